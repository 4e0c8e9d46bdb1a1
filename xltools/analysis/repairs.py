"""Smallest repairs: which single change of one written figure would make a relation hold, and how many there are.

A hint, never a correction. Every single change that closes the gap to the 分 is counted; only if there is none, those
that close it within the tolerance (a total in 万元 of items in 元). At most three are named, the likeliest first:

1. a change of the stated figure that also makes it equal the other known figure (`Relation.also_equal`);
2. then by kind: 元/万元 mixed up, an item left out or counted twice (the gap equals an item to the 分, which hardly
   happens by chance), decimal point shifted, period (any whole number of months, days …), two neighbouring digits
   swapped, one digit of an item, of a stated figure, of a factor;
3. within a kind the change that leaves the smaller rest, then the place that comes first in the text;
4. last, whatever its kind, a 万 put where nobody writes one: a price of a million or more, five digits before 万.

Changes with the same outcome at the same place count once. A change of a factor is tried with the other factors as
written. Not tried: changes of two figures, of signs, of figures that are not written in digits the reader knows.
"""

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis.written import Figure, read_figure
from xltools.model.finding import Candidate, CandidateKind
from xltools.values.frozen import dataclass

RelationKind = Literal["equation", "prose_product", "items", "budget"]
FactorKind = Literal["price", "count", "period", "percent", "number"]

_CENT: Final = Decimal("0.01")
_WAN: Final = Decimal(10000)
_MEASURED: Final = ("米", "㎡", "m", "亩", "吨", "公里", "升", "斤", "度")
_HUGE_PRICE: Final = Decimal(1000000)
_SHIFTS: Final = (1, -1, 2, -2, 3, -3)
_SHOWN: Final = 3
_NINE: Final = 9
_SMALL_COUNT: Final = 24
_LONGEST_PERIOD: Final = {"天": 366, "日": 366, "次": 366, "周": 53, "季": 4, "期": 24, "年": 10}
_RANK: Final[tuple[CandidateKind, ...]] = (
    "missing_wan", "extra_wan", "item_left_out", "item_counted_twice", "decimal_shift", "period_changed",
    "digits_swapped", "digit_changed", "total_changed", "factor_changed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor as written: `text` is quoted ("15个月", "4400元/月"), `value` is what it multiplies with.

    The value of a price is yuan, of a percentage the fraction (50% -> 0.5), of a period the number of its units.
    """

    text: str
    value: Decimal
    kind: FactorKind


@dataclass(frozen=True, slots=True)
class Term:
    """One summand, or the stated figure. `start`/`end` span `text` in the field; `value` is yuan, without `sign`.

    With `factors` the term counts as their product, else as `value`. `proven`: another relation of the form holds with
    this figure, so it is not edited (it may still be one item too many).
    """

    text: str
    start: int
    end: int
    value: Decimal
    factors: tuple[Factor, ...] = ()
    sign: Literal[1, -1] = 1
    proven: bool = False

    @property
    def worth(self) -> Decimal:
        """What the term adds to the sum, in yuan and with its sign."""
        return self.sign * (
            math.prod((factor.value for factor in self.factors), start=Decimal(1)) if self.factors else self.value
        )


@dataclass(frozen=True, slots=True)
class Relation:
    """What must hold: the sum of the terms equals `stated` within `tolerance` (all yuan).

    `also_equal` is another figure of the form that one side already agrees with (the budget when the items differ
    from the stated total; the stated total of the cost cell when its items differ from the budget). The side that
    agrees with it is taken as right: its figures are not edited.
    """

    kind: RelationKind
    terms: tuple[Term, ...]
    stated: Term
    tolerance: Decimal
    also_equal: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change of one figure: its new value and text, and the gap (yuan) that it leaves."""

    kind: CandidateKind
    place: tuple[int, int]
    value: Decimal
    text: str
    replacement: str
    rest: Decimal
    confirmed: bool = False
    odd: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    """A figure that may be changed. One unit more of its value closes `weight` yuan of `gap`."""

    place: tuple[int, int]
    figure: Figure
    weight: Decimal
    gap: Decimal
    tolerance: Decimal
    swap_kind: CandidateKind
    digit_kind: CandidateKind
    whole: bool = False

    def rest(self, value: Decimal) -> Decimal:
        """The gap that is left when the figure has another value."""
        return abs(self.gap - self.weight * (value - self.figure.value))

    def closing(self, unit: Decimal, least: int, most: int) -> Iterator[int]:
        """By how many `unit`s, from `least` to `most` and not 0, the value must change to close the gap."""
        step = self.weight * unit
        if max(most, -least) * abs(step) < abs(self.gap) - self.tolerance:
            return
        ends = sorted(((self.gap - self.tolerance) / step, (self.gap + self.tolerance) / step))
        first, last = max(least, math.ceil(ends[0])), min(most, math.floor(ends[1]))
        yield from (change for change in range(first, last + 1) if change)

    def closes(self, value: Decimal, tolerance: Decimal) -> bool:
        """Whether another value closes the gap. One that counts for nothing is the item left out, not a slip."""
        return self.rest(value) <= tolerance < abs(self.weight * value)

    def edit(self, kind: CandidateKind, value: Decimal, replacement: str) -> _Edit:
        return _Edit(kind, self.place, value, self.figure.text, replacement, self.rest(value))


def find(relation: Relation) -> tuple[tuple[Candidate, ...], int]:
    """The likeliest candidates (at most three, best first) and how many distinct single changes exist in all.

    A relation that already holds has none.
    """
    total = sum((term.worth for term in relation.terms), Decimal(0))
    gap = relation.stated.value - total
    if abs(gap) <= relation.tolerance:
        return (), 0
    edits = _item_edits(relation, gap)
    if not _agrees(relation, total):
        for index, term in enumerate(relation.terms):
            edits += [] if term.proven else _term_edits(index, term, gap, relation.tolerance)
    if not _agrees(relation, relation.stated.value):
        edits += _stated_edits(relation, gap)
    ranked = sorted(_exact_first(_distinct(edits)), key=_likelihood)
    return tuple(Candidate(edit.kind, edit.text, edit.replacement) for edit in ranked[:_SHOWN]), len(ranked)


def _agrees(relation: Relation, side: Decimal) -> bool:
    return relation.also_equal is not None and abs(side - relation.also_equal) <= relation.tolerance


def _likelihood(edit: _Edit) -> tuple[bool, bool, int, Decimal, tuple[int, int]]:
    return not edit.confirmed, edit.odd, _RANK.index(edit.kind), edit.rest, edit.place


def _distinct(edits: list[_Edit]) -> list[_Edit]:
    best: dict[tuple[tuple[int, int], str, Decimal], _Edit] = {}
    for edit in sorted(edits, key=_likelihood):
        family = "item" if edit.kind.startswith("item_") else "figure"
        best.setdefault((edit.place, family, edit.value), edit)
    return list(best.values())


def _exact_first(edits: list[_Edit]) -> list[_Edit]:
    return [edit for edit in edits if edit.rest <= _CENT] or edits


def _item_edits(relation: Relation, gap: Decimal) -> list[_Edit]:
    """Items that equal the gap: nothing is rewritten, so `replacement` is empty."""
    if len(relation.terms) == 1 or relation.kind == "prose_product":
        return []
    edits = []
    for index, term in enumerate(relation.terms):
        kinds: tuple[tuple[CandidateKind, Decimal], ...] = (
            ("item_left_out", gap + term.worth),
            ("item_counted_twice", gap - term.worth),
        )
        edits += [
            _Edit(kind, (index, -1), Decimal(0), term.text, "", abs(rest))
            for kind, rest in kinds
            if abs(rest) <= relation.tolerance
        ]
    return edits


def _term_edits(index: int, term: Term, gap: Decimal, tolerance: Decimal) -> list[_Edit]:
    if not term.factors:
        figure = read_figure(term.text, term.value)
        if figure is None:
            return []
        spot = _Spot((index, 0), figure, Decimal(term.sign), gap, tolerance, "digits_swapped", "digit_changed")
        return [*_unit_edits(spot), *_shift_edits(spot), *_digit_edits(spot)]
    edits: list[_Edit] = []
    for number, factor in enumerate(term.factors):
        rest = (*term.factors[:number], *term.factors[number + 1 :])
        others = math.prod((other.value for other in rest), start=Decimal(term.sign))
        edits += _factor_edits((index, number), factor, others, gap, tolerance)
    return edits


def _factor_edits(
    place: tuple[int, int], factor: Factor, others: Decimal, gap: Decimal, tolerance: Decimal
) -> list[_Edit]:
    figure = read_figure(factor.text, factor.value)
    if figure is None or others == 0:
        return []
    whole = (
        factor.kind in {"count", "period"}
        and factor.value == factor.value.to_integral_value()
        and not any(unit in factor.text for unit in _MEASURED)
    )
    spot = _Spot(place, figure, others, gap, tolerance, "factor_changed", "factor_changed", whole)
    if factor.kind == "period":
        return list(_number_edits(spot, "period_changed", _longest(factor.text)))
    edits = [*_shift_edits(spot), *_digit_edits(spot)]
    if factor.kind == "price":
        edits += (replace(edit, odd=edit.odd or edit.value >= _HUGE_PRICE) for edit in _unit_edits(spot))
    if factor.kind == "count" and factor.value <= _SMALL_COUNT:
        edits += _number_edits(spot, "factor_changed", _SMALL_COUNT)
    return edits


def _stated_edits(relation: Relation, gap: Decimal) -> list[_Edit]:
    figure = read_figure(relation.stated.text, relation.stated.value)
    if figure is None:
        return []
    place = (len(relation.terms), 0)
    spot = _Spot(place, figure, Decimal(-1), gap, relation.tolerance, "total_changed", "total_changed")
    edits = [*_unit_edits(spot, _rescaled), *_shift_edits(spot, _rescaled), *_digit_edits(spot)]
    return [_confirmed(edit, relation) for edit in edits]


def _confirmed(edit: _Edit, relation: Relation) -> _Edit:
    return replace(edit, confirmed=_agrees(relation, edit.value))


def _same(spot: _Spot, _value: Decimal) -> Decimal:
    return spot.tolerance


def _rescaled(spot: _Spot, value: Decimal) -> Decimal:
    """A tolerance that came from the last place of the stated figure moves with its decimal point."""
    half = spot.figure.last_place / 2
    return max(_CENT, half * value / spot.figure.value) if spot.tolerance == max(_CENT, half) else spot.tolerance


Tolerance = Callable[[_Spot, Decimal], Decimal]


def _unit_edits(spot: _Spot, tolerance: Tolerance = _same) -> Iterator[_Edit]:
    """元 read as 万元, and back."""
    value = spot.figure.value * _WAN
    if spot.closes(value, tolerance(spot, value)) and (text := spot.figure.with_wan()):
        yield replace(spot.edit("missing_wan", value, text), odd=spot.figure.value >= _WAN)
    value = spot.figure.value / _WAN
    if spot.closes(value, tolerance(spot, value)) and (text := spot.figure.without_wan()):
        yield spot.edit("extra_wan", value, text)


def _shift_edits(spot: _Spot, tolerance: Tolerance = _same) -> Iterator[_Edit]:
    for places in _SHIFTS:
        value = spot.figure.value.scaleb(places)
        if not spot.closes(value, tolerance(spot, value)) or (spot.whole and value != value.to_integral_value()):
            continue
        text = spot.figure.shifted(places)
        if text is not None:
            yield spot.edit("decimal_shift", value, text)


def _digit_edits(spot: _Spot) -> Iterator[_Edit]:
    """One digit replaced, or two neighbouring digits swapped; the figure stays positive."""
    digits = spot.figure.digits
    for digit in digits:
        for change in spot.closing(digit.weight, -digit.value, _NINE - digit.value):
            value = spot.figure.value + change * digit.weight
            if value > 0 and digit.may_be(digit.value + change):
                yield spot.edit(spot.digit_kind, value, spot.figure.with_digit(digit, digit.value + change))
    for first, second in itertools.pairwise(digits):
        step = second.value - first.value
        if not step or not (first.may_be(second.value) and second.may_be(first.value)):
            continue
        value = spot.figure.value + step * (first.weight - second.weight)
        if spot.rest(value) <= spot.tolerance:
            yield spot.edit(spot.swap_kind, value, spot.figure.with_swap(first, second))


def _number_edits(spot: _Spot, kind: CandidateKind, most: int) -> Iterator[_Edit]:
    """Any other whole number up to `most`; an odd period such as 1.5年 stays as it is."""
    if not spot.whole:
        return
    written = int(spot.figure.value)
    for change in spot.closing(Decimal(1), 1 - written, most - written):
        number = written + change
        yield spot.edit(kind, Decimal(number), spot.figure.with_number(number))


def _longest(text: str) -> int:
    """The longest sensible period in its own unit: 24 months, 366 days or times, 53 weeks, 4 quarters, 10 years."""
    return next((most for unit, most in _LONGEST_PERIOD.items() if unit in text), _SMALL_COUNT)
