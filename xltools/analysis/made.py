"""One product told in words: its factors, its worth, the statement it makes."""

import math
from decimal import Decimal

from xltools.analysis import repairs
from xltools.analysis.dimensions import formula
from xltools.analysis.equations import Source
from xltools.analysis.facts import Statement
from xltools.analysis.results import Result
from xltools.analysis.tolerance import compare, search_tolerance
from xltools.values.amounts import Amount
from xltools.values.frozen import dataclass
from xltools.values.money import TextReading
from xltools.values.plain import grouped
from xltools.values.tokens import Token
from xltools.values.units import PERIODS


@dataclass(frozen=True, slots=True)
class Made:
    """A product: its factors, the quantities left over, and whether a period is missing."""

    price: Token
    factors: tuple[tuple[Token, Decimal], ...]
    extras: tuple[Token, ...]
    period_missing: bool

    def value(self, price: Decimal) -> Decimal:
        """What the product is worth at a price."""
        return math.prod((value for _, value in self.factors), start=price)

    @property
    def start(self) -> int:
        """Where its first factor begins."""
        return min(token.start for token in (self.price, *(token for token, _ in self.factors)))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its factors in the order they are told: counts, price, periods."""
        counts = [token for token, _ in self.factors if token.unit not in PERIODS]
        periods = [token for token, _ in self.factors if token.unit in PERIODS]
        return (*counts, self.price, *periods)


def play(made: Made) -> Decimal:
    """The play that factors written with decimals leave."""
    value = made.value(made.price.value)
    return sum(
        (
            abs(value / number) * token.precision / 2
            for token, number in (*made.factors, (made.price, made.price.value))
            if token.numeral is not None and token.numeral.decimals and number
        ),
        start=Decimal(0),
    )


def repair_factors(reading: TextReading, made: Made) -> tuple[repairs.Factor, ...]:
    """The factors as the search of repairs wants them."""
    price = made.price
    counts = [(token, value) for token, value in made.factors if token.unit not in PERIODS]
    periods = [(token, value) for token, value in made.factors if token.unit in PERIODS]
    text = reading.text
    return (
        *(repairs.Factor(text[t.start : t.end], value, "count") for t, value in counts),
        repairs.Factor(text[price.start : price.end], price.value, "price"),
        *(repairs.Factor(text[t.start : t.end], value, "period") for t, value in periods),
    )


def statement_of(
    reading: TextReading,
    made: Made,
    amount: Amount,
    source: Source,
    *,
    implied: int | None = None,
    note: str = "",
    about: bool = False,
) -> Statement:
    """The product against the figure that states it."""
    value = made.value(made.price.value)
    verdict = compare(value, amount.yuan, amount.precision, slack=play(made), approximate=about)
    holds = verdict.holds or implied is not None or bool(note)
    start, end = span_of(made, amount)
    factors = repair_factors(reading, made)
    value *= implied or 1
    shown = [f"{grouped(f.value)}{'元' if f.kind == 'price' else ''}" for f in factors] + (
        [str(implied)] if implied else []
    )
    working = f"{' × '.join(shown)} = {grouped(value)}元"
    term = repairs.Term(reading.text[start:end], start, end, value, factors)
    stated = repairs.Term(amount.text, amount.start, amount.end, amount.yuan)
    candidates, count = (
        ((), 0)
        if holds
        else repairs.find(
            repairs.Relation(
                "prose_product",
                (term,),
                stated,
                search_tolerance(value - amount.yuan, verdict.tolerance),
                source.also_equal,
            )
        )
    )
    return Statement(
        "prose_product", source.indicator, start, end, reading.text[start:end], value, amount.yuan, verdict.tolerance, holds,
        working, note, about, candidates=candidates, candidate_count=count, implied_periods=implied,
        units=formula(made.tokens), terms=(term,),
    )  # fmt: skip


def span_of(made: Made, amount: Amount | None) -> tuple[int, int]:
    """From the first to the last factor, with the figure that states the product."""
    starts = [token.start for token, _ in made.factors] + [made.price.start]
    ends = [token.end for token, _ in made.factors] + [made.price.end]
    if amount is not None:
        starts.append(amount.start)
        ends.append(amount.end)
    return min(starts), max(ends)


def lone_result(reading: TextReading, made: Made, price: Decimal) -> Result:
    """A product whose result is not written."""
    start, end = span_of(made, None)
    factors = repair_factors(reading, made)
    value = made.value(price)
    term = repairs.Term(reading.text[start:end], start, end, value, factors if price == made.price.value else ())
    precision = max(Decimal(1), play(made) * 2)
    about = bool(made.price.about and made.price.about.approximate)
    return Result(start, end, value, precision, None, (term,), "", (), about)
