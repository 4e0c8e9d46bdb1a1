"""Rates that are set as targets, and whether more of them is better: 满意率不低于92%, 投诉率低于2%."""

import re
from decimal import Decimal
from typing import Final

from xltools.analysis.words import any_of
from xltools.values.frozen import dataclass
from xltools.values.normalise import normalise

_RATE: Final = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{1,12}[率度])(?P<between>[^0-9%,;。\n]{0,10})(?P<value>100|[0-9]{1,2}(?:\.[0-9]{1,2})?)%"
)
_CHANGE: Final = re.compile("提高|提升|增长|增加|下降|降低|减少|上升|同比|较|比")


@dataclass(frozen=True, slots=True)
class TargetRate:
    """A rate in per cent, how it is called, whether more is better, and its span."""

    noun: str
    percent: Decimal
    more_is_better: bool
    start: int
    end: int


def target_rates(text: str, higher: tuple[str, ...], lower: tuple[str, ...]) -> dict[str, TargetRate]:
    """The rates whose direction is known, by the word that tells it; one named twice is left out, as is a change of a rate.

    `higher` and `lower` are words of rates of which more and less is better.
    """
    if "率" not in text and "度" not in text:
        return {}
    plain = normalise(text)
    if "%" not in plain:
        return {}
    found: dict[str, TargetRate] = {}
    twice = set()
    for match in _RATE.finditer(plain):
        worse, better = any_of(lower).findall(match["noun"]), any_of(higher).findall(match["noun"])
        words = worse or better
        if not words or _CHANGE.search(match["between"]):
            continue
        if words[-1] in found:
            twice.add(words[-1])
        found[words[-1]] = TargetRate(match["noun"], Decimal(match["value"]), not worse, *match.span())
    return {word: rate for word, rate in found.items() if word not in twice}
