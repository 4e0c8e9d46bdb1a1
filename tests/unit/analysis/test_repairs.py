"""The search for single changes: worked examples, notation kept, honest counts, speed."""

import re
import time
from decimal import Decimal

import pytest
from cases.analysis.repairs import CASES, Case
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.analysis.repairs import Factor, Relation, Term, find


def relation(case: Case) -> Relation:
    terms = []
    for index, (text, content) in enumerate(case.terms):
        sign = case.signs[index] if case.signs else 1
        start = 100 * index
        if isinstance(content, str):
            terms.append(Term(text, start, start + len(text), Decimal(content), sign=sign))
        else:
            factors = tuple(Factor(quoted, Decimal(value), kind) for quoted, value, kind in content)
            terms.append(Term(text, start, start + len(text), Decimal(0), factors, sign))
    stated = Term(case.stated[0], 5000, 5000 + len(case.stated[0]), Decimal(case.stated[1]))
    also = None if case.also_equal is None else Decimal(case.also_equal)
    return Relation(case.kind, tuple(terms), stated, case.limit, also)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_single_changes_are_found_and_counted(case: Case) -> None:
    candidates, count = find(relation(case))
    found = [(candidate.kind, candidate.text, candidate.replacement) for candidate in candidates]
    assert (count, found[: len(case.best)]) == (case.count, case.best), found
    assert len(found) == min(count, 3)


AMOUNTS = st.integers(min_value=1, max_value=9_999_999)


def yuan(amount: int) -> Term:
    text = f"{amount}元"
    return Term(text, 0, len(text), Decimal(amount))


@given(items=st.lists(AMOUNTS, min_size=2, max_size=6), data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_digit_that_was_changed_is_always_among_the_changes(items: list[int], data: st.DataObject) -> None:
    digits = list(str(items[0]))
    at = data.draw(st.integers(0, len(digits) - 1))
    digits[at] = data.draw(st.sampled_from("123456789"))
    wrong = int("".join(digits))
    terms = tuple(yuan(amount) for amount in [wrong, *items[1:]])
    candidates, count = find(Relation("items", terms, yuan(sum(items)), Decimal("0.01")))
    assert (count > 0) == (wrong != items[0])
    if 0 < count <= 3:
        assert any(candidate.replacement == f"{items[0]}元" for candidate in candidates)


@given(items=st.lists(AMOUNTS, min_size=2, max_size=6), stated=AMOUNTS)
@settings(max_examples=200, deadline=None)
def test_every_candidate_closes_the_gap(items: list[int], stated: int) -> None:
    candidates, count = find(Relation("items", tuple(map(yuan, items)), yuan(stated), Decimal("0.01")))
    assert count >= len(candidates)
    for candidate in candidates:
        if candidate.kind == "item_left_out":
            closes = sum(items) - worth(candidate.text) == stated
        elif candidate.kind == "item_counted_twice":
            closes = sum(items) + worth(candidate.text) == stated
        else:
            change = worth(candidate.replacement) - worth(candidate.text)
            closes = sum(items) + change == stated or sum(items) == stated + change
        assert closes, candidate


@given(items=st.lists(st.integers(1, 999), min_size=2, max_size=5), stated=st.integers(1, 2999))
@settings(max_examples=300, deadline=None)
def test_the_count_equals_a_count_by_trying_everything(items: list[int], stated: int) -> None:
    _, count = find(Relation("items", tuple(map(yuan, items)), yuan(stated), Decimal("0.01")))
    if sum(items) == stated:
        assert count == 0
        return
    rest = [sum(items) - item for item in items]
    tried = sum(fitting(item, stated - other) for item, other in zip(items, rest, strict=True))
    tried += fitting(stated, sum(items))
    tried += sum(sum(items) - item == stated or sum(items) + item == stated for item in items)
    assert count == tried


def fitting(number: int, wanted: int) -> int:
    """How many slips make a number into what is wanted, to the 分."""
    return sum(abs(variant - wanted) <= Decimal("0.01") for variant in variants(number))


def variants(number: int) -> set[Decimal]:
    """Everything one slip can make of a whole number of yuan, by brute force."""
    text = str(number)
    spellings = {text[:at] + digit + text[at + 1 :] for at in range(len(text)) for digit in "0123456789"}
    spellings |= {text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1)}
    kept = {Decimal(one) for one in spellings if one[0] != "0"}
    shifts = {Decimal(number).scaleb(places) for places in (1, 2, 3, -1, -2, -3, 4)}
    return (kept | {one for one in shifts if one > Decimal("0.01")}) - {Decimal(number)}


WRITTEN = st.text(alphabet="0123456789０１９,，.．万千百十亿元零〇一二两九壹玖半约 个月%", max_size=12)
VALUES = st.decimals(min_value=-(10**7), max_value=10**7, places=2)
FACTORS = st.builds(Factor, WRITTEN, VALUES, st.sampled_from(["price", "count", "period", "percent", "number"]))


@given(
    terms=st.lists(st.tuples(WRITTEN, VALUES, st.lists(FACTORS, max_size=3)), max_size=4),
    stated=st.tuples(WRITTEN, VALUES),
    tolerance=st.sampled_from(["0.01", "0.5", "500", "50000"]),
    also_equal=st.none() | VALUES,
)
@settings(max_examples=300, deadline=None)
def test_any_figures_are_searched(terms: list, stated: tuple, tolerance: str, also_equal: Decimal | None) -> None:
    made = tuple(Term(text, 0, len(text), value, tuple(factors)) for text, value, factors in terms)
    said = Term(stated[0], 0, len(stated[0]), stated[1])
    candidates, count = find(Relation("items", made, said, Decimal(tolerance), also_equal))
    assert len(candidates) == min(count, 3)


def worth(text: str) -> Decimal:
    number = Decimal(re.match(r"[\d.]+", text).group())
    return number * 10000 if "万" in text else number


def test_twenty_items_take_less_than_a_millisecond() -> None:
    items = [1234567 + 98765 * index for index in range(20)]
    broken = Relation("items", tuple(map(yuan, items)), yuan(sum(items) + 31), Decimal("0.5"))
    best = min(timed(broken) for _ in range(20))
    assert best < 0.004, f"{best * 1000:.2f} ms"


def timed(broken: Relation) -> float:
    start = time.perf_counter()
    find(broken)
    return time.perf_counter() - start
