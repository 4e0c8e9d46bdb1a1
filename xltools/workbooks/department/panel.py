"""核对栏: the cells beside the form, outside the print area: the figures for 汇总, and the live checks.

The hidden columns behind it hold what the last check saw (the texts, the verdicts no formula can reach) and steps of
the formulas. All results are computed here as the formulas compute them, so that a viewer without calculation is right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis.facts import Project
from xltools.analysis.settled import is_single_figure
from xltools.analysis.table_tie import cost_interval, known_cost
from xltools.analysis.tolerance import half_unit
from xltools.forms.version import FormVersion
from xltools.workbooks.calculation import calculate
from xltools.workbooks.calculation_functions import Value
from xltools.workbooks.cells import address, position
from xltools.workbooks.department import live_formulas as live
from xltools.workbooks.department.budget_cell import BudgetCell
from xltools.workbooks.department.checked_state import CENT, checked_states, tolerance
from xltools.workbooks.department.form_cells import FormCells, printed_already, watched
from xltools.workbooks.department.phone_formulas import phone_steps
from xltools.workbooks.department.regions import Style

PANEL_COLUMN: Final = 7
STATE_COLUMN: Final = PANEL_COLUMN + 1
PANEL_ROW: Final = 2
PANEL_TITLE: Final = "核对栏（不打印）"

TEXT_COLUMN, BEGIN_COLUMN, BLANK_COLUMN, UNFIT_COLUMN, CHANGED_COLUMN = range(10, 15)
"""Hidden columns of the form's rows: the text as checked, its beginning, and the names of what is wrong with it."""
STEP_COLUMN: Final = 15
"""First of the hidden columns of the panel's rows."""
STEPS: Final = 15
LAST_COLUMN: Final = STEP_COLUMN + STEPS - 1

AGREES: Final = live.PASSED
DIFFERS: Final = live.DIFFERS
"""States of a cost that is, or is not, the budget."""

PanelKey = Literal[
    "overall", "budget", "cost", "difference", "tolerance", "fields", "state", "rows", "type", "postcode", "phone",
    "amount", "unit", "table", "changed", "wording",
]  # fmt: skip
PANEL_LABELS: Final[Mapping[PanelKey, str]] = {
    "budget": "预算折合（元）",
    "cost": "成本指标合计（元）\n（由成本指标文字读出）",
    "difference": "差额（元）\n（成本合计－预算）",
    "tolerance": "容差（元）\n（按填写的精度）",
    "fields": "必填项",
    "state": "成本合计与预算",
    "rows": "指标内容",
    "type": "项目类型",
    "postcode": "邮政编码",
    "phone": "联系电话",
    "amount": "预算金额",
    "unit": "预算单位",
    "changed": "校验后改动",
    "table": "项目明细",
    "wording": "原始填写\n（金额核实后请清空右格）",
}
"""By row, below the title: 必填项, which may name many fields, stands beside the goal, the highest row."""
FIGURES: Final[tuple[PanelKey, ...]] = ("budget", "cost", "difference", "tolerance")
CHECKS: Final[tuple[PanelKey, ...]] = (
    "fields", "state", "rows", "type", "postcode", "phone", "amount", "unit", "changed", "table",
)  # fmt: skip
RULES: Final[Mapping[PanelKey, tuple[str, ...]]] = {
    "fields": ("C01",),
    "state": ("A05",),
    "rows": ("C02", "C04", "C09"),
    "type": ("C10",),
    "postcode": ("F01",),
    "phone": ("F02",),
    "amount": ("U08",),
    "unit": ("U01", "U02"),
    "table": ("A11",),
}
"""The rules a live check stands for."""
MAY_STAY_OPEN: Final[PanelKey] = "table"
"""The last of the checks: a form without 项目明细 is complete."""

PanelStyle = Style | Literal[""]
"""The hidden cells have none: nobody sees them, and there are many."""


@dataclass(frozen=True, slots=True)
class PanelCell:
    """A cell of the panel or behind it: row and column from 0, value or cached result, formula without "="."""

    row: int
    column: int
    value: str | Decimal
    style: PanelStyle
    formula: str = ""


@dataclass(frozen=True, slots=True)
class PanelFigures:
    """Where the 核对栏 holds what, and the values it shows (yuan; None = blank).

    `counts` are the cells with the number of errors, warnings and open checks; `drawn` is everything to be written.
    """

    cells: Mapping[PanelKey, str]
    budget: Decimal | None
    cost: Decimal | None
    state: str
    overall: str = ""
    counts: tuple[str, str, str] = ("", "", "")
    drawn: tuple[PanelCell, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """Cost - budget."""
        return None if self.cost is None or self.budget is None else self.cost - self.budget

    def value(self, cell: str) -> str | Decimal:
        """What a cell of the panel shows."""
        return next((one.value for one in self.drawn if address(one.row, one.column) == cell), "")


def panel_row(key: PanelKey) -> int:
    """Row of a line of the panel, from 0."""
    return PANEL_ROWS[key]


PANEL_ROWS: Final[Mapping[PanelKey, int]] = {key: row for row, key in enumerate(("overall", *PANEL_LABELS), PANEL_ROW)}


def panel_cells() -> dict[PanelKey, str]:
    """The value cell of every line."""
    keys: tuple[PanelKey, ...] = ("overall", *PANEL_LABELS)
    return {key: address(panel_row(key), STATE_COLUMN) for key in keys}


def step(key: PanelKey, number: int = 0) -> str:
    """A hidden cell behind a line of the panel."""
    return address(panel_row(key), STEP_COLUMN + number)


def budget_formula(value: str, label: str) -> str:
    """Yuan of the budget cell, by the unit its label names; blank while the cell holds no number."""
    return f'IF(ISNUMBER({value}),ROUND({value}*IF(ISNUMBER(SEARCH("万元",{label})),10000,1),2),"")'


def difference_formula(budget: str, cost: str) -> str:
    """Cost - budget, blank while one of them is."""
    return f'IF(AND(ISNUMBER({budget}),ISNUMBER({cost})),ROUND({cost}-{budget},2),"")'


@dataclass(slots=True)
class Panel:
    """Collects the cells of one sheet's panel."""

    form: FormCells
    cells: Mapping[PanelKey, str] = field(default_factory=panel_cells)
    values: dict[str, Value] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)

    def state(self, key: PanelKey, formula: str) -> None:
        """The state of a check; on a blank form nothing is wrong yet."""
        blank = f"IF({step('overall', 3)}=1,{live.text(live.BLANK)},{formula})"
        self.formulas[self.cells[key]] = blank if self.form.unfilled else formula

    def result(self, cell: str) -> str | Decimal:
        """What a cell shows: its constant, or the result of its formula."""
        found = self.look("", cell)
        return found if isinstance(found, str | Decimal) else ""

    def look(self, _sheet: str, cell: str) -> Value:
        """The value of a cell of this sheet, computed once."""
        if cell not in self.values and cell in self.formulas:
            self.values[cell] = calculate(self.formulas[cell], self.look)
        if cell in self.values:
            return self.values[cell]
        return self.form.values.get(cell)


def draw_panel(
    project: Project,
    budget: BudgetCell,
    form: FormCells,
    version: FormVersion,
    table: live.TableCells | None = None,
) -> PanelFigures:
    """The 核对栏 of a sheet whose form stands in the cells of `form`; `table` are those of 项目明细."""
    panel = Panel(form)
    remember(panel, project, budget)
    figures(panel)
    field_checks(panel, version)
    row_checks(panel)
    budget_checks(panel)
    panel.state("table", table_check(panel, table) if table else live.text(live.BLANK))
    summing_up(panel)
    yuan = panel.look("", panel.cells["budget"])
    return PanelFigures(
        panel.cells,
        yuan if isinstance(yuan, Decimal) else None,
        project.cost_total.yuan if project.cost_total else None,
        str(panel.result(panel.cells["state"])),
        str(panel.result(panel.cells["overall"])),
        (step("overall"), step("overall", 1), step("overall", 2)),
        tuple(drawn(panel, wording=bool(budget.wording))),
    )


def remember(panel: Panel, project: Project, budget: BudgetCell) -> None:
    """Keep what this check sees: the texts, the budget with label and wording, and the verdicts on them."""
    cells, cost = panel.cells, project.cost_total
    values: dict[str, str | Decimal | None] = {
        cells["wording"]: budget.wording,
        cells["cost"]: cost.yuan if cost else None,
        step("wording"): budget.wording,
        step("budget"): budget.text if budget.number is None else budget.number,
        step("difference"): budget.label,
    }
    values |= {step(*place): told for place, told in verdicts(project).items()}
    values |= {address(one.row, TEXT_COLUMN): one.value for one in watched(panel.form)}
    values |= {address(row, TEXT_COLUMN): told for row, told in printed_already(panel.form)}
    panel.values.update({cell: value for cell, value in values.items() if value not in {None, ""}})


def verdicts(project: Project) -> dict[tuple[PanelKey, int], str | Decimal | None]:
    """What a check decided that no formula can: by line of the panel and number of the hidden cell behind it."""
    cost, known, certain = project.cost_total, checked_states(project), known_cost(project)
    low, high = cost_interval(certain) if certain else (None, None)
    return {
        ("cost", 0): cost.precision if cost else CENT,
        ("tolerance", 0): tolerance(project),
        ("state", 0): known.cost,
        ("state", 1): Decimal(int(is_single_figure(project))),
        ("amount", 0): known.amount,
        ("unit", 0): known.unit,
        ("table", 0): low,
        ("table", 1): high,
        ("table", 2): half_unit(project.budget.precision),
    }


def figures(panel: Panel) -> None:
    """Budget, difference and tolerance in yuan, and whether the budget is as checked."""
    cells, form, formulas = panel.cells, panel.form, panel.formulas
    value, label = form.budget, form.budget_label
    known = (step("budget"), step("difference"), step("wording"))
    formulas[cells["budget"]] = budget_formula(value, label)
    formulas[cells["difference"]] = difference_formula(cells["budget"], cells["cost"])
    formulas[step("budget", 1)] = live.kept(value, label, cells["wording"], known)
    formulas[step("budget", 2)] = live.reworded(value, label, cells["wording"], known)
    formulas[step("tolerance", 1)] = live.unit_in_yuan(value, label)
    precisions = (step("cost"), step("tolerance", 1))
    formulas[cells["tolerance"]] = live.allowed(step("budget", 1), step("tolerance"), precisions)


def field_checks(panel: Panel, version: FormVersion) -> None:
    """C01, C10, F01, F02."""
    form, formulas = panel.form, panel.formulas
    formulas[step("fields")] = live.missing_fields(
        form.required(f'IF({step("budget", 2)}=1,{panel.cells["wording"]},"")')
    )
    panel.state("fields", live.missing_fields_state(step("fields")))
    formulas[step("type")] = live.squeezed_type(form.fields["project_type"].whole)
    panel.state("type", live.type_state(step("type"), version))
    formulas[step("postcode")] = live.half_width(live.squeezed(form.fields["postcode"].whole))
    panel.state("postcode", live.postcode_state(step("postcode")))
    steps, state = phone_steps(form.fields["phone"].first, [step("phone", number) for number in range(STEPS)])
    formulas.update(steps)
    panel.state("phone", state)


def row_checks(panel: Panel) -> None:
    """C02, C04, C09, and which texts were changed."""
    form, formulas = panel.form, panel.formulas
    marks: dict[str, list[str]] = {"output": [], "benefit": [], "unfit": [], "changed": [], "cost": []}
    for row in form.rows:
        begin, blank, unfit = (address(row.text.row, column) for column in (BEGIN_COLUMN, BLANK_COLUMN, UNFIT_COLUMN))
        formulas[begin] = live.beginning(row.text.whole)
        formulas[blank] = f'IF(LEN({begin})=0,{live.text("、" + row.name)},"")'
        marks["output" if row.output else "benefit"].append(blank)
        if row.output:
            formulas[unfit] = f'IF({live.not_applicable(begin)},{live.text("、" + row.name)},"")'
            marks["unfit"].append(unfit)
    for one in watched(panel.form):
        changed = address(one.row, CHANGED_COLUMN)
        formulas[changed] = live.changed_mark(address(one.row, TEXT_COLUMN), one.cell, one.name)
        marks["changed"].append(changed)
        marks["cost"] += [changed] if one.is_cost else []
    formulas[step("changed", 2)] = live.added_rows_mark(
        form.row_range, [cell for row in form.texts for cell in row.text.cells]
    )
    for number, name in enumerate(("output", "benefit", "unfit")):
        formulas[step("rows", number)] = joined(marks[name])
    formulas[step("changed")] = joined([*marks["changed"], step("changed", 2)])
    formulas[step("changed", 1)] = joined([*marks["cost"], step("changed", 2)])
    panel.state("rows", live.indicators_state(step("rows"), step("rows", 1), step("rows", 2)))
    panel.state("changed", live.changed_state(step("changed")))


def joined(cells: list[str]) -> str:
    """The texts of cells one after the other."""
    return "&".join(cells) if cells else '""'


def budget_checks(panel: Panel) -> None:
    """U08, U01, U02, A05."""
    cells, form = panel.cells, panel.form
    value, same, rewritten = form.budget, step("budget", 1), step("budget", 2)
    outdated = step("changed", 1)
    panel.state("amount", live.budget_state(value, same, rewritten, step("amount")))
    cost = (cells["cost"], outdated, step("tolerance", 1))
    panel.state("unit", live.unit_state(value, form.budget_label, (same, rewritten, step("unit")), cost))
    compared = live.CostCells(
        cells["budget"], cells["cost"], cells["tolerance"], outdated, same, step("state"), step("state", 1),
        cells["amount"], cells["unit"],
    )  # fmt: skip
    panel.state("state", live.cost_state(compared))


def table_check(panel: Panel, table: live.TableCells) -> str:
    """A11."""
    cost = (step("table"), step("table", 1), step("changed", 1))
    return live.table_state(table, cost, (panel.cells["budget"], panel.cells["unit"], panel.cells["amount"]))


def summing_up(panel: Panel) -> None:
    """How many checks are open, and one light for the sheet."""
    form, cells = panel.form, panel.cells
    states = f"{cells[CHECKS[0]]}:{cells[CHECKS[-1]]}"
    errors, warnings, open_ones = live.overall_counts(states)
    panel.formulas[step("overall")] = errors
    panel.formulas[step("overall", 1)] = warnings
    panel.formulas[step("overall", 2)] = f"{open_ones}-{live.starts_open(cells[MAY_STAY_OPEN])}"
    if form.unfilled:
        panel.formulas[step("overall", 3)] = form.is_unfilled(TEXT_COLUMN, BEGIN_COLUMN)
    panel.state("overall", live.overall_state(step("overall"), step("overall", 1), step("overall", 2)))


def drawn(panel: Panel, *, wording: bool) -> Iterator[PanelCell]:
    """All cells of the panel with their values."""
    yield PanelCell(PANEL_ROW, PANEL_COLUMN, PANEL_TITLE, "panel_title")
    for key, label in PANEL_LABELS.items():
        yield PanelCell(panel_row(key), PANEL_COLUMN, label, "panel_label")
    shown = {cell: key for key, cell in panel.cells.items()}
    for cell in sorted({*panel.values, *panel.formulas, *shown}):
        row, column = position(cell)
        if cell in shown:
            style: PanelStyle = style_of(shown[cell], wording=wording)
        elif column >= TEXT_COLUMN:
            style = ""
        else:
            continue
        yield PanelCell(row, column, panel.result(cell), style, panel.formulas.get(cell, ""))


def style_of(key: PanelKey, *, wording: bool) -> Style:
    """The look of a value cell."""
    if key in FIGURES:
        return "panel_yuan"
    if key == "wording":
        return "panel_text" if wording else "panel_locked"
    return "panel_state" if key == "overall" else "panel_check"
