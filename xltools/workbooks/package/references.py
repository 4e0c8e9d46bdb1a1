"""Cell references: "E4", "B8:F8"; rows and columns count from 1."""

import re
from typing import Final, NamedTuple

CELL: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
LETTERS: Final = 26


class Spot(NamedTuple):
    """One cell."""

    row: int
    column: int

    def __str__(self) -> str:
        """E4."""
        return f"{letters(self.column)}{self.row}"


class Box(NamedTuple):
    """A rectangle of cells, both corners included."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, at: Spot) -> bool:
        """Whether a cell lies inside."""
        return self.top <= at.row <= self.bottom and self.left <= at.column <= self.right

    @property
    def head(self) -> Spot:
        """The upper left cell: the one that holds a merged range's content."""
        return Spot(self.top, self.left)

    def spots(self) -> list[Spot]:
        """All cells, row by row."""
        return [Spot(r, c) for r in range(self.top, self.bottom + 1) for c in range(self.left, self.right + 1)]

    def __str__(self) -> str:
        """B8:F8, or E4 for a single cell."""
        first, last = Spot(self.top, self.left), Spot(self.bottom, self.right)
        return str(first) if first == last else f"{first}:{last}"


def letters(column: int) -> str:
    """Column letters: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def spot(reference: str | None) -> Spot | None:
    """The cell a reference names; None for anything that is no cell of a sheet."""
    match = CELL.fullmatch(reference or "")
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * LETTERS + ord(letter) - ord("A") + 1
    row = int(match[2])
    return Spot(row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def box(reference: str | None) -> Box | None:
    """The rectangle a reference names ("B8:F8" or "E4")."""
    first, _, last = (reference or "").partition(":")
    start, end = spot(first), spot(last or first)
    if start is None or end is None:
        return None
    return Box(
        min(start.row, end.row), min(start.column, end.column), max(start.row, end.row), max(start.column, end.column)
    )
