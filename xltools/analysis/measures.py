"""Measure words that are not written as the standard has them (U12)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from xltools.analysis.words import any_of
from xltools.values.normalise import normalise

BETWEEN: Final = "="
"""What stands between the two names of a pair."""

_MONTHS: Final = re.compile(
    r"(?<=[*x])[ ]?([0-9]{1,2}月)(?![份底初中末前内0-9])|(?<![0-9年.])([0-9]{1,2}月)(?=[ ]?[*x])"
)


def nonstandard_measures(text: str, pairs: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Start, end and standard spelling of each: 12月 as a factor, and the words of `pairs` (平米=平方米) behind a figure."""
    plain = normalise(text)
    for found in _MONTHS.finditer(plain) if "月" in plain and ("*" in plain or "x" in plain) else ():
        group = 1 if found.group(1) else 2
        yield found.start(group), found.end(group), f"{found.group(group)[:-1]}个月"
    standard = _standard(pairs)
    for found in any_of(tuple(standard)).finditer(plain):
        yield found.start(), found.end(), standard[found.group()]


@lru_cache(maxsize=16)
def _standard(pairs: tuple[str, ...]) -> dict[str, str]:
    """The standard spelling by the other one."""
    halves = (pair.partition(BETWEEN) for pair in pairs)
    return {old: new for old, _, new in halves if old and new}
