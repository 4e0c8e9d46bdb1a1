"""Where a text stands, so that every figure can be followed back to its source."""

import sys

from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a source file.

    `file` is the path as the user gave it. `sheet` and `cell` ("E4") are set for workbooks; `spot` is set for
    documents and reads as a Chinese phrase ("第 12 行", "表 2 第 5 行第 4 格").
    """

    file: str
    sheet: str | None = None
    cell: str | None = None
    spot: str | None = None

    def label(self) -> str:
        """The place in one Chinese phrase, without the file."""
        if self.cell is not None:
            return f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        return self.spot or self.sheet or ""

    def shared(self) -> "Place":
        """The same place; texts that many places have are kept once."""
        sheet, cell, spot = (text and sys.intern(text) for text in (self.sheet, self.cell, self.spot))
        return Place(sys.intern(self.file), sheet, cell, spot)
