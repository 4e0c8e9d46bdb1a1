"""A sheet's cells by row and column, for readers that go by place."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Final

from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place
from xltools.workbooks.cells import address, position

MARK: Final = "xltools:"
"""Begins the mark of every sheet of ours."""

Spot = tuple[int, int]
"""Row and column from 0."""


class CellTable:
    """The cells of a Grid whose places carry addresses; `formulas` is None where they are not known."""

    def __init__(self, grid: Grid, formulas: Mapping[str, str] | None) -> None:
        self.place = grid.place
        self.formulas = formulas
        self.cells: dict[Spot, GridCell] = {
            position(cell.place.cell): cell for row in grid.rows for cell in row.cells if cell.place.cell and cell.text
        }

    def get(self, spot: Spot) -> GridCell | None:
        """The cell, None where it is empty."""
        return self.cells.get(spot)

    def text(self, spot: Spot) -> str:
        """The cell's text, "" where it is empty."""
        cell = self.cells.get(spot)
        return cell.text if cell else ""

    def number(self, spot: Spot) -> Decimal | None:
        """The cell's number, None for anything else."""
        cell = self.cells.get(spot)
        return cell.number if cell else None

    def formula(self, spot: Spot) -> str | None:
        """The cell's formula without "=", None for a constant."""
        return (self.formulas or {}).get(address(*spot))

    def at(self, spot: Spot) -> Place:
        """The place of a cell, empty or not."""
        return Place(self.place.file, self.place.sheet, address(*spot))

    def find(self, text: str) -> Spot | None:
        """The first cell that says exactly this."""
        return next((spot for spot, cell in self.cells.items() if cell.text == text), None)

    @cached_property
    def own_mark(self) -> tuple[Spot, str]:
        """Cell and text of the mark of a sheet made by this tool, "" where there is none.

        It stands above and to the right of everything a person writes, who might write the same.
        """
        marked = [spot for spot, cell in self.cells.items() if cell.text.startswith(MARK)]
        top = min((row for row, _ in marked), default=0)
        spot = max((spot for spot in marked if spot[0] == top), default=(0, 0))
        return spot, self.text(spot) if marked else ""

    def column(self, number: int) -> dict[int, str]:
        """Texts of a column by row."""
        found = {row: cell.text for (row, column), cell in self.cells.items() if column == number}
        return dict(sorted(found.items()))

    def rows(self, columns: int) -> dict[int, list[Spot]]:
        """The filled cells of the first columns, by row, in reading order."""
        found: dict[int, list[Spot]] = {}
        for spot in sorted(self.cells):
            if spot[1] < columns:
                found.setdefault(spot[0], []).append(spot)
        return found

    def part(self, columns: int, below: int | None = None) -> Grid:
        """The Grid of the first columns, down to (not including) a row."""
        lines = self.rows(columns)
        rows = [
            GridRow(tuple(self.cells[spot] for spot in spots))
            for row, spots in lines.items()
            if below is None or row < below
        ]
        return Grid(self.place, tuple(rows))
