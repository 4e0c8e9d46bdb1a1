"""核对栏: the cells beside the form, outside the print area, that hold the original wording and the figures for 汇总."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis.facts import Project
from xltools.workbooks.cells import address
from xltools.workbooks.department.budget_cell import BudgetCell
from xltools.workbooks.department.regions import Region, Style

PANEL_COLUMN: Final = 7
PANEL_ROW: Final = 2
PANEL_TITLE: Final = "核对栏（不打印）"

PanelKey = Literal["wording", "budget", "cost", "difference", "tolerance", "state"]
PANEL_LABELS: Final[Mapping[PanelKey, str]] = {
    "wording": "原始填写\n（金额核实后请清空右格）",
    "budget": "预算折合（元）",
    "cost": "成本指标合计（元）\n（由成本指标文字读出）",
    "difference": "差额（元）\n（成本合计－预算）",
    "tolerance": "容差（元）\n（按填写的精度）",
    "state": "状态",
}
PANEL_STYLES: Final[Mapping[PanelKey, Style]] = {
    "wording": "panel_text",
    "budget": "panel_yuan",
    "cost": "panel_yuan",
    "difference": "panel_yuan",
    "tolerance": "panel_yuan",
    "state": "panel_state",
}
AGREES: Final = "相符"
DIFFERS: Final = "不符"
BLANK_BUDGET: Final = "未填预算"
TEXT_BUDGET: Final = "预算不是数字"
NO_COST: Final = "成本金额未读出"
CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class PanelFigures:
    """Where the 核对栏 holds what, and the values it shows (yuan; None = blank)."""

    cells: Mapping[PanelKey, str]
    budget: Decimal | None
    cost: Decimal | None
    state: str

    @property
    def difference(self) -> Decimal | None:
        """Cost - budget."""
        return None if self.cost is None or self.budget is None else self.cost - self.budget


def panel_figures(project: Project, budget: BudgetCell) -> PanelFigures:
    """The amounts of the 核对栏."""
    cells = {key: address(PANEL_ROW + 1 + index, PANEL_COLUMN + 1) for index, key in enumerate(PANEL_LABELS)}
    cost = project.cost_total.yuan if project.cost_total else None
    yuan = None if budget.yuan is None else budget.yuan.quantize(CENT)
    return PanelFigures(cells, yuan, cost, state(budget, cost, tolerance(project)))


def tolerance(project: Project) -> Decimal:
    """Difference in yuan up to which cost total and budget agree as they are written; never under one 分.

    Where the check finds that they agree (a budget within a range of costs), the difference shown is within it.
    """
    tie, cost, budget = project.tie, project.cost_total, project.budget.yuan
    if tie.outcome == "ties" and cost is not None and budget is not None:
        return max(tie.tolerance, abs(cost.yuan - budget), CENT)
    return max(tie.tolerance, CENT)


def state(budget: BudgetCell, cost: Decimal | None, allowed: Decimal) -> str:
    """What the state formula shows."""
    if budget.yuan is None:
        return TEXT_BUDGET if budget.text else BLANK_BUDGET
    if cost is None:
        return NO_COST
    return AGREES if abs(cost - budget.yuan.quantize(CENT)) <= allowed else DIFFERS


def budget_formula(value: str, label: str) -> str:
    """Yuan of the budget cell, by the unit its label names; blank while the cell holds no number."""
    return f'IF(ISNUMBER({value}),ROUND({value}*IF(ISNUMBER(SEARCH("万元",{label})),10000,1),2),"")'


def difference_formula(budget: str, cost: str) -> str:
    """Cost - budget, blank while one of them is."""
    return f'IF(AND(ISNUMBER({budget}),ISNUMBER({cost})),ROUND({cost}-{budget},2),"")'


def state_formula(value: str, cells: Mapping[PanelKey, str]) -> str:
    """相符, 不符, or which amount is missing; `value` is the budget cell."""
    budget, cost, allowed = cells["budget"], cells["cost"], cells["tolerance"]
    compared = f'IF(ABS({cost}-{budget})<={allowed}+0.000001,"{AGREES}","{DIFFERS}")'
    missing = f'IF({value}="","{BLANK_BUDGET}","{TEXT_BUDGET}")'
    return f'IF(NOT(ISNUMBER({budget})),{missing},IF(NOT(ISNUMBER({cost})),"{NO_COST}",{compared}))'


def panel_regions(
    project: Project, budget: BudgetCell, value_cell: str, label_cell: str
) -> tuple[tuple[Region, ...], PanelFigures]:
    """The 核对栏 of a sheet whose budget and budget label stand in the given cells."""
    figures = panel_figures(project, budget)
    cells = figures.cells
    values: dict[PanelKey, str | Decimal] = {
        "wording": budget.wording,
        "budget": blank_or(figures.budget),
        "cost": blank_or(figures.cost),
        "difference": blank_or(figures.difference),
        "tolerance": tolerance(project),
        "state": figures.state,
    }
    formulas: dict[PanelKey, str] = {
        "budget": budget_formula(value_cell, label_cell),
        "difference": difference_formula(cells["budget"], cells["cost"]),
        "state": state_formula(value_cell, cells),
    }
    regions = [Region(PANEL_ROW, PANEL_COLUMN, PANEL_ROW, PANEL_COLUMN + 1, PANEL_TITLE, "panel_title")]
    for index, (key, label) in enumerate(PANEL_LABELS.items()):
        row = PANEL_ROW + 1 + index
        regions.append(Region(row, PANEL_COLUMN, row, PANEL_COLUMN, label, "panel_label"))
        column = PANEL_COLUMN + 1
        regions.append(Region(row, column, row, column, values[key], PANEL_STYLES[key], formula=formulas.get(key, "")))
    return tuple(regions), figures


def blank_or(value: Decimal | None) -> str | Decimal:
    """A number, or the empty text a formula shows instead."""
    return "" if value is None else value
