"""Addresses as they are compared, and house numbers named in a text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from xltools.values.frozen import dataclass
from xltools.values.normalise import normalise
from xltools.values.numerals import read_numeral

_HAN: Final = "\u4e00-\u9fff"
_REGION: Final = re.compile(
    rf"(?:[{_HAN}]{{2,4}}?省)?(?:[{_HAN}]{{2,4}}?市)?(?:[{_HAN}]{{1,4}}?[区县])?(?=[{_HAN}]{{2}})"
)
_OFFICE: Final = re.compile(rf"[{_HAN}]{{2,6}}街道(?:办事处)?(?=[{_HAN}]{{2}}.*[0-9])")
_CHINESE_NUMBER: Final = re.compile("[一二三四五六七八九十百〇零]+(?=号)")
_HOUSE: Final = re.compile(
    rf"[{_HAN}]{{2}}(?:大街|街|路|胡同|巷|里|条|道|村|园|弄)(?:[东南西北中][路街段里])?[甲乙丙丁]?[0-9]{{1,4}}(?:[-之][0-9]{{1,4}})?号(?!线|文|令|公告|通知|会议)"
)


@dataclass(frozen=True, slots=True)
class House:
    """A house number in a text: `key` begins two characters before the kind of street, for names have no visible start."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def address_key(text: str) -> str:
    """An address without province, city, district and white space, 二十八号 as 28号; "" where it names no number."""
    plain = _CHINESE_NUMBER.sub(_digits, "".join(unicodedata.normalize("NFKC", text).split()))
    if not any(character.isdigit() for character in plain):
        return ""
    region = _REGION.match(plain)
    plain = plain[region.end() :] if region else plain
    office = _OFFICE.match(plain)
    return (plain[office.end() :] if office else plain).rstrip("。.;,")


def _digits(number: re.Match[str]) -> str:
    numeral = read_numeral(number.group(), 0)
    whole = numeral is not None and numeral.end == len(number.group())
    return f"{numeral.value:f}" if numeral is not None and whole else number.group()


def houses(text: str) -> Iterator[House]:
    """Every house number of a text, with its place in it."""
    for found in _HOUSE.finditer(normalise(text)):
        yield House(found.group(), *found.span())
