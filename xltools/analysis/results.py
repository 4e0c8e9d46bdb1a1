"""What a calculation is worth in its cell, and whether `，共X` behind it states its result or the total of all items."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xltools.analysis import repairs
from xltools.analysis.facts import Choice, Evidence
from xltools.analysis.tolerance import compare
from xltools.values.amounts import Amount
from xltools.values.frozen import dataclass
from xltools.values.money import TextReading

SUM_WORD: Final = re.compile("共|计|合计|总")
_MUCH_NEARER: Final = 4


@dataclass(frozen=True, slots=True)
class Result:
    """What a calculation is worth: the value and the figure that states it (None where no result is written).

    `terms` describe how it is made, for the search of repairs. `label` is what stands between = and the figure.
    """

    start: int
    end: int
    value: Decimal
    precision: Decimal
    amount: Amount | None
    terms: tuple[repairs.Term, ...]
    label: str
    summands: tuple[Decimal, ...]
    approximate: bool = False


def sums_up(reading: TextReading, results: Sequence[Result], start: int, value: Decimal, total: Amount) -> bool:
    """Whether `共计X` behind a product may be the total of the items before it as well.

    It is when they add up to it, or come much nearer to it than the product alone; it may be when nothing but commas
    separates them from the product.
    """
    before = _before(reading, results, start)
    if before is None:
        return False
    earlier, end = before
    if compare(earlier + value, total.yuan, total.precision).holds:
        return True
    if _MUCH_NEARER * abs(total.yuan - earlier - value) < abs(total.yuan - value):
        return True
    hard = any(sign in reading.tokens.text[end:start] for sign in ";。\n")
    return not hard and not any(end <= mark.start <= start for mark in reading.tokens.marks)


def _before(reading: TextReading, results: Sequence[Result], start: int) -> tuple[Decimal, int] | None:
    """What the items before a position add up to, and where the last of them ends; None where there are none."""
    made = [result for result in results if result.end <= start]
    consumed = [(result.start, result.end) for result in made]
    plain_ones = [
        a
        for a in reading.amounts
        if a.end <= start and a.role == "other" and not any(s <= a.start < e for s, e in consumed)
    ]
    if not made and not plain_ones:
        return None
    earlier = sum((a.yuan for a in plain_ones), sum((result.value for result in made), Decimal(0)))
    return earlier, max([a.end for a in plain_ones] + [e for _, e in consumed])


def result_or_total(
    reading: TextReading,
    results: Sequence[Result],
    product: tuple[int, Decimal],
    figure: Amount,
    *,
    own: bool,
    holds: bool,
) -> list[Choice]:
    """The choice between `共X` as the result of a product (start, value) and as the total of all items before it."""
    start, value = product
    before = _before(reading, results, start)
    if before is None:
        return []
    summed = before[0] + value
    fits = holds if own else compare(summed, figure.yuan, figure.precision).holds
    evidence: Evidence = "adds-up" if fits else "wording" if own else "none"
    taken, other = (value, summed) if own else (summed, value)
    return [Choice("result-or-total", figure.start, figure.end, taken, other, evidence)]
