"""Draws a laid-out project sheet: the official form, printable as it stands, with the 核对栏 beside it."""

from dataclasses import dataclass
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.department.cost_table_help import help_filling, show_states
from xltools.workbooks.department.drawing import draw
from xltools.workbooks.department.layout import KEY_COLUMN, SHEET_MARK, WIDTHS, SheetLayout
from xltools.workbooks.department.page_setup import set_up_page
from xltools.workbooks.department.panel_drawing import draw_panel_cells
from xltools.workbooks.styles import Styles

PROTECTION: Final = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    }  # fmt: skip

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
    draw_panel_cells(sheet, styles, layout.figures, editable=use.editable)
    if layout.cost_table:
        show_states(sheet, styles, layout.cost_table)
    write_keys(sheet, styles, layout)
    set_up_page(sheet, layout)
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
