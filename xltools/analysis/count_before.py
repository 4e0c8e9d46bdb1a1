"""The count that a calculation leaves out because it was just said: 保安9人，6000元/人/月×12个月."""

from typing import Final, Literal

from xltools.analysis.dimensions import is_time, only_price, per_of, units_of
from xltools.values.chains import Factor, Side, Term
from xltools.values.frozen import dataclass
from xltools.values.money import TextReading
from xltools.values.tokens import Token

_BREAKS: Final = frozenset(";。\n!?")


@dataclass(frozen=True, slots=True)
class CountBefore:
    """A product with the count that stands before it.

    `told` "price": its price names the unit of that count (元/人·月); "place": only the place of the count speaks for it.
    """

    side: Side
    told: Literal["price", "place"]


def count_before(reading: TextReading, side: Side) -> CountBefore | None:
    """The product with the count before it; None where nothing is left out, or which count is meant cannot be told."""
    if len(side.terms) != 1 or not side.terms[0].is_product:
        return None
    factors = side.terms[0].factors
    price = only_price(side.terms[0])
    if price is None or price.token is None or any(f.inverse or f.kind == "number" for f in factors):
        return None
    asked = {unit for unit in per_of(price.token) if not is_time(unit)}
    counted = {unit for unit in units_of(factors) if not is_time(unit)}
    if counted or len(asked) > 1 or not per_of(price.token):
        return None
    found = {(token.unit, token.value): token for token in _counts_before(reading, side.start)}
    fitting = [token for (unit, _), token in found.items() if not asked or unit in asked]
    if len(fitting) != 1:
        return None
    factor = Factor(fitting[0].start, fitting[0].end, fitting[0].value, "count", fitting[0])
    terms = (Term(side.terms[0].sign, (factors[0], factor, *factors[1:])),)
    return CountBefore(Side(terms, side.complete, side.dangling, side.label), "price" if asked else "place")


def _counts_before(reading: TextReading, end: int) -> list[Token]:
    """The counts of things between the last figure, bracket, list mark or sentence end and here."""
    begin = max((mark.end for mark in reading.tokens.marks if mark.end <= end), default=0)
    found: list[Token] = []
    for token in reversed([token for token in reading.tokens.items if begin <= token.start < end]):
        if token.kind == "quantity":
            found += [] if is_time(token.unit) or token.value <= 1 else [token]
        elif token.kind != "word" and not (token.kind == "separator" and token.unit not in _BREAKS):
            break
    return found
