"""A table as any adapter hands it over: rows of cells in reading order, nothing interpreted."""

from decimal import Decimal

from xltools.model.place import Place
from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell. `text` is exactly what stands there (line breaks as LF, outer blanks kept).

    `number` is set when the cell holds a real number (`text` is then its plain decimal form).
    `error` is set when the cell holds something that must not be read as text: an Excel error value
    ("#REF!"), a boolean or a date; `text` is then its display form.
    """

    text: str
    place: Place
    number: Decimal | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of one row, left to right; cells covered by a merge are left out.

    `blank_lines_after` counts the blank lines that followed the row in a text export (0 elsewhere); a blank
    paragraph inside a cell looks like a row end there, so readers go by labels, not by rows.
    `loose` marks a paragraph outside any table of a document.
    """

    cells: tuple[GridCell, ...]
    blank_lines_after: int = 0
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a workbook, or one whole document (paragraphs between tables are rows of one cell)."""

    place: Place
    rows: tuple[GridRow, ...]
