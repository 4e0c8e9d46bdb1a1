"""The shape of phone numbers by formulas and by the rule."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.rules.f02_phone_malformed import is_phone
from xltools.workbooks.calculation import calculate
from xltools.workbooks.department.phone_formulas import FIRST_VARIANT, VARIANT_STEPS, phone_steps

STEPS = [f"Z{number}" for number in range(1, FIRST_VARIANT + 2 * VARIANT_STEPS + 1)]
FORMULAS, STATE = phone_steps("A1", STEPS)
NUMBERS = (
    "80001234", "010-80001234", "(010)80001234", "（010）8000 1234", "13800000000", "138-0000-0000", "+86 13800000000", "86-10-80001234",
    "+8610-80001234", "0311-6800123", "03116800123", "80001234-801", "80001234转801", "80001234(801)", "4001234567", "400-123-4567",
    "8000-1234", "6835-17", "０１０－８０００１２３４", "010——80001234", "+86(0)10 80001234", "86001234", "80001234#12", "010)80001234",
    "80001234-801)", "10035", "80001234、80001235", "13800000000 13900000000", "80001234（张科长）", "电话：80001234", "(010)8000-1234-12",
)  # fmt: skip


def verdict(text: str) -> str:
    known: dict[str, object] = {"A1": text}

    def look(_: str, cell: str):
        if cell not in known:
            known[cell] = calculate(FORMULAS[cell], look)
        return known[cell]

    return str(calculate(STATE, look))


def changed(text: str, choose: random.Random) -> str:
    """A number with a slip of the fingers."""
    for _ in range(choose.choice((0, 1, 1, 2, 3))):
        at = choose.randrange(len(text) + 1)
        text = text[:at] + choose.choice(("", *"0123456789-()# +—－转（）/、\n　")) + text[at + choose.choice((0, 1)) :]
    return text


@given(st.sampled_from(NUMBERS), st.integers(0, 10_000))
@settings(max_examples=300)
def test_a_verdict_of_the_formulas_is_that_of_the_rule(number: str, seed: int):
    text = changed(number, random.Random(seed))  # noqa: S311 - repeatable, no secrets
    shown = verdict(text)

    if text.split() and not shown.startswith("○"):
        assert shown.startswith("✔") is is_phone(text), text


@pytest.mark.parametrize("text", ["80001234、80001235", "13800000000 13900000000", "80001234（张科长）"])
def test_several_numbers_and_words_are_left_to_the_check(text: str):
    assert verdict(text) == "○ 未检查：有文字或几个号码，以校验为准"


def test_a_blank_cell_is_not_filled_in():
    assert verdict(" 　\n") == "○ 未填"
