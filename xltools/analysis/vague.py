"""Counts that are no counts: about, more than, ranges, 若干."""

import re
from typing import Final

from xltools.values.masks import mask
from xltools.values.normalise import normalise

_NUMBER: Final = r"[0-9][0-9,]{0,12}(?:\.[0-9]{1,4})?[ ]?[万亿千百]?|[二三四五六七八九十百千万]{1,6}"
_MEASURE: Final = (
    "(?:人次|家次|户次|场次|批次|课时|平方米|平米|公里|个(?!月|小时|工作日|季度|学期|星期|百分点)"
    "|[人名位户家次期场套份册辆台件处条项所块起张只支本篇棵株间栋座组批轮届班例种幅门吨米%㎡亩具盏盆瓶箱袋桶顶双部把封页字平遍趟餐桌])"
)
_VAGUE: Final = re.compile(
    r"(?=[0-9一二两三四五六七八九十百千万大约近将接若数几])(?:"
    rf"(?<![节签预制公条契合相特违大])(?:大?约|近|将近|接近)[ ]?(?:{_NUMBER})[ ]?(?:余|多)?[ ]?{_MEASURE}"
    rf"|(?:{_NUMBER})[ ]?[余多](?!样|次重复)[ ]?{_MEASURE}"
    rf"|(?:{_NUMBER})[ ]?(?:{_MEASURE})?(?:左右|上下)"
    rf"|(?<![0-9.\-/~至到第])(?:[0-9]{{1,5}}[ ]?[-~至][ ]?[0-9]{{1,5}}|[0-9]{{1,4}}到[0-9]{{1,4}})[ ]?{_MEASURE}(?![龄岁]|一组|小组)"
    rf"|(?<![十百千万第零0-9一二三四五六七八九])(?:一二|两三|二三|三四|三五|四五|五六|六七|七八|八九)[ ]?{_MEASURE}"
    rf"|(?<![十百千万第周期])[一二两三四五六七八九十]{{1,3}}(?:至|到|-)[一二两三四五六七八九十]{{1,3}}[ ]?{_MEASURE}"
    rf"|(?:若干|数[十百千万]|几[十百千万]|[十百千万]余){_MEASURE})"
)
_HINT: Final = re.compile("[约近余多至到~-]|左右|上下|若干|[数几][十百千万]|[一二两三四五六七八][二三四五六七八九]")
"""What every vague count has; most texts lack it, and searching for the counts themselves is slow."""
_ABOUT_BEFORE: Final = re.compile("(?:大约|约|将近|接近|近)(?:为|是|需|计)?[ ]?$")
_LONGEST_ABOUT: Final = 6
_ABOUT_BEHIND: Final = re.compile("[ ]?(?:左右|上下|余|多)")


def vague_counts(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of counts that are approximate or a range; never dates, document numbers or codes."""
    masked = mask(normalise(text)).text
    return tuple(match.span() for match in _VAGUE.finditer(masked)) if _HINT.search(masked) else ()


def with_about(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a figure with the words that make it approximate: 约18万元, 12万元左右."""
    before, behind = _ABOUT_BEFORE.search(text, max(0, start - _LONGEST_ABOUT), start), _ABOUT_BEHIND.match(text, end)
    return (before.start() if before else start), (behind.end() if behind else end)
