"""部门汇总 and 项目类型汇总: sums over 汇总 by formula, balanced figures in 万元, the roster's ceilings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.merging.consolidation import Consolidation, GroupTotal
from xltools.merging.sums import department_name, line_type
from xltools.workbooks.cells import address, column_name
from xltools.workbooks.master import summary
from xltools.workbooks.master.balance import EXPLAINED as BALANCE_NOTE
from xltools.workbooks.master.balance import Balance, Rounded
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Kind
from xltools.workbooks.master.summary import Rows
from xltools.workbooks.names import quoted

HEADER_ROW: Final = 3
FIRST_ROW: Final = 4
COMMON: Final = (
    ("序号", 6), ("项目数", 8), ("预算金额\n（元）", 18), ("预算金额\n（万元）", 14), ("舍位平衡\n（万元）", 12), ("舍位\n调整", 7),
    ("占比", 9), ("成本指标合计\n（元）", 18), ("错误", 7), ("警告", 7), ("已说明", 7), ("无可用金额\n（项）", 11),
    ("单位存疑\n（项）", 10),
)  # fmt: skip
CEILINGS: Final = (("控制数（元）", 18), ("超控制数\n（元）", 16))
(
    NUMBER, NAME, PROJECTS, BUDGET, WAN, BALANCED, SHIFT, SHARE, COST, ERRORS, WARNINGS, EXPLAINED, UNUSABLE, DOUBTFUL,
    CEILING, OVER,
) = range(len(COMMON) + 1 + len(CEILINGS))  # fmt: skip


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


def write_departments(page: Page, result: Consolidation, rows: Rows, balance: Balance) -> None:
    """部门汇总."""
    context = Context(
        BY_DEPARTMENT, rows, balance.departments, len(result.departments), remark(result.departments, result)
    )
    write_groups(page, result.departments, context, balance.total)


def write_types(page: Page, result: Consolidation, rows: Rows, balance: Balance) -> None:
    """项目类型汇总."""
    context = Context(BY_TYPE, rows, balance.types, len(result.types), remark(result.types, result))
    write_groups(page, result.types, context, balance.total)


def remark(groups: Sequence[GroupTotal], result: Consolidation) -> str:
    """What the figures are, and which findings belong to none of the groups."""
    said = "金额、个数由“汇总”表实时取数。没有可用预算金额的项目只计个数，不计金额。"
    errors = result.count("error") - sum(group.errors for group in groups)
    warnings = result.count("warning") - sum(group.warnings for group in groups)
    if errors or warnings:
        said += f"另有 {errors} 条错误、{warnings} 条警告不属于以下各行（如未报、整个工作簿的问题），见“问题清单”。"
    return said


@dataclass(frozen=True, slots=True)
class Context:
    """What the rows need to know of the sheet: how it groups, where 汇总 has what, the balanced figures, how many rows.

    `remark` is the sentence below the title.
    """

    grouping: Grouping
    rows: Rows
    figures: Mapping[str, Rounded]
    count: int
    remark: str

    @property
    def columns(self) -> tuple[tuple[str, float], ...]:
        """Titles and widths."""
        return (COMMON[0], (self.grouping.title, 32), *COMMON[1:], *(CEILINGS if self.grouping.ceilings else ()))

    @property
    def total_row(self) -> int:
        """The row below the groups."""
        return FIRST_ROW + self.count

    def summed(self, row: int, column: int) -> str:
        """Sum of a column of 汇总 over the projects of the group named in this row.

        SUMPRODUCT compares names as they are; SUMIF would take * ? > = in a name for patterns.
        """
        return f"ROUND(SUMPRODUCT({self.matches(row)},{self.rows.range(column)}),2)"

    def matches(self, row: int) -> str:
        """1 for each project of the group, 0 for the others and for the subtotals, which have no number."""
        numbers, names = self.rows.range(summary.NUMBER), self.rows.range(self.grouping.column)
        return f"ISNUMBER({numbers})*({names}={address(row, NAME)})"


def write_groups(page: Page, groups: Sequence[GroupTotal], context: Context, balanced: Decimal) -> None:
    """The table."""
    last, entries = context.total_row, context.rows.entries
    page.heading(context.grouping.heading, context.remark, DOUBTFUL)
    page.text(2, 0, BALANCE_NOTE, "note")
    page.header(HEADER_ROW, context.columns)
    overall = sum_of(entries)
    members, rows = by_group(context), first_rows(context.rows)
    for row, group in enumerate(groups, FIRST_ROW):
        own = members.get(group.name, [])
        write_group(page, row, group, own, context)
        page.link(row, NAME, rows[own[0].number] if own else None, group.name)
        write_share(page, row, sum_of(own), overall, last)
    write_total(page, groups, overall, context, balanced)
    page.sheet.autofilter(HEADER_ROW, 0, max(last - 1, HEADER_ROW), len(context.columns) - 1)
    page.sheet.freeze_panes(FIRST_ROW, NAME + 1)
    page.print_setup(HEADER_ROW, last, len(context.columns) - 1)


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


def write_group(page: Page, row: int, group: GroupTotal, own: Sequence[Entry], context: Context) -> None:
    """One department or type."""
    sums = sum_of(own)
    page.number(row, NUMBER, row - FIRST_ROW + 1, "count")
    page.formula(row, PROJECTS, f"SUMPRODUCT({context.matches(row)})", sums.projects, "count")
    page.formula(row, BUDGET, context.summed(row, summary.BUDGET), sums.budget)
    page.formula(row, WAN, f"ROUND({address(row, BUDGET)}/10000,6)", sums.budget.scaleb(-4), "wan")
    figure = context.figures[group.name]
    page.number(row, BALANCED, figure.figure, "balanced")
    page.number(row, SHIFT, figure.shift or None, "shift", mark="doubtful" if figure.shift else "")
    page.formula(row, COST, context.summed(row, summary.COST), sums.cost)
    page.number(row, ERRORS, group.errors, "count", mark="error" if group.errors else "")
    page.number(row, WARNINGS, group.warnings, "count")
    page.number(row, EXPLAINED, group.explained, "count")
    page.number(row, UNUSABLE, sums.unusable, "count", mark="unusable" if sums.unusable else "")
    page.number(row, DOUBTFUL, sums.doubtful, "count", mark="doubtful" if sums.doubtful else "")
    if context.grouping.ceilings:
        write_ceiling(page, row, group, sums)


def write_share(page: Page, row: int, sums: Sums, overall: Sums, total_row: int) -> None:
    """The group's part of the whole budget."""
    budget, whole = address(row, BUDGET), f"{column_name(BUDGET)}${total_row + 1}"
    share = sums.budget / overall.budget if overall.budget else None
    page.formula(row, SHARE, f'IF({whole}=0,"",{budget}/{whole})', share, "share")


def by_group(context: Context) -> dict[str, list[Entry]]:
    """The projects of every group."""
    found: dict[str, list[Entry]] = {}
    for entry in context.rows.entries:
        found.setdefault(context.grouping.key(entry), []).append(entry)
    return found


def first_rows(rows: Rows) -> dict[int, str]:
    """Links to the rows of the projects in 汇总, by the projects' numbers."""
    return {
        entry.number: f"internal:{quoted(summary.NAME)}!{address(row, summary.DEPARTMENT)}"
        for group in rows.groups
        for row, entry in enumerate(group.entries, group.first)
    }


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


def write_total(page: Page, groups: Sequence[GroupTotal], sums: Sums, context: Context, balanced: Decimal) -> None:
    """The last row."""
    row = context.total_row
    for column in range(len(context.columns)):
        page.text(row, column, "", "text", mark="total")
    page.text(row, NAME, "合计", "text", mark="total")
    page.formula(
        row, SHARE, f'IF({address(row, BUDGET)}=0,"",1)', Decimal(1) if sums.budget else None, "share", mark="total"
    )
    for column, (kind, value) in total_cells(groups, sums).items():
        letters = column_name(column)
        formula = f"ROUND(SUM({letters}{FIRST_ROW + 1}:{letters}{row}),6)" if groups else "0"
        page.formula(row, column, formula, value, kind, mark="total")
    page.number(row, BALANCED, balanced, "balanced", mark="total")
    page.row(row, 24)


def total_cells(groups: Sequence[GroupTotal], sums: Sums) -> dict[int, tuple[Kind, Decimal | int]]:
    """The sums of the last row by column."""
    return {
        PROJECTS: ("count", sums.projects),
        BUDGET: ("money", sums.budget),
        WAN: ("wan", sums.budget.scaleb(-4)),
        COST: ("money", sums.cost),
        ERRORS: ("count", sum(group.errors for group in groups)),
        WARNINGS: ("count", sum(group.warnings for group in groups)),
        EXPLAINED: ("count", sum(group.explained for group in groups)),
        UNUSABLE: ("count", sums.unusable),
        DOUBTFUL: ("count", sums.doubtful),
    }
