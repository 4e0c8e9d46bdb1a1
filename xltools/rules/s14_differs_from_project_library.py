"""S14 与项目库/预算表不一致

检查什么
    花名册工作簿里有“项目库”一表时，申报表的预算金额与项目库中同一部门同一项目的年度金额是不是相等。项目库只有多年总额的、
    一方没有写明单位的，不能比较。

为什么
    入库金额是审核过的数。申报时改了金额而没有调整项目库，批复后两边就对不上。

反例
    项目库：社区绿化养护，年度金额 56万元；申报表：预算金额 65万元。

正例
    项目库：社区绿化养护，年度金额 56万元；申报表：预算金额 56万元。

怎么改
    核对哪一个数是对的：按项目库改申报表，或先调整项目库。
"""

from collections.abc import Iterator
from dataclasses import replace

from xltools.analysis.tolerance import compare
from xltools.model.finding import NotCheckedReason
from xltools.model.noted_form import NotedForm
from xltools.model.roster import LibraryProject
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Answer, Batch, BatchRule, Undecided
from xltools.rules.wording import compared


def check(batch: Batch) -> Iterator[Answer]:
    """One defect for each project whose budget is not the annual figure of the library."""
    if batch.roster is None or not batch.roster.library:
        yield Undecided("attachment-not-at-hand", "没有给出项目库（花名册工作簿的“项目库”一表）")
        return
    for form in batch.forms:
        listed = batch.library.get(form.key)
        if listed is not None:
            yield from judged(form, listed)


def judged(form: NotedForm, listed: LibraryProject) -> Iterator[Answer]:
    """One form beside its line in the library."""
    reason = why_not(form, listed)
    if reason is not None or listed.annual is None or form.yuan is None:
        about = reason or ("amount-missing", "没有可以比较的金额")
        yield Undecided(about[0], f"项目库：{about[1]}", form.file, form.position)
        return
    verdict = compare(listed.annual, form.yuan, form.precision, approximate=form.approximate)
    if verdict.holds:
        return
    library, here, gap = compared(listed.annual, form.yuan)
    sentence = f"项目库的年度金额是 {library}（{listed.where}），这里写 {here}，相差 {gap}，请核对后改成一致。"
    yield replace(noted_defect(form, "budget", sentence), computed=listed.annual, stated=form.yuan)


def why_not(form: NotedForm, listed: LibraryProject) -> tuple[NotCheckedReason, str] | None:
    """Why the two cannot be compared; None where they can."""
    if form.yuan is None:
        return "amount-unreadable", "申报表的预算金额读不出来"
    if form.doubtful or form.unit_from == "assumed":
        return "unit-undeclared", "申报表的预算金额没有写明单位"
    if listed.annual is None and listed.period_total is not None:
        return "multi-year-total", "只有多年总额，没有年度金额"
    if not listed.unit_declared:
        return "unit-undeclared", "金额一栏没有写明单位"
    return None


RULE = BatchRule(
    id="S14",
    name="differs-from-project-library",
    title="与项目库/预算表不一致",
    page=__doc__,
    severity="error",
    check=check,
)
