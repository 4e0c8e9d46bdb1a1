"""汇总: one row per project, live formulas to the sheets, totals in 元 and 万元."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.model.workbook import FigureKey
from xltools.workbooks.cells import address, column_name, position
from xltools.workbooks.department.budget_cell import WAN_PLACES
from xltools.workbooks.department.drawing import put
from xltools.workbooks.department.layout import SheetLayout
from xltools.workbooks.department.names import quoted
from xltools.workbooks.department.panel import DIFFERS, difference_formula
from xltools.workbooks.department.project_type_cell import type_formula, type_shown
from xltools.workbooks.measure import column_points, text_height
from xltools.workbooks.styles import Styles

SHEET_NAME: Final = "汇总"
SUMMARY_MARK: Final = "xltools:summary"
ROW_MARK: Final = "row:"
TOTAL_MARK: Final = "total"
COLUMNS: Final = (
    ("序号", 6.0),
    ("项目名称", 34.0),
    ("项目负责人", 12.0),
    ("项目类型", 22.0),
    ("预算金额（元）", 18.0),
    ("预算金额（万元）", 16.0),
    ("成本指标合计（元）", 18.0),
    ("差额（元）", 16.0),
    ("状态", 14.0),
)
NUMBER, NAME, LEADER, TYPE, BUDGET, WAN, COST, DIFFERENCE, STATE = range(9)
KEY_COLUMN: Final = 10
HEAD_ROW: Final = 3
TITLE: Final = "项目支出绩效目标申报汇总表"
NOTES: Final = (
    "说明：各项目的金额由公式取自项目表，请勿在本表手工改数。差额＝成本指标合计－预算金额，只计两项金额都有的项目；"
    "成本指标合计由成本指标文字读出，修改文字后请重新校验或重算。"
)
FIGURE_COLUMNS: Final[Mapping[FigureKey, int]] = {
    "row.budget": BUDGET,
    "row.budget_wan": WAN,
    "row.cost": COST,
    "row.difference": DIFFERENCE,
    "total.budget": BUDGET,
    "total.budget_wan": WAN,
    "total.cost": COST,
    "total.difference": DIFFERENCE,
}
DEFINED_NAMES: Final[Mapping[str, int]] = {
    "预算合计_元": BUDGET,
    "预算合计_万元": WAN,
    "成本指标合计_元": COST,
    "差额合计_元": DIFFERENCE,
}
DEPARTMENT: Final = "部门（单位）名称："
UNNAMED: Final = "（未填项目名称）"
LEAST_ROW: Final = 24.0
FONT_SIZE: Final = 10.5


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One project: its sheet, and the types chosen on it."""

    layout: SheetLayout
    selected_types: tuple[str, ...]


def row_formulas(sheet: str, cells: Mapping[FigureKey, str], row: int, shift: int = 0) -> dict[FigureKey, str]:
    """The formulas of a project's amounts on 汇总 (`row` from 0), its figures being in `cells` of `sheet`.

    `shift`: by how many columns 汇总 was moved to the right since.
    """
    source = {key: f"{quoted(sheet)}!{absolute(cell)}" for key, cell in cells.items()}
    budget, cost = address(row, BUDGET + shift), address(row, COST + shift)
    return {
        "row.budget": source["sheet.budget"],
        "row.budget_wan": f'IF(ISNUMBER({budget}),ROUND({budget}/10000,6),"")',
        "row.cost": f'IF(ISNUMBER({source["sheet.cost"]}),{source["sheet.cost"]},"")',
        "row.difference": difference_formula(budget, cost),
    }


def total_formulas(first: int, last: int, shift: int = 0) -> dict[FigureKey, str]:
    """The formulas of the totals over rows `first` to `last` (from 0, both included)."""

    def summed(column: int) -> str:
        return f"SUM({address(first, column + shift)}:{address(last, column + shift)})"

    return {
        "total.budget": f"ROUND({summed(BUDGET)},2)",
        "total.budget_wan": f"ROUND({summed(BUDGET)}/10000,6)",
        "total.cost": f"ROUND({summed(COST)},2)",
        "total.difference": f"ROUND({summed(DIFFERENCE)},2)",
    }


def draw_summary(book: Workbook, styles: Styles, rows: Sequence[SummaryRow]) -> None:
    """Fill the 汇总 sheet, which the workbook already has (it stands before the project sheets)."""
    sheet = book.get_worksheet_by_name(SHEET_NAME)
    draw_head(sheet, styles, rows[0].layout)
    first = HEAD_ROW + 1
    for number, row in enumerate(rows):
        draw_row(sheet, styles, first + number, number + 1, row)
    draw_totals(sheet, styles, first, rows)
    for name, column in DEFINED_NAMES.items():
        book.define_name(name, f"={SHEET_NAME}!{absolute(address(first + len(rows), column))}")
    page_setup(sheet, len(rows))


def draw_head(sheet: Worksheet, styles: Styles, first: SheetLayout) -> None:
    """Title, department (that of the first project sheet), column titles."""
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        put(sheet, (HEAD_ROW, column), title, styles.get("head"))
    sheet.set_column(KEY_COLUMN, KEY_COLUMN, 4, None, {"hidden": True})
    put(sheet, (0, KEY_COLUMN), SUMMARY_MARK, styles.get("hidden_key"))
    sheet.set_row(0, 36)
    sheet.merge_range(0, 0, 0, STATE, "", styles.get("sheet_title"))
    put(sheet, (0, 0), TITLE, styles.get("sheet_title"))
    sheet.set_row(1, 22)
    cell = next(record.cell for record in first.record.fields if record.name == "department")
    formula = f'"{DEPARTMENT}"&{text_formula(quoted(first.name), cell)}'
    put(sheet, (1, 0), DEPARTMENT + first.text("department"), styles.get("sheet_line"), formula)
    put(sheet, (1, STATE), "金额单位见列标题", styles.get("sheet_line_right"))
    sheet.set_row(2, 6)
    sheet.set_row(HEAD_ROW, 30)


def draw_row(sheet: Worksheet, styles: Styles, row: int, number: int, item: SummaryRow) -> None:
    """One project: name with a link to its sheet, its data by live formulas."""
    layout, shown = item.layout, item.layout.figures
    here = quoted(layout.name)
    cells = {record.name: record.cell for record in layout.record.fields}
    name, leader = layout.text("project") or UNNAMED, layout.text("leader")
    put(sheet, (row, NUMBER), Decimal(number), styles.get("cell_center"))
    sheet.write_url(row, NAME, f"internal:{here}!A1", styles.get("cell_link"), "", f"打开 {layout.name}")
    put(sheet, (row, NAME), name, styles.get("cell_link"), text_formula(here, cells["project"], UNNAMED))
    put(sheet, (row, LEADER), leader, styles.get("cell_center"), text_formula(here, cells["leader"]))
    type_text = layout.text("project_type")
    kinds = type_shown(type_text, item.selected_types)
    formula = type_formula(f"{here}!{absolute(cells['project_type'])}", type_text, item.selected_types)
    put(sheet, (row, TYPE), kinds, styles.get("cell"), formula)
    values: dict[FigureKey, Decimal | None] = {
        "row.budget": shown.budget,
        "row.budget_wan": None if shown.budget is None else shown.budget.scaleb(WAN_PLACES),
        "row.cost": shown.cost,
        "row.difference": shown.difference,
    }
    figures = shown.cells
    formulas = row_formulas(layout.name, {"sheet.budget": figures["budget"], "sheet.cost": figures["cost"]}, row)
    for key, value in values.items():
        style = styles.get("cell_wan" if key == "row.budget_wan" else "cell_yuan")
        put(sheet, (row, FIGURE_COLUMNS[key]), "" if value is None else value, style, formulas[key])
    put(sheet, (row, STATE), layout.figures.state, styles.get("cell_center"), f"{here}!{absolute(figures['state'])}")
    put(sheet, (row, KEY_COLUMN), ROW_MARK + layout.record.id, styles.get("hidden_key"))
    texts = ((name, NAME), (leader, LEADER), (kinds, TYPE))
    heights = (text_height(text, column_points(COLUMNS[column][1]), FONT_SIZE) for text, column in texts)
    sheet.set_row(row, max(LEAST_ROW, *heights))


def draw_totals(sheet: Worksheet, styles: Styles, first: int, rows: Sequence[SummaryRow]) -> None:
    """The row of totals and the note below it."""
    row = first + len(rows)
    sheet.set_row(row, 28)
    sheet.merge_range(row, NUMBER, row, TYPE, "", styles.get("sum"))
    put(sheet, (row, NUMBER), "合计", styles.get("sum"))
    budget, cost, gap = (total(rows, name) for name in ("budget", "cost", "difference"))
    values: dict[FigureKey, Decimal] = {
        "total.budget": budget,
        "total.budget_wan": budget.scaleb(WAN_PLACES),
        "total.cost": cost,
        "total.difference": gap,
    }
    formulas = total_formulas(first, row - 1)
    for key, value in values.items():
        style = styles.get("sum_wan" if key == "total.budget_wan" else "sum_yuan")
        put(sheet, (row, FIGURE_COLUMNS[key]), value, style, formulas[key])
    states = f"{address(first, STATE)}:{address(row - 1, STATE)}"
    differing = sum(item.layout.figures.state == DIFFERS for item in rows)
    put(sheet, (row, STATE), f"{differing}项不符", styles.get("sum"), f'COUNTIF({states},"{DIFFERS}")&"项不符"')
    put(sheet, (row, KEY_COLUMN), TOTAL_MARK, styles.get("hidden_key"))
    sheet.merge_range(row + 1, 0, row + 1, STATE, "", styles.get("sheet_note"))
    put(sheet, (row + 1, 0), NOTES, styles.get("sheet_note"))
    sheet.set_row(row + 1, 32)
    styles.mark_differing(sheet, states, DIFFERS)


def total(rows: Sequence[SummaryRow], name: str) -> Decimal:
    """Sum of an amount over the projects that have it."""
    amounts: list[Decimal] = [amount for row in rows if (amount := getattr(row.layout.figures, name)) is not None]
    return sum(amounts, Decimal(0))


def text_formula(sheet: str, cell: str, blank: str = "") -> str:
    """A text of a project sheet; `blank` while its cell is empty."""
    reference = f"{sheet}!{absolute(cell)}"
    return f'IF({reference}="","{blank}",{reference})'


def absolute(cell: str) -> str:
    """E4 -> $E$4."""
    row, column = position(cell)
    return f"${column_name(column)}${row + 1}"


def page_setup(sheet: Worksheet, count: int) -> None:
    """A4 across, one page wide, column titles on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(HEAD_ROW)
    sheet.print_area(0, 0, HEAD_ROW + count + 2, STATE)
    sheet.freeze_panes(HEAD_ROW + 1, NAME + 1)
    sheet.hide_gridlines(2)
    sheet.set_footer('&C&"宋体,常规"&9 第 &P 页，共 &N 页')
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})
