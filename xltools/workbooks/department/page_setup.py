"""How a project sheet is printed: the official form on A4, whole pages, department above and page number below."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.cells import address, cell_text
from xltools.workbooks.department.field_rows import FIRST, LAST
from xltools.workbooks.department.layout import SheetLayout

A4: Final = 9
MARGINS: Final = {"left": 0.98, "right": 0.59, "top": 0.98, "bottom": 0.79}
"""Inches: 25 mm at the left for binding, 15 at the right, 25 above and 20 below."""
EDGE: Final = 0.39
"""Inches from the paper's edge to header and footer."""
HEADER_LIMIT: Final = 40
"""Characters of a name in the header, which holds 255 in all, doubled & included."""
HEADER_FONT: Final = '&"宋体,常规"&9 '
FIXED_LINES: Final = 2
"""Rows that stay in sight: title and caption."""


def set_up_page(sheet: Worksheet, layout: SheetLayout) -> None:
    """The page of a laid-out sheet: it ends where the layout ends it, so that no program cuts a line."""
    set_up_paper(sheet, header_text(layout.declaration.department), len(layout.heights), shrunk=layout.pages.shrunk)
    sheet.set_h_pagebreaks(list(layout.pages.breaks))
    if layout.pages.repeated:
        sheet.repeat_rows(0, layout.pages.repeated - 1)
    sheet.print_area(0, FIRST, layout.printed_rows - 1, LAST)


def set_up_paper(sheet: Worksheet, header: str, rows: int, *, shrunk: bool) -> None:
    """A4 upright, as wide as the page, without the tint of input cells; a form little longer than a page is shrunk.

    `rows` counts those of the sheet.
    """
    sheet.set_portrait()
    sheet.set_paper(A4)
    sheet.set_margins(**MARGINS)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1 if shrunk else 0)
    sheet.print_black_and_white()
    sheet.freeze_panes(FIXED_LINES, 0)
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{address(rows - 1, LAST)}"})
    sheet.set_header(f"&L{HEADER_FONT}{header}", {"margin": EDGE})
    sheet.set_footer(f"&C{HEADER_FONT}第 &P 页，共 &N 页", {"margin": EDGE})


def header_text(text: str) -> str:
    """A name for header or footer: one line, & doubled, shortened if very long."""
    line = " ".join(cell_text(text).split())
    shown = line if len(line) <= HEADER_LIMIT else line[:HEADER_LIMIT] + "…"
    return shown.replace("&", "&&")
