"""Where a cell stands across its row."""

from typing import Final

from xltools.model.grid import GridRow

FULL_ROW: Final = 4
"""Cells of a full row of a document: column A, 一级指标, 二级指标, 具体指标."""


def column_of(index: int, row: GridRow) -> int:
    """Column from 0: of the address in a sheet, of the position in a full row of a document, else -1."""
    address = row.cells[index].place.cell
    if address is None:
        return index if len(row.cells) >= FULL_ROW else -1
    column = 0
    for char in address:
        if char.isalpha():
            column = column * 26 + ord(char.upper()) - ord("A") + 1
    return column - 1
