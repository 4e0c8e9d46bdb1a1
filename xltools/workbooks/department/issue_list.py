"""Writes 问题清单 into a new workbook; marking writes the same list into a copy of an existing one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.model.finding import Finding
from xltools.model.settings import SHIPPED_VERSION
from xltools.workbooks.department.drawing import put
from xltools.workbooks.issue_sheet import (
    ANSWER_COLUMN,
    COLUMNS,
    HEADER_ROW,
    SHEET_NAME,
    ListValue,
    issue_rows,
)
from xltools.workbooks.issue_table import (
    ANSWER_PROMPT,
    FROZEN_COLUMNS,
    HEAD_HEIGHTS,
    list_cells,
)
from xltools.workbooks.styles import Styles

LAST: Final = len(COLUMNS) - 1
LINK_LIMIT: Final = 65_000
"""Links a sheet may have, nearly."""


def draw_issue_list(
    book: Workbook, styles: Styles, findings: Sequence[Finding], version: str = SHIPPED_VERSION
) -> Worksheet:
    """Add the sheet with one line per finding; cells of this workbook are linked."""
    sheet = book.add_worksheet(SHEET_NAME)
    rows = issue_rows(findings)
    for column, spec in enumerate(COLUMNS):
        sheet.set_column(column, column, spec.width)
    for number, height in enumerate([*HEAD_HEIGHTS, *(row.height for row in rows)]):
        sheet.set_row(number, height)
    for cell in list_cells(findings, rows, version):
        style = styles.get(cell.style, cell.size)
        if cell.link and cell.row < LINK_LIMIT:
            sheet.write_url(cell.row, cell.column, f"internal:{cell.link}", style, "", cell.tip)
        put(sheet, (cell.row, cell.column), cell_value(cell.value), style)
    page_setup(sheet, len(rows))
    return sheet


def cell_value(value: ListValue) -> str | Decimal:
    """A value of the list as a cell takes it."""
    if value is None:
        return ""
    return Decimal(value) if isinstance(value, int) else value


def page_setup(sheet: Worksheet, count: int) -> None:
    """A4 across, one page wide, header repeated, filter on the header, and how to explain a finding."""
    last = HEADER_ROW - 1 + max(count, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW - 1)
    sheet.freeze_panes(HEADER_ROW, FROZEN_COLUMNS)
    sheet.autofilter(HEADER_ROW - 1, 0, last, LAST)
    sheet.print_area(0, 0, last, LAST)
    sheet.hide_gridlines(2)
    sheet.set_footer('&C&"宋体,常规"&9 第 &P 页，共 &N 页')
    sheet.data_validation(
        HEADER_ROW, ANSWER_COLUMN, last, ANSWER_COLUMN,
        {"validate": "any", "input_title": COLUMNS[ANSWER_COLUMN].title, "input_message": ANSWER_PROMPT},
    )  # fmt: skip
