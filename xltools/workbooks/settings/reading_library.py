"""Reads the project library (项目库): what each project was entered with, a year and in all."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.merging.names import name_key
from xltools.model.roster import LibraryProject
from xltools.workbooks.settings.library_sheet import ANNUAL, CODE, DEPARTMENT, PERIOD, PROJECT
from xltools.workbooks.settings.reading_values import figure
from xltools.workbooks.settings.tables import Cell, Sheet, Table, table_in

UNITS: Final = {"元": Decimal(1), "万元": Decimal(10_000)}


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: its title as written, and the unit it names ("" for none)."""

    title: str
    unit: str

    def read(self, cell: Cell) -> Decimal | None:
        """The amount in yuan, as if 元 were meant where no unit is named; None for an empty cell."""
        if not cell.text:
            return None
        value = figure(cell, self.unit or "元")
        if value is None or value < 0:
            raise cell.refuse(f"的{self.title}“{cell.text}”不是数字，请改为数字，例如 560000。")
        return value * UNITS[self.unit or "元"]


def read_library(sheets: Sequence[Sheet]) -> tuple[LibraryProject, ...]:
    """The lines of the first sheet with a 项目名称 and an amount a year or in all; none where there is no such sheet.

    Raises UserError, naming the cell, for an amount that is no number.
    """
    for sheet in sheets:
        table = table_in(sheet, (PROJECT,))
        annual = amount_column(table, ANNUAL) if table else None
        period = amount_column(table, PERIOD) if table else None
        if table is not None and (annual or period):
            return tuple(lines(table, annual, period))
    return ()


def amount_column(table: Table, stem: str) -> AmountColumn | None:
    """The column whose title begins with `stem`, with the unit in brackets behind it."""
    for key in table.keys:
        if key.startswith(name_key(stem)):
            unit = next((unit for unit in ("万元", "元") if unit in key), "")
            return AmountColumn(key, unit)
    return None


def lines(table: Table, annual: AmountColumn | None, period: AmountColumn | None) -> list[LibraryProject]:
    """The projects of a table; a line without a name is passed over."""
    titles = [DEPARTMENT, PROJECT, CODE, *(column.title for column in (annual, period) if column)]
    found = []
    for cells in table.lines(titles):
        if not cells[PROJECT].text:
            continue
        amounts = [(column, column.read(cells[column.title])) for column in (annual, period) if column]
        given = {column: value for column, value in amounts if value is not None}
        found.append(
            LibraryProject(
                department=cells[DEPARTMENT].text,
                project=cells[PROJECT].text,
                code=cells[CODE].text,
                annual=given.get(annual) if annual else None,
                period_total=given.get(period) if period else None,
                unit_declared=all(column.unit for column in given),
                where=cells[PROJECT].where.rpartition("/")[2],
            )
        )
    return found
