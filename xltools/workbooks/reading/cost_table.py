"""Reads 项目明细 of a project sheet of ours back, with the rows people inserted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xltools.forms.keys import squeeze
from xltools.model.cost_table import CostRow, CostTable
from xltools.model.grid import GridCell
from xltools.model.workbook import FigureKey
from xltools.workbooks.cells import address
from xltools.workbooks.department import cost_table_cells as cells
from xltools.workbooks.department.cost_table_cells import FootKey, FootSite, TableKey
from xltools.workbooks.department.layout import KEY_COLUMN
from xltools.workbooks.reading.formulas import same_formula
from xltools.workbooks.reading.sheet_cells import Spot
from xltools.workbooks.reading.sheet_frame import SheetFrame

FIGURE_KEYS: Final[dict[FootKey, FigureKey]] = {
    "total": "sheet.items",
    "budget": "sheet.items_budget",
    "difference": "sheet.items_difference",
}


@dataclass(frozen=True, slots=True)
class TableFrame:
    """Where the table stands now: rows from 0, `columns` by what they were when written.

    `end` is the row of the end mark (or the first row behind the items where that is gone), `foot` the rows below it.
    """

    sheet: SheetFrame
    head: int
    end: int
    columns: dict[int, int]
    foot: dict[FootKey, int]

    def spot(self, row: int, column: int) -> Spot:
        """A cell by its row and the column it was written in."""
        return row, self.columns[column]

    def cell(self, row: int, column: int) -> GridCell:
        """A cell of the table, empty or not."""
        spot = self.spot(row, column)
        return self.sheet.table.get(spot) or GridCell("", self.sheet.table.at(spot))

    def used(self) -> Iterator[Spot]:
        """All cells that belong to the table."""
        rows = self.sheet.rows
        for key in (cells.TITLE_KEY, cells.HINT_KEY, cells.END_KEY):
            if key in rows:
                yield self.spot(rows[key], cells.ITEM)
        for row in range(self.head, self.end):
            yield from ((row, column) for column in self.columns.values())
        for row in self.foot.values():
            yield from (self.spot(row, column) for column in (cells.ITEM, cells.AMOUNT, cells.NOTE, cells.BASIS))


def find_table(sheet: SheetFrame) -> TableFrame | None:
    """The table of a sheet; None where it has none, as in workbooks of earlier versions, or not all its columns."""
    head = sheet.rows.get(cells.HEAD_KEY)
    if head is None:
        return None
    found = columns(sheet, head)
    if not found.keys() >= set(cells.COLUMN_OF.values()):
        return None
    foot = {key: row for key in cells.FOOT_LABELS if (row := sheet.rows.get(cells.FOOT_KEY + key, -1)) > head}
    return TableFrame(sheet, head, end_of_rows(sheet, head), found, foot)


def end_of_rows(sheet: SheetFrame, head: int) -> int:
    """The row of the end mark, or the first row behind the items where that is gone."""
    last = max([head, *sheet.table.lines])
    others = (row for row, key in sheet.keys.items() if row > head and not key.startswith(cells.ROW_KEY))
    return min(others, default=last + 1)


def columns(sheet: SheetFrame, head: int) -> dict[int, int]:
    """The columns that are there, by their printed heads, wherever they were moved.

    One without its head stands where its neighbours tell: as far from where it was written as the nearest columns on
    both sides. Where these differ, columns were inserted or deleted between them, and nobody knows.
    """
    heads = {squeeze(sheet.table.text(spot)): spot[1] for spot in sheet.table.lines.get(head, ())}
    moved = {column: heads[name] - column for column, text in cells.HEADS.items() if (name := squeeze(text)) in heads}
    anchors = moved | {KEY_COLUMN: sheet.shift}
    found = {}
    for column in cells.HEADS:
        left = [anchors[one] for one in sorted(anchors) if one <= column][-1:]
        right = [anchors[one] for one in sorted(anchors) if one >= column][:1]
        if len({*left, *right}) == 1 and column + right[0] >= 0:
            found[column] = column + right[0]
    return found


def lost_columns(sheet: SheetFrame) -> tuple[str, ...]:
    """The heads of the columns for want of which a filled table is not read."""
    head = sheet.rows.get(cells.HEAD_KEY)
    if head is None or not any(
        column < KEY_COLUMN + sheet.shift
        for row in range(head + 1, end_of_rows(sheet, head))
        for _, column in sheet.table.lines.get(row, ())
    ):
        return ()
    found = columns(sheet, head)
    return tuple(cells.HEADS[column] for column in cells.COLUMN_OF.values() if column not in found)


def read_table(frame: TableFrame) -> CostTable:
    """Its filled rows and its total."""
    texts = frame.sheet.table.texts
    written = [
        row for row in range(frame.head + 1, frame.end) if any((row, one) in texts for one in frame.columns.values())
    ]
    rows = (read_row(frame, row) for row in written)
    total = frame.foot.get("total", frame.end)
    computed = frame.sheet.table.formula(frame.spot(total, cells.AMOUNT)) is not None
    unknown = frame.sheet.table.formulas is None
    filled = tuple(row for row in rows if not row.is_empty)
    return CostTable(filled, frame.cell(total, cells.AMOUNT), computed or unknown)


def read_row(frame: TableFrame, row: int) -> CostRow:
    """One row as it stands."""
    formula = frame.sheet.table.formula(frame.spot(row, cells.AMOUNT))
    return CostRow(
        **{name: frame.cell(row, column) for name, column in cells.COLUMN_OF.items()},
        computed=formula is not None and same_formula(formula, cells.amount_formula(row, frame.columns[cells.PRICE] - cells.PRICE)),
    )


def figure_formulas(frame: TableFrame, budget: tuple[Spot, Spot]) -> Iterator[tuple[FigureKey, Spot, str]]:
    """The figures below the rows with the formulas they should have; `budget` are the cells of the budget and its label."""
    if frame.foot.keys() != cells.FOOT_LABELS.keys() or frame.sheet.rows.get(cells.END_KEY) != frame.end:
        return
    spots = {key: frame.spot(row, cells.AMOUNT) for key, row in frame.foot.items()}
    named: dict[TableKey, str] = {key: address(*spot) for key, spot in spots.items()}
    named |= {key: address(*frame.spot(frame.foot[row], cells.BASIS)) for row, (key, _) in cells.BESIDE.items()}
    value, label = (address(*spot) for spot in budget)
    formulas = cells.foot_formulas(FootSite(frame.head, frame.end, named, value, label, frame.sheet.shift))
    for key, figure in FIGURE_KEYS.items():
        yield figure, spots[key], formulas[key]
