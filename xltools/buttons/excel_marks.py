"""Marks in an open book, and the very hidden sheet that remembers what was there before.

Each line of that sheet points at its cell with a formula, so that inserted rows and renamed sheets do not matter.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlwings as xw

from xltools.buttons.excel_cells import add_sheet, find_sheet, unlocked
from xltools.workbooks.issue_sheet import NOTE_TAG
from xltools.workbooks.mark_sheets import EXCEL_MARKS_SHEET
from xltools.workbooks.marks.records import POINTER
from xltools.workbooks.marks.restoring import NOTE_TAG as RESTORED_TAG
from xltools.workbooks.names import quoted

SHEET_NAME: Final = EXCEL_MARKS_SHEET
VERY_HIDDEN: Final = 2
NO_FILL: Final = "none"
OWN_TAGS: Final = (NOTE_TAG, RESTORED_TAG)


@dataclass(frozen=True, slots=True)
class Mark:
    """One changed cell.

    `fill` is its former colour ("#RRGGBB" or "none"; "" = not changed), `note` the note we wrote ("" where the user's own
    stands), `formula` its former content ("" = not changed, " " = it was empty).
    """

    sheet: str
    cell: str
    fill: str = ""
    note: str = ""
    formula: str = ""

    def row(self) -> list[str]:
        """The line that remembers it."""
        return [f"=ISBLANK({quoted(self.sheet)}!{self.cell})", self.fill, self.note, self.formula]


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell with what is known of it: asking Excel for the name of its sheet again would take a dozen calls."""

    sheet: xw.Sheet
    name: str
    address: str

    @property
    def cell(self) -> xw.Range:
        """The cell itself."""
        return self.sheet.range(self.address)


def apply(spot: Spot, fill: str, note: str) -> Mark:
    """Colour a cell ("RRGGBB") and add our note unless the user has one there."""
    cell = spot.cell
    before = colour(cell)
    cell.color = f"#{fill[-6:]}"
    return Mark(spot.name, spot.address, before, note if annotate(cell, note) else "")


def replace_formula(spot: Spot, formula: str, note: str) -> Mark:
    """Put a formula into a cell and say in a note what stood there."""
    cell = spot.cell
    before = str(cell.formula)
    cell.formula = formula
    return Mark(spot.name, spot.address, "", note if annotate(cell, note) else "", before or " ")


def annotate(cell: xw.Range, text: str) -> bool:
    """Add a note, in place of an older one of ours; False where the user's own note stays."""
    own = cell.impl.note  # xlwings' own `note` asks Excel twice as often
    if own is not None:
        if not own.text.startswith(OWN_TAGS):
            return False
        own.delete()
    cell.impl.add_note(text)
    return True


def colour(cell: xw.Range) -> str:
    """The fill as "#RRGGBB"."""
    found = cell.color
    return NO_FILL if found is None else "#{:02X}{:02X}{:02X}".format(*(int(part) for part in found))


def remember(book: xw.Book, marks: Sequence[Mark]) -> None:
    """Add lines to the hidden sheet, in one write."""
    if not marks:
        return
    sheet = kept(book)
    first = 1
    if sheet is None:
        sheet = add_sheet(book, SHEET_NAME)
    else:
        first = sheet.used_range.last_cell.row + 1
    last = first + len(marks) - 1
    sheet.range((first, 2), (last, 4)).number_format = "@"
    sheet.range((first, 2), (last, 4)).raw_value = [mark.row()[1:] for mark in marks]
    sheet.range((first, 1), (last, 1)).formula = [[mark.row()[0]] for mark in marks]
    hide(sheet)


def hide(sheet: xw.Sheet) -> None:
    """Very hidden where the engine can; else hidden."""
    api: Any = sheet.api
    if hasattr(api, "Visible"):
        api.Visible = VERY_HIDDEN
    else:
        sheet.visible = False


def restore(book: xw.Book, sheets: Mapping[str, xw.Sheet]) -> int:
    """Undo all remembered marks, newest first; returns the number of cells that got a look or value back.

    `sheets` are those that have been read already.
    """
    sheet = kept(book)
    if sheet is None:
        return 0
    marks = list(lines(sheet))
    for name in {mark.sheet for mark in marks}:
        marked = sheets.get(name) or find_sheet(book, name)
        if marked is None:
            continue
        with unlocked(marked):
            for mark in reversed([mark for mark in marks if mark.sheet == name]):
                undo(marked.range(mark.cell), mark)
    book.app.display_alerts, alerts = False, book.app.display_alerts
    try:
        sheet.delete()
    finally:
        book.app.display_alerts = alerts
    return len({(mark.sheet, mark.cell) for mark in marks})


def undo(cell: xw.Range, mark: Mark) -> None:
    """Give one cell back what it had; a note that was edited meanwhile stays."""
    if mark.fill:
        cell.color = None if mark.fill == NO_FILL else mark.fill
    if mark.formula:
        cell.formula = mark.formula.strip()
    if mark.note:
        note = cell.impl.note
        if note is not None and note.text == mark.note:
            note.delete()


def kept(book: xw.Book) -> xw.Sheet | None:
    """The hidden sheet, None where nothing is marked."""
    return find_sheet(book, SHEET_NAME)


def lines(sheet: xw.Sheet) -> Iterator[Mark]:
    """The remembered marks whose cells still exist."""
    used = sheet.used_range
    height = used.last_cell.row
    pointers = sheet.range((1, 1), (height, 1)).formula
    block = [(pointers,)] if isinstance(pointers, str) else pointers
    rest = sheet.range((1, 2), (height, 4)).options(ndim=2).value
    for (pointer,), (fill, note, formula) in zip(block, rest, strict=True):
        found = POINTER.search(pointer)
        if found:
            name = (found[1] or found[2]).replace("''", "'")
            yield Mark(name, found[3].replace("$", ""), fill or "", note or "", formula or "")
