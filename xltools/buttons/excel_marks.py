"""Marks in an open book: what must change is found out first, remembered, and then written.

A mark that stands already is left alone; a note or a colour that is a person's own is never touched.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlwings as xw

from xltools.buttons.excel_memory import EMPTY, Mark
from xltools.workbooks.issue_sheet import NOTE_TAG
from xltools.workbooks.marks.looks import FILLS
from xltools.workbooks.marks.restoring import NOTE_TAG as RESTORED_TAG

NO_FILL: Final = "none"
OWN_TAGS: Final = (NOTE_TAG, RESTORED_TAG)
OWN_FILLS: Final = frozenset(f"#{fill[-6:]}" for fill in FILLS)

Place = tuple[str, str]
"""Name of a sheet, address of a cell."""
CellAt = Callable[[Place], xw.Range]
"""The cell at a place."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is to look: its colour ("#RRGGBB", NO_FILL) and the note of ours on it ("" for none)."""

    fill: str
    note: str


@dataclass(frozen=True, slots=True)
class Change:
    """What to do to one cell, which carries the note `old` or None.

    None leaves the colour, the note or the content as it is; a `note` of "" takes the note away.
    """

    cell: xw.Range
    old: Any
    fill: str | None = None
    note: str | None = None
    formula: str | None = None

    @property
    def needed(self) -> bool:
        """Whether there is anything to do: a mark that stands already needs nothing."""
        return (self.fill, self.note, self.formula) != (None, None, None)

    def apply(self) -> None:
        """Do it."""
        if self.formula is not None:
            self.cell.formula = self.formula
        if self.fill is not None:
            self.cell.color = None if self.fill == NO_FILL else self.fill
        if self.note is not None:
            self.annotate(self.note)

    def annotate(self, text: str) -> None:
        """Write, change or take away the note. xlwings' own `note` asks Excel twice as often."""
        if self.old is None:
            self.cell.impl.add_note(text)
        elif text:
            self.old.text = text
        else:
            self.old.delete()


def plan(
    wanted: Mapping[Place, Look],
    earlier: Sequence[Mark],
    cell_at: CellAt,
) -> tuple[dict[Place, Change], list[Mark]]:
    """What turns the earlier marks of a check into the wanted ones, and what is to be remembered then.

    Formulas that 重算合计 has put back stay as they are.
    """
    before = {mark.place: mark for mark in earlier if mark.fill}
    marks = [mark for mark in earlier if not mark.fill]
    changes: dict[Place, Change] = {}
    for place in {**before, **wanted}:
        mark = before.get(place)
        if place in wanted:
            changes[place], kept = marking(cell_at(place), wanted[place], mark, place)
            marks.append(kept)
        elif mark:
            changes[place] = undoing(cell_at(place), mark)
    return {place: change for place, change in changes.items() if change.needed}, marks


def marking(cell: xw.Range, look: Look, earlier: Mark | None, place: Place) -> tuple[Change, Mark]:
    """Give a cell a look; a note of its own stays, the colour it had before all marks is remembered."""
    now = colour(cell)
    original = earlier.fill if earlier and now in OWN_FILLS else now
    old = cell.impl.note
    present = text_of(old)
    own = persons_part(present, earlier.note if earlier else "")
    note = own or look.note
    change = Change(cell, old, None if now == look.fill else look.fill, None if present == note else note)
    return change, Mark(*place, original, "" if own else look.note)


def undoing(cell: xw.Range, mark: Mark) -> Change:
    """Take one mark away: what a person has coloured, written or typed since stays."""
    fill = mark.fill if mark.fill and colour(cell) in OWN_FILLS else None
    formula = mark.formula.strip() if mark.formula and stands(str(cell.formula), mark.put) else None
    old = cell.impl.note if mark.note else None
    present = text_of(old)
    note = persons_part(present, mark.note) if mark.note and present.startswith(mark.note) else None
    return Change(cell, old, fill, note, formula)


def undo_all(marks: Sequence[Mark], cell_at: CellAt) -> None:
    """Take marks away, newest first: a cell may have been changed more than once."""
    for mark in reversed(marks):
        undoing(cell_at(mark.place), mark).apply()


def replacing(cell: xw.Range, formula: str, note: str, place: Place) -> tuple[Change, Mark]:
    """Put a formula into a cell and say in a note what stood there; the note of a person stays."""
    old = cell.impl.note
    present = text_of(old)
    own = bool(present) and not present.startswith(OWN_TAGS)
    change = Change(cell, old, note=None if own else note, formula=formula)
    return change, Mark(*place, "", "" if own else note, str(cell.formula) or EMPTY, formula)


def stands(now: str, put: str) -> bool:
    """Whether a cell still holds what we put there; references in a formula may have moved since."""
    return now == put or (now.startswith("=") and put.startswith("="))


def persons_part(note: str, ours: str) -> str:
    """The words of a person in a note: all of it, or what was added below ours."""
    if ours and note.startswith(ours):
        return note.removeprefix(ours).lstrip("\r\n")
    return "" if note.startswith(OWN_TAGS) else note


def text_of(note: Any) -> str:  # noqa: ANN401 - a note of any engine
    """The text of a note with line feeds; "" where there is none."""
    return "" if note is None else str(note.text).replace("\r\n", "\n").replace("\r", "\n")


def colour(cell: xw.Range) -> str:
    """The fill as "#RRGGBB"."""
    found = cell.color
    return NO_FILL if found is None else "#{:02X}{:02X}{:02X}".format(*(int(part) for part in found))
