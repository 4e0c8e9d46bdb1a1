"""Amounts in free text: the table of what is money, the table of what never is, and any text at all."""

import time
from decimal import Decimal

import pytest
from cases.values.amounts import AMOUNTS
from cases.values.never_money import NEVER
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.values.money import find_amounts, read_text
from xltools.values.normalise import normalise
from xltools.values.plain import plain

PIECES = st.sampled_from([
    *"0123456789一二三五十百千万亿元，。；：、（）()+-*×=≈/每人月年共计约 \n\t《》“”①%至~—",
    "万元", "每人每月", "共计", "其中", "12个月", "100万元", "3人*200元", "（1）", "1、", "一、", "元/人/月", "5万4千元", "3,528,000", "上限", "3-6万元/场",
])  # fmt: skip
LONG = (
    "9",
    "(",
    "（1元",
    "万",
    "1,234,",
    "1.",
    "(1)",
    "《",
    "“1",
    "1、",
    "一",
    "1x",
    "1 000 ",
    "1元*",
    "(1+",
    "含1元",
    "1.00\n",
    "元/人/",
    "：1元",
)


@pytest.mark.parametrize(("text", "amounts"), AMOUNTS)
def test_every_amount_of_a_text_is_found(text: str, amounts: tuple[tuple[str, str], ...]) -> None:
    found = find_amounts(text)
    assert tuple((amount.text, plain(amount.yuan)) for amount in found) == amounts
    assert all(text[amount.start : amount.end] == amount.text for amount in found)


@pytest.mark.parametrize("text", NEVER)
def test_what_is_no_money_is_not_found(text: str) -> None:
    assert find_amounts(text) == ()


@pytest.mark.parametrize("cell", ["{}，共30万元。", "经费30万元，{}。"])
def test_beside_money_it_is_no_money_either(cell: str) -> None:
    for text in NEVER:
        sentence = cell.format(text)
        for amounts in (find_amounts(sentence), read_text(sentence, cost=True).amounts):
            assert [amount.text for amount in amounts] == ["30万元"], sentence


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_spans_quote_the_original(text: str) -> None:
    amounts = find_amounts(text)
    assert [text[amount.start : amount.end] for amount in amounts] == [amount.text for amount in amounts]
    starts = [amount.start for amount in amounts]
    assert starts == sorted(set(starts))


@given(st.lists(PIECES, max_size=9).map("".join))
@settings(max_examples=300, deadline=None)
def test_a_text_that_is_left_at_once_holds_no_money(text: str) -> None:
    behind = "。\n另需3元"
    if not find_amounts(text):
        assert [amount.text for amount in find_amounts(text + behind) if amount.unit_written] == ["3元"]


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_the_normalised_text_keeps_every_position(text: str) -> None:
    assert len(normalise(text)) == len(text)


@pytest.mark.parametrize("piece", LONG)
def test_the_longest_cell_is_read_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        find_amounts((piece * length)[:length])
        return time.process_time() - start

    assert seconds(32_767) < max(1.0, 30 * seconds(4_096))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("每人每月4400元", "unit_price"), ("4400元/月", "unit_price"), ("人均7元", "unit_price"), ("单价50元", "unit_price"),
        ("按每户300元的标准", "unit_price"), ("上限为每平方米82.8元", "limit"), ("单次最高5000元", "limit"), ("50万元以上项目", "other"),
        ("超过5万元的支出", "other"), ("1600平方米*1450元", "unit_price"), ("1000万元*5%", "other"), ("每年30万元", "other"),
        ("收费标准：20元", "unit_price"), ("单价：200元", "unit_price"), ("补助标准为300元", "unit_price"), ("二级标准改造20万元", "other"),
        ("月均150件，费用3万元", "other"), ("月均150件费用3万元", "other"), ("人均3平方米改造费20万元", "other"), ("60万元的50%", "other"),
    ],
)  # fmt: skip
def test_the_words_around_a_figure_give_its_role(text: str, role: str) -> None:
    assert find_amounts(text)[0].role == role


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("8000元/月/人", {"月", "人"}), ("8000元/人·月", {"月", "人"}), ("每名学生每月200元", {"人", "月"}), ("2.8元/㎡·月", {"平方米", "月"}),
        ("每平米每年8元", {"平方米", "年"}), ("月租金2万元", {"月"}), ("每个社区5万元", {"社区"}), ("10元/*2000份", set()), ("50元每人每次", {"人", "次"}),
    ],
)  # fmt: skip
def test_a_price_knows_per_what(text: str, per: set[str]) -> None:
    assert find_amounts(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("318.5万元", "1000"), ("350万", "10000"), ("3247000元", "1"), ("1,462,920.00元", "0.01"), ("5万4千元", "1000"), ("390.973万元", "10"),
        ("五万四千元", "1000"), ("73人*3900元=284700", "1"),
    ],
)  # fmt: skip
def test_the_last_written_place_is_the_precision(text: str, precision: str) -> None:
    assert find_amounts(text)[-1].precision == Decimal(precision)


def test_a_cost_cell_takes_bare_figures_that_elsewhere_might_count_something() -> None:
    for text in ("1500000", "培训费50000", "房租 36,000", "73*3900*12=3416400"):
        assert find_amounts(text) == () or "=" in text
        assert len(read_text(text, cost=True).amounts) == 1
    assert read_text("单位：万元\n培训费\t5.5\n合计\t5.5", cost=True).amounts[0].yuan == Decimal(55000)
    assert read_text("建筑面积12000.50", cost=True).amounts == ()


def test_flags() -> None:
    about, plain_one, omitted, lower, price = find_amounts("约18万元；3元；5万；不少于20万元；10元/*20份")
    assert about.approximate
    assert not plain_one.approximate
    assert omitted.yuan_omitted
    assert lower.bound == "lower"
    assert price.price_open
