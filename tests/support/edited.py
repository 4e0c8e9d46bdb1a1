"""What people do to a workbook, done with openpyxl, and read as an open workbook is read."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place
from xltools.model.workbook import DepartmentWorkbook
from xltools.values.plain import plain
from xltools.workbooks.reading.contents import SheetContent
from xltools.workbooks.reading.sheet_cells import cells_of
from xltools.workbooks.reading.workbook import read_grids_as_workbook


def edited(path: Path, change: Callable[[Workbook], object]) -> DepartmentWorkbook:
    """What is read after a change. Formulas have no values: openpyxl computes none."""
    book = openpyxl.load_workbook(path)
    change(book)
    return read_grids_as_workbook(str(path), [content(sheet, str(path)) for sheet in book])


def content(sheet: Worksheet, file: str) -> SheetContent:
    rows: dict[int, list[GridCell]] = {}
    formulas = {}
    for (row, _), cell in sorted(sheet._cells.items()):
        if cell.data_type == "f":
            formulas[cell.coordinate] = cell.value.removeprefix("=")
        elif cell.value is not None:
            rows.setdefault(row, []).append(grid_cell(cell, Place(file, sheet.title, cell.coordinate)))
    grid = Grid(Place(file, sheet.title), tuple(GridRow(tuple(cells)) for cells in rows.values()))
    return SheetContent(sheet.title, cells_of(grid), formulas, sheet.sheet_state)


def grid_cell(cell, place: Place) -> GridCell:
    if cell.data_type == "n":
        number = Decimal(repr(cell.value))
        return GridCell(plain(number), place, number)
    return GridCell(cell.value, place, error=cell.value if cell.data_type == "e" else None)


def unmerged(sheet: Worksheet) -> Worksheet:
    """openpyxl does not move merged ranges with inserted rows; Excel does."""
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    return sheet
