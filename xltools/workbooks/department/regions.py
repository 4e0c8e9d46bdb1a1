"""Cells and merged areas to be drawn, and the canvas that stacks rows below the printed form with fitting heights."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from xltools.workbooks.measure import column_points, fitting_size, row_heights, text_height

Style = Literal[
    "title", "caption", "label", "open_label", "unit_label", "short", "long", "absent_short", "absent_long", "budget_yuan",
    "budget_wan", "budget_text", "panel_title", "panel_label", "panel_text", "panel_locked", "panel_yuan", "panel_state", "panel_check",
    "unplaced_title", "unplaced_label", "unplaced_text",
    "item_title", "item_hint", "item_head", "item_text", "item_short", "item_price", "item_number", "item_yuan",
    "item_flag", "item_end", "item_label", "item_sum", "item_count", "item_state",
]  # fmt: skip

TEXT_SIZES: Final = (10.5, 9.0)
"""Font sizes of texts beside and below the form: the smaller one where a text would not fit one row otherwise."""
CONTINUED: Final = "+"
"""Begins the key of a row that carries on the row above: +1, +2, … """


class Region(NamedTuple):
    """A cell, or cells to be merged; rows and columns from 0, both ends included.

    `value` is the text, the number, or the cached result of `formula` (without "="). `sides` says what is special
    about the lines around it, see styles.Styles.get.
    """

    top: int
    left: int
    bottom: int
    right: int
    value: str | Decimal
    style: Style
    size: float | None = None
    formula: str = ""
    sides: str = ""

    def with_sides(self, sides: str) -> "Region":
        """The same with these sides, which are its last item; `_replace` takes four times as long, and half of the cells need it."""
        return Region(*self[:-1], sides)


class RowCell(NamedTuple):
    """A cell of one row: columns from 0, both ends included. `number` replaces `text` in the cell.

    `flows` lets a long text of the printed form go on in the row below or on the next page; others are written smaller.
    """

    left: int
    right: int
    text: str
    style: Style
    number: Decimal | None = None
    flows: bool = False


class Canvas:
    """Stacks rows; knows how high each must be."""

    def __init__(self, widths: Sequence[float]) -> None:
        self.widths = widths
        self.regions: list[Region] = []
        self.heights: list[float] = []
        self.keys: dict[int, str] = {}

    def take(self, regions: Sequence[Region], heights: Sequence[float], keys: Mapping[int, str]) -> None:
        """Add rows that were laid out already for the place where the canvas ends."""
        self.regions.extend(regions)
        self.heights.extend(heights)
        self.keys.update(keys)

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
        self.keys.update({top + number: f"{CONTINUED}{number}" for number in range(1, len(heights))})
        bottom = len(self.heights) - 1
        for cell, size in zip(cells, chosen, strict=True):
            value = cell.text if cell.number is None else cell.number
            self.regions.append(Region(top, cell.left, bottom, cell.right, value, cell.style, size))
        return top
