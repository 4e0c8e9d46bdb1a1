"""A04 分项合计≠所列总计

检查什么
    同一栏目里既列了分项又写了总计的，各分项相加是否等于总计。写在“其中”后面的分项可以不列全，合计小于总计只作警告。

为什么
    分项与总计互相矛盾，预算金额就失去了依据：要么漏列、多列了分项，要么有一个数字写错了。

反例
    预算金额：12万元
    产出成本指标：宣传费3万元，培训费4万元，场地费4.2万元，共计12万元。

正例
    预算金额：12万元
    产出成本指标：宣传费3万元，培训费4万元，场地费5万元，共计12万元。

怎么改
    逐项核对分项和总计，补列漏掉的分项或改正写错的数字。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.statements import broken, is_open_list, statement_defect
from xltools.rules.wording import compared


def check(project: Project) -> Iterator[Defect]:
    """One defect for each list that does not add up to its stated total."""
    for statement in broken(project, "items"):
        computed, stated, gap = compared(statement.computed, statement.stated)
        sentence = f"分项合计 {computed}，表中写总计 {stated}，相差 {gap}"
        if is_open_list(statement):
            yield statement_defect(project, statement, sentence, "“其中”所列分项没有列全的，请补列。", "warning")
        else:
            yield statement_defect(project, statement, sentence, "请核对各分项和总计。")


RULE = ProjectRule(
    id="A04",
    name="items-differ-from-stated-total",
    title="分项合计≠所列总计",
    page=__doc__,
    severity="error",
    check=check,
)
