"""问题清单 in an open book: the same words and columns as in a marked copy, written in bulk."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

import xlwings as xw

from xltools.buttons.excel_cells import add_sheet, find_sheet, unlocked
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.workbooks.issue_sheet import (
    COLUMNS,
    HEADER_ROW,
    LINK_COLUMN,
    SHEET_NAME,
    TITLE,
    Column,
    issue_rows,
    summary,
)

AMOUNT_FORMAT: Final = "#,##0.00"


def write_list(book: xw.Book, findings: Sequence[Finding], kept_notes: Sequence[Place], version: str) -> None:
    """Replace the lines of 问题清单; the sheet is added when there is none. `version` names the settings of the check."""
    rows = issue_rows(findings, kept_notes)
    sheet = find_sheet(book, SHEET_NAME)
    if sheet is None:
        if not rows:
            return
        sheet = new_list(book)
    with unlocked(sheet):
        first = HEADER_ROW + 1
        last = max(sheet.used_range.last_cell.row, first)
        sheet.range((first, 1), (last, len(COLUMNS))).clear_contents()
        sheet.range((2, 1)).value = summary(findings, version)
        if not rows:
            return
        end = HEADER_ROW + len(rows)
        for code, group in groupby(enumerate(COLUMNS, start=1), key=lambda entry: number_format(entry[1])):
            numbers = [number for number, _ in group]
            sheet.range((first, numbers[0]), (end, numbers[-1])).number_format = code
        lines = [[as_cell(value) for value in row.values] for row in rows]
        sheet.range((first, 1), (end, len(COLUMNS))).raw_value = lines
        for number, row in enumerate(rows, start=first):
            if row.link:
                text = str(row.values[LINK_COLUMN])
                sheet.range((number, LINK_COLUMN + 1)).add_hyperlink(f"#{row.link}", text)


def new_list(book: xw.Book) -> xw.Sheet:
    """An empty list at the end of the book, with its titles."""
    sheet = add_sheet(book, SHEET_NAME)
    sheet.range((1, 1)).value = TITLE
    sheet.range((HEADER_ROW, 1), (HEADER_ROW, len(COLUMNS))).raw_value = [[column.title for column in COLUMNS]]
    for number, column in enumerate(COLUMNS, start=1):
        sheet.range((1, number)).column_width = column.width
    return sheet


def number_format(column: Column) -> str:
    """The format of a column's cells: a text never becomes a number or a formula."""
    return {"amount": AMOUNT_FORMAT, "number": "0"}.get(column.kind, "@")


def as_cell(value: object) -> object:
    """A value Excel takes: amounts leave as binary numbers here, where they are only shown."""
    return float(value) if isinstance(value, Decimal) else value
