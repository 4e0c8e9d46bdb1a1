"""Whether 项目明细 adds up to what the cost text says, or to the budget."""

from dataclasses import dataclass
from decimal import Decimal

from xltools.analysis.facts import Budget, CostTotal, Project
from xltools.analysis.tolerance import compare, half_unit


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
    cost, budget = project.cost_total, project.budget
    known_cost = cost if cost and project.tie.doubt is None else None
    known_budget = budget if budget.yuan is not None and not budget.doubtful else None
    holds = any(
        (known_cost is not None and is_cost(value, known_cost))
        or (known_budget is not None and is_budget(value, known_budget))
        for value in sums
    )
    precision = known_cost.precision if known_cost else known_budget.precision if known_budget else Decimal(0)
    return TableTie(
        total,
        known_cost.yuan if known_cost else None,
        known_budget.yuan if known_budget else None,
        holds,
        half_unit(precision),
    )


def is_cost(total: Decimal, cost: CostTotal) -> bool:
    """Whether a total is the cost of the text, within its bound or range where it has one."""
    tolerance = half_unit(cost.precision)
    if cost.range_to is not None:
        return cost.yuan - tolerance <= total <= cost.range_to + tolerance
    if cost.upper_bound and total <= cost.yuan + tolerance:
        return True
    return compare(total, cost.yuan, cost.precision, approximate=cost.approximate).holds


def is_budget(total: Decimal, budget: Budget) -> bool:
    """Whether a total is the budget."""
    return compare(total, budget.yuan or Decimal(0), budget.precision, approximate=budget.approximate).holds
