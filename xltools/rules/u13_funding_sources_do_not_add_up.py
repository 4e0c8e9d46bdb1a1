"""U13 资金来源合计

检查什么
    印有资金来源的表，财政拨款、上年结转资金、其他资金加起来是不是等于资金总额；年度和中期各算各的，不互相比较。

为什么
    来源和总额对不上，拨款、批复和公开都没有依据。

反例
    预算金额：12万元
    年度财政拨款：10万元
    年度其他资金：1万元

正例
    预算金额：12万元
    年度财政拨款：10万元
    年度其他资金：2万元

怎么改
    核对各项来源和总额，改正写错的一项；没有的来源写 0。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.funding import FundingSum, funding_sums
from xltools.rules.rule import Answer, Defect, ProjectRule, Spot, Undecided
from xltools.rules.wording import compared, money


def check(project: Project) -> Iterator[Answer]:
    """One defect for each total that its sources do not come to."""
    for found in funding_sums(project.declaration):
        if found.verdict.holds:
            continue
        if found.open and found.computed < found.stated:
            yield Undecided("amount-missing", f"{found.title}的来源没有填全或没有全部读出")
        else:
            yield defect(found)


def defect(found: FundingSum) -> Defect:
    """The sources, what they come to, and the written total."""
    computed, stated, gap = compared(found.computed, found.stated)
    working = f"{' + '.join(money(*found.amounts))} = {computed}"
    return Defect(
        f"各项资金来源合计 {computed}（{working}），表中写 {stated}，相差 {gap}，请核对各项来源和总额。",
        Spot(found.total.place, found.field, found.title),
        quote=found.total.text,
        start=0,
        end=len(found.total.text),
        computed=found.computed,
        stated=found.stated,
        working=working,
        related=tuple(source.place for source in found.sources),
    )


RULE = ProjectRule(
    id="U13",
    name="funding-sources-do-not-add-up",
    title="资金来源合计",
    page=__doc__,
    severity="error",
    check=check,
)
