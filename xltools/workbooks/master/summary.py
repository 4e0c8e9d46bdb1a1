"""汇总: one row a project, with live formulas to the project sheets and links to sheet and source."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from xltools.merging.sums import count_severity, line_type
from xltools.model.finding import Severity
from xltools.values.plain import grouped
from xltools.workbooks.cells import address, column_name
from xltools.workbooks.department.names import quoted
from xltools.workbooks.department.panel import DIFFERS, difference_formula
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Kind, Mark

NAME: Final = "汇总"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("序号", 6),
    ("部门", 26),
    ("项目名称", 40),
    ("项目类型", 16),
    ("预算金额\n（元）", 17),
    ("预算金额\n（万元）", 13),
    ("成本指标合计\n（元）", 17),
    ("差额（元）\n成本－预算", 15),
    ("错误", 6),
    ("警告", 6),
    ("状态", 14),
    ("金额说明", 30),
    ("来源文件", 46),
    ("预算来源", 30),
    ("成本来源", 30),
    ("备注", 30),
)
(
    NUMBER, DEPARTMENT, PROJECT, TYPE, BUDGET, WAN, COST, DIFFERENCE, ERRORS, WARNINGS, STATE, UNIT, FILE, BUDGET_SOURCE, COST_SOURCE, NOTE,
) = range(len(COLUMNS))  # fmt: skip
TOTAL_KINDS: Final[Mapping[int, Kind]] = {
    BUDGET: "money", WAN: "wan", COST: "money", DIFFERENCE: "money", ERRORS: "count", WARNINGS: "count",
}  # fmt: skip


def column_range(column: int, count: int) -> str:
    """The cells of a column over all projects, for formulas on other sheets."""
    letters = column_name(column)
    return f"{quoted(NAME)}!${letters}${FIRST_ROW + 1}:${letters}${FIRST_ROW + max(count, 1)}"


def write_summary(page: Page, entries: Sequence[Entry]) -> None:
    """The whole sheet."""
    page.text(0, 0, "项目支出绩效目标申报汇总表", "title")
    page.sheet.set_row(0, 30)
    page.text(1, 0, remark(entries), "note")
    page.header(HEADER_ROW, COLUMNS)
    for number, entry in enumerate(entries):
        write_row(page, FIRST_ROW + number, number + 1, entry)
    total_row = FIRST_ROW + len(entries)
    write_total(page, total_row, entries)
    page.sheet.autofilter(HEADER_ROW, 0, max(total_row - 1, HEADER_ROW), len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, PROJECT + 1)
    differs = {"type": "cell", "criteria": "==", "value": f'"{DIFFERS}"', "format": page.styles.get("center", "error")}
    page.sheet.conditional_format(FIRST_ROW, STATE, total_row, STATE, differs)
    page.print_setup(HEADER_ROW, total_row, UNIT)


def remark(entries: Sequence[Entry]) -> str:
    """What the figures are, and which rows are marked."""
    said = "金额由各项目表实时取数，差额只计两项金额都有的项目；点项目名称到项目表，点来源文件打开原件。"
    if any(mark(entry) == "doubtful" for entry in entries):
        said += "黄色行：金额单位为推定或存疑，请核对。"
    if any(mark(entry) == "unusable" for entry in entries):
        said += "灰色行：没有可用的预算金额，未计入合计。"
    return said


def mark(entry: Entry) -> Mark:
    """Which rows stand out."""
    budget = entry.line.project.budget
    if entry.layout.figures.budget is None:
        return "unusable"
    return "doubtful" if budget.doubtful or budget.unit_from == "assumed" else ""


def write_row(page: Page, row: int, number: int, entry: Entry) -> None:
    """One project."""
    line, figures, look = entry.line, entry.layout.figures, mark(entry)
    budget, cost = address(row, BUDGET), address(row, COST)
    page.number(row, NUMBER, number, "count", mark=look)
    page.text(row, DEPARTMENT, line.department.name, "wrap", mark=look)
    page.link(row, PROJECT, sheet_link(entry), line.project.declaration.project or "（未填项目名称）", mark=look)
    page.text(row, TYPE, line_type(line), "wrap", mark=look)
    page.formula(row, BUDGET, entry.cell("budget"), figures.budget, "money", mark=look)
    wan = None if figures.budget is None else figures.budget.scaleb(-4)
    page.formula(row, WAN, f'IF(ISNUMBER({budget}),ROUND({budget}/10000,6),"")', wan, "wan", mark=look)
    page.formula(
        row, COST, f'IF(ISNUMBER({entry.cell("cost")}),{entry.cell("cost")},"")', figures.cost, "money", mark=look
    )
    page.formula(row, DIFFERENCE, difference_formula(budget, cost), figures.difference, "money", mark=look)
    for column, severity in severity_columns():
        page.number(row, column, count_severity(line.findings, severity), "count", mark=look)
    page.formula(row, STATE, entry.cell("state"), figures.state, "center", mark=look)
    page.text(row, UNIT, unit_note(entry), "wrap", mark=look)
    page.link(row, FILE, entry.file_link, Path(entry.budget.place.file).name, mark=look)
    page.link(row, BUDGET_SOURCE, entry.budget.link, entry.budget.label, mark=look)
    page.link(
        row, COST_SOURCE, entry.cost.link if entry.cost else None, entry.cost.label if entry.cost else "", mark=look
    )
    page.text(row, NOTE, line.note, "wrap", mark=look)


def severity_columns() -> tuple[tuple[int, Severity], ...]:
    """The columns that count findings."""
    return ((ERRORS, "error"), (WARNINGS, "warning"))


def sheet_link(entry: Entry) -> str:
    """Link to the form's sheet."""
    return f"internal:{quoted(entry.layout.name)}!A1"


def unit_note(entry: Entry) -> str:
    """How the budget was read, where that is not obvious."""
    budget = entry.line.project.budget
    if budget.yuan is None:
        return f"未读出金额：“{budget.text}”" if budget.text else "未填预算金额"
    if entry.layout.figures.budget is None:
        return f"“{budget.text}”位数过多，单元格无法准确表示"
    if budget.doubtful:
        other = f"，也可能是 {grouped(budget.alternative)} 元" if budget.alternative is not None else ""
        return f"“{budget.text}”单位存疑，按 {grouped(budget.yuan)} 元计{other}"
    if budget.unit_from == "assumed":
        return f"“{budget.text}”没有单位，按元计"
    return "表头为万元，按元填写" if budget.contradicts_label else ""


def write_total(page: Page, row: int, entries: Sequence[Entry]) -> None:
    """The last row: sums in 元 and 万元."""
    for column in range(len(COLUMNS)):
        page.text(row, column, "", "text", mark="total")
    page.text(row, DEPARTMENT, "合计", "text", mark="total")
    page.text(row, PROJECT, f"{len(entries)} 个项目", "text", mark="total")
    for column, value in totals(entries).items():
        page.formula(row, column, total_formula(row, column), value, TOTAL_KINDS[column], mark="total")
    page.sheet.set_row(row, 24)


def total_formula(row: int, column: int) -> str:
    """Sum of the rows above; the 万元 total follows the total in 元."""
    if row == FIRST_ROW:
        return "0"
    if column == WAN:
        return f"ROUND({address(row, BUDGET)}/10000,6)"
    return f"ROUND(SUM({address(FIRST_ROW, column)}:{address(row - 1, column)}),2)"


def totals(entries: Sequence[Entry]) -> dict[int, Decimal | int]:
    """Column sums as the formulas give them."""
    figures = [entry.layout.figures for entry in entries]
    budget = sum((one.budget for one in figures if one.budget is not None), Decimal(0))
    found: dict[int, Decimal | int] = {
        BUDGET: budget,
        WAN: budget.scaleb(-4),
        COST: sum((one.cost for one in figures if one.cost is not None), Decimal(0)),
        DIFFERENCE: sum((one.difference for one in figures if one.difference is not None), Decimal(0)),
    }
    for column, severity in severity_columns():
        found[column] = sum(count_severity(entry.line.findings, severity) for entry in entries)
    return found
