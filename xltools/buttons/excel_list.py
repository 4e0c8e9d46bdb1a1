"""问题清单 in an open book: the same words and columns as in a marked copy, written in bulk."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

import xlwings as xw

from xltools.buttons.excel_cells import add_sheet, find_sheet
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.workbooks.cells import column_name
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
FIRST: Final = HEADER_ROW + 1
LAST_COLUMN: Final = column_name(len(COLUMNS) - 1)


def find_list(book: xw.Book) -> xw.Sheet | None:
    """The list of the book, None where there is none yet."""
    return find_sheet(book, SHEET_NAME)


def write_list(
    book: xw.Book, sheet: xw.Sheet | None, findings: Sequence[Finding], kept_notes: Sequence[Place], version: str
) -> None:
    """Replace the lines of the list, which is added when there is none. `version` names the settings of the check."""
    rows = issue_rows(findings, kept_notes)
    if sheet is None:
        if not rows:
            return
        sheet = new_list(book)
    last = max(sheet.used_range.last_cell.row, FIRST)
    sheet.range(f"A{FIRST}:{LAST_COLUMN}{last}").clear_contents()
    sheet.range("A2").raw_value = summary(findings, version)
    if not rows:
        return
    end = HEADER_ROW + len(rows)
    for code, group in groupby(enumerate(COLUMNS), key=lambda entry: number_format(entry[1])):
        letters = [column_name(number) for number, _ in group]
        sheet.range(f"{letters[0]}{FIRST}:{letters[-1]}{end}").number_format = code
    lines = [[as_cell(value) for value in row.values] for row in rows]
    sheet.range(f"A{FIRST}:{LAST_COLUMN}{end}").raw_value = lines
    column = column_name(LINK_COLUMN)
    add_links(sheet, {f"{column}{number}": row.link for number, row in enumerate(rows, start=FIRST) if row.link})


def add_links(sheet: xw.Sheet, targets: Mapping[str, str]) -> None:
    """Let cells, whose texts stand there already, lead to places of the book ("'01_甲'!E4")."""
    links: Any = getattr(sheet.api, "Hyperlinks", None)
    if links is None:  # a Mac
        for cell, target in targets.items():
            anchor = sheet.range(cell)
            anchor.add_hyperlink(f"#{target}", anchor.raw_value)
        return
    add = links.Add
    for cell, target in targets.items():
        add(sheet.range(cell).api, "", target)


def new_list(book: xw.Book) -> xw.Sheet:
    """An empty list at the end of the book, with its titles."""
    sheet = add_sheet(book, SHEET_NAME)
    sheet.range("A1").raw_value = TITLE
    sheet.range(f"A{HEADER_ROW}:{LAST_COLUMN}{HEADER_ROW}").raw_value = [[column.title for column in COLUMNS]]
    for number, column in enumerate(COLUMNS):
        sheet.range(f"{column_name(number)}1").column_width = column.width
    return sheet


def number_format(column: Column) -> str:
    """The format of a column's cells: a text never becomes a number or a formula."""
    return {"amount": AMOUNT_FORMAT, "number": "0"}.get(column.kind, "@")


def as_cell(value: object) -> object:
    """A value Excel takes: amounts leave as binary numbers here, where they are only shown."""
    return float(value) if isinstance(value, Decimal) else value
