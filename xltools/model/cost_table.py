"""项目明细: the structured cost table below the form, as read from a workbook and as proposed from a text. Yuan."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from xltools.model.grid import GridCell
from xltools.model.place import Place
from xltools.values.frozen import dataclass

CENT: Final = Decimal("0.01")
ONE: Final = Decimal(1)


LARGEST: Final = 20
"""Digits before the point up to which an amount is rounded; what is larger has no 分 in any program."""


def to_cent(amount: Decimal) -> Decimal:
    """The amount rounded to the 分 as spreadsheets round: half away from zero."""
    return amount.quantize(CENT, ROUND_HALF_UP) if amount.adjusted() < LARGEST else amount


def last_place(amount: Decimal) -> Decimal:
    """One unit of the last place in which the amount is written, at most 1: 4300 -> 1, 0.5 -> 0.1."""
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else ONE


@dataclass(frozen=True, slots=True)
class CostItem:
    """One line of a breakdown as values; what is None or "" stays empty. Without a price `amount` is a lump sum."""

    item: str
    amount: Decimal
    unit_price: Decimal | None = None
    quantity: Decimal | None = None
    unit: str = ""
    periods: Decimal | None = None
    note: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class CostRow:
    """One row of the table with the cells as they stand; empty ones too have their place.

    `computed` is True where the amount is the table's own formula, not a figure somebody typed.
    """

    item: GridCell
    unit_price: GridCell
    quantity: GridCell
    unit: GridCell
    periods: GridCell
    amount: GridCell
    note: GridCell
    basis: GridCell
    computed: bool = False

    @property
    def place(self) -> Place:
        """The first cell of the row."""
        return self.item.place

    @property
    def product(self) -> Decimal | None:
        """Price × quantity × periods to the 分; an empty quantity or period counts as 1. None where that says nothing."""
        price = self.unit_price.number
        factors = [factor(self.quantity), factor(self.periods)]
        if price is None or None in factors:
            return None
        quantity, periods = (one or Decimal(0) for one in factors)
        return to_cent(price * quantity * periods)

    @property
    def stated(self) -> Decimal | None:
        """The amount that stands there: that of the formula computed anew, else the typed figure; None while empty."""
        return self.product if self.computed else self.amount.number

    @property
    def is_false(self) -> bool:
        """Whether a typed amount is further from the product than half a unit of its last place, at least a 分."""
        if self.computed:
            return False
        stated, product = self.amount.number, self.product
        if stated is None or product is None:
            return False
        return abs(stated - product) > max(CENT, last_place(stated) / 2)

    @property
    def not_a_number(self) -> GridCell | None:
        """The first cell of the calculation that holds something else than a figure."""
        typed = () if self.computed else (self.amount,)
        return next(
            (one for one in (self.unit_price, self.quantity, self.periods, *typed) if one.text and one.number is None),
            None,
        )

    @property
    def lacks_amount(self) -> bool:
        """Whether the row says what something costs, yet has no amount that could be added up."""
        return self.stated is None and (self.product is not None or self.not_a_number is not None)

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything into the row."""
        inputs = (self.item, self.unit_price, self.quantity, self.unit, self.periods, self.note, self.basis)
        typed = "" if self.computed else self.amount.text
        return not any((*(cell.text.strip() for cell in inputs), typed.strip()))


def factor(cell: GridCell) -> Decimal | None:
    """What a cell multiplies with: 1 where it is empty, None where it holds a text."""
    return cell.number if cell.text else ONE


@dataclass(frozen=True, slots=True)
class CostTable:
    """The filled rows of the table, and its cell 合计 (`total_computed`: our formula stands there)."""

    rows: tuple[CostRow, ...]
    total: GridCell
    total_computed: bool = True

    @property
    def sum(self) -> Decimal | None:
        """What the amounts add up to; None for a table without amounts."""
        return added(row.stated for row in self.rows)

    @property
    def sum_of_products(self) -> Decimal | None:
        """The same with every row that has a price at what it multiplies to."""
        return added(row.stated if (product := row.product) is None else product for row in self.rows)


def added(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Sum of the amounts there are; None where there are none."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
