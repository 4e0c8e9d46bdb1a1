"""U08 预算金额为零/负/非数

检查什么
    预算金额一栏能不能读成一个大于零的金额。“见附件”“待定”“/”一类都不能；空着的由 C01 报。

为什么
    没有预算金额就无法核对、无法汇总。这份表不会按零计入总数，而是单独列出。

反例
    预算金额：见附件

正例
    预算金额：12万元

怎么改
    填写实际金额和单位，例如“12万元”。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import money, quoted


def check(project: Project) -> Iterator[Defect]:
    """A defect when the budget field holds no amount above zero."""
    budget = project.budget
    if budget.yuan is not None and budget.yuan > 0:
        return
    found = "读不出金额" if budget.yuan is None else f"读出的金额是 {money(budget.yuan)[0]}"
    yield Defect(
        f"填写{quoted(budget.text)}，{found}，无法核对和汇总，请填写实际金额和单位。",
        field_spot(project.declaration, "budget"),
        quote=budget.text,
        start=0,
        end=len(budget.text),
    )


RULE = ProjectRule(
    id="U08",
    name="budget-not-a-number",
    title="预算金额为零/负/非数",
    page=__doc__,
    severity="error",
    check=check,
)
