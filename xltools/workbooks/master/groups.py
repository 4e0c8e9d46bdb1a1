"""部门汇总 and 项目类型汇总: sums over 汇总 by formula, the roster's ceilings, and a chart of budgets by department."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xlsxwriter import Workbook

from xltools.merging.consolidation import GroupTotal
from xltools.merging.sums import department_name, line_type
from xltools.workbooks.cells import address, column_name
from xltools.workbooks.department.names import quoted
from xltools.workbooks.master import summary
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Kind

HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COMMON: Final = (
    ("序号", 6), ("项目数", 8), ("预算金额\n（元）", 18), ("预算金额\n（万元）", 14), ("占比", 9),
    ("成本指标合计\n（元）", 18), ("错误", 7), ("警告", 7), ("无可用金额\n（项）", 11), ("单位存疑\n（项）", 10),
)  # fmt: skip
CEILINGS: Final = (("控制数（元）", 18), ("超控制数\n（元）", 16))
NUMBER, NAME, PROJECTS, BUDGET, WAN, SHARE, COST, ERRORS, WARNINGS, UNUSABLE, DOUBTFUL, CEILING, OVER = range(13)
BAR_HEIGHT: Final = 26
CHART_WIDTH: Final = 900


@dataclass(frozen=True, slots=True)
class Grouping:
    """How a sheet groups: its name, the title of the group column and of the sheet, the column of 汇总 it groups by."""

    sheet: str
    title: str
    heading: str
    column: int
    key: Callable[[Entry], str]
    ceilings: bool = False


BY_DEPARTMENT: Final = Grouping(
    "部门汇总", "部门", "各部门预算汇总表", summary.DEPARTMENT, lambda entry: department_name(entry.line), ceilings=True
)
BY_TYPE: Final = Grouping(
    "项目类型汇总", "项目类型", "各类项目预算汇总表", summary.TYPE, lambda entry: line_type(entry.line)
)


def write_departments(workbook: Workbook, page: Page, groups: Sequence[GroupTotal], entries: Sequence[Entry]) -> None:
    """部门汇总 with its chart."""
    below = write_groups(page, BY_DEPARTMENT, groups, entries)
    page.print_setup(HEADER_ROW, add_chart(workbook, page, len(groups), below), OVER)


def write_types(page: Page, groups: Sequence[GroupTotal], entries: Sequence[Entry]) -> None:
    """项目类型汇总."""
    below = write_groups(page, BY_TYPE, groups, entries)
    page.print_setup(HEADER_ROW, below - 1, DOUBTFUL)


def write_groups(page: Page, grouping: Grouping, groups: Sequence[GroupTotal], entries: Sequence[Entry]) -> int:
    """The table; returns the row below the total."""
    columns = (COMMON[0], (grouping.title, 32), *COMMON[1:], *(CEILINGS if grouping.ceilings else ()))
    page.text(0, 0, grouping.heading, "title")
    page.sheet.set_row(0, 30)
    page.text(1, 0, "金额、个数由“汇总”表实时取数。没有可用预算金额的项目只计个数，不计金额。", "note")
    page.header(HEADER_ROW, columns)
    total_row = FIRST_ROW + len(groups)
    overall = sum_of(entries)
    context = Context(grouping, entries, total_row, overall.budget)
    for number, group in enumerate(groups):
        own = [entry for entry in entries if grouping.key(entry) == group.name]
        write_group(page, FIRST_ROW + number, group, own, context)
    write_total(page, total_row, groups, overall, ceilings=grouping.ceilings)
    page.sheet.autofilter(HEADER_ROW, 0, max(total_row - 1, HEADER_ROW), len(columns) - 1)
    page.sheet.freeze_panes(FIRST_ROW, NAME + 1)
    return total_row + 1


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of a group as the formulas give them."""

    projects: int
    budget: Decimal
    cost: Decimal
    unusable: int
    doubtful: int


def sum_of(entries: Sequence[Entry]) -> Sums:
    """What the formulas of a group come to."""
    totals = summary.totals(entries)
    marks = [summary.mark(entry) for entry in entries]
    return Sums(
        len(entries), Decimal(totals[summary.BUDGET]), Decimal(totals[summary.COST]),
        marks.count("unusable"), marks.count("doubtful"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What a row needs to know of the sheet."""

    grouping: Grouping
    entries: Sequence[Entry]
    total_row: int
    budget: Decimal

    def summed(self, row: int, column: int) -> str:
        """Sum of a column of 汇总 over the rows of the group named in this row.

        SUMPRODUCT compares names as they are; SUMIF would take * ? > = in a name for patterns.
        """
        return f"ROUND(SUMPRODUCT({self.matches(row)},{summary.column_range(column, len(self.entries))}),2)"

    def matches(self, row: int) -> str:
        """1 for each project of the group, 0 for the others."""
        return f"--({summary.column_range(self.grouping.column, len(self.entries))}={address(row, NAME)})"


def write_group(page: Page, row: int, group: GroupTotal, own: Sequence[Entry], context: Context) -> None:
    """One department or type."""
    sums = sum_of(own)
    budget, overall = address(row, BUDGET), f"{column_name(BUDGET)}${context.total_row + 1}"
    share = sums.budget / context.budget if context.budget else None
    page.number(row, NUMBER, row - FIRST_ROW + 1, "count")
    page.link(row, NAME, first_row_link(context.entries, own), group.name)
    page.formula(row, PROJECTS, f"SUMPRODUCT({context.matches(row)})", sums.projects, "count")
    page.formula(row, BUDGET, context.summed(row, summary.BUDGET), sums.budget)
    page.formula(row, WAN, f"ROUND({budget}/10000,6)", sums.budget.scaleb(-4), "wan")
    page.formula(row, SHARE, f'IF({overall}=0,"",{budget}/{overall})', share, "share")
    page.formula(row, COST, context.summed(row, summary.COST), sums.cost)
    page.number(row, ERRORS, group.errors, "count", mark="error" if group.errors else "")
    page.number(row, WARNINGS, group.warnings, "count")
    page.number(row, UNUSABLE, sums.unusable, "count", mark="unusable" if sums.unusable else "")
    page.number(row, DOUBTFUL, sums.doubtful, "count", mark="doubtful" if sums.doubtful else "")
    if context.grouping.ceilings:
        write_ceiling(page, row, group, sums)


def first_row_link(entries: Sequence[Entry], own: Sequence[Entry]) -> str | None:
    """Link to the first project of a group in 汇总."""
    if not own:
        return None
    row = summary.FIRST_ROW + next(index for index, entry in enumerate(entries) if entry is own[0])
    return f"internal:{quoted(summary.NAME)}!{address(row, summary.DEPARTMENT)}"


def write_ceiling(page: Page, row: int, group: GroupTotal, sums: Sums) -> None:
    """控制数 of the roster, and by how much the budget exceeds it."""
    entry = group.department.entry if group.department else None
    ceiling = entry.ceiling if entry else None
    page.number(row, CEILING, ceiling)
    cell, budget = address(row, CEILING), address(row, BUDGET)
    over = None if ceiling is None else max(sums.budget - ceiling, Decimal(0))
    page.formula(
        row, OVER, f'IF(ISNUMBER({cell}),MAX(ROUND({budget}-{cell},2),0),"")', over, mark="error" if over else ""
    )


def write_total(page: Page, row: int, groups: Sequence[GroupTotal], sums: Sums, *, ceilings: bool) -> None:
    """The last row."""
    for column in range(OVER + 1 if ceilings else CEILING):
        page.text(row, column, "", "text", mark="total")
    page.text(row, NAME, "合计", "text", mark="total")
    share = Decimal(1) if sums.budget else None
    letters = column_name(BUDGET)
    page.formula(row, SHARE, f'IF({letters}{row + 1}=0,"",1)', share, "share", mark="total")
    for column, (kind, value) in total_cells(groups, sums).items():
        letters = column_name(column)
        formula = f"ROUND(SUM({letters}{FIRST_ROW + 1}:{letters}{row}),6)" if groups else "0"
        page.formula(row, column, formula, value, kind, mark="total")
    page.sheet.set_row(row, 24)


def total_cells(groups: Sequence[GroupTotal], sums: Sums) -> dict[int, tuple[Kind, Decimal | int]]:
    """What the last row adds up, by column."""
    return {
        PROJECTS: ("count", sums.projects),
        BUDGET: ("money", sums.budget),
        WAN: ("wan", sums.budget.scaleb(-4)),
        COST: ("money", sums.cost),
        ERRORS: ("count", sum(group.errors for group in groups)),
        WARNINGS: ("count", sum(group.warnings for group in groups)),
        UNUSABLE: ("count", sums.unusable),
        DOUBTFUL: ("count", sums.doubtful),
    }


def add_chart(workbook: Workbook, page: Page, count: int, row: int) -> int:
    """A bar chart of budgets by department below the table; returns the last row it covers."""
    if not count:
        return row
    chart = workbook.add_chart({"type": "bar"})
    last = FIRST_ROW + count - 1
    chart.add_series({
        "name": "预算金额（万元）",
        "categories": [BY_DEPARTMENT.sheet, FIRST_ROW, NAME, last, NAME],
        "values": [BY_DEPARTMENT.sheet, FIRST_ROW, WAN, last, WAN],
        "fill": {"color": "#2E75B6"},
        "gap": 60,
        "data_labels": {"value": True, "num_format": "#,##0.00", "font": {"size": 9}},
    })  # fmt: skip
    chart.set_title({"name": "各部门预算金额（万元）", "name_font": {"name": "黑体", "size": 13}})
    chart.set_y_axis({"reverse": True, "num_font": {"name": "宋体", "size": 9}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    height = 80 + BAR_HEIGHT * count
    chart.set_size({"width": CHART_WIDTH, "height": height})
    page.sheet.insert_chart(row + 1, NAME, chart, {"description": "各部门预算金额条形图"})
    return row + 1 + height // 20 + 1
