"""Shares in a text: percentages, 百分之九十, 九成; and the shares in which a contract is paid."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.values.frozen import dataclass
from xltools.values.masks import mask
from xltools.values.normalise import normalise
from xltools.values.numerals import read_numeral

_PERCENT: Final = re.compile(r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{1,4})?)[ ]?%")
_CHINESE: Final = re.compile("百分之([零一二三四五六七八九十百]{1,4}|[0-9]{1,3}(?:[.][0-9]{1,2})?)")
_TENTHS: Final = re.compile("([一二三四五六七八九十])成(?![立为员果本功效人分品熟交绩就长])")
_COUNT: Final = re.compile(
    r"[0-9]|(?:[零〇二两三四五六七八九十]|[一二三四五六七八九十百千]{2,5})(?:分|次|起|件|例|人|名|户|份)|满分|零投诉|零差评|零事故|零上访"
)
_PAID: Final = re.compile(
    r"(?:支付|给付|拨付|预付|首付|付款|付|预付款|首付款|进度款|尾款|质保金|余款)[^0-9%,;。\n]{0,12}(?P<after>[0-9]{1,3}(?:\.[0-9]{1,2})?)%"
    r"|(?P<before>[0-9]{1,3}(?:\.[0-9]{1,2})?)%的?(?:合同|项目|工程|服务)?(?:支付|付款|价款|款项|款|预付|首付|尾款|资金|经费|费用)"
)
_PAYING: Final = re.compile("支付|付款|拨付|预付|首付|尾款|进度款|款项|付")
_NOT_PAID: Final = re.compile("率|完成|工程|进度|满意|合格|验收通过|覆盖|达标")
_CLAUSE: Final = re.compile(r"[^,;。\n]+")
_CUMULATIVE: Final = re.compile(
    "累计|支付至|付至|达到|达[0-9]|不低于|不少于|以上|至少|超过|支出率|执行率|进度达|完成率"
)
_BOUNDS: Final = re.compile("不低于|不少于|不小于|达到|达|保持在|为|以上|左右|约|分")
_WORDS: Final = re.compile("[\u4e00-\u9fffA-Za-z]")
_WHOLE: Final = Decimal(100)
_TEN: Final = Decimal(10)
_TENTHS_DIGITS: Final = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of `percent` (90 for 90 % or 九成) that spans start..end of the text."""

    start: int
    end: int
    percent: Decimal


def find_shares(text: str) -> tuple[Share, ...]:
    """Every share of a text, in order."""
    plain = normalise(text)
    found = [Share(*match.span(), Decimal(match.group(1))) for match in _PERCENT.finditer(plain)]
    for match in _CHINESE.finditer(plain):
        numeral = read_numeral(plain, match.start(1))
        if match.group(1) == "百":
            found.append(Share(*match.span(), _WHOLE))
        elif numeral is not None:
            found.append(Share(*match.span(), numeral.value))
    found += [Share(*match.span(), _TEN * _TENTHS_DIGITS.index(match.group(1))) for match in _TENTHS.finditer(plain)]
    return tuple(sorted(found, key=lambda share: share.start))


def has_figure(text: str) -> bool:
    """Whether a text holds a share, a score or a count: any figure that is no list mark, date, code or slogan."""
    plain = normalise(text)
    return bool(find_shares(text)) or _COUNT.search(mask(plain).text) is not None


def is_value(text: str) -> bool:
    """Whether a text is nothing but a figure with its bound (≥95%, 不低于九成)."""
    plain = _BOUNDS.sub("", normalise(text))
    for share in reversed(find_shares(plain)):
        plain = plain[: share.start] + plain[share.end :]
    return has_figure(text) and not _WORDS.search(plain)


def payment_shares(text: str) -> tuple[Share, ...]:
    """The shares in which something is paid, one after the other; empty where they are levels reached (支付至80%)."""
    plain = normalise(text)
    if "%" not in plain:
        return ()
    shares = tuple(_paid(plain))
    if _CUMULATIVE.search(plain) or (len(shares) > 1 and shares[-1].percent == _WHOLE):
        return ()
    return shares


def _paid(plain: str) -> Iterator[Share]:
    """Shares beside a word for paying; else the shares of a clause that pays, or that goes on from one (6月支付40%，12月60%)."""
    going_on = False
    for clause in _CLAUSE.finditer(plain):
        beside = list(_PAID.finditer(plain, *clause.span()))
        for match in beside:
            group = "after" if match["after"] else "before"
            yield Share(match.start(group), match.end(group) + 1, Decimal(match[group]))
        pays = _PAYING.search(clause.group()) is not None
        if not beside and (pays or going_on) and not _NOT_PAID.search(clause.group()):
            for match in _PERCENT.finditer(plain, *clause.span()):
                yield Share(*match.span(), Decimal(match.group(1)))
        going_on = pays or (going_on and "%" in clause.group())
