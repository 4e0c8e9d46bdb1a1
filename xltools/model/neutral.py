"""Characters nobody sees that command a screen or turn the reading direction: taken out of what departments wrote, and told."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from xltools.model.grid import Grid, GridCell
from xltools.model.place import Place
from xltools.model.problems import SourceProblem

COMMANDING: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but white space, and what overrides, embeds or isolates a direction; a mark of direction does no harm."""
MOST_TOLD: Final = 20


def neutral(text: str) -> str:
    """The text without them."""
    return COMMANDING.sub("", text)


def neutral_grid(grid: Grid) -> tuple[Grid, tuple[SourceProblem, ...]]:
    """The Grid without them, and a sentence for each cell that had some."""
    harmful = [cell for row in grid.rows for cell in row.cells if COMMANDING.search(cell.text)]
    if not harmful:
        return grid, ()
    rows = tuple(replace(row, cells=tuple(map(neutral_cell, row.cells))) for row in grid.rows)
    return replace(grid, rows=rows), tuple(told(harmful))


def neutral_cell(cell: GridCell) -> GridCell:
    """The cell without them."""
    return replace(cell, text=neutral(cell.text)) if COMMANDING.search(cell.text) else cell


def told(cells: list[GridCell]) -> Iterator[SourceProblem]:
    """The sentences about cells that had some, the first ones by themselves."""
    for cell in cells[:MOST_TOLD]:
        found = "、".join(f"U+{ord(one):04X}" for one in dict.fromkeys(COMMANDING.findall(cell.text)))
        message = (
            f"{cell.place.file} {spot(cell.place)} 的文字里有看不见的控制字符（{found}），已去掉，请核对该处文字。"
        )
        yield SourceProblem(cell.place.file, message, fatal=False)
    if len(cells) > MOST_TOLD:
        file, more = cells[0].place.file, len(cells) - MOST_TOLD
        yield SourceProblem(file, f"{file} 另有 {more} 处文字里有看不见的控制字符，已去掉，请核对。", fatal=False)


def spot(place: Place) -> str:
    """Where a cell stands, as people name it."""
    return f"「{neutral(place.sheet)}」{place.cell or ''}" if place.sheet else place.spot or ""
