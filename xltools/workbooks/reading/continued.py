"""A form of ours read by its labels alone: texts that go on in further rows become one again, repeated labels go."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from xltools.model.grid import Grid, GridCell, GridRow
from xltools.workbooks.cells import position
from xltools.workbooks.department.printed import AGAIN
from xltools.workbooks.department.regions import CONTINUED

LINE_END: Final = re.compile(r"[。；;：:！!]\s*$")
NOTHING: Final[Mapping[int, str]] = {}


def in_one_piece(grid: Grid, keys: Mapping[int, str] = NOTHING) -> Grid:
    """The Grid with every text in one row. `keys` are the row keys, as far as the sheet still has them."""
    rows: list[GridRow] = []
    for row in grid.rows:
        kept = tuple(cell for cell in row.cells if not cell.text.endswith(AGAIN))
        keyed = keys.get(row_of(row), "").startswith(CONTINUED)
        alone = len(kept) == 1 and len(kept) < len(row.cells)
        if rows and (keyed or alone):
            rows[-1] = replace(rows[-1], cells=with_more(rows[-1].cells, kept))
        elif kept:
            rows.append(replace(row, cells=kept))
    return Grid(grid.place, tuple(rows))


def row_of(row: GridRow) -> int:
    """Number of a row from 0, -1 where its cells have no address."""
    cell = row.cells[0].place.cell if row.cells else None
    return position(cell)[0] if cell else -1


def with_more(cells: Sequence[GridCell], more: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """The cells of a row with the texts that go on below them."""
    found = {column_of(cell): cell for cell in cells}
    for cell in more:
        above = found.get(column_of(cell))
        found[column_of(cell)] = replace(above, text=joined(above.text, cell.text)) if above else cell
    return tuple(found[column] for column in sorted(found))


def column_of(cell: GridCell) -> int:
    """Column of a cell from 0, -1 where it has no address."""
    return position(cell.place.cell)[1] if cell.place.cell else -1


def joined(above: str, below: str) -> str:
    """Two parts of a text: on a line of its own what follows the end of a sentence."""
    return f"{above}\n{below}" if LINE_END.search(above) or above.endswith("\n") else above + below
