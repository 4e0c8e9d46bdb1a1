"""项目明细 below the printed form as a calculation: rows for items, and below them the total against the budget."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from xltools.analysis.tolerance import half_unit, within
from xltools.model.cost_table import CostItem, CostRow, CostTable, added, to_cent
from xltools.model.grid import GridCell
from xltools.model.place import Place
from xltools.values.plain import plain
from xltools.workbooks.cells import address, cell_text, exact_number
from xltools.workbooks.department import cost_table_cells as cells
from xltools.workbooks.department.budget_cell import BudgetCell
from xltools.workbooks.department.cost_table_cells import FootKey, TableKey
from xltools.workbooks.department.live_formulas import DIFFERS, NO_BUDGET
from xltools.workbooks.department.regions import Region, Style
from xltools.workbooks.measure import HIGHEST_ROW, column_points, is_short, text_height

LEAST_ROWS: Final = 8
SPARE_ROWS: Final = 2
"""Rows prepared on a sheet: at least so many, and always some behind the last filled one."""
GAP: Final = 10.0
TITLE_ROW: Final = 24.0
ITEM_ROW: Final = 22.0
BY_CONTENTS: Final = 0.0
"""Height of an empty row: whatever is typed into it later makes it as high as it must be."""
SIZE: Final = 9.0
ROW_STYLES: Final[tuple[Style, ...]] = (
    "item_text", "item_price", "item_number", "item_short", "item_number", "item_yuan", "item_flag", "item_text", "item_text",
)  # fmt: skip
"""By column."""


@dataclass(frozen=True, slots=True)
class TableSite:
    """Where a table is put: at row `top` of a sheet whose columns are as wide as `widths`.

    `budget` stands in `budget_cells` (value, label); `precision` is that of the budget as written. With `prepared` there
    are empty rows to fill in; else the table only shows what there is.
    """

    top: int
    widths: tuple[float, ...]
    budget: BudgetCell
    budget_cells: tuple[str, str]
    precision: Decimal
    prepared: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """The items a table begins with, and a sentence on where they come from, or why there are none."""

    items: tuple[CostItem, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CostTableLayout:
    """The table on its sheet; rows from 0, amounts in yuan.

    `first` to `last` are the rows for items, `head` is the row above them and `end` the one below, above which rows may be
    inserted. `cells` are the addresses of total, budget, difference, tolerance and state; `total` and `state` are what
    they show when written. `rows` are the filled ones.
    """

    regions: tuple[Region, ...]
    heights: tuple[float, ...]
    keys: Mapping[int, str]
    head: int
    first: int
    last: int
    end: int
    cells: Mapping[TableKey, str]
    total: Decimal | None
    state: str
    rows: tuple[CostRow, ...]

    @property
    def state_row(self) -> int:
        """The row of the state."""
        return self.end + len(cells.FOOT_LABELS)

    def placed(self, sheet: Place) -> CostTable:
        """The table with its places on the sheet of this place."""
        rows = tuple(placed_row(row, sheet, number) for number, row in enumerate(self.rows, self.first))
        return CostTable(rows, number_cell(self.total, replace(sheet, cell=self.cells["total"])))


def lay_out_cost_table(site: TableSite, rows: Sequence[CostRow], remark: str = "") -> CostTableLayout:
    """Place the rows; `remark` is a sentence on where they come from, or why there are none."""
    title = site.top + 1
    first = title + 3
    count = max(LEAST_ROWS, len(rows) + SPARE_ROWS) if site.prepared else len(rows)
    end = first + count
    here = tuple(map(settled, rows))
    false = [row.is_false for row in here]
    opening, opening_heights = opening_rows(site, title, remark)
    foot = Foot(site, here, sum(false), end + 1)
    items = [region for number, row in enumerate(here) for region in item_regions(row, first + number, false[number])]
    items += [region for row in range(first + len(here), end) for region in empty_regions(row)]
    regions = [*opening, *items, end_region(end, prepared=site.prepared)]
    points = [column_points(units) for units in site.widths]
    heights = [row_height(points, row) for row in here] + [BY_CONTENTS] * (count - len(here))
    return CostTableLayout(
        regions=(*regions, *foot.regions(first - 1, end)),
        heights=(
            GAP,
            *opening_heights,
            *heights,
            ITEM_ROW if site.prepared else GAP,
            *[ITEM_ROW] * len(cells.FOOT_LABELS),
        ),
        keys=row_keys(title, first, end),
        head=first - 1,
        first=first,
        last=end - 1,
        end=end,
        cells=foot.cells,
        total=foot.total,
        state=foot.state,
        rows=here,
    )


def row_keys(title: int, first: int, end: int) -> dict[int, str]:
    """Keys of the table's rows."""
    keys = {title: cells.TITLE_KEY, title + 1: cells.HINT_KEY, first - 1: cells.HEAD_KEY, end: cells.END_KEY}
    keys |= {row: f"{cells.ROW_KEY}{row - first + 1}" for row in range(first, end)}
    return keys | {end + 1 + number: f"{cells.FOOT_KEY}{key}" for number, key in enumerate(cells.FOOT_LABELS)}


def opening_rows(site: TableSite, title: int, remark: str) -> tuple[list[Region], tuple[float, ...]]:
    """Title, hint and column heads, and their heights."""
    hint = cells.HINT if site.prepared else cells.READ_ONLY
    text = "\n".join(part for part in (hint, remark) if part)
    width = sum(column_points(site.widths[column]) for column in cells.HEADS)
    regions = [
        Region(title, cells.ITEM, title, cells.BASIS, cells.TITLE, "item_title"),
        Region(title + 1, cells.ITEM, title + 1, cells.BASIS, text, "item_hint"),
    ]
    regions += [Region(title + 2, column, title + 2, column, head, "item_head") for column, head in cells.HEADS.items()]
    return regions, (TITLE_ROW, max(ITEM_ROW, text_height(text, width, SIZE)), TITLE_ROW)


def item_regions(item: CostRow, row: int, false: bool) -> Iterator[Region]:  # noqa: FBT001 - what the row is
    """The cells of a filled row for an item, the results of its formulas included."""
    formula = cells.amount_formula(row) if item.computed else ""
    for column, cell in cells.by_column(item):
        told = formula if column == cells.AMOUNT else ""
        yield Region(row, column, row, column, value_of(cell), ROW_STYLES[column], None, told)
    yield flag_region(row, Decimal(false))


def empty_regions(row: int) -> Iterator[Region]:
    """The cells of a row that is yet to be filled in."""
    for column in cells.COLUMN_OF.values():
        formula = cells.amount_formula(row) if column == cells.AMOUNT else ""
        yield Region(row, column, row, column, "", ROW_STYLES[column], None, formula)
    yield flag_region(row, Decimal(0))


def flag_region(row: int, flag: Decimal) -> Region:
    """The hidden cell that is 1 in a false row."""
    return Region(row, cells.GUTTER, row, cells.GUTTER, flag, ROW_STYLES[cells.GUTTER], None, cells.flag_formula(row))


def value_of(cell: GridCell) -> str | Decimal:
    """A number where the cell has one that a cell can hold, else its text."""
    return cell_text(cell.text) if cell.number is None or exact_number(cell.number) is None else cell.number


def end_region(end: int, *, prepared: bool) -> Region:
    """The row above which rows are inserted."""
    return Region(end, cells.ITEM, end, cells.BASIS, cells.END if prepared else "", "item_end")


def row_height(points: Sequence[float], row: CostRow) -> float:
    """High enough for the texts of a filled row, whose columns are so many points wide; one line fits any row."""
    texts = [(cell.text, points[column]) for column, cell in cells.by_column(row) if cell.text]
    needed = [text_height(text, width, SIZE) for text, width in texts if not is_short(text, width, SIZE)]
    return min(max([ITEM_ROW, *needed]), HIGHEST_ROW)


def settled(row: CostRow) -> CostRow:
    """The row with what its formula will show; one without an amount gets the formula."""
    if row.computed or not row.amount.text:
        return replace(row, computed=True, amount=number_cell(row.product, row.amount.place))
    return row


def placed_row(row: CostRow, sheet: Place, number: int) -> CostRow:
    """The row at its place on a sheet: row `number` from 0."""

    def at(column: int, cell: GridCell) -> GridCell:
        return GridCell(cell.text, Place(sheet.file, sheet.sheet, address(number, column)), cell.number, cell.error)

    return replace(
        row,
        computed=row.computed,
        **{name: at(column, getattr(row, name)) for name, column in cells.COLUMN_OF.items()},
    )


def number_cell(number: Decimal | None, place: Place) -> GridCell:
    """A cell with a number, empty for None."""
    return GridCell("" if number is None else plain(number), place, number)


def rows_of(proposal: Proposal | None) -> tuple[CostRow, ...]:
    """Proposed items as rows without a place; a lump sum has a typed amount."""
    nowhere = Place("")
    return tuple(
        CostRow(
            item=GridCell(item.item, nowhere),
            unit_price=number_cell(item.unit_price, nowhere),
            quantity=number_cell(item.quantity, nowhere),
            unit=GridCell(item.unit, nowhere),
            periods=number_cell(item.periods, nowhere),
            amount=number_cell(item.amount, nowhere),
            note=GridCell(item.note, nowhere),
            basis=GridCell(item.basis, nowhere),
            computed=item.unit_price is not None,
        )
        for item in (proposal.items if proposal else ())
    )


class Foot:
    """The rows below the items: total, budget, difference, state; counts and tolerance beside them."""

    def __init__(self, site: TableSite, items: Sequence[CostRow], false: int, top: int) -> None:
        self.site = site
        self.rows = {key: top + number for number, key in enumerate(cells.FOOT_LABELS)}
        self.cells: dict[TableKey, str] = {key: address(row, cells.AMOUNT) for key, row in self.rows.items()}
        self.cells |= {key: address(self.rows[row], cells.BASIS) for row, (key, _) in cells.BESIDE.items()}
        self.total = added(row.stated for row in items)
        self.budget = None if site.budget.yuan is None else to_cent(site.budget.yuan)
        self.tolerance = half_unit(Decimal(0) if site.budget.number is None else site.precision)
        self.missing = sum(row.lacks_amount for row in items)
        self.false = false

    @property
    def difference(self) -> Decimal | None:
        """Total less budget."""
        return None if self.total is None or self.budget is None else self.total - self.budget

    @property
    def state(self) -> str:
        """What the state formula shows."""
        if self.false:
            return cells.FALSE_ROW
        if self.total is None:
            return cells.NO_AMOUNT if self.missing else cells.NO_ROWS
        if self.difference is None:
            return NO_BUDGET
        if not within(abs(self.difference), self.tolerance):
            return DIFFERS
        return cells.NO_AMOUNT if self.missing else cells.AGREES

    def regions(self, head: int, end: int) -> Iterator[Region]:
        """Labels, figures with their formulas, and what stands beside them."""
        place = cells.FootSite(head, end, self.cells, *self.site.budget_cells)
        formulas = cells.foot_formulas(place)
        values: dict[FootKey, Decimal | str | None] = {
            "total": self.total, "budget": self.budget, "difference": self.difference, "state": self.state,
        }  # fmt: skip
        for key, row in self.rows.items():
            value = values[key]
            style: Style = "item_state" if key == "state" else "item_sum"
            yield Region(row, cells.ITEM, row, cells.PERIODS, cells.FOOT_LABELS[key], "item_label")
            yield Region(
                row, cells.AMOUNT, row, cells.AMOUNT, "" if value is None else value, style, formula=formulas[key]
            )
        yield from self.beside(place)

    def beside(self, place: cells.FootSite) -> Iterator[Region]:
        """How many rows need a look, and the tolerance of the comparison."""
        formulas = cells.count_formulas(place)
        formulas["tolerance"] = cells.tolerance_formula(
            *self.site.budget_cells, self.site.budget.number, None if self.site.prepared else self.tolerance
        )
        values = {"missing": Decimal(self.missing), "false": Decimal(self.false), "tolerance": self.tolerance}
        for key, (name, label) in cells.BESIDE.items():
            row = self.rows[key]
            style: Style = "item_sum" if name == "tolerance" else "item_count"
            yield Region(row, cells.NOTE, row, cells.NOTE, label, "item_label")
            yield Region(row, cells.BASIS, row, cells.BASIS, values[name], style, formula=formulas[name])
