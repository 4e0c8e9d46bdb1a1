"""人民币大写, and read back by a reader that knows nothing of the writer."""

import re
from decimal import Decimal

import pytest
from cases.values.capitals import CAPITALS, REFUSED
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.values.capitals import in_capitals

WORTH = {"零": 0, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
RANKS = {"亿": 10**8, "万": 10**4, "仟": 1000, "佰": 100, "拾": 10}
AMOUNTS = st.decimals(-(10**16) + 1, 10**16 - 1, places=2, allow_nan=False, allow_infinity=False)
MOSTLY_ZEROS = st.lists(st.sampled_from("0000001239"), min_size=3, max_size=18).map(
    lambda digits: Decimal("".join(digits)).scaleb(-2)
)


def read(text: str) -> Decimal:
    """The amount that capitals stand for: the largest unit splits a numeral into what counts it and what follows."""
    match = re.fullmatch(r"(负?)(?:([^元角分整]+)元)?零?(?:([^元角分]+)角)?零?(?:([^元角分]+)分)?整?", text)
    assert match, text
    parts = [Decimal(number(part)) for part in match.groups("")[1:]]
    value = parts[0] + parts[1] / 10 + parts[2] / 100
    return -value if match[1] else value


def number(text: str) -> int:
    for rank, worth in RANKS.items():
        before, found, after = text.rpartition(rank)
        if found:
            return number(before) * worth + number(after)
    text = text.lstrip("零") or "零"
    return WORTH[text] if text in WORTH else pytest.fail(text)


@pytest.mark.parametrize(("yuan", "written"), CAPITALS)
def test_an_amount_in_capitals(yuan: str, written: str) -> None:
    assert in_capitals(Decimal(yuan)) == written
    assert read(written) == Decimal(yuan)


@pytest.mark.parametrize("yuan", REFUSED)
def test_what_cannot_be_written_is_refused(yuan: str) -> None:
    with pytest.raises(ValueError, match=r"分|too large"):
        in_capitals(Decimal(yuan))


@given(st.one_of(AMOUNTS, MOSTLY_ZEROS))
@settings(max_examples=300)
def test_capitals_say_the_amount_and_follow_the_rules(yuan: Decimal) -> None:
    written = in_capitals(yuan)
    assert read(written) == yuan
    assert not re.search(r"零零|零[拾佰仟万亿角分整]|[拾佰仟]{2}|^负?拾|角整|分整", written)
    assert written.endswith(("整", "角", "分"))
    assert written == "零元整" or re.match(r"负?[^零]", written)
