"""Bounds that point the wrong way: a cost that is at least so much, a target count that is at most so much."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from xltools.analysis.words import clause_before
from xltools.values.amounts import Amount
from xltools.values.masks import mask
from xltools.values.normalise import normalise

_AT_LEAST: Final = re.compile(r"(?:不少于|不低于|不小于|不得少于|不得低于|至少|≥|>=?)[^0-9,;。\n]{0,6}$")
_FROM_OTHERS: Final = re.compile("自筹|配套|社会资本|节约|节省|收入|创收|工资|补贴|补助|赔偿|保额")
_AT_MOST: Final = re.compile(
    r"(?:不超过?|不得超过|不多于|不高于|不大于|至多|最多|≤|<=?)[ ]?(?:[0-9]{1,7}|[一二三四五六七八九十百]{1,4})[ ]?"
    r"(?:人次|场次|批次|[期次场家户名人份套台件册条篇处辆棵株间])"
)
_FEWER_IS_BETTER: Final = re.compile(
    "投诉|事故|故障|差错|失误|错误|案件|发案|案发|中断|停机|缺勤|伤亡|死亡|违规|违法|违章|流失|返工|退件|空置|损坏|破损|超时|逾期|缺陷|上访|信访|纠纷|舆情|"
    "火灾|火警|漏|误|每|均|单次|单场|参会|会议|与会|人数|编制|规模|限|控制|领导|车|住宿"
)
_LONGEST_LOOK: Final = 16
_ENDS: Final = ",;。\n"


def at_least_amounts(text: str, amounts: Iterable[Amount]) -> Iterator[tuple[int, int]]:
    """Spans of costs written as at least so much, with the words in front; prices and other people's money are not."""
    plain = normalise(text)
    for amount in amounts:
        before = _AT_LEAST.search(plain, max(0, amount.start - _LONGEST_LOOK), amount.start)
        if amount.bound != "lower" or amount.role not in ("total", "subtotal", "item") or before is None:
            continue
        if not _FROM_OTHERS.search(clause_before(plain, before.start(), _ENDS)):
            yield before.start(), amount.end


def at_most_counts(text: str) -> Iterator[tuple[int, int]]:
    """Spans of counts written as at most so many, where fewer would not be better."""
    masked = mask(normalise(text)).text
    for found in _AT_MOST.finditer(masked):
        around = clause_before(masked, found.start(), _ENDS) + masked[found.end() : found.end() + 6]
        if not _FEWER_IS_BETTER.search(around):
            yield found.span()
