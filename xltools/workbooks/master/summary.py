"""汇总: one row a project under its department, with live formulas to the project sheets and links to sheet and source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Final

from xltools.analysis.facts import Budget
from xltools.merging.consolidation import Line
from xltools.merging.sums import count_level, department_name, line_type
from xltools.model.finding import Level
from xltools.values.plain import grouped
from xltools.workbooks.cells import address, column_name
from xltools.workbooks.department.live_formulas import SIGNS
from xltools.workbooks.department.panel import difference_formula
from xltools.workbooks.master.balance import EXPLAINED as BALANCE_NOTE
from xltools.workbooks.master.balance import Balance, Rounded
from xltools.workbooks.master.drawn import Figures
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Kind, Mark
from xltools.workbooks.names import quoted

NAME: Final = "汇总"
HEADER_ROW: Final = 3
FIRST_ROW: Final = 4
COLUMNS: Final = (
    ("序号", 6),
    ("部门", 26),
    ("项目名称", 36),
    ("项目类型", 18),
    ("预算金额\n（元）", 17),
    ("预算金额\n（万元）", 13),
    ("舍位平衡\n（万元）", 12),
    ("舍位\n调整", 7),
    ("成本指标合计\n（元）", 17),
    ("差额（元）\n成本－预算", 15),
    ("错误", 6),
    ("警告", 6),
    ("已说明", 7),
    ("成本合计与预算", 27),
    ("金额说明", 28),
    ("来源文件", 64),
    ("预算来源", 40),
    ("成本来源", 40),
    ("备注", 50),
)
(
    NUMBER, DEPARTMENT, PROJECT, TYPE, BUDGET, WAN, BALANCED, SHIFT, COST, DIFFERENCE, ERRORS, WARNINGS, EXPLAINED_COUNT,
    STATE, UNIT, FILE, BUDGET_SOURCE, COST_SOURCE, NOTE,
) = range(len(COLUMNS))  # fmt: skip
SUMMED: Final[Mapping[int, Kind]] = {
    BUDGET: "money", COST: "money", DIFFERENCE: "money", ERRORS: "count", WARNINGS: "count", EXPLAINED_COUNT: "count",
}  # fmt: skip
COUNTED: Final[tuple[tuple[int, Level], ...]] = (
    (ERRORS, "error"), (WARNINGS, "warning"), (EXPLAINED_COUNT, "explained"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """A department's rows on the sheet: its projects from `first` to `last`, and its subtotal below them."""

    name: str
    entries: tuple[Entry, ...]
    first: int

    @property
    def last(self) -> int:
        """Row of the last project."""
        return self.first + len(self.entries) - 1

    @property
    def subtotal(self) -> int:
        """Row of the subtotal."""
        return self.last + 1


@dataclass(frozen=True, slots=True)
class Rows:
    """Where everything stands: the departments one below the other, then the total."""

    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        """Row of the total over all projects."""
        return self.groups[-1].subtotal + 1 if self.groups else FIRST_ROW

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All projects in the order of their rows."""
        return tuple(entry for group in self.groups for entry in group.entries)

    def own_range(self, column: int) -> str:
        """A column over all projects and subtotals, for formulas on this sheet."""
        letters = column_name(column)
        return f"${letters}${FIRST_ROW + 1}:${letters}${max(self.total, FIRST_ROW + 1)}"

    def range(self, column: int) -> str:
        """The same for formulas on other sheets."""
        return f"{quoted(NAME)}!{self.own_range(column)}"

    def total_cell(self, column: int) -> str:
        """A cell of the total's row, for formulas on other sheets."""
        return f"{quoted(NAME)}!${column_name(column)}${self.total + 1}"


def rows_of(entries: Sequence[Entry]) -> Rows:
    """The rows of all departments."""
    groups, row = [], FIRST_ROW
    for name, members in groupby(entries, lambda one: department_name(one.line)):
        group = Group(name, tuple(members), row)
        groups.append(group)
        row = group.subtotal + 1
    return Rows(tuple(groups))


def project_rows(lines: Sequence[Line]) -> tuple[int, ...]:
    """The rows of projects on the sheet, which has a subtotal below every department."""
    rows: list[int] = []
    for place, (_, members) in enumerate(groupby(lines, department_name)):
        rows += [FIRST_ROW + place + number for number, _ in enumerate(members, len(rows))]
    return tuple(rows)


def write_summary(page: Page, rows: Rows, balance: Balance) -> None:
    """The whole sheet: projects by department, a subtotal a department, the total."""
    page.heading("项目支出绩效目标申报汇总表", remark(rows.entries), UNIT)
    page.text(2, 0, BALANCE_NOTE, "note")
    page.header(HEADER_ROW, COLUMNS)
    figures = enumerate(balance.entries, 1)
    for group in rows.groups:
        for row, (entry, (number, figure)) in enumerate(zip(group.entries, figures, strict=False), group.first):
            write_row(page, row, number, entry)
            write_balanced(page, row, figure, mark(entry))
            page.row(row, level=1)
        write_subtotal(page, group, balance.departments[group.name])
    write_total(page, rows, balance.total)
    page.sheet.freeze_panes(FIRST_ROW, PROJECT + 1)
    show_states(page, (FIRST_ROW, rows.total), STATE)
    page.print_setup(HEADER_ROW, rows.total, UNIT)


def show_states(page: Page, rows: tuple[int, int], column: int) -> None:
    """Tint the states that say an error or a warning; their signs say it too."""
    marks: tuple[Mark, ...] = ("error", "warning")
    for sign, look in zip(SIGNS, marks, strict=False):
        begins = {"type": "text", "criteria": "begins with", "value": sign, "format": page.styles.get("center", look)}
        page.sheet.conditional_format(rows[0], column, rows[1], column, begins)


def remark(entries: Sequence[Entry]) -> str:
    """What the figures are, and which rows are marked."""
    said = f"{origin(entries)}点左侧“－”只看部门小计；差额只计两项金额都有的项目，错误、警告只计各项目的；筛选、排序、透视请用“项目一览”。"
    if any(mark(entry) == "doubtful" for entry in entries):
        said += "黄色行：金额单位为推定或存疑，请核对。"
    if any(mark(entry) == "unusable" for entry in entries):
        said += "灰色行：没有可用的预算金额，未计入合计。"
    return said


def origin(entries: Sequence[Entry]) -> str:
    """Where the amounts come from, and where a project's name leads."""
    sheets = [entry.sheet for entry in entries]
    if any(sheet is None for sheet in sheets):
        return "金额为写出时的数值，本次没有附项目表，点来源到原件；"
    if any(sheet.book for sheet in sheets if sheet):
        return "项目表在同一文件夹的各分册中，金额为写出时的数值，不随分册改动；点项目名称到分册中的项目表；"
    return "金额由各项目表实时取数；点项目名称到项目表；"


def mark(entry: Entry) -> Mark:
    """Which rows stand out."""
    budget = entry.line.outline.budget
    if entry.figures.budget is None:
        return "unusable"
    return "doubtful" if budget.doubtful or budget.unit_from == "assumed" else ""


def write_row(page: Page, row: int, number: int, entry: Entry) -> None:
    """One project."""
    line, figures, look = entry.line, entry.figures, mark(entry)
    budget, cost = address(row, BUDGET), address(row, COST)
    page.number(row, NUMBER, number, "count", mark=look)
    page.text(row, DEPARTMENT, line.department.name, "wrap", mark=look)
    page.link(row, PROJECT, entry.sheet_link()[0], entry.name, mark=look)
    page.text(row, TYPE, line_type(line), "wrap", mark=look)
    page.formula(row, BUDGET, entry.cell("budget"), figures.budget, "money", mark=look)
    wan = None if figures.budget is None else figures.budget.scaleb(-4)
    page.formula(row, WAN, f'IF(ISNUMBER({budget}),ROUND({budget}/10000,6),"")', wan, "wan", mark=look)
    page.formula(row, COST, number_or_blank(entry.cell("cost")), figures.cost, "money", mark=look)
    page.formula(row, DIFFERENCE, difference_formula(budget, cost), figures.difference, "money", mark=look)
    for column, level in COUNTED:
        page.number(row, column, count_level(line.findings, level), "count", mark=look)
    page.formula(row, STATE, entry.cell("state"), figures.state, "center", mark=look)
    page.text(row, UNIT, unit_note(line.outline.budget, figures), "wrap", mark=look)
    page.link(row, FILE, entry.file_link, Path(entry.budget.place.file).name, mark=look)
    page.link(row, BUDGET_SOURCE, entry.budget.link, entry.budget.label, mark=look)
    page.link(
        row, COST_SOURCE, entry.cost.link if entry.cost else None, entry.cost.label if entry.cost else "", mark=look
    )
    page.text(row, NOTE, line.note, "wrap", mark=look)


def write_balanced(page: Page, row: int, figure: Rounded | None, look: Mark) -> None:
    """The balanced figure in 万元, and what was shifted to make the column add up."""
    page.number(row, BALANCED, None if figure is None else figure.figure, "balanced", mark=look)
    moved = figure is not None and figure.shift
    page.number(row, SHIFT, figure.shift if figure and moved else None, "shift", mark="doubtful" if moved else look)


def number_or_blank(cell: str | None) -> str | None:
    """Formula for a number elsewhere; an empty cell there is none."""
    return None if cell is None else f'IF(ISNUMBER({cell}),{cell},"")'


def unit_note(budget: Budget, figures: Figures) -> str:
    """How the budget was read, where that is not obvious."""
    if budget.yuan is None:
        return f"未读出金额：“{budget.text}”" if budget.text else "未填预算金额"
    if figures.budget is None:
        return f"“{budget.text}”位数过多，单元格无法准确表示"
    if budget.doubtful:
        other = f"，也可能是 {grouped(budget.alternative)} 元" if budget.alternative is not None else ""
        return f"“{budget.text}”单位存疑，按 {grouped(budget.yuan)} 元计{other}"
    if budget.unit_from == "assumed":
        return f"“{budget.text}”没有单位，按元计"
    return "表头为万元，按元填写" if budget.contradicts_label else ""


def write_subtotal(page: Page, group: Group, figure: Rounded) -> None:
    """The row below a department's projects."""
    row = group.subtotal
    blank_row(page, row, "subtotal")
    page.text(row, DEPARTMENT, group.name, "wrap", mark="subtotal")
    page.text(row, PROJECT, f"小计：{len(group.entries)} 个项目", "text", mark="subtotal")
    for column, value in totals(group.entries).items():
        cells = f"{address(group.first, column)}:{address(group.last, column)}"
        page.formula(row, column, f"ROUND(SUM({cells}),2)", value, SUMMED[column], mark="subtotal")
    write_sum_in_wan(page, row, group.entries, "subtotal")
    write_balanced(page, row, figure, "subtotal")


def write_total(page: Page, rows: Rows, balanced: Decimal) -> None:
    """The last row. It counts the rows that have a number: the projects."""
    row, entries = rows.total, rows.entries
    blank_row(page, row, "total")
    page.text(row, DEPARTMENT, "合计", "text", mark="total")
    page.text(row, PROJECT, f"{len(entries)} 个项目", "text", mark="total")
    projects = f"--ISNUMBER({rows.own_range(NUMBER)})"
    for column, value in totals(entries).items():
        formula = f"ROUND(SUMPRODUCT({projects},{rows.own_range(column)}),2)" if entries else "0"
        page.formula(row, column, formula, value, SUMMED[column], mark="total")
    write_sum_in_wan(page, row, entries, "total")
    page.number(row, BALANCED, balanced, "balanced", mark="total")
    page.row(row, 24)


def blank_row(page: Page, row: int, look: Mark) -> None:
    """A row of empty cells of this look."""
    for column in range(len(COLUMNS)):
        page.text(row, column, "", "text", mark=look)


def write_sum_in_wan(page: Page, row: int, entries: Sequence[Entry], look: Mark) -> None:
    """The 万元 of a sum follow its 元."""
    value = totals(entries)[BUDGET] / Decimal(10000)
    page.formula(row, WAN, f"ROUND({address(row, BUDGET)}/10000,6)", value, "wan", mark=look)


def totals(entries: Sequence[Entry]) -> dict[int, Decimal | int]:
    """Column sums as the formulas give them."""
    figures = [entry.figures for entry in entries]
    found: dict[int, Decimal | int] = {
        BUDGET: sum((one.budget for one in figures if one.budget is not None), Decimal(0)),
        COST: sum((one.cost for one in figures if one.cost is not None), Decimal(0)),
        DIFFERENCE: sum((one.difference for one in figures if one.difference is not None), Decimal(0)),
    }
    for column, level in COUNTED:
        found[column] = sum(count_level(entry.line.findings, level) for entry in entries)
    return found
