"""Whether a text says how many: a number with a measure word, or a share."""

import re
from typing import Final

from xltools.values.masks import mask
from xltools.values.normalise import normalise
from xltools.values.units import MEASURE

_DIGITS: Final = r"(?<![0-9])(?<![0-9][,.])[0-9][0-9,.]*+"
"""A written number from its first digit to its last, never tried again from within."""
_MONEY: Final = re.compile(
    rf"[¥$]?{_DIGITS}[ ]?[万亿千百]?[元圆](?:/[^,;。\n]{{0,12}})?|[¥$]{_DIGITS}"
    rf"|{_DIGITS}[ ]?[万亿](?![^,;。、\n]{{0,2}}[人次户册份件平个])"
)
_SERVICE_TIME: Final = re.compile(
    r"(?:(?:7|七|每周7)[ ]?(?:天)?[ ]?[*x][ ]?)?(?:24|二十四)[ ]?个?小时"
    r"|[0-9一二两三四五六七八九十半]{1,3}[ ]?个?(?:小时|分钟|工作日|天|日)(?:之|以)?内"
)
_YEARS: Final = "(?:19|20)[0-9]{2}[ ]?年|[一二三四五六七八九〇○零]{4}年"
_NAMES: Final = re.compile(
    "[一二三四五六七八九十两]{1,3}(?:级联|定方案|公经费|项补贴|项救助|项保险|站一|站两|位一体|道防线|个代表|个意识|个自信|个维护|个全面|个覆盖|个作用|个不|学一|品两|重一|老一|重要|中全会|届|大(?![小家]))"
    "|五险一金|三评一考|一报告两评议|一站式|一卡通|一体化|一系列|一方面|一定|一般|一致|一律|一起|一旦|一次性|一户一|一对一|一人一|第[一二三四五六七八九十0-9]{1,3}|一些|一批|一边|一步|一带|一线|一村一|一事一|一级|二级|三级|四级|一年|一面|百姓|千家万户|万众|三位一体|两会|两节|两委|二手|双|两新"
)
_CHINESE: Final = "[一二三四五六七八九十百千万两]{1,6}"
_COUNT: Final = re.compile(
    rf"{_DIGITS}[ ]?[万千百亿]?[余多几]?[ ]?(?:[-~至到][ ]?{_DIGITS}[ ]?)?\(?(?:{MEASURE}|对|场次|字|元素|周年|公斤)"
    rf"|{_DIGITS}[ ]?[%‰]|百分之{_CHINESE}|(?:>|<|≥|≤|=)[ ]?{_DIGITS}|{_CHINESE}[余多几]?(?:{MEASURE}|对|场次)"
    rf"|(?:数量|总数|面积|人数|户数|次数|不少于|不低于|不超过|至少|达到|达|共|计|为|约)[:为]?[ ]?[0-9][0-9,.]*(?![0-9.]|[年月日号元万亿])"
)


def says_how_many(text: str) -> bool:
    """Whether a count stands in the text once dates, house numbers, money, hours of service and set phrases are left out."""
    plain = mask(normalise(text)).text
    plain = re.sub(_YEARS, " ", plain)
    for pattern in (_MONEY, _SERVICE_TIME, _NAMES):
        plain = pattern.sub(" ", plain)
    return _COUNT.search(plain) is not None
