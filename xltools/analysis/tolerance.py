"""When two figures agree (rules.md, section 1). Everything is yuan."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from xltools.values.frozen import dataclass

CENT: Final = Decimal("0.01")
_MOST_PLAY: Final = Decimal("0.01")
_FINE: Final = Decimal("0.5")
_ABOUT_SHARE: Final = Decimal("0.05")
ROUNDED_NOTE: Final = "按所写小数因数的舍入误差相符"
ABOUT_NOTE: Final = "含约数，按 5% 以内相符"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two figures agree, within which tolerance, and the reason when it is more than rounding of the result."""

    holds: bool
    tolerance: Decimal
    note: str = ""


def half_unit(*precisions: Decimal) -> Decimal:
    """Half of the coarsest precision, at least one 分."""
    return max(CENT, max(precisions) / 2)


def within(difference: Decimal, tolerance: Decimal) -> bool:
    """Whether a difference is rounding. Exactly half a coarse unit is none: nobody writes 3万元 for 3.5万元."""
    return difference <= tolerance if tolerance <= _FINE else difference < tolerance


def compare(
    computed: Decimal,
    stated: Decimal,
    precision: Decimal,
    *,
    slack: Decimal = Decimal(0),
    approximate: bool = False,
    about: Decimal | None = None,
) -> Verdict:
    """Compare a computed figure with a stated one of the given precision.

    `slack` is the play that factors written with decimals leave, believed up to 1 % (0.5万元 for a price is no rounded
    figure); `approximate` allows 5 % of the approximate figures, which are worth `about` together (by default
    the stated figure).
    """
    tolerance = half_unit(precision)
    difference = abs(computed - stated)
    if within(difference, tolerance):
        return Verdict(holds=True, tolerance=tolerance)
    if difference < slack <= abs(computed) * _MOST_PLAY:
        return Verdict(holds=True, tolerance=tolerance, note=ROUNDED_NOTE)
    if approximate and difference <= abs(stated if about is None else about) * _ABOUT_SHARE:
        return Verdict(holds=True, tolerance=tolerance, note=ABOUT_NOTE)
    return Verdict(holds=False, tolerance=tolerance)


def search_tolerance(difference: Decimal, tolerance: Decimal) -> Decimal:
    """Tolerance for the search of repairs: one that does not already cover the difference."""
    return tolerance if abs(difference) > tolerance else CENT


def finest(precisions: Iterable[Decimal]) -> Decimal:
    """Precision of a sum: the smallest of its summands'."""
    return min(precisions, default=Decimal(1))
