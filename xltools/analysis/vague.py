"""Counts that are no counts: about, more than, ranges, 若干."""

import re
from typing import Final

from xltools.values.masks import mask
from xltools.values.normalise import normalise

_NUMBER: Final = r"[0-9][0-9,]{0,12}(?:\.[0-9]{1,4})?[ ]?[万亿千百]?|[二三四五六七八九十百千万]{1,6}"
_MEASURE: Final = (
    "(?:人次|家次|户次|场次|批次|课时|平方米|平米|公里|个(?!月|小时|工作日|季度|学期|星期|百分点)"
    "|[人名位户家次期场套份册辆台件处条项所块起张只支本篇棵株间栋座组批轮届班例种幅门吨米%])"
)
_VAGUE: Final = re.compile(
    rf"(?<![节签预制公条契合相特违大])(?:大?约|近|将近|接近)[ ]?(?:{_NUMBER})[ ]?(?:余|多)?[ ]?{_MEASURE}"
    rf"|(?:{_NUMBER})[ ]?[余多](?!样|次重复)[ ]?{_MEASURE}"
    rf"|(?:{_NUMBER})[ ]?(?:{_MEASURE})?(?:左右|上下)"
    rf"|(?<![0-9.\-/~至到第])(?:[0-9]{{1,5}}[ ]?[-~至][ ]?[0-9]{{1,5}}|[0-9]{{1,4}}到[0-9]{{1,4}})[ ]?{_MEASURE}(?![龄岁])"
    rf"|(?:若干|数[十百千万]|几[十百千万]|[十百千万]余){_MEASURE}"
)


def vague_counts(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of counts that are approximate or a range; never dates, document numbers or codes."""
    masked = mask(normalise(text)).text
    return tuple(match.span() for match in _VAGUE.finditer(masked))
