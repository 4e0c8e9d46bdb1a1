"""What the check said of a project's money when its sheet was written: states the formulas show until something changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project, TieOutcome
from xltools.workbooks.department import live_formulas as live

CENT: Final = Decimal("0.01")
DIFFERS_ABOUT: Final = f"{live.WARNING}：与预算不符"
UNDECIDED: Final[Mapping[TieOutcome, str]] = {
    "no-amount": live.NO_COST,
    "only-unit-prices": f"{live.UNCHECKED}：成本指标只有单价",
    "several-readings": f"{live.UNCHECKED}：成本有几种读法",
}


@dataclass(frozen=True, slots=True)
class CheckedStates:
    """U08, U01/U02 and A05 as the rules decided."""

    amount: str
    unit: str
    cost: str


def checked_states(project: Project) -> CheckedStates:
    """The states of one project."""
    return CheckedStates(amount_state(project), unit_state(project), cost_state(project))


def amount_state(project: Project) -> str:
    """U08."""
    yuan = project.budget.yuan
    if not project.budget.text.split():
        return live.BLANK
    if yuan is None:
        return f"{live.ERROR}：不是数字"
    return live.PASSED if yuan > 0 else f"{live.ERROR}：应为大于零的金额"


def unit_state(project: Project) -> str:
    """U02, and U01 where nothing named a unit."""
    budget = project.budget
    if budget.yuan is None:
        return live.UNCHECKED
    if budget.doubtful:
        return f"{live.ERROR}：单位存疑，请核实"
    assumed = budget.unit_from == "assumed" and budget.label_unit is None
    return f"{live.WARNING}：原表未写单位，按元计" if assumed else live.PASSED


def cost_state(project: Project) -> str:
    """A05, where no other rule stands in front of it."""
    tie, budget = project.tie, project.budget
    if not budget.text.split():
        return live.NO_BUDGET
    if budget.yuan is None or budget.yuan <= 0 or budget.doubtful:
        return live.UNUSABLE
    if tie.outcome in UNDECIDED:
        return UNDECIDED[tie.outcome]
    if tie.outcome == "differs":
        ranged = project.cost_total is not None and project.cost_total.range_to is not None
        return DIFFERS_ABOUT if tie.approximate or ranged else live.DIFFERS
    return live.PASSED if tie.outcome == "ties" else live.UNUSABLE


def tolerance(project: Project) -> Decimal:
    """Difference in yuan up to which cost total and budget agree as they are written; never under one 分.

    Where the check finds that they agree (a budget within a range of costs), the difference shown is within it.
    """
    tie, cost, budget = project.tie, project.cost_total, project.budget.yuan
    if tie.outcome == "ties" and cost is not None and budget is not None:
        return max(tie.tolerance, abs(cost.yuan - budget), CENT)
    return max(tie.tolerance, CENT)
