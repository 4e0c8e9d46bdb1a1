"""Tells the live checks of an open book what a check saw; Excel computes what follows from it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

import xlwings as xw

from xltools.analysis.facts import Project
from xltools.buttons.excel_cells import unlocked
from xltools.workbooks.calculation_functions import Value
from xltools.workbooks.cells import position
from xltools.workbooks.marks.refreshing import has_live_checks, seen
from xltools.workbooks.reading.cell_table import CellTable
from xltools.workbooks.reading.contents import SheetContent
from xltools.workbooks.reading.sheet_frame import find_frame

TEXT: Final = "@"


def refresh(book: xw.Book, contents: Iterable[SheetContent], projects: Sequence[Project]) -> int:
    """Write the hidden constants that differ from what this check saw; returns how many did."""
    tables = {sheet.name: CellTable(sheet.grid, sheet.formulas) for sheet in contents}
    count = 0
    for project in projects:
        name = project.declaration.place.sheet or ""
        changed = outdated(tables[name], project) if name in tables else {}
        if changed:
            sheet = book.sheets[name]
            with unlocked(sheet):
                for cell, value in changed.items():
                    put(sheet.range(cell), value)
        count += len(changed)
    return count


def outdated(table: CellTable, project: Project) -> dict[str, Value]:
    """The hidden constants of a sheet that say something else, with what they must say; none on an older sheet."""
    frame = find_frame(table)
    if frame is None or not has_live_checks(frame):
        return {}
    return {cell: value for (_, cell), value in seen(frame, project) if not holds(table, cell, value)}


def holds(table: CellTable, cell: str, value: Value) -> bool:
    """Whether a cell says this already."""
    at = position(cell)
    if isinstance(value, Decimal):
        return table.number(at) == value
    return table.text(at) == (value or "")


def put(cell: xw.Range, value: Value) -> None:
    """Write a constant: a text never becomes a number or a formula."""
    if isinstance(value, str) and value:
        cell.number_format = TEXT
    cell.raw_value = float(value) if isinstance(value, Decimal) else value or ""
