"""What stands in the cost cells, for the rules on cost."""

from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.rows import COST
from xltools.values.amounts import Amount, Role

COUNTED: Final[frozenset[Role]] = frozenset({"total", "subtotal", "item"})
RATES: Final[frozenset[Role]] = frozenset({"unit_price", "limit"})


def cost_rows(project: Project) -> tuple[int, ...]:
    """Indexes of the rows of 产出成本指标."""
    return tuple(index for index, row in enumerate(project.declaration.indicators) if row.level2 == COST)


def cost_amounts(project: Project) -> tuple[Amount, ...]:
    """The amounts of the cost cells, in order."""
    by_row = project.amounts_by_indicator()
    return tuple(amount for index in cost_rows(project) for amount in by_row.get(index, ()))


def has_roles(amounts: tuple[Amount, ...], roles: frozenset[Role]) -> bool:
    """Whether any of the amounts plays one of the roles."""
    return any(amount.role in roles for amount in amounts)
