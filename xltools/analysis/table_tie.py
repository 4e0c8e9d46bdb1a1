"""Whether 项目明细 adds up to what the cost text says, or to the budget."""

from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Budget, CostTotal, Project
from xltools.analysis.tolerance import CENT, compare, half_unit, within
from xltools.model.cost_table import to_cent
from xltools.values.frozen import dataclass

ABOUT_SHARE: Final = Decimal("0.05")
"""By how much a total may be off an approximate cost."""


@dataclass(frozen=True, slots=True)
class TableTie:
    """What the table is compared with; yuan. `cost` and `budget` are None where the text or the budget is not certain.

    `holds`: it is one of the two. Whether those two agree is A05's question. `tolerance` is that of the figure in `stated`.
    """

    total: Decimal
    cost: Decimal | None
    budget: Decimal | None
    holds: bool
    tolerance: Decimal

    @property
    def stated(self) -> Decimal | None:
        """The figure the table should come to: that of the text, else the budget."""
        return self.budget if self.cost is None else self.cost


def tie_table(project: Project) -> TableTie | None:
    """The comparison; None where there is no table or no amount in it.

    A row whose typed amount is not its product counts either way: what is wrong with it is said at the row.
    """
    table = project.declaration.cost_table
    total = table.sum if table else None
    if table is None or total is None:
        return None
    sums = {total, table.sum_of_products or total}
    cost, budget = known_cost(project), project.budget
    known_budget = budget if budget.yuan is not None and not budget.doubtful else None
    holds = any(
        (cost is not None and is_cost(value, cost)) or (known_budget is not None and is_budget(value, known_budget))
        for value in sums
    )
    precision = cost.precision if cost else known_budget.precision if known_budget else Decimal(0)
    return TableTie(
        total,
        cost.yuan if cost else None,
        known_budget.yuan if known_budget else None,
        holds,
        half_unit(precision),
    )


def is_cost(total: Decimal, cost: CostTotal) -> bool:
    """Whether a total is the cost of the text, within its bound or range where it has one."""
    low, high = cost_interval(cost)
    return low <= to_cent(total) <= high


def known_cost(project: Project) -> CostTotal | None:
    """The cost of the text, where it was read for certain."""
    return project.cost_total if project.tie.doubt is None else None


def cost_interval(cost: CostTotal) -> tuple[Decimal, Decimal]:
    """The totals to the 分 that agree with the cost of the text; rounding by half a coarse unit does not."""
    reach = half_unit(cost.precision)
    if not within(reach, reach):
        reach -= CENT
    if cost.approximate:
        reach = max(reach, abs(cost.yuan) * ABOUT_SHARE)
    low = Decimal(0) if cost.upper_bound else cost.yuan - reach
    return to_cent(low), to_cent((cost.yuan if cost.range_to is None else cost.range_to) + reach)


def is_budget(total: Decimal, budget: Budget) -> bool:
    """Whether a total is the budget."""
    return compare(total, budget.yuan or Decimal(0), budget.precision, approximate=budget.approximate).holds
