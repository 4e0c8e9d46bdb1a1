"""The budget field as clerks write it, and as a number in a cell."""

from decimal import Decimal

import pytest
from cases.analysis.budgets import CASES, NUMBERS
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.analysis.budget import read_budget, settle_unit
from xltools.analysis.facts import Budget
from xltools.model.declaration import LabelUnit

DECIMALS = ("precision", "alternative")


@pytest.mark.parametrize(
    ("text", "label", "yuan", "more"), CASES, ids=[f"{case[0]!r} under {case[1]}" for case in CASES]
)
def test_the_field_is_read(text: str, label: LabelUnit | None, yuan: str | None, more: dict[str, object]) -> None:
    expected = {key: Decimal(str(value)) if key in DECIMALS else value for key, value in more.items()}
    amount = None if yuan is None else Decimal(yuan)
    assert read_budget(text, label) == Budget(text, amount, label, **expected)


@pytest.mark.parametrize("case", NUMBERS, ids=[f"{case[0]} under {case[1]}" for case in NUMBERS])
def test_a_number_counts_in_the_unit_of_its_label(case: tuple) -> None:
    number, label, yuan, precision, unit_from, alternative = case
    budget = read_budget(number, label, Decimal(number))
    assert (budget.yuan, budget.precision, budget.unit_from) == (Decimal(yuan), Decimal(precision), unit_from)
    assert budget.alternative == (None if alternative is None else Decimal(alternative))
    assert budget.doubtful == (alternative is not None)


@pytest.mark.parametrize("number", ["1e308", "1000000000000000", "-1e15"])
def test_a_number_no_budget_can_be_is_left(number: str) -> None:
    assert read_budget(number, "万元", Decimal(number)).yuan is None


@given(text=st.text(alphabet="0123456789０９,，.．万亿千元圆整约左右¥ \n-/*一二三十百壹拾（）()合计其中", max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_left(text: str) -> None:
    budget = read_budget(text, None)
    assert budget.text == text
    assert budget.yuan is None or budget.yuan.is_finite()


@given(yuan=st.integers(min_value=1, max_value=10**9))
@settings(max_examples=60, deadline=None)
def test_all_notations_of_one_amount_agree(yuan: int) -> None:
    wan = f"{Decimal(yuan).scaleb(-4):f}"
    for text in (f"{yuan}元", f"{yuan:,}元", f"{yuan:,}.00元".replace(",", "，"), f"{wan}万元", f"{wan}万"):
        assert read_budget(text, None).yuan == yuan, text


@pytest.mark.parametrize(
    ("cost", "counted", "yuan", "alternative"),
    [
        ("41040", False, "41040", "410400000"),
        ("41040", True, "410400000", "41040"),
        ("41041", False, "410400000", None),
        (None, False, "410400000", None),
    ],
)
def test_the_cost_tells_the_unit_of_a_bare_number(
    cost: str | None, counted: bool, yuan: str, alternative: str | None
) -> None:
    settled = settle_unit(read_budget("41,040", "万元"), Decimal(cost) if cost else None, counted=counted)
    assert settled.yuan == Decimal(yuan)
    assert settled.alternative == (None if alternative is None else Decimal(alternative))
    assert settled.doubtful == (alternative is not None)


@pytest.mark.parametrize(("text", "label"), [("41,040元", "万元"), ("41040", None), ("待定", "万元")])
def test_a_unit_that_is_known_is_not_settled(text: str, label: LabelUnit | None) -> None:
    budget = read_budget(text, label)
    assert settle_unit(budget, Decimal(41040), counted=False) is budget
