"""When something is due: months, quarters, dates and frequencies in a schedule, and the years it names."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from xltools.analysis.words import any_of
from xltools.values.frozen import dataclass
from xltools.values.masks import NEVER, mask
from xltools.values.normalise import normalise

Span = tuple[int, int]

NAMED: Final = (
    "日常", "节日", "节假日", "元旦", "春节", "清明", "五一", "端午", "中秋", "国庆", "十一", "两节", "两会", "暑期", "暑假", "寒假", "汛期",
    "采暖季", "供暖季", "春季", "夏季", "秋季", "冬季", "学期", "24小时", "全天", "实时", "周末", "开学", "期末", "年前", "汛前",
    "汛后", "雨季", "重阳", "除夕", "三八", "六一", "七一", "八一", "教师节", "早高峰", "晚高峰",
    "及时率", "准时率", "按时完成率", "按期完成率",
)  # fmt: skip
ROUGH: Final = ("全年", "年度", "年内", "当年", "本年", "一年", "整年", "每年", "长期", "常年", "定期", "适时")

_NUMBER: Final = "[0-9一二两三四五六七八九十]{1,3}"
_DEFINITE: Final = re.compile(
    rf"{_NUMBER}月|月[底初末中度]|[上中下]旬|季度|季末|[上下]半年|半年|年[底末初中]|[每逐按当隔][一个]{{0,2}}[日天周月季旬]|按工作日|每工作日|每星期|每学期|(?:周|星期)[一二三四五六日天]"
    r"|(?<![0-9.])(?:1[0-2]|[1-9])[.][0-9]{1,2}[ ]?[-~至][ ]?(?:1[0-2]|[1-9])[.][0-9]{1,2}(?![0-9.%元万])"
    rf"|每{_NUMBER}个?(?:月|天|周|日|小时|年)|(?<![第0-9])(?:[0-9]{{1,2}}|十[一二]?)[日号](?!楼|院|线|地)"
    rf"|{_NUMBER}个?(?:工作日|自然日|天|日|周|月|小时|分钟)(?:以?内|之内|前|后)"
    r"|(?:19|20)[0-9]{2}[ ]?[.\-/][ ]?[0-9]{1,2}|(?<![A-Za-z])[Qq][1-4](?![0-9])"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}(?=[ ]?年|[ ]?[.\-/][ ]?[0-9]{1,2}|[ ]?[-~至到][ ]?(?:19|20)?[0-9]{2})")
_WHOLE_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}[ ]?年度?")
_SECOND_YEAR: Final = re.compile(r"(?<=[-~至到])[ ]?((?:19|20)[0-9]{2})[ ]?年")
_LATER: Final = re.compile("次年|翌年|来年|下一年|下年")
_CLAUSE: Final = re.compile(r"[^,;。\n]+")


@dataclass(frozen=True, slots=True)
class When:
    """How precisely a text says when: by a month, date or frequency ("definite"), by the year alone ("rough"), not at all."""

    kind: Literal["definite", "rough", "none"]
    start: int = 0
    end: int = 0


def when(text: str, named: tuple[str, ...] = NAMED, rough: tuple[str, ...] = ROUGH) -> When:
    """The best time a text gives. `named` are words that are as good as a date, `rough` those that only name the year."""
    plain = normalise(text)
    found = _DEFINITE.search(plain) or any_of(named).search(plain)
    if found:
        return When("definite", *found.span())
    rough_times = [match for match in (any_of(rough).search(plain), _WHOLE_YEAR.search(plain)) if match]
    found = min(rough_times, key=re.Match.start, default=None)
    return When("rough", *found.span()) if found else When("none")


def last_year(text: str) -> tuple[int, Span] | None:
    """The last year a schedule names, and where; None where part of it is dated without a year, so that it may be later.

    Years of titles and document numbers are none of the schedule's.
    """
    visible = _without_names(normalise(text))
    if _LATER.search(visible):
        return None
    years: list[tuple[int, Span]] = []
    for clause in _CLAUSE.finditer(visible):
        own = list(_years(visible, clause.start(), clause.end()))
        if not own and when(clause.group()).kind != "none":
            return None
        years += own
    return max(years, key=lambda found: found[0], default=None)


def _years(text: str, start: int, end: int) -> Iterator[tuple[int, Span]]:
    for found in _YEAR.finditer(text, start, end):
        yield int(found.group()), found.span()
    for found in _SECOND_YEAR.finditer(text, start, end):
        yield int(found.group(1)), found.span(1)


def _without_names(plain: str) -> str:
    """The text with titles, document numbers and codes blanked out; dates stay."""
    masked = mask(plain).text
    return "".join(" " if cover == NEVER else sign for sign, cover in zip(plain, masked, strict=True))
