"""X02 目标金额≠预算

检查什么
    项目绩效目标里写的总金额（总投入、总额、年度预算、申请资金）是否等于预算金额。只写“预算”“共计”的，可能只是其中一部分，
    相差在一倍以内才按警告报。几年合计的、其他年度的、别的资金来源的不比较；预算金额存疑时不检查。

为什么
    目标和预算说的是同一笔钱。两个数不一样，审核和公开时就不知道以哪个为准。

反例
    预算金额：12万元
    项目绩效目标：项目总投入15万元，养护社区绿地，改善居民的居住环境。

正例
    预算金额：12万元
    项目绩效目标：项目总投入12万元，养护社区绿地，改善居民的居住环境。

怎么改
    核对两处金额，改成一致；目标里的金额只是其中一部分的，写明是哪一部分。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import GoalTotal, Project
from xltools.analysis.tolerance import compare
from xltools.rules.rule import Answer, Defect, ProjectRule, Undecided
from xltools.rules.severities import lowered
from xltools.rules.spots import field_spot
from xltools.rules.wording import compared

WHOLE: Final = Decimal(2)


def check(project: Project) -> Iterator[Answer]:
    """One defect where the total of the goal is not the budget."""
    total, budget = project.goal_total, project.budget
    year = project.declaration.year
    if total is None or (total.year and year and total.year != year):
        return
    if budget.yuan is None or budget.yuan <= 0:
        yield Undecided("amount-unreadable", "预算金额读不出来")
    elif budget.doubtful:
        yield Undecided("unit-undeclared", "预算金额的单位存疑")
    elif differs(total, project, budget.yuan):
        if total.several_years:
            yield Undecided("multi-year-total", "目标写的是几年合计的金额")
        elif total.whole or budget.yuan / WHOLE < total.yuan < budget.yuan * WHOLE:
            yield defect(project, total, budget.yuan)


def differs(total: GoalTotal, project: Project, budget: Decimal) -> bool:
    """Whether the two contradict each other beyond rounding, approximation and the bound the goal names."""
    approximate = total.approximate or project.budget.approximate
    precision = max(total.precision, project.budget.precision)
    if compare(total.yuan, budget, precision, approximate=approximate).holds:
        return False
    return not ((total.upper and budget < total.yuan) or (total.lower and budget > total.yuan))


def defect(project: Project, total: GoalTotal, budget: Decimal) -> Defect:
    """Stands at the amount in the goal, names the budget."""
    declaration = project.declaration
    goal, stated, gap = compared(total.yuan, budget)
    return Defect(
        f"目标中写的金额为 {goal}，预算金额为 {stated}，相差 {gap}，请核对并改成一致。",
        field_spot(declaration, "goal"),
        severity=lowered("error" if total.whole else "warning", when=total.approximate or project.budget.approximate),
        quote=declaration.text("goal")[total.start : total.end],
        start=total.start,
        end=total.end,
        computed=total.yuan,
        stated=budget,
        related=(declaration.field_place("budget"),),
    )


RULE = ProjectRule(
    id="X02",
    name="goal-amount-differs-from-budget",
    title="目标金额≠预算",
    page=__doc__,
    severity="error",
    check=check,
)
