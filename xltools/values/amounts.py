"""Money amounts in free text: what an amount is."""

from dataclasses import field
from decimal import Decimal
from typing import Literal

from xltools.values.frozen import dataclass

Role = Literal["total", "subtotal", "item", "unit_price", "limit", "other"]
Bound = Literal["upper", "lower"]


@dataclass(frozen=True, slots=True)
class Amount:
    """One money amount. `start`/`end` span `text` in the original string it was read from.

    `yuan` is exact. `precision` is the value in yuan of one unit in the last written place (u in amounts.md section 6).
    `unit_written` is False for a bare number. `per` holds the measure words of a unit price ({"人", "月"}).
    `price_open` marks a price with a slash and nothing behind it (10元/*2000份).
    """

    text: str
    start: int
    end: int
    yuan: Decimal
    precision: Decimal
    role: Role = "other"
    unit_written: bool = True
    yuan_omitted: bool = False
    approximate: bool = False
    bound: Bound | None = None
    per: frozenset[str] = field(default=frozenset())
    price_open: bool = False

    def called(self, role: Role) -> "Amount":
        """The same amount with another role."""
        return Amount(
            self.text, self.start, self.end, self.yuan, self.precision, role, self.unit_written, self.yuan_omitted,
            self.approximate, self.bound, self.per, self.price_open,
        )  # fmt: skip
