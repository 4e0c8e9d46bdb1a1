"""Which calculation is meant: the one that is written, the same in the units of its prices, or with the count before it."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from xltools.analysis.count_before import count_before
from xltools.analysis.dimensions import in_price_units
from xltools.analysis.tolerance import Verdict, compare
from xltools.values.chains import Side
from xltools.values.money import TextReading

CONVERTED_NOTE: Final = "期数或计量单位按单价的单位换算后计算"


def as_meant(
    reading: TextReading,
    side: Side,
    stated: Decimal,
    precision: Decimal,
    scale: Decimal = Decimal(1),
    *,
    about: Decimal,
) -> tuple[Side, Side, Verdict]:
    """The calculation as it is meant, the same in the units of its prices, and whether that comes to the stated figure.

    A count that stands before it belongs to it where its price names the unit of that count, or only the count makes it
    come out; what holds as written needs none. `about` is what the approximate figures are worth.
    """
    fitting, verdict = _in_fitting_units(side, stated, precision, scale, about=about)
    left_out = None if verdict.holds else count_before(reading, side)
    if left_out is None:
        return side, fitting, verdict
    counted, found = _in_fitting_units(left_out.side, stated, precision, scale, about=about)
    return (left_out.side, counted, found) if found.holds or left_out.told == "price" else (side, fitting, verdict)


def _in_fitting_units(
    side: Side, stated: Decimal, precision: Decimal, scale: Decimal, *, about: Decimal
) -> tuple[Side, Verdict]:
    """The calculation as written, or in the units of its prices (3200元/月*1年) where it does not hold as written."""
    verdict = compare(side.value * scale, stated, precision, slack=slack_of(side), approximate=about > 0, about=about)
    converted = in_price_units(side)
    if verdict.holds or converted is side:
        return side, verdict
    verdict = compare(
        converted.value * scale, stated, precision, slack=slack_of(converted), approximate=about > 0, about=about
    )
    return converted, replace(verdict, note=verdict.note or CONVERTED_NOTE)


def slack_of(side: Side) -> Decimal:
    """The play that factors written with decimals leave in a sum of products."""
    play = Decimal(0)
    for term in side.terms:
        for factor in term.factors:
            token = factor.token
            if (
                token is not None
                and token.numeral is not None
                and token.numeral.decimals
                and term.is_product
                and factor.value
            ):
                play += abs(term.value / factor.value) * token.precision / 2
    return play
