"""Draws the 核对栏, its hidden columns, and the colours of its states."""

from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.department.drawing import put
from xltools.workbooks.department.layout import WIDTHS
from xltools.workbooks.department.panel import (
    CHECKS,
    LAST_COLUMN,
    PANEL_COLUMN,
    STATE_COLUMN,
    TEXT_COLUMN,
    PanelFigures,
    panel_cells,
)
from xltools.workbooks.styles import Styles


def draw_panel_cells(sheet: Worksheet, styles: Styles, figures: PanelFigures) -> None:
    """Write the panel."""
    for column in (PANEL_COLUMN, STATE_COLUMN):
        sheet.set_column(column, column, WIDTHS[column], None, {"level": 1})
    sheet.set_column(TEXT_COLUMN, LAST_COLUMN, 4, None, {"hidden": True})
    for cell in figures.drawn:
        put(sheet, (cell.row, cell.column), cell.value, styles.get(cell.style) if cell.style else None, cell.formula)
    show_panel_states(sheet, styles)


def show_panel_states(sheet: Worksheet, styles: Styles) -> None:
    """Colour the states of the panel."""
    cells = panel_cells()
    styles.show_states(sheet, f"{cells['overall']}:{cells[CHECKS[-1]]}", cells["overall"])
