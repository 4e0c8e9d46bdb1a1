"""The rows of the printed form before it is known how high they are and on which pages they come."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from xltools.workbooks.department.regions import RowCell, Style
from xltools.workbooks.measure import (
    HIGHEST_ROW,
    INDENT,
    Line,
    column_points,
    fitting_size,
    is_short,
    lines_height,
    text_height,
    wrapped,
)

FORM_SIZE: Final = 10.5
INDENTED: Final[frozenset[Style]] = frozenset({"long", "absent_long"})
PRINTED: Final[frozenset[Style]] = frozenset({"label", "unit_label"})
"""Labels of the form itself, the same on every sheet."""
LABELS: Final = PRINTED | {"open_label"}
SMALLER_SIZES: Final = (FORM_SIZE, 9.0, 7.5, 6.0, 5.0)
"""For texts that must stay in one piece."""


class Flow(NamedTuple):
    """A cell with its text wrapped; `height` is what all lines take, in points."""

    cell: RowCell
    width: float
    size: float
    lines: tuple[Line, ...]
    height: float


class FormRow(NamedTuple):
    """A row of the form. `height` are the points it takes in one piece, `grows` says that it may take spare room of the page.

    `heads` marks a row that never ends a page.
    """

    key: str
    flows: tuple[Flow, ...]
    height: int
    grows: bool = False
    heads: bool = False

    def grown(self, points: float) -> "FormRow":
        """The row so much higher."""
        return self._replace(height=math.ceil(self.height + points))


class Span(NamedTuple):
    """A label beside several rows, from `first` to `last`."""

    first: int
    last: int
    column: int
    text: str
    style: Style


@dataclass(slots=True)
class FormRows:
    """Collects the rows of a form whose columns have these widths (Excel units)."""

    widths: tuple[float, ...]
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
        flows = tuple([flow(cell, self.width(cell.left, cell.right), sizes) for cell in cells])
        height = math.ceil(max([least, *[one.height for one in flows]]))
        self.rows.append(FormRow(key, flows, height, grows, heads))
        return len(self.rows) - 1

    def span(self, span: Span) -> None:
        """Add a label beside rows; they grow, the last first, until the label has room."""
        self.spans.append(span)
        missing = text_height(span.text, self.width(span.column, span.column), FORM_SIZE)
        missing -= sum([row.height for row in self.rows[span.first : span.last + 1]])
        for number in range(span.last, span.first - 1, -1):
            if missing <= 0:
                break
            row = self.rows[number]
            grown = min(missing, max(HIGHEST_ROW - row.height, 0.0))
            self.rows[number] = row.grown(grown)
            missing -= grown

    def width(self, left: int, right: int) -> float:
        """Width in points of the columns from left to right."""
        return columns_width(self.widths, left, right)

    @property
    def height(self) -> float:
        """Points the form needs if it stands on one page."""
        return sum([row.height for row in self.rows])


@lru_cache(maxsize=256)
def columns_width(widths: tuple[float, ...], left: int, right: int) -> float:
    """Width in points of columns, of `widths` in Excel units, from left to right."""
    return sum(column_points(units) for units in widths[left : right + 1])


def flow(cell: RowCell, width: float, sizes: tuple[float, ...]) -> Flow:
    """The text of a cell so many points wide in lines."""
    return printed_label(cell, width, sizes) if cell.style in PRINTED else wrapped_flow(cell, width, sizes)


def wrapped_flow(cell: RowCell, width: float, sizes: tuple[float, ...]) -> Flow:
    """The text of a cell in lines."""
    text, room = cell.text, width - INDENT if cell.style in INDENTED else width
    size = FORM_SIZE if cell.flows else sizes[0]
    if is_short(text, room, size):
        return Flow(cell, room, size, (Line(0, len(text), last=True),), lines_height(1, size))
    if not cell.flows:
        size = fitting_size(text, room, sizes)
    lines = wrapped(text, room, size)
    return Flow(cell, room, size, lines, lines_height(len(lines), size))


printed_label = lru_cache(maxsize=256)(wrapped_flow)
"""The same of a label that is on every form, remembered."""
