"""Sums over the projects of one source, exact and in yuan. Sums over departments and types live in `merging`."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from xltools.analysis.facts import Project
from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of projects. Positions are those of the declarations in their file.

    `unreadable` are projects without a usable budget: they are listed, never added as 0. `assumed` are budgets whose
    unit stands neither in the value nor in the label (U01), `doubtful` those that allow two readings (U02). `without_cost`
    are projects whose cost cells have no amount.
    """

    count: int
    budget_yuan: Decimal
    cost_yuan: Decimal
    assumed: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    unreadable: tuple[int, ...] = ()
    without_cost: tuple[int, ...] = ()


def totals(projects: Sequence[Project]) -> Totals:
    """Budget and cost totals of `projects`, with the positions whose figures need a look."""
    readable = [project for project in projects if project.budget.yuan is not None]
    return Totals(
        count=len(projects),
        budget_yuan=sum((project.budget.yuan for project in readable if project.budget.yuan is not None), Decimal(0)),
        cost_yuan=sum((project.cost_total.yuan for project in projects if project.cost_total), Decimal(0)),
        assumed=_positions(project for project in readable if project.budget.unit_from == "assumed"),
        doubtful=_positions(project for project in readable if project.budget.doubtful),
        unreadable=_positions(project for project in projects if project.budget.yuan is None),
        without_cost=_positions(project for project in projects if project.cost_total is None),
    )


def _positions(projects: Iterable[Project]) -> tuple[int, ...]:
    return tuple(project.declaration.position for project in projects)
