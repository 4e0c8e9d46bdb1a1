"""Consistent forms with exactly one injected fault of a known kind, or two independent ones, by seed.

Every fault says which written figure was changed, what stood there before, which relations of the form it breaks, and
which repair kinds a reviewer would accept as naming it. A fault that no check could see (the difference is within the
tolerance of rules.md section 1, or covered by 约) is not generated; neither is one that changes no figure.
"""

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from support.generated_forms import WAN, Figure, Form, Relation, Slot, plain, write

KINDS: Final = (
    "missing_wan", "extra_wan", "decimal_shift", "digit_changed", "digits_swapped", "period_changed", "factor_changed",
    "item_left_out", "item_counted_twice", "total_changed",
)  # fmt: skip
ABOUT: Final = Decimal("0.055")


@dataclass(frozen=True)
class Fault:
    """A fault. `text` is what stands in the form, `right` what should; both name the item for the two item kinds.

    `broken`: the relations that no longer hold, the nearest to the cause first.
    """

    kind: str
    slot: Slot
    text: str
    right: str
    broken: tuple[Relation, ...]


@dataclass(frozen=True)
class Faulty:
    """A form with its faults."""

    form: Form
    faults: tuple[Fault, ...]


Change = Callable[[random.Random, Form], Iterator[tuple[Slot, dict[int, Figure], str, str]]]


def clean(seed: int) -> Form:
    """A consistent form."""
    return write(seed)


def single(kind: str, seed: int) -> Faulty:
    """A form with one fault of a kind; the first seed from `seed` on whose form allows it."""
    for attempt in range(seed * 1000, seed * 1000 + 1000):
        form = write(attempt)
        fault = _inject(random.Random(attempt), form, kind)  # noqa: S311 - repeatable, no secrets
        if fault is not None:
            return Faulty(form, (fault,))
    raise AssertionError(kind)


def double(seed: int) -> Faulty:
    """A form with two faults that break different relations, so that each can be told by itself."""
    for attempt in range(seed * 1000, seed * 1000 + 1000):
        form = write(attempt)
        choose = random.Random(attempt)  # noqa: S311 - repeatable, no secrets
        first = _inject(
            choose, form, choose.choice(("factor_changed", "period_changed", "digit_changed", "total_changed"))
        )
        if first is None:
            continue
        touched = {id(relation) for relation in first.broken}
        second = _inject(choose, form, choose.choice(KINDS), apart=touched)
        if second is not None:
            return Faulty(form, (first, second))
    raise AssertionError(seed)


def _inject(choose: random.Random, form: Form, kind: str, apart: set[int] = frozenset()) -> Fault | None:
    """Change the form so that it has the fault; None if this form has no place for it."""
    changes = list(CHANGES[kind](choose, form))
    choose.shuffle(changes)
    before = dict(form.figures)
    broken_before = [relation for relation in form.relations if not holds(relation, before, form)]
    for slot, figures, text, right in changes[:20]:
        after = before | figures
        broken = [relation for relation in form.relations if not holds(relation, after, form)]
        new = [relation for relation in broken if relation not in broken_before]
        if not new or any(id(one) in apart for one in new) or len(broken) != len(broken_before) + len(new):
            continue
        if apart and _mixes(form, figures, broken_before):
            continue
        form.figures.update(figures)
        order = {"calculation": 0, "items": 1, "tie": 2}
        return Fault(kind, slot, text, right, tuple(sorted(new, key=lambda one: order[one.kind])))
    return None


def _mixes(form: Form, figures: dict[int, Figure], broken: Sequence[Relation]) -> bool:
    """Whether a change touches a relation that an earlier fault already breaks."""
    return any(key in (one.stated, *(k for term in one.terms for k in term)) for one in broken for key in figures)


def holds(relation: Relation, figures: dict[int, Figure], form: Form) -> bool:
    """Whether a relation holds, with a little more play than rules.md gives: what is broken here is broken for anybody."""
    stated = figures[relation.stated]
    difference = abs(relation.computed(figures) - stated.value)
    limit = max(Decimal("0.01"), relation.precision(figures) / 2)
    keys = [key for term in relation.terms for key in term] + [relation.stated]
    abouts = [figures[key].value for key in keys if form.slots[key].about]
    if relation.rounded:
        abouts.append(stated.value)
    return difference <= max(limit, sum(abouts, Decimal(0)) * ABOUT)


# --- the changes: every possible one of a kind, as (slot, new figures, wrong text, right text)


def _slots(form: Form, *roles: str) -> list[Slot]:
    return [
        slot
        for slot in form.slots.values()
        if slot.role in roles and not slot.fixed and not form.figures[slot.key].chinese
    ]


def _rewritten(
    form: Form, slots: Sequence[Slot], edit: Callable[[Figure], Iterator[Figure]]
) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    for slot in slots:
        old = form.figures[slot.key]
        for new in edit(old):
            if new.value != old.value and new.value > 0:
                yield slot, {slot.key: new}, new.text, old.text


def missing_wan(_: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """36.5万元 -> 36.5元."""

    def edit(figure: Figure) -> Iterator[Figure]:
        if figure.unit in ("万元", "万"):
            yield replace(figure, unit="元", scale=Decimal(1))

    return _rewritten(form, _slots(form, "item", "result", "total"), edit)


def extra_wan(_: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """3800元 -> 3800万元."""

    def edit(figure: Figure) -> Iterator[Figure]:
        if figure.unit == "元" and not figure.full:
            yield replace(figure, unit="万元", scale=WAN)

    return _rewritten(form, _slots(form, "item", "result", "total"), edit)


def decimal_shift(_: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """18.5万元 -> 185万元, 7000家 -> 700家."""

    def edit(figure: Figure) -> Iterator[Figure]:
        for places in (1, 1, -1, -1, 2, -2):
            moved = Decimal(figure.mantissa).scaleb(places)
            decimals = len(figure.mantissa.partition(".")[2])
            shown = f"{moved:.{decimals}f}" if figure.unit == "" and decimals == 2 else plain(moved)
            whole = figure.scale == 1 and figure.unit != ""
            if Decimal(shown) == moved and not (whole and "." in shown):
                yield replace(figure, mantissa=shown)

    return _rewritten(form, _slots(form, "item", "result", "total", "price", "count"), edit)


def _digits(figure: Figure, choose: random.Random) -> Iterator[Figure]:
    for index, sign in enumerate(figure.mantissa):
        if not sign.isdigit():
            continue
        others = [one for one in "0123456789" if one != sign and not (one == "0" and index == 0)]
        # A digit that people exchange: near on the keypad or alike in shape; any other one as well.
        alike = {
            "1": "74",
            "2": "73",
            "3": "825",
            "4": "91",
            "5": "63",
            "6": "580",
            "7": "14",
            "8": "36",
            "9": "84",
            "0": "6",
        }
        likely = [one for one in alike[sign] if one in others]
        for one in sorted({choose.choice(likely or others), choose.choice(others)}):
            yield replace(figure, mantissa=figure.mantissa[:index] + one + figure.mantissa[index + 1 :])


def _swaps(figure: Figure) -> Iterator[Figure]:
    digits = [index for index, sign in enumerate(figure.mantissa) if sign.isdigit()]
    for first, second in itertools.pairwise(digits):
        signs = list(figure.mantissa)
        signs[first], signs[second] = signs[second], signs[first]
        if (signs[0] != "0" or "".join(signs[:2]) == "0.") and not (signs[-1] == "0" and "." in signs):
            yield replace(figure, mantissa="".join(signs))


def digit_changed(choose: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """One digit of an item."""
    return _rewritten(form, _slots(form, "item"), lambda figure: _digits(figure, choose))


def digits_swapped(_: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """Two neighbouring digits of an item."""
    return _rewritten(form, _slots(form, "item"), _swaps)


def total_changed(choose: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """One digit or one swap of a stated total, a stated result, or the budget."""

    def edit(figure: Figure) -> Iterator[Figure]:
        yield from _digits(figure, choose)
        yield from _swaps(figure)

    return _rewritten(form, _slots(form, "total", "total", "budget", "result"), edit)


def period_changed(choose: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """12个月 -> 10个月."""

    def edit(figure: Figure) -> Iterator[Figure]:
        yield replace(figure, mantissa=str(choose.choice([one for one in range(1, 19) if str(one) != figure.mantissa])))

    return _rewritten(form, _slots(form, "period"), edit)


def factor_changed(choose: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """One digit or a swap in a count or a price; a small count may be any other."""

    def edit(figure: Figure) -> Iterator[Figure]:
        yield from _digits(figure, choose)
        yield from _swaps(figure)
        if "." not in figure.mantissa and int(figure.mantissa) <= 12:
            yield replace(figure, mantissa=str(max(1, int(figure.mantissa) + choose.choice((-2, -1, 1, 2)))))

    return _rewritten(form, _slots(form, "count", "price"), edit)


def _item_fault(form: Form, sign: int) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """The stated total, or the budget, or both are too small or too large by one item."""
    for relation in form.relations:
        if len(relation.terms) < 2 or relation.open or form.figures[relation.stated].chinese:
            continue
        for index, term in enumerate(relation.terms):
            if len(term) > 1 or (relation.signs and relation.signs[index] < 0):
                continue
            slot, item = form.slots[term[0]], form.figures[term[0]]
            changed = _with_value(
                form.figures[relation.stated], form.figures[relation.stated].value + sign * item.value
            )
            if changed is None:
                continue
            figures = {relation.stated: changed}
            yield slot, figures, item.text, ""
            budget = next(one for one in form.relations if one.kind == "tie")
            alone = budget.terms == ((relation.stated,),)
            both = _with_value(form.figures[budget.stated], changed.value) if alone else None
            if both is not None:
                yield slot, figures | {budget.stated: both}, item.text, ""


def _with_value(figure: Figure, value: Decimal) -> Figure | None:
    """The figure rewritten for another value, in its own style; None where that needs too many decimals."""
    shown = plain(value / figure.scale)
    if (
        value <= 0
        or len(shown.partition(".")[2]) > 4
        or (figure.scale == 1 and "." in shown and "." not in figure.mantissa)
    ):
        return None
    if figure.unit == "" and figure.scale == 1 and not figure.chinese:
        shown = f"{value:.2f}"
    return replace(figure, mantissa=shown)


def item_left_out(_: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """A total that does not contain one item."""
    return _item_fault(form, -1)


def item_counted_twice(_: random.Random, form: Form) -> Iterator[tuple[Slot, dict[int, Figure], str, str]]:
    """A total that contains one item twice."""
    return _item_fault(form, 1)


CHANGES: Final[dict[str, Change]] = {
    "missing_wan": missing_wan, "extra_wan": extra_wan, "decimal_shift": decimal_shift, "digit_changed": digit_changed,
    "digits_swapped": digits_swapped, "period_changed": period_changed, "factor_changed": factor_changed,
    "item_left_out": item_left_out, "item_counted_twice": item_counted_twice, "total_changed": total_changed,
}  # fmt: skip
