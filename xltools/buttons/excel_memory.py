"""The very hidden sheet of an open book that remembers what was in a cell before we changed it.

Each line points at its cell with a formula, so that inserted rows and renamed sheets do not matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlwings as xw

from xltools.buttons.excel_cells import add_sheet, find_sheet
from xltools.buttons.excel_protection import refuse_locked_structure
from xltools.workbooks.mark_sheets import EXCEL_MARKS_SHEET
from xltools.workbooks.marks.records import POINTER
from xltools.workbooks.names import quoted

SHEET_NAME: Final = EXCEL_MARKS_SHEET
VERY_HIDDEN: Final = 2
REMEMBERED: Final = 4
"""Columns beside the pointer."""
EMPTY: Final = " "
"""Stands for the former content of an empty cell."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One changed cell.

    `fill` is its former colour ("#RRGGBB" or "none"; "" = not changed), `note` the note we wrote ("" where the user's own
    stands), `formula` its former content ("" = not changed, EMPTY = it was empty), `put` what we wrote in its place.
    """

    sheet: str
    cell: str
    fill: str = ""
    note: str = ""
    formula: str = ""
    put: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Sheet and cell."""
        return self.sheet, self.cell

    def pointer(self) -> str:
        """The formula that follows the cell."""
        return f"=ISBLANK({quoted(self.sheet)}!{self.cell})"

    def values(self) -> tuple[str, str, str, str]:
        """What stands beside the pointer."""
        return self.fill, self.note, self.formula, self.put


def recall(book: xw.Book) -> tuple[Mark, ...]:
    """The remembered marks whose cells still exist, oldest first."""
    sheet = find_sheet(book, SHEET_NAME)
    return () if sheet is None else tuple(lines(sheet))


def lines(sheet: xw.Sheet) -> Iterator[Mark]:
    """What the sheet says; it begins at A1."""
    used = sheet.used_range.impl
    formulas = used.formula
    if isinstance(formulas, str):
        return
    values = used.raw_value
    for (pointer, *_), (_, *texts) in zip(formulas, values, strict=True):
        found = POINTER.search(pointer)
        if found:
            name = (found[1] or found[2]).replace("''", "'")
            known = ("" if text is None else str(text) for text in texts[:REMEMBERED])
            yield Mark(name, found[3].replace("$", ""), *known)


def remember(book: xw.Book, marks: Sequence[Mark], before: Sequence[Mark]) -> None:
    """Replace the remembered marks `before` by others, in bulk; without any the sheet goes."""
    if tuple(marks) == tuple(before):
        return
    sheet = find_sheet(book, SHEET_NAME)
    if not marks:
        if sheet is not None:
            delete(book, sheet)
        return
    if sheet is None:
        sheet = add_sheet(book, SHEET_NAME)
    elif len(before) > len(marks):
        sheet.range(f"A{len(marks) + 1}:E{len(before)}").clear_contents()
    rest = sheet.range(f"B1:E{len(marks)}")
    rest.number_format = "@"
    rest.raw_value = [mark.values() for mark in marks]
    sheet.range(f"A1:A{len(marks)}").impl.formula = [(mark.pointer(),) for mark in marks]
    hide(sheet)


def hide(sheet: xw.Sheet) -> None:
    """Very hidden where the engine can; else hidden."""
    api: Any = sheet.api
    if hasattr(api, "Visible"):
        api.Visible = VERY_HIDDEN
    else:
        sheet.visible = False


def delete(book: xw.Book, sheet: xw.Sheet) -> None:
    """Take a sheet of ours away without Excel's question. Excel deletes no sheet that is very hidden."""
    refuse_locked_structure(book)
    sheet.visible = True
    book.app.display_alerts, alerts = False, book.app.display_alerts
    try:
        sheet.delete()
    finally:
        book.app.display_alerts = alerts
