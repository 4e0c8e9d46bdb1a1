"""Names are compared by one spelling, whatever signs they are written with."""

import sys
import unicodedata
from decimal import Decimal

import pytest

from xltools.values.names import name_key, normalise_width
from xltools.values.plain import grouped


def test_every_character_becomes_what_unicode_makes_of_it() -> None:
    characters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    assert [one for one in characters if normalise_width(one) != unicodedata.normalize("NFKC", one)] == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("甲街道（本级），乙所：丙；", "甲街道(本级),乙所:丙;"),
        ("〔2019〕 Ａ站", "(2019)a站"),
        ("甲\u3000乙 丙\n丁", "甲乙丙丁"),
        ("㎡①é", "m21é"),
        ("", ""),
    ],
)
def test_one_spelling_of_a_name(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3512730", "3,512,730"), ("1102748.890", "1,102,748.89"), ("-1234.50", "-1,234.5"), ("-0.5", "-0.5"),
        ("0.00", "0"), ("-0.00", "0"), ("1E+6", "1,000,000"), ("999", "999"),
    ],
)  # fmt: skip
def test_thousands_are_set_apart(value: str, shown: str) -> None:
    assert grouped(Decimal(value)) == shown
