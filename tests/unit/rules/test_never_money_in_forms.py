"""Document numbers, dates, phones, codes and counts anywhere in a clean form: no rule on money says a word."""

import random

import pytest
from cases.values.never_money import NEVER
from support.declarations import project

from xltools.rules.running import run

FIELDS = ("goal", "quantity", "quality", "schedule", "social", "satisfaction")
ABOUT_MONEY = ("A", "X", "U")
ON_WORDS = {"U12", "X04", "X05", "X06", "X12"}
DRAWS = 40


@pytest.mark.parametrize("field", FIELDS)
def test_no_rule_on_money_fires(field: str) -> None:
    draw = random.Random(field)  # noqa: S311 - repeatable texts, no secrets
    for _ in range(DRAWS):
        text = "；".join(filter(None, draw.sample(NEVER, 4))) + "。"
        found = run([project(**{field: text})]).findings
        assert [one.message for one in found if one.rule.startswith(ABOUT_MONEY) and one.rule not in ON_WORDS] == [], text
