"""Rounds of submission (报送轮次) as departments declare them: 一上 before 二上, 第1次 before 第2次."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from xltools.values.names import name_key

Series = Literal["上", "次"]
STAGES: Final = ("一上", "二上")
TIMES: Final = tuple(f"第{number}次" for number in range(1, 10))
ROUNDS: Final = (*STAGES, *TIMES)
"""What the cell 报送轮次 offers."""
NUMERALS: Final = "一二三四五六七八九"
WRITTEN: Final = re.compile(rf"第?([1-9{NUMERALS}])(?:次|轮|稿)(?:报送)?")


@dataclass(frozen=True, slots=True)
class Round:
    """A declared round: its place in its series, and the series; only rounds of one series can be compared."""

    series: Series
    number: int

    @property
    def title(self) -> str:
        """The round as the list of the cell has it."""
        return STAGES[self.number - 1] if self.series == "上" else TIMES[self.number - 1]


def round_of(written: str) -> Round | None:
    """The round somebody wrote, also as 第二次 or 2轮; None for nothing and for what is no round."""
    key = name_key(written)
    if key in STAGES:
        return Round("上", STAGES.index(key) + 1)
    found = WRITTEN.fullmatch(key)
    if found is None:
        return None
    digit = found[1]
    return Round("次", NUMERALS.index(digit) + 1 if digit in NUMERALS else int(digit))
