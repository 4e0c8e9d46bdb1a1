"""The figures of a department workbook, recomputed from its projects: what its formulas should say."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.workbook import SummaryFigure

Figure = Callable[[Project], Decimal | None]


def budget(project: Project) -> Decimal | None:
    """Budget in yuan."""
    return project.budget.yuan


def cost(project: Project) -> Decimal | None:
    """Cost total in yuan, as read from the cost cells."""
    return project.cost_total.yuan if project.cost_total else None


def difference(project: Project) -> Decimal | None:
    """Cost total less budget, None unless both are known."""
    first, second = cost(project), budget(project)
    return None if first is None or second is None else first - second


def items(project: Project) -> Decimal | None:
    """What the rows of 项目明细 add up to, None where there is no table or no amount in it."""
    table = project.declaration.cost_table
    return table.sum if table else None


def items_difference(project: Project) -> Decimal | None:
    """Total of 项目明细 less budget, None unless both are known."""
    first, second = items(project), budget(project)
    return None if first is None or second is None else first - second


FIGURES: Final[Mapping[str, Figure]] = {
    "budget": budget,
    "budget_wan": budget,
    "cost": cost,
    "difference": difference,
    "items": items,
    "items_budget": budget,
    "items_difference": items_difference,
}


def expected_figure(figure: SummaryFigure, projects: Sequence[Project]) -> Decimal | None:
    """What the figure should be, in yuan; None where the projects have no such amount.

    A figure of one project (keys "sheet.…" and "row.…") is found by position; a total ("total.…") adds up the projects
    that have the amount.
    """
    value = FIGURES[figure.key.partition(".")[2]]
    counted = [project for project in projects if figure.position in (None, project.declaration.position)]
    amounts = [amount for amount in map(value, counted) if amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None
