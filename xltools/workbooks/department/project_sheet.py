"""Draws a laid-out project sheet: the official form, printable as it stands, with the 核对栏 beside it."""

from dataclasses import dataclass
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.cells import address, cell_text
from xltools.workbooks.department.cost_table_help import help_filling, show_states
from xltools.workbooks.department.drawing import draw
from xltools.workbooks.department.layout import FIRST, KEY_COLUMN, LAST, SHEET_MARK, WIDTHS, SheetLayout
from xltools.workbooks.department.panel import DIFFERS
from xltools.workbooks.styles import Styles

A4: Final = 9
MARGINS: Final = {"left": 0.59, "right": 0.59, "top": 0.75, "bottom": 0.75}
PAGE_HEIGHT: Final = 730.0
"""Points between the upper and the lower margin."""
MOST_SHRUNK: Final = 1.2
"""A form up to so much higher than a page is shrunk to fit it."""
HEADER_LIMIT: Final = 40
"""Characters of a name in the footer, which holds 255 in all, doubled & included."""
PROTECTION: Final = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    }  # fmt: skip
FIXED_LINES: Final = 2
"""Rows that stay in sight: title and caption."""


@dataclass(frozen=True, slots=True)
class SheetUse:
    """How a sheet is used: filled in by a department (`type_list`: the range with the project types), or only read."""

    editable: bool
    type_list: str = ""


def draw_project_sheet(book: Workbook, styles: Styles, layout: SheetLayout, use: SheetUse) -> Worksheet:
    """Add the sheet to the workbook."""
    sheet = book.add_worksheet(layout.name)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, None, {"hidden": column == KEY_COLUMN})
    for row, height in enumerate(layout.heights):
        if height:
            sheet.set_row(row, height)
    for region in layout.regions:
        draw(sheet, region, styles)
    styles.mark_differing(sheet, layout.figures.cells["state"], DIFFERS)
    if layout.cost_table:
        show_states(sheet, styles, layout.cost_table)
    write_keys(sheet, styles, layout)
    page_setup(sheet, layout)
    if use.editable and layout.cost_table:
        help_filling(sheet, layout.cost_table)
    if use.editable:
        add_input_help(sheet, layout, use.type_list)
        sheet.protect("", PROTECTION)
    return sheet


def write_keys(sheet: Worksheet, styles: Styles, layout: SheetLayout) -> None:
    """Row keys in the hidden column: they travel with their rows, whatever is inserted or moved."""
    style = styles.get("hidden_key")
    for row, key in layout.keys.items():
        text = SHEET_MARK + layout.record.id if row == 0 else key
        sheet.write_string(row, KEY_COLUMN, text, style)


def page_setup(sheet: Worksheet, layout: SheetLayout) -> None:
    """A4 upright, the form's full width on one page, department and page number below."""
    sheet.set_portrait()
    sheet.set_paper(A4)
    sheet.set_margins(**MARGINS)
    height = sum(layout.heights[: layout.printed_rows])
    sheet.fit_to_pages(1, 1 if height <= PAGE_HEIGHT * MOST_SHRUNK else 0)
    sheet.center_horizontally()
    sheet.print_area(0, FIRST, layout.printed_rows - 1, LAST)
    sheet.freeze_panes(FIXED_LINES, 0)
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{address(len(layout.heights) - 1, LAST)}"})
    department, project = (header_text(text) for text in (layout.declaration.department, layout.declaration.project))
    sheet.set_footer(f'&L&"宋体,常规"&9 {department}&C&"宋体,常规"&9 第 &P 页，共 &N 页&R&"宋体,常规"&9 {project}')


def header_text(text: str) -> str:
    """A name for header or footer: one line, & doubled, shortened if very long."""
    line = " ".join(cell_text(text).split())
    shown = line if len(line) <= HEADER_LIMIT else line[:HEADER_LIMIT] + "…"
    return shown.replace("&", "&&")


def add_input_help(sheet: Worksheet, layout: SheetLayout, type_list: str) -> None:
    """Drop-down of the project types, and short messages where the way of filling is not obvious."""
    cells = {record.name: record.cell for record in layout.record.fields}
    if type_list:
        sheet.data_validation(cells["project_type"], {
            "validate": "list", "source": f"={type_list}", "error_type": "information", "ignore_blank": True,
            "input_title": "项目类型", "input_message": "从列表中选一项；“√”表示所选类型。",
            "error_title": "项目类型", "error_message": "填写的内容不在列表中，请核对是否确需自行填写。",
        })  # fmt: skip
    unit = layout.record.budget.unit
    sheet.data_validation(cells["budget"], {
        "validate": "any", "input_title": "预算金额", "input_message": f"填写数字，单位：{unit}。",
    })  # fmt: skip
    wording = layout.figures.cells["wording"]
    if layout.record.budget.wording:
        sheet.data_validation(wording, {
            "validate": "any", "input_title": "原始填写", "input_message": "这是原表的写法。核实左侧预算金额后请清空此格。",
        })  # fmt: skip
