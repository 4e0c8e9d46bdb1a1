"""What is never money: document numbers, titles, slogans, dates, phones, addresses, codes, list marks.

Every such stretch of the normalised text is overwritten with a filler character of the same length, so that later
readers cannot mistake its digits. Source: amounts.md, section 5.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

from xltools.values.frozen import dataclass
from xltools.values.normalise import REMEMBERED

NEVER: Final = "\ue000"
DATE: Final = "\ue001"
MARK: Final = "\ue002"

MarkStyle = Literal["一、", "（一）", "1、", "（1）", "1）", "①", "一是", "1"]

_YEAR = r"(?:19|20)[0-9]{2}"
_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark (一、 （1） 3.) that spans start..end of the text."""

    start: int
    end: int
    style: MarkStyle


@dataclass(frozen=True, slots=True)
class Masked:
    """The normalised text with fillers over everything that is never money, and the list marks found in it."""

    text: str
    marks: tuple[Mark, ...]


_LAW: Final = "(?:通知|办法|规定|意见|方案|细则|条例|标准|规范|制度|报告|合同|协议|决定|规划|计划)"
_TITLE: Final = re.compile(
    rf"《[^《》\n]{{0,60}}》|《[^《》。,;\n]{{0,60}}{_LAW}(?:\([^()\n]{{0,20}}\))?|《[^《》。,;\n]{{0,60}}"
)
_QUOTED: Final = re.compile(r"“(?=[^“”元\n]{0,30}[0-9])[^“”元\n]{0,30}[”“]|\"(?=[^\"元\n]{0,30}[0-9])[^\"元\n]{0,30}\"")
_DOCUMENT: Final = re.compile(
    rf"(?:[\[【][ ]?{_YEAR}[ ]?[\]】]|\([ ]?{_YEAR}[ ]?\)(?=[ ]?第?[ ]?[0-9]{{1,5}}[ ]?号))(?:[ ]?第?[ ]?[0-9]{{1,5}}[ ]?号?文?)?"
)
_ORDINAL: Final = re.compile(r"第[ ]?[0-9]{1,4}(?![0-9])")
_CODE: Final = re.compile(
    r"(?<![A-Za-z0-9/])(?![xX][0-9])(?!(?:RMB|rmb|CNY)[ ]?[0-9])(?!k?m[0-9])[A-Za-z]{1,8}-?[0-9]{1,8}(?:\.[0-9]{1,8})?(?![0-9])"
)
_VERSION: Final = re.compile(r"(?<![0-9.,])[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}(?:\.[0-9]{1,4})?(?![0-9元])")
# A pattern that begins with a look ahead is given up sooner at most positions of a text.
_FULL_DATE: Final = re.compile(
    rf"(?=[12])(?<![0-9]){_YEAR}[ ]?(?:[-~至到][ ]?(?:{_YEAR}|[0-9]{{2}})[ ]?)?年(?:度|底|初|末)?(?:[ ]?[0-9]{{1,2}}[ ]?月份?(?:[ ]?[0-9]{{1,2}}[ ]?日)?)?"
)
_DOTTED_DATE: Final = re.compile(
    rf"(?<![0-9.=*+/¥])(?<![0-9],){_YEAR}(?:([.\-/])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])|[.\-](?:0[1-9]|1[0-2]))(?![0-9]|[ ]?[元万%*亿])"
)
_MONTH_NUMBER: Final = r"(?:1[0-2]|0?[1-9])"
_DOTTED_RANGE: Final = re.compile(
    rf"(?<![0-9.=*+/¥])(?<![0-9],){_YEAR}[./]{_MONTH_NUMBER}[ ]?[-~至到][ ]?(?:{_YEAR}[./]{_MONTH_NUMBER}月?|{_MONTH_NUMBER}月)(?![0-9.]|[ ]?[元万%*亿])"
)
_MARK_BEFORE_DATE: Final = re.compile(rf"^[ \t]*([0-9]{{1,2}}\.)(?={DATE}|[0-9]{{1,2}}月)", re.MULTILINE)
_MONTH_LIST: Final = re.compile(r"(?=[0-9])(?<![0-9.])[0-9]{1,2}(?:月?份?[、,][0-9]{1,2}){1,11}月(?:份|底|初)?")
_MONTH_RANGE: Final = re.compile(
    r"(?=[0-9])(?<![0-9.*])[0-9]{1,2}(?:月份?)?[ ]?[-~至到][ ]?(?:次年)?[0-9]{1,2}月(?:份|底|初|中旬|上旬|下旬)?(?![ ]?[*x·=])"
)
_DAY: Final = re.compile(r"(?<![0-9.])[0-9]{1,2}月[0-9]{1,2}(?:[-~至到][0-9]{1,2})?[日号]")
_MONTH: Final = re.compile(
    r"(?=[0-9])(?<![0-9.,/])(?<![*x·=期共计为][ ])(?<![*x·=期共计])(?:0?[1-9]|1[0-2])月(?:份|底|初)?(?![ ]?[*x·=])"
)
_SHORT_YEAR: Final = re.compile(r"(?=[012])(?<![0-9.,*第期为近满约共达过超费务])[012][0-9]年(?![限期内以来的 *x·=]|,)")
_CLOCK: Final = re.compile(r"(?<![0-9])[0-9]{1,2}:[0-9]{2}(?![0-9.,元万]|[ ]元)")
_PHONE: Final = re.compile(r"(?<![0-9.,])(?:1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8})(?![0-9.,元万])")
_LABELLED_NUMBER: Final = re.compile(
    r"(?:电话|热线|手机|邮编|邮政编码|传真|账号|编号|证号)[ ]?[:为]?[ ]?[0-9]{3,20}(?![0-9元万])"
)
_HOUSE: Final = re.compile(r"(?<![0-9.,])[0-9]{1,5}(?:-[0-9]{1,4})?号(?:楼|院|地|线|门)?")
_PLACE: Final = re.compile(
    r"(?<![一二两三四五六七八九十百千万亿零点0-9])[一二三四五六七八九]元(?=[桥里街村庄立西东化论结素次组旦宵店庙楼区复]|路(?!费)|制(?!作))"
)
_FOREIGN: Final = re.compile(r"(?:[港台外]币|美金|英镑|[美欧日港韩]元)[ :]?[0-9][0-9.,]{0,15}[万亿]?(?!元)")
_MAY_BEGIN: Final = r"(?=[ \t0-9(一二三四五六七八九十①-⑳])"
_AFTER: Final = r"(?:^[ \t]*|(?<=[;。:,)、!?\n\t])[ ]*|(?<=[ ]{2})|(?<=[元万整人次个月费][ ])|(?<=[0-9]{3})(?=[一二三四五六七八九十(]))"
_LIST_MARK: Final = re.compile(
    rf"{_MAY_BEGIN}(?:{_AFTER}(?:(?P<cn>{_CHINESE_NUMBER}、)|(?P<cn_bracket>\({_CHINESE_NUMBER}\))|(?P<number>[0-9]{{1,2}}(?:、|\.(?![0-9])))"
    rf"|(?P<bracket>\([0-9]{{1,2}}\)(?![ ]?[*/=+x]))|(?P<half>[0-9]{{1,2}}\))|(?P<first>{_CHINESE_NUMBER}是))"
    r"|(?P<circle>[①-⑳])|(?<=[\u4e00-\u9fff)])(?P<glued>[0-9]{1,2}\.(?=[\u4e00-\u9fff])))",
    re.MULTILINE,
)
_MARK_HINT: Final = re.compile("[0-9一二三四五六七八九十①-⑳](?:(?<=[①-⑳])|[0-9一二三四五六七八九十]{0,2}[、.)是])")
_BARE_MARK: Final = re.compile(
    r"^[ \t]*([0-9]{1,2})(?=[\u4e00-\u9fff])(?![万亿千百元年月日天人名户家个次期场套份册辆台件处条项所块起张只支间栋座])",
    re.MULTILINE,
)
_STYLES: Final[dict[str, MarkStyle]] = {
    "cn": "一、",
    "cn_bracket": "（一）",
    "number": "1、",
    "bracket": "（1）",
    "half": "1）",
    "first": "一是",
    "circle": "①",
    "glued": "1、",
}
_Rules = tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]
_RULES: Final[_Rules] = tuple(
    (re.compile(hint), pattern, filler)
    for hint, pattern, filler in (
        ("《", _TITLE, NEVER),
        ('[“"]', _QUOTED, NEVER),
        (r"[\[【(][ ]?(?:19|20)", _DOCUMENT, NEVER),
        ("第", _ORDINAL, NEVER),
        ("[A-Za-z]", _CODE, NEVER),
        (r"\.[0-9]{1,4}\.", _VERSION, NEVER),
        ("年", _FULL_DATE, DATE),
        (r"[12][09][0-9]{2}[./]", _DOTTED_RANGE, DATE),
        (r"[12][09][0-9]{2}[.\-/]", _DOTTED_DATE, DATE),
    )
)
_SHORT_RULES: Final[_Rules] = tuple(
    (re.compile(hint), pattern, filler)
    for hint, pattern, filler in (
        ("月", _MONTH_LIST, DATE),
        ("月", _MONTH_RANGE, DATE),
        ("月[0-9]", _DAY, DATE),
        ("月", _MONTH, DATE),
        ("年", _SHORT_YEAR, DATE),
        (":", _CLOCK, DATE),
        ("[01][0-9-]{10}", _PHONE, NEVER),
        ("[话线机编码真号]", _LABELLED_NUMBER, NEVER),
        ("号", _HOUSE, NEVER),
        ("[一二三四五六七八九]元", _PLACE, NEVER),
        ("港币|台币|外币|美金|英镑|美元|欧元|日元|港元|韩元", _FOREIGN, NEVER),
    )
)
"""(hint, pattern, filler): a text that lacks the hint has no match of the much slower pattern."""
_ANY_HINT: Final = re.compile("|".join(hint.pattern for hint, _, _ in _RULES))
_ANY_SHORT_HINT: Final = re.compile("|".join(hint.pattern for hint, _, _ in _SHORT_RULES))


@lru_cache(maxsize=REMEMBERED)
def mask(normalised: str) -> Masked:
    """Overwrite what is never money; the result has the length of the input."""
    text = _overwritten(normalised, _ANY_HINT, _RULES)
    marks: list[Mark] = []
    if "." in text:
        text = _MARK_BEFORE_DATE.sub(_noting(marks), text)
    text = _overwritten(text, _ANY_SHORT_HINT, _SHORT_RULES)
    if _MARK_HINT.search(text):
        text = _LIST_MARK.sub(_noting(marks), text)
    if "\n" in text and len(_BARE_MARK.findall(text)) > 1:
        text = _BARE_MARK.sub(_noting(marks, "1"), text)
    return Masked(text, tuple(sorted(marks, key=lambda mark: mark.start)))


def _overwritten(text: str, any_hint: re.Pattern[str], rules: _Rules) -> str:
    if any_hint.search(text):
        for hint, pattern, filler in rules:
            if hint.search(text):
                text = pattern.sub(_fill(filler), text)
    return text


def _fill(filler: str) -> Callable[[re.Match[str]], str]:
    return lambda match: filler * (match.end() - match.start())


def _noting(marks: list[Mark], style: MarkStyle = "1、") -> Callable[[re.Match[str]], str]:
    """Replace the mark inside a match, keep the blanks before it, and note it down."""

    def replace(match: re.Match[str]) -> str:
        group = match.lastgroup or 1
        start, end = match.span(group)
        marks.append(Mark(start, end, _STYLES[group] if isinstance(group, str) else style))
        return match.group()[: start - match.start()] + MARK * (end - start)

    return replace
