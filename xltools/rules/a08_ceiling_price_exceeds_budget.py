"""A08 上限标准测算

检查什么
    写明上限、封顶或“不超”的单价，乘以所列数量后是否达到或超过预算金额。没有数量的上限不检查。

为什么
    按上限计算大于预算，说明实际单价会低于上限。应当写明实际执行的单价，审核时才能判断预算是否合理。

反例
    预算金额：100万元
    产出成本指标：每平方米每年上限为80元，服务面积共计20000平方米，全年费用计划不超100万元。

正例
    预算金额：100万元
    产出成本指标：按每平方米每年50元、服务面积20000平方米计算，全年费用计划不超100万元。

怎么改
    写明实际执行的单价，或说明预算按上限打折的依据。
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from xltools.analysis.facts import Ceiling, Project
from xltools.rules.rule import Answer, Defect, ProjectRule, Undecided
from xltools.rules.spots import indicator_spot
from xltools.rules.wording import money, quoted
from xltools.values.plain import grouped, plain

CENT: Final = Decimal("0.01")


def check(project: Project) -> Iterator[Answer]:
    """One defect for each ceiling whose product reaches the budget."""
    budget = project.budget
    if not project.ceilings:
        return
    if budget.yuan is None or budget.yuan <= 0:
        yield Undecided("amount-unreadable", "预算金额读不出来")
    elif budget.doubtful:
        yield Undecided("unit-undeclared", "预算金额的单位存疑")
    else:
        for ceiling in project.ceilings:
            if ceiling.product >= budget.yuan:
                yield defect(project, ceiling, budget.yuan)


def defect(project: Project, ceiling: Ceiling, budget: Decimal) -> Defect:
    """The product, the budget, and the price that the budget implies."""
    (stated,) = money(budget)
    price = (budget / ceiling.quantity).quantize(CENT, rounding=ROUND_HALF_UP)
    quantity = f"{grouped(ceiling.quantity)}{ceiling.quantity_unit}"
    top = money(ceiling.product.quantize(CENT, rounding=ROUND_HALF_UP))[0]
    return Defect(
        f"上限{quoted(ceiling.quote)}乘以 {quantity}为 {top}，不低于预算金额 {stated}；"
        f"按预算推算，实际单价约 {plain(price)}元。请写明实际执行的单价。",
        indicator_spot(project.declaration, ceiling.indicator),
        quote=ceiling.quote,
        computed=ceiling.product,
        stated=budget,
        working=ceiling.working,
        related=(project.declaration.field_place("budget"),),
    )


RULE = ProjectRule(
    id="A08",
    name="ceiling-price-exceeds-budget",
    title="上限标准测算",
    page=__doc__,
    severity="info",
    check=check,
)
