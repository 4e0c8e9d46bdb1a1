"""Units of products: what is shorthand, what is converted, what does not fit."""

from decimal import Decimal

import pytest
from cases.analysis.units import UNITS
from support.declarations import project

from xltools.analysis.facts import UnitClash
from xltools.rules.units import clash_sentence


def shown(clash: UnitClash | None) -> str:
    return f"{clash.price} {clash.wanted} {' '.join(clash.found)}" if clash else ""


@pytest.mark.parametrize("case", UNITS, ids=lambda case: case[0])
def test_units_of_a_product(case: tuple[str, str, str, str, str]) -> None:
    text, units, clash, value, why = case
    statements = project(cost=text).statements
    if not value:
        assert statements == (), why
        return
    (statement,) = statements
    assert (statement.units, shown(statement.clash)) == (units, clash), why
    assert statement.computed == Decimal(value), why


@pytest.mark.parametrize(
    ("text", "yuan", "other"),
    [("5人*3200元/月*1年", 192000, 16000), ("3人*2000元/月*2季度", 36000, 12000), ("2公里*50元/米", 100000, 100)],
)
def test_a_product_without_result_counts_in_the_units_of_its_price(text: str, yuan: int, other: int) -> None:
    total = project(cost=text).cost_total
    assert total is not None
    assert total.yuan == yuan != other


@pytest.mark.parametrize("text", ["50人*30元/平方米", "7.5元/人/天*20人*12月", "宣传费500元；50人*30元/平方米"])
def test_a_product_of_units_that_do_not_fit_is_no_total_to_judge_by(text: str) -> None:
    assert project(cost=text, budget="88888元").tie.outcome == "several-readings"


@pytest.mark.parametrize(
    ("clash", "sentence"),
    [
        (UnitClash("30元/平方米", "平方米", ("50人",)), "单位不相称：“30元/平方米”按平方米计价，乘的却是“50人”。"),
        (
            UnitClash("7.5元/人/天", "天", ("12月",), same_kind=True),
            "单位需要换算：“7.5元/人/天”按天计价，乘的是“12月”，没有写明怎样换算。",
        ),
        (UnitClash("200元", "", ("300元",)), "单位不相称：“200元”与“300元”都是金额，不能相乘。"),
    ],
    ids=["another kind", "no fixed ratio", "two amounts"],
)
def test_a_clash_is_told_in_one_sentence(clash: UnitClash, sentence: str) -> None:
    assert clash_sentence(clash) == sentence
