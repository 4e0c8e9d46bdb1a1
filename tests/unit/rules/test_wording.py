"""How amounts and quotations are written in a message."""

from decimal import Decimal

import pytest

from xltools.rules.wording import compared, listed, money, quoted


@pytest.mark.parametrize(
    ("amounts", "phrases"),
    [
        (("420000",), ("42万元",)),
        (("9999.99",), ("9,999.99元",)),
        (("10000",), ("1万元",)),
        (("4261030", "3512730", "748300"), ("426.103万元", "351.273万元", "74.83万元")),
        (("1102748.89",), ("110.274889万元",)),
        (("434217.2608", "434217"), ("434,217.2608元", "434,217元")),
        (("120000", "120050", "50"), ("120,000元", "120,050元", "50元")),
        (("120000", "0"), ("12万元", "0万元")),
        (("-120000",), ("-12万元",)),
        (("0",), ("0元",)),
    ],
)
def test_amounts_share_one_unit(amounts: tuple[str, ...], phrases: tuple[str, ...]) -> None:
    assert money(*(Decimal(amount) for amount in amounts)) == phrases


def test_a_comparison_gives_the_size_of_the_gap() -> None:
    assert compared(Decimal(190000), Decimal(225000)) == ("19万元", "22.5万元", "3.5万元")


def test_a_long_quotation_loses_its_middle() -> None:
    assert quoted("一\n 二\t三") == "“一 二 三”"
    assert quoted("甲" * 30 + "乙" * 30, 10) == "“甲甲甲甲甲…乙乙乙乙乙”"


def test_a_list_names_three_and_counts_the_rest() -> None:
    assert listed(["甲", "乙", "甲"]) == "“甲”、“乙”"
    assert listed(["甲", "乙", "丙", "丁", "甲"]) == "“甲”、“乙”、“丙”等 5 处"
