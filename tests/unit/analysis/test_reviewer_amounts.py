"""The engine's amounts against a reviewer's underlining."""

from decimal import Decimal

import pytest
from cases.analysis.reviewer_amounts import MONEY, NEVER
from support.declarations import ROWS, declaration

from xltools.analysis import analyse


def read(field: str, text: str) -> list[tuple[str, Decimal]]:
    texts = {"goal": "做好服务。", "cost": "无", field: text}
    form = declaration(**texts)
    wanted = next((index for index, one in enumerate(form.indicators) if one.level2 == ROWS.get(field)), None)
    amounts = [one.amount for one in analyse(form).amounts if one.indicator == wanted]
    whole = form.text("goal") if wanted is None else form.indicators[wanted].text
    assert all(whole[amount.start : amount.end] == amount.text for amount in amounts)
    return [(amount.text, amount.yuan) for amount in amounts]


@pytest.mark.parametrize(("field", "text", "expected"), MONEY, ids=[case[1] for case in MONEY])
def test_money_is_found_as_written(field: str, text: str, expected: list) -> None:
    found = read(field, text)
    assert [yuan for _, yuan in found] == [Decimal(yuan) for _, yuan in expected]
    assert all(wanted in (None, quoted) for (quoted, _), (wanted, _) in zip(found, expected, strict=True)), found


@pytest.mark.parametrize(("field", "text"), NEVER, ids=[case[1] for case in NEVER])
def test_what_is_no_money_is_left_alone(field: str, text: str) -> None:
    assert read(field, text) == []
