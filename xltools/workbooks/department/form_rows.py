"""The rows of the printed form before it is known how high they are and on which pages they come."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from xltools.workbooks.department.regions import RowCell, Style
from xltools.workbooks.measure import (
    HIGHEST_ROW,
    INDENT,
    Line,
    column_points,
    fitting_size,
    lines_height,
    text_height,
    wrapped,
)

FORM_SIZE: Final = 10.5
INDENTED: Final[frozenset[Style]] = frozenset({"long", "absent_long"})
SMALLER_SIZES: Final = (FORM_SIZE, 9.0, 7.5, 6.0, 5.0)
"""For texts that must stay in one piece."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A cell with its text wrapped; `height` is what all lines take, in points."""

    cell: RowCell
    width: float
    size: float
    lines: tuple[Line, ...]
    height: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", lines_height(len(self.lines), self.size))


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form. `least` is its least height in points, `grows` says that it may take spare room of the page.

    `heads` marks a row that never ends a page. `height` are the points it needs in one piece.
    """

    key: str
    flows: tuple[Flow, ...]
    least: float
    grows: bool = False
    heads: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", math.ceil(max(self.least, *(flow.height for flow in self.flows))))


@dataclass(frozen=True, slots=True)
class Span:
    """A label beside several rows, from `first` to `last`."""

    first: int
    last: int
    column: int
    text: str
    style: Style


@dataclass(slots=True)
class FormRows:
    """Collects the rows of a form whose columns have these widths (Excel units)."""

    widths: Sequence[float]
    rows: list[FormRow] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def add(
        self,
        key: str,
        cells: Sequence[RowCell],
        least: float,
        sizes: tuple[float, ...] = SMALLER_SIZES,
        *,
        grows: bool = False,
        heads: bool = False,
    ) -> int:
        """Add a row and return its number from 0; `sizes` are the font sizes of texts that stay in one piece."""
        flows = tuple(self.flow(cell, sizes) for cell in cells)
        self.rows.append(FormRow(key, flows, least, grows=grows, heads=heads))
        return len(self.rows) - 1

    def flow(self, cell: RowCell, sizes: tuple[float, ...]) -> Flow:
        """The text of a cell in lines."""
        width = self.width(cell.left, cell.right) - (INDENT if cell.style in INDENTED else 0.0)
        size = FORM_SIZE if cell.flows else fitting_size(cell.text, width, sizes)
        return Flow(cell, width, size, wrapped(cell.text, width, size))

    def span(self, span: Span) -> None:
        """Add a label beside rows; they grow, the last first, until the label has room."""
        self.spans.append(span)
        missing = text_height(span.text, self.width(span.column, span.column), FORM_SIZE)
        missing -= sum(row.height for row in self.rows[span.first : span.last + 1])
        for number in range(span.last, span.first - 1, -1):
            row = self.rows[number]
            grown = min(max(missing, 0.0), max(HIGHEST_ROW - row.height, 0.0))
            if grown:
                self.rows[number] = FormRow(row.key, row.flows, row.height + grown, row.grows, row.heads)
                missing -= grown

    def width(self, left: int, right: int) -> float:
        """Width in points of the columns from left to right."""
        return sum(column_points(self.widths[column]) for column in range(left, right + 1))

    @property
    def height(self) -> float:
        """Points the form needs if it stands on one page."""
        return sum(row.height for row in self.rows)
