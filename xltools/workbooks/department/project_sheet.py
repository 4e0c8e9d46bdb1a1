"""Draws a laid-out project sheet: the official form, printable as it stands, with the 核对栏 beside it."""

from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.cells import address
from xltools.workbooks.department.cost_table_help import help_filling, show_states
from xltools.workbooks.department.drawing import draw, put
from xltools.workbooks.department.layout import KEY_COLUMN, SHEET_MARK, WIDTHS, SheetLayout
from xltools.workbooks.department.page_setup import set_up_page
from xltools.workbooks.department.panel import PANEL_COLUMN, STATE_COLUMN
from xltools.workbooks.department.panel_drawing import draw_panel_cells
from xltools.workbooks.department.sheet_help import ChoiceLists, add_input_help, define_names
from xltools.workbooks.names import BACK, SUMMARY, quoted
from xltools.workbooks.styles import Styles

PROTECTION: Final = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    }  # fmt: skip

WAY_BACK: Final = 1


def draw_project_sheet(book: Workbook, styles: Styles, layout: SheetLayout, lists: ChoiceLists) -> Worksheet:
    """Add the sheet to the workbook, for a department to fill in with the help of choices."""
    sheet = book.add_worksheet(layout.name)
    set_widths(sheet)
    for row, height in enumerate(layout.heights):
        if height:
            sheet.set_row(row, height)
    for region in layout.regions:
        draw(sheet, region, styles)
    draw_panel_cells(sheet, styles, layout.figures)
    table = layout.cost_table
    if table:
        show_states(sheet, styles, (table.first, table.last), table.cells["state"])
    write_keys(sheet, styles, layout)
    set_up_page(sheet, layout)
    if table:
        help_filling(sheet, table)
    add_input_help(sheet, layout, lists)
    define_names(book, layout)
    add_way_back(sheet, styles, layout)
    sheet.protect("", PROTECTION)
    return sheet


def set_widths(sheet: Worksheet) -> None:
    """The widths of the columns; people do not see that of the row keys."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, None, {"hidden": column == KEY_COLUMN})


def add_way_back(sheet: Worksheet, styles: Styles, layout: SheetLayout) -> None:
    """In a row that stays in sight: the link to 汇总, and the light of the sheet."""
    sheet.write_url(WAY_BACK, PANEL_COLUMN, f"internal:{quoted(SUMMARY)}!A1", styles.get("link_back"), BACK, "打开汇总")
    overall = layout.figures.cells["overall"]
    put(sheet, (WAY_BACK, STATE_COLUMN), layout.figures.overall, styles.get("panel_state"), overall)
    cell = address(WAY_BACK, STATE_COLUMN)
    styles.show_states(sheet, cell, cell)


def write_keys(sheet: Worksheet, styles: Styles, layout: SheetLayout) -> None:
    """Row keys in the hidden column: they travel with their rows, whatever is inserted or moved."""
    style = styles.get("hidden_key")
    for row, key in layout.keys.items():
        text = SHEET_MARK + layout.record.id if row == 0 else key
        sheet.write_string(row, KEY_COLUMN, text, style)
