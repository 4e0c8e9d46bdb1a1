"""Numbers as written."""

from decimal import Decimal

import pytest

from xltools.values.normalise import normalise
from xltools.values.numerals import read_numeral

NUMBERS = (
    ("0", "0"), ("12", "12"), ("3,528,000", "3528000"), ("3，528，000", "3528000"), ("1,234.56", "1234.56"), ("12,34", "12"), ("5万4千", "54000"),
    ("5万4", "54000"), ("3亿2千万", "320000000"), ("1亿2000万", "120000000"), ("2万3次", "20000"), ("2万2019年", "20000"), ("1万500元", "10500"), ("3百", "300"),
    ("5千米", "5"), ("十", "10"), ("十五", "15"), ("二十四", "24"), ("三百", "300"), ("三百零五", "305"), ("五万四千", "54000"), ("一万二", "12000"), ("一亿三千万", "130000000"),
    ("壹拾叁万", "130000"), ("贰佰万", "2000000"), ("两千", "2000"), ("三点五", "3.5"), ("三点五万", "35000"), ("二〇一九", "2019"), ("100余万", "1000000"),
    ("二十余万", "200000"), ("万", None), ("百万", None), ("一二十", None), ("三点", None), ("一点二点三", None), ("点五", None), ("零万", None),
    ("5万6万", "50000"), ("3 528 000元", "3528000"), ("350，0000元", "3500000"), ("十" * 30, None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_the_number_at_the_start(text: str, value: str | None) -> None:
    found = read_numeral(normalise(text), 0)
    assert (found and found.value) == (Decimal(value) if value is not None else None)
