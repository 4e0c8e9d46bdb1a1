"""Cells and merged areas to be drawn, and the canvas that stacks them row by row with fitting heights."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from xltools.workbooks.measure import HIGHEST_ROW, column_points, fitting_size, row_heights, text_height

Style = Literal[
    "title", "caption", "label", "open_label", "short", "long", "long_top", "absent_short", "absent_long", "budget_yuan",
    "budget_wan", "budget_text", "panel_title", "panel_label", "panel_text", "panel_yuan", "panel_state",
    "unplaced_title", "unplaced_label", "unplaced_text",
    "item_title", "item_hint", "item_head", "item_text", "item_short", "item_price", "item_number", "item_yuan", "item_mark",
    "item_end", "item_label", "item_sum", "item_state",
]  # fmt: skip

TEXT_SIZES: Final = (10.5, 9.0)
"""Font sizes of the form's texts: the smaller one where a text would not fit one row otherwise."""
CONTINUED: Final = "+"
"""Key of a row that only carries on the text of the row above."""


@dataclass(frozen=True, slots=True)
class Region:
    """A cell, or cells to be merged; rows and columns from 0, both ends included.

    `value` is the text, the number, or the cached result of `formula` (without "=").
    """

    top: int
    left: int
    bottom: int
    right: int
    value: str | Decimal
    style: Style
    size: float | None = None
    formula: str = ""


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell of one row of the form: columns from 0, both ends included. `number` replaces `text` in the cell."""

    left: int
    right: int
    text: str
    style: Style
    number: Decimal | None = None


class Canvas:
    """Stacks rows; knows how high each must be."""

    def __init__(self, widths: Sequence[float]) -> None:
        self.widths = widths
        self.regions: list[Region] = []
        self.heights: list[float] = []
        self.keys: dict[int, str] = {}

    def width(self, left: int, right: int) -> float:
        """Width in points of the columns from left to right."""
        return sum(column_points(self.widths[column]) for column in range(left, right + 1))

    def row(self, key: str, cells: Sequence[RowCell], least: float, sizes: tuple[float, ...] = TEXT_SIZES) -> int:
        """Add a row high enough for all its cells and return its number from 0.

        A text that does not fit the highest row is spread over rows merged below each other.
        """
        top = len(self.heights)
        chosen = [fitting_size(cell.text, self.width(cell.left, cell.right), sizes) for cell in cells]
        needed = [
            text_height(cell.text, self.width(cell.left, cell.right), size)
            for cell, size in zip(cells, chosen, strict=True)
        ]
        heights = row_heights(max(needed), least)
        self.heights.extend(heights)
        self.keys[top] = key
        self.keys.update(dict.fromkeys(range(top + 1, top + len(heights)), CONTINUED))
        bottom = len(self.heights) - 1
        spread = bottom > top
        for cell, size in zip(cells, chosen, strict=True):
            style: Style = "long_top" if spread and cell.style == "long" else cell.style
            value = cell.text if cell.number is None else cell.number
            self.regions.append(Region(top, cell.left, bottom, cell.right, value, style, size))
        return top

    def span(self, top: int, bottom: int, column: int, text: str, style: Style) -> None:
        """Put a text into one column over rows already added; the last row grows if the text needs more."""
        size = TEXT_SIZES[0]
        missing = text_height(text, self.width(column, column), size) - sum(self.heights[top : bottom + 1])
        for row in range(bottom, top - 1, -1):
            grown = min(max(missing, 0.0), HIGHEST_ROW - self.heights[row])
            self.heights[row] += grown
            missing -= grown
        self.regions.append(Region(top, column, bottom, column, text, style, size))
