"""Figures that only round the figure before them: 19套×2432元/套=46208元，取整46200元."""

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xltools.analysis.results import Result
from xltools.values.amounts import Amount
from xltools.values.money import TextReading

Draft = tuple[int, Result | Amount, Decimal | None]

_ROUNDS: Final = re.compile(
    r"整?[ )]*[,(]?[ ]*(?:四舍五入|取整数?|凑整|取|调整[为至]|实际|最终|故|拟|计为)+[后为按至]?(?:申报|申请|安排|计列|列支|计)?[约为]?[ :]*"
)
_TAKES: Final = re.compile(r"整?[ )]*[,(]?[ ]*(?:实际|最终|故|拟|本年|今年)?按照?[ ]*")
_TAKEN: Final = re.compile("整?[ ]*(?:进行)?(?:申报|申请|安排|计列|列支|计算|测算|预算|编制|计)")
_PLAY: Final = Decimal("0.03")


def rounded_figures(reading: TextReading, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """By its start, each figure that stands for the one before it, with that one: it is told so and nearly equal to it."""
    found: dict[int, Draft] = {}
    for before, after in itertools.pairwise(drafts):
        figure = after[1]
        if isinstance(figure, Amount) and before[2] is None and _rounds(reading, before[1], figure):
            found[after[0]] = before
    return found


def _rounds(reading: TextReading, before: Result | Amount, figure: Amount) -> bool:
    value = before.yuan if isinstance(before, Amount) else before.value
    if abs(value - figure.yuan) > abs(value) * _PLAY:
        return False
    text = reading.tokens.text
    gap = text[before.end : figure.start]
    return bool(_ROUNDS.fullmatch(gap) or (_TAKES.fullmatch(gap) and _TAKEN.match(text, figure.end)))
