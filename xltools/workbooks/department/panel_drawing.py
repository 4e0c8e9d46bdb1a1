"""Draws the 核对栏, its hidden columns, and the colours of its states."""

from dataclasses import replace

from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.cells import address
from xltools.workbooks.department.drawing import put
from xltools.workbooks.department.layout import WIDTHS
from xltools.workbooks.department.panel import (
    CHECKS,
    LAST_COLUMN,
    PANEL_COLUMN,
    READ_ONLY,
    STATE_COLUMN,
    TEXT_COLUMN,
    PanelCell,
    PanelFigures,
    panel_row,
)
from xltools.workbooks.styles import Styles


def draw_panel_cells(sheet: Worksheet, styles: Styles, figures: PanelFigures, *, editable: bool) -> None:
    """Write the panel; beside a form that is only read, the figures alone."""
    if editable:
        for column in (PANEL_COLUMN, STATE_COLUMN):
            sheet.set_column(column, column, WIDTHS[column], None, {"level": 1})
        sheet.set_column(TEXT_COLUMN, LAST_COLUMN, 4, None, {"hidden": True})
    for cell in figures.drawn if editable else figures_alone(figures):
        put(sheet, (cell.row, cell.column), cell.value, styles.get(cell.style) if cell.style else None, cell.formula)
    top = address(panel_row("overall"), STATE_COLUMN)
    styles.show_states(sheet, f"{top}:{figures.cells[CHECKS[-1]]}", top)


def figures_alone(figures: PanelFigures) -> tuple[PanelCell, ...]:
    """Title, figures and the state without its formula, which needs what the hidden columns hold."""
    rows = {panel_row(key) for key in READ_ONLY} | {panel_row("overall")}
    state = panel_row("state")
    fixed = {state, panel_row("tolerance")}
    shown = (cell for cell in figures.drawn if cell.row in rows and cell.column < TEXT_COLUMN)
    overall = figures.cells["overall"]
    return tuple(
        replace(cell, formula="") if cell.row in fixed else cell
        for cell in shown
        if address(cell.row, cell.column) != overall
    )
