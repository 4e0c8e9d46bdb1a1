"""A sheet's cells by row and column, for readers that go by place."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Final

from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place
from xltools.workbooks.cells import address
from xltools.workbooks.reading.sheet_cells import SheetCells, Spot

MARK: Final = "xltools:"
"""Begins the mark of every sheet of ours."""


class CellTable:
    """The cells of a sheet; `texts` are those that are not empty, in reading order. `formulas` is None where they are not known."""

    def __init__(self, cells: SheetCells, formulas: Mapping[str, str] | None) -> None:
        self.place = cells.place
        self.formulas = formulas
        self.cells = cells
        self.texts = cells.texts
        self._rows: dict[int, Mapping[int, list[Spot]]] = {}

    def get(self, spot: Spot) -> GridCell | None:
        """The cell, None where it is empty."""
        return self.cells.get(spot)

    def text(self, spot: Spot) -> str:
        """The cell's text, "" where it is empty."""
        return self.texts.get(spot, "")

    def number(self, spot: Spot) -> Decimal | None:
        """The cell's number, None for anything else."""
        cell = self.cells.others.get(spot)
        return cell.number if cell else None

    def formula(self, spot: Spot) -> str | None:
        """The cell's formula without "=", None for a constant."""
        return (self.formulas or {}).get(address(*spot))

    def at(self, spot: Spot) -> Place:
        """The place of a cell, empty or not."""
        return self.cells.at(spot)

    def find(self, text: str) -> Spot | None:
        """The first cell that says exactly this."""
        return next((spot for spot, found in self.texts.items() if found == text), None)

    @cached_property
    def own_mark(self) -> tuple[Spot, str]:
        """Cell and text of the mark of a sheet made by this tool, "" where there is none.

        It stands above and to the right of everything a person writes, who might write the same.
        """
        marked = [spot for spot, text in self.texts.items() if text.startswith(MARK)]
        top = min((row for row, _ in marked), default=0)
        spot = max((spot for spot in marked if spot[0] == top), default=(0, 0))
        return spot, self.text(spot) if marked else ""

    @cached_property
    def lines(self) -> Mapping[int, list[Spot]]:
        """The filled cells by row, in reading order."""
        found: dict[int, list[Spot]] = {}
        for spot in self.texts:
            found.setdefault(spot[0], []).append(spot)
        return found

    def column(self, number: int) -> dict[int, str]:
        """Texts of a column by row."""
        return {row: self.texts[row, number] for row in self.lines if (row, number) in self.texts}

    def rows(self, columns: int) -> Mapping[int, list[Spot]]:
        """The filled cells of the first columns, by row, in reading order."""
        if columns not in self._rows:
            found = {row: [spot for spot in line if spot[1] < columns] for row, line in self.lines.items()}
            self._rows[columns] = {row: line for row, line in found.items() if line}
        return self._rows[columns]

    def part(self, columns: int, below: int | None = None) -> Grid:
        """The Grid of the first columns, down to (not including) a row."""
        lines = self.rows(columns)
        rows = [
            GridRow(tuple(cell for spot in spots if (cell := self.get(spot))))
            for row, spots in lines.items()
            if below is None or row < below
        ]
        return Grid(self.place, tuple(rows))
