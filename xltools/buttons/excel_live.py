"""Tells the live checks of an open book what a check saw; Excel computes what follows from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import xlwings as xw

from xltools.analysis.facts import Project
from xltools.workbooks.calculation_functions import Value
from xltools.workbooks.cells import address, position
from xltools.workbooks.marks.refreshing import has_live_checks, seen
from xltools.workbooks.reading.cell_table import CellTable
from xltools.workbooks.reading.contents import SheetContent
from xltools.workbooks.reading.sheet_cells import Spot
from xltools.workbooks.reading.sheet_frame import find_frame

TEXT: Final = "@"
LONGEST_IN_BLOCK: Final = 8000
"""Characters of a text that Excel takes together with others; a longer one is written by itself."""


def outdated_sheets(contents: Iterable[SheetContent], projects: Sequence[Project]) -> dict[str, dict[str, Value]]:
    """By sheet, the hidden constants that say something else than this check saw; nothing is asked of Excel."""
    tables = {sheet.name: CellTable(sheet.cells, sheet.formulas) for sheet in contents}
    places = [(project.declaration.place.sheet or "", project) for project in projects]
    found = {name: outdated(tables[name], project) for name, project in places if name in tables}
    return {name: cells for name, cells in found.items() if cells}


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


def refresh(sheet: xw.Sheet, values: Mapping[str, Value]) -> None:
    """Write constants of one sheet, those below one another in one go: a text never becomes a number or a formula."""
    for (row, column), run in runs({position(cell): value for cell, value in values.items()}):
        block = sheet.range(f"{address(row, column)}:{address(row + len(run) - 1, column)}")
        if is_text(run[0]):
            block.number_format = TEXT
        block.raw_value = as_written(run[0]) if len(run) == 1 else [(as_written(value),) for value in run]


def runs(values: Mapping[Spot, Value]) -> Iterator[tuple[Spot, list[Value]]]:
    """Values below one another that can be written together, each run with its first cell."""
    run: list[Value] = []
    first = (0, 0)
    for row, column in sorted(values, key=lambda at: (at[1], at[0])):
        value = values[row, column]
        if run and (row, column) == (first[0] + len(run), first[1]) and together(run[-1], value):
            run.append(value)
            continue
        if run:
            yield first, run
        first, run = (row, column), [value]
    if run:
        yield first, run


def together(above: Value, below: Value) -> bool:
    """Whether two values need the same format, and neither is too long."""
    texts = [value for value in (above, below) if isinstance(value, str)]
    return is_text(above) == is_text(below) and all(len(text) <= LONGEST_IN_BLOCK for text in texts)


def is_text(value: Value) -> bool:
    """Whether the cell must have the format of texts."""
    return isinstance(value, str) and value != ""


def as_written(value: Value) -> object:
    """A constant as Excel takes it."""
    return float(value) if isinstance(value, Decimal) else value or ""
