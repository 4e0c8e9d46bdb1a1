"""Tells the live checks of a copy what this check saw: texts, cost totals and verdicts, and computes what follows from them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final

from xltools.analysis.facts import Project
from xltools.workbooks.calculation import UnknownFormula, calculate
from xltools.workbooks.calculation_functions import Value
from xltools.workbooks.cells import address, cell_text, from_float, position
from xltools.workbooks.department.panel import CHANGED_COLUMN, STEP_COLUMN, TEXT_COLUMN, PanelKey, verdicts
from xltools.workbooks.department.summary_sheet import SUMMARY_MARK
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Spot as PackageSpot
from xltools.workbooks.package.references import spot
from xltools.workbooks.package.sheets import sheet_named
from xltools.workbooks.package.strings import shared_strings
from xltools.workbooks.reading.cell_table import CellTable
from xltools.workbooks.reading.contents import load_contents
from xltools.workbooks.reading.sheet_cells import Spot
from xltools.workbooks.reading.sheet_frame import SheetFrame, find_frame

WATCHED: Final = re.compile(r"EXACT\(\$?[A-Z]+\$?\d+,\$?([A-Z]+)\$?(\d+)\)")
"""Which cell a formula of the hidden columns compares with what was checked."""
BUDGET_LINES: Final[tuple[PanelKey, ...]] = ("budget", "difference", "wording")
"""Lines behind which the budget, its label and its wording are remembered."""

Written = Mapping[str, Value]


@dataclass(slots=True)
class LiveBook:
    """A workbook's cells with new constants, its formulas computed anew where the subset knows them."""

    tables: Mapping[str, CellTable]
    constants: dict[tuple[str, str], Value] = field(default_factory=dict)
    known: dict[tuple[str, str], Value] = field(default_factory=dict)

    def value(self, sheet: str, cell: str) -> Value:
        """What a cell holds now."""
        place = (sheet, cell)
        if place in self.constants:
            return self.constants[place]
        if place not in self.known:
            self.known[place] = self.computed(sheet, cell)
        return self.known[place]

    def computed(self, sheet: str, cell: str) -> Value:
        """The result of the cell's formula, else what is stored."""
        table = self.tables.get(sheet)
        if table is None:
            return None
        formula = table.formula(position(cell))
        if formula is not None:
            try:
                return calculate(formula, lambda other, at: self.value(other or sheet, at))
            except UnknownFormula:
                pass
        return self.stored(sheet, cell)

    def stored(self, sheet: str, cell: str) -> Value:
        """What the file holds."""
        found = self.tables[sheet].get(position(cell))
        if found is None:
            return None
        return found.text if found.number is None else found.number


def refresh(package: Package, source: Path, projects: Sequence[Project]) -> int:
    """Bring the live checks of `package` (a copy of `source`) up to date; returns how many cells changed.

    Sheets made by an earlier version have none and stay as they are.
    """
    tables = {sheet.name: CellTable(sheet.cells, sheet.formulas) for sheet in load_contents(source)}
    book = LiveBook(tables)
    for project in projects:
        table = tables.get(project.declaration.place.sheet or "")
        frame = find_frame(table) if table else None
        if frame and has_live_checks(frame):
            book.constants.update(seen(frame, project))
    if not book.constants:
        return 0
    live = {sheet for sheet, _ in book.constants}
    changed = {sheet: dict(changes(book, sheet)) for sheet in tables if sheet in live or is_summary(tables[sheet])}
    return sum(write(package, name, cells) for name, cells in changed.items() if cells)


def has_live_checks(frame: SheetFrame) -> bool:
    """Whether the sheet has the lines and hidden cells of the live checks."""
    return {"state", "fields", "changed", "cost", "wording", *BUDGET_LINES} <= set(frame.panel)


def is_summary(table: CellTable) -> bool:
    """Whether the sheet is 汇总."""
    return table.own_mark[1] == SUMMARY_MARK


def seen(frame: SheetFrame, project: Project) -> Iterator[tuple[tuple[str, str], Value]]:
    """The hidden constants of a sheet as this check gives them."""
    sheet, table = frame.table.place.sheet or "", frame.table

    def behind(key: PanelKey, number: int) -> tuple[str, str]:
        return sheet, address(frame.panel[key][0], STEP_COLUMN + frame.shift + number)

    yield (sheet, address(*frame.panel["cost"])), project.cost_total.yuan if project.cost_total else None
    for (key, number), told in verdicts(project).items():
        if key in frame.panel:
            yield behind(key, number), told
    for key, at in zip(BUDGET_LINES, budget_cells(frame, project), strict=True):
        yield behind(key, 0), value_of(table, at)
    column = CHANGED_COLUMN + frame.shift
    for cell, formula in (table.formulas or {}).items():
        row, found_in = position(cell)
        match = WATCHED.search(formula)
        if found_in == column and match:
            yield (sheet, address(row, TEXT_COLUMN + frame.shift)), value_of(table, position(match[1] + match[2]))


def budget_cells(frame: SheetFrame, project: Project) -> tuple[Spot, Spot, Spot]:
    """Where budget, its label and its wording stand: the label is left of the budget."""
    row, column = position(project.declaration.field_place("budget").cell or "A1")
    return (row, column), (row, column - 1), frame.panel["wording"]


def value_of(table: CellTable, at: Spot) -> Value:
    """What a cell holds."""
    number = table.number(at)
    return number if number is not None else cell_text(table.text(at)) or None


def changes(book: LiveBook, sheet: str) -> Iterator[tuple[str, Value]]:
    """What the constants and formulas of a sheet must say now."""
    for (name, cell), value in book.constants.items():
        if name == sheet:
            yield cell, value
    for cell in book.tables[sheet].formulas or {}:
        value = book.value(sheet, cell)
        if isinstance(value, str | Decimal):
            yield cell, value


def write(package: Package, name: str, values: Written) -> int:
    """Write values that do not stand there yet: results where a formula stands, constants elsewhere."""
    part = sheet_named(package, name).part
    shared = shared_strings(package)
    present = Cells(package.look(part), shared)
    wanted = {at: value for cell, value in values.items() if (at := spot(cell)) and not holds(present, at, value)}
    cells = Cells(package.edit(part), shared) if wanted else present
    for at, value in wanted.items():
        if cells.formula(at) is not None:
            cells.set_result(at, value if isinstance(value, str | Decimal) else "")
        elif isinstance(value, Decimal):
            cells.set_number(at, value)
        elif isinstance(value, str) and value:
            cells.set_text(at, value)
        else:
            cells.clear(at)
    return len(wanted)


def holds(cells: Cells, at: PackageSpot, value: Value) -> bool:
    """Whether a cell holds the value already."""
    shown = cells.text(at)
    if not isinstance(value, Decimal):
        return shown == (value or "")
    try:
        return from_float(float(shown)) == value
    except (ValueError, OverflowError):
        return False
