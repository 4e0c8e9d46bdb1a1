"""Writes 问题清单 into a new workbook; marking writes the same list into a copy of an existing one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.model.finding import Finding
from xltools.workbooks.department.drawing import put
from xltools.workbooks.issue_sheet import (
    COLUMNS,
    HEADER_ROW,
    SHEET_NAME,
    TITLE,
    Column,
    IssueRow,
    ListValue,
    issue_rows,
    summary,
)
from xltools.workbooks.measure import HIGHEST_ROW, column_points, text_height
from xltools.workbooks.styles import Styles

LAST: Final = len(COLUMNS) - 1
SEVERITY_COLUMN: Final = 1
LINK_LIMIT: Final = 65_000
"""Links a sheet may have, nearly."""
LEAST_ROW: Final = 24.0
FONT_SIZE: Final = 10.5


def draw_issue_list(book: Workbook, styles: Styles, findings: Sequence[Finding]) -> Worksheet:
    """Add the sheet with one line per finding; cells of this workbook are linked."""
    sheet = book.add_worksheet(SHEET_NAME)
    rows = issue_rows(findings)
    for column, spec in enumerate(COLUMNS):
        sheet.set_column(column, column, spec.width)
        put(sheet, (HEADER_ROW - 1, column), spec.title, styles.get("head"))
    sheet.set_row(0, 32)
    sheet.set_row(1, 22)
    sheet.set_row(HEADER_ROW - 1, 28)
    put(sheet, (0, 0), TITLE, styles.get("sheet_heading"))
    put(sheet, (1, 0), summary(findings), styles.get("sheet_line"))
    for number, row in enumerate(rows):
        draw_issue(sheet, styles, HEADER_ROW + number, row)
    page_setup(sheet, len(rows))
    return sheet


def draw_issue(sheet: Worksheet, styles: Styles, row: int, issue: IssueRow) -> None:
    """One finding."""
    for column, (spec, value) in enumerate(zip(COLUMNS, issue.values, strict=True)):
        style = styles.get(style_name(spec, column, issue))
        if spec.kind == "link" and issue.link and row < LINK_LIMIT:
            sheet.write_url(row, column, f"internal:{issue.link}", style, "", "到该单元格")
        put(sheet, (row, column), cell_value(value), style)
    texts = (
        (str(value), spec.width) for spec, value in zip(COLUMNS, issue.values, strict=True) if isinstance(value, str)
    )
    needed = max((text_height(text, column_points(width), FONT_SIZE) for text, width in texts), default=0)
    sheet.set_row(row, min(max(LEAST_ROW, needed), HIGHEST_ROW))


def style_name(spec: Column, column: int, issue: IssueRow) -> str:
    """Which format a cell of the list has."""
    if column == SEVERITY_COLUMN:
        return issue.severity
    if spec.kind == "link":
        return "cell_link" if issue.link else "cell_text"
    return {"number": "cell_center", "amount": "cell_yuan", "answer": "cell_answer", "text": "cell_text"}[spec.kind]


def cell_value(value: ListValue) -> str | Decimal:
    """A value of the list as a cell takes it."""
    if value is None:
        return ""
    return Decimal(value) if isinstance(value, int) else value


def page_setup(sheet: Worksheet, count: int) -> None:
    """A4 across, one page wide, header repeated, filter on the header."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW - 1)
    sheet.freeze_panes(HEADER_ROW, 3)
    sheet.autofilter(HEADER_ROW - 1, 0, HEADER_ROW - 1 + max(count, 1), LAST)
    sheet.print_area(0, 0, HEADER_ROW - 1 + max(count, 1), LAST)
    sheet.hide_gridlines(2)
    sheet.set_footer('&C&"宋体,常规"&9 第 &P 页，共 &N 页')
