"""The filled cells of a sheet by row and column: most are only looked at as text, so that no object is made for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place
from xltools.workbooks.cells import address, position

Spot = tuple[int, int]
"""Row and column from 0."""


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The cells of the sheet at `place` that are not empty.

    `texts` holds all of them in reading order, `others` those that are more than a text: numbers and error values.
    """

    place: Place
    texts: Mapping[Spot, str]
    others: Mapping[Spot, GridCell]

    def at(self, spot: Spot) -> Place:
        """The place of a cell, empty or not."""
        return Place(self.place.file, self.place.sheet, address(*spot))

    def get(self, spot: Spot) -> GridCell | None:
        """The cell, None where it is empty."""
        text = self.texts.get(spot)
        return None if text is None else self.others.get(spot) or GridCell(text, self.at(spot))

    def grid(self) -> Grid:
        """All cells row by row."""
        rows: dict[int, list[GridCell]] = {}
        for spot in self.texts:
            cell = self.get(spot)
            if cell:
                rows.setdefault(spot[0], []).append(cell)
        return Grid(self.place, tuple(GridRow(tuple(cells)) for cells in rows.values()))


def cells_of(grid: Grid) -> SheetCells:
    """The cells of a Grid whose places carry addresses."""
    found = {
        position(cell.place.cell): cell for row in grid.rows for cell in row.cells if cell.place.cell and cell.text
    }
    texts = {spot: cell.text for spot, cell in sorted(found.items(), key=lambda entry: entry[0])}
    others = {spot: cell for spot, cell in found.items() if cell.number is not None or cell.error}
    return SheetCells(grid.place, texts, others)
