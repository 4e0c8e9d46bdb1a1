"""The sheet of one project in the master: the official form, and outside the print area the way back and to the source."""

from pathlib import Path
from typing import Final

from xltools.workbooks import styles as form_styles
from xltools.workbooks.department.layout import SheetLayout
from xltools.workbooks.department.panel import PANEL_COLUMN
from xltools.workbooks.department.project_sheet import draw_project_sheet
from xltools.workbooks.master import summary
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Styles
from xltools.workbooks.names import quoted
from xltools.workbooks.new_workbook import NewWorkbook, PlainSheet

BACK: Final = "← 返回汇总"


def draw_project(
    workbook: NewWorkbook, drawn: form_styles.Styles, styles: Styles, entry: Entry, layout: SheetLayout
) -> PlainSheet:
    """Add the sheet; the two rows above the 核对栏 lead back to 汇总 and to the source."""
    sheet: PlainSheet = draw_project_sheet(workbook, drawn, layout)
    page = Page(sheet, styles)
    page.link(0, PANEL_COLUMN, f"internal:{quoted(summary.NAME)}!A1", BACK)
    page.link(1, PANEL_COLUMN, entry.budget.link, "来源：打开原件")
    page.text(1, PANEL_COLUMN + 1, source_text(entry), "note")
    return sheet


def source_text(entry: Entry) -> str:
    """Name of the source file, and the place in it."""
    return f"{Path(entry.budget.place.file).name}　{entry.budget.label}".strip()
