"""What the words right before and after a money figure make of it: a price per something, a bound, about, a threshold."""

import re
from typing import Final

from xltools.values.amounts import Bound
from xltools.values.frozen import dataclass
from xltools.values.units import MEASURE, canonical

_NOUN: Final = "[\u4e00-\u9fff]{1,3}"
_UNIT: Final = rf"(?:{MEASURE}|{_NOUN}(?=[^\u4e00-\u9fffA-Za-z0-9]|$))"
_UNITS: Final = rf"{_UNIT}(?:(?:[ ]?[/·*.][ ]?每?|每){_UNIT})*"
_PER: Final = re.compile(rf"(?:[ ]?/[ ]?每?|每)(?:\({_UNITS}\)|{_UNITS})")
_UNIT_NAME: Final = re.compile(_UNIT)
_OPEN_SLASH: Final = re.compile(r"[ ]?/(?=[ ]?(?:[*x=+]|$))")
_ROUND: Final = re.compile(r"[ ]?整")
_ABOUT_AFTER: Final = re.compile(r"[ ]?(?:左右|上下|余(?!额|款|下)|多(?=[,;。、)\n]|$)|许)")
_STANDARD_AFTER: Final = re.compile(r"[ ]?(?:的)?(?:补助|补贴|收费|工资|发放|测算|支付|费用|定额)?标准")
_BOUND_AFTER: Final = re.compile(r"[ ]?(?:\([^()]{0,8}\))?(以内|之内|以下|封顶|以上)")
_NOUN_FOLLOWS: Final = re.compile(r"(?:的|项目|工程|设备|采购|合同|支出|资金|单笔|大额|物资|服务|投资|产品|固定)")

_EVERY: Final = re.compile(rf"每[ ]?(?:一)?(?:个(?!月|人|次))?({MEASURE}|[\u4e00-\u9fff]{{1,2}})")
_EACH: Final = re.compile(
    rf"(?:[0-9][ ]?({MEASURE})[^0-9,;。\n]{{0,10}})?(?<!其)各(?:补助|补贴|奖励|安排|拨付|拨款|发放|支持|资助|需)?[ ]?$"
)
_AVERAGE: Final = re.compile(r"([人户家台场次月日天套件处点校班册本份所村])均")
_UNIT_PRICE: Final = re.compile(
    r"均价|单价|单位成本|单位价格|平均(?:每|(?:约|为|需|是)?[ ]?$)|单次|单场|单人|单件|单台|单个|单项|单期|日薪|时薪|月薪|课酬"
)
_STANDARD: Final = re.compile(r"标准(?:[:为是约按每 (]|不超过?|不低于){0,3}$")
_PERIODIC: Final = re.compile(
    r"(?<![按每当本逐次半全一学历上去今明周整0-9个\ue001])([月日年])(?:均|租金|租|工资|薪|人均|平均|服务费|补贴|补助|费用|标准|物业费|管理费|维护费)"
)
_WHOLE: Final = re.compile(r"共|合计|总计|总额|总投入|总费用|总经费|总预算|全年|年度|小计|累计")
_UPPER: Final = re.compile(
    r"(?:不超过?|不得超过|不高于|不大于|不多于|(?<!不)(?:低于|少于)|≤|<=?|上限|封顶线?|最高|至多|最多)[^0-9]{0,12}$"
)
_LOWER: Final = re.compile(r"(?:不少于|不低于|不小于|≥|>=?|至少|达到|最低|(?<!不)超过)[^0-9]{0,12}$")
_BEYOND: Final = re.compile(r"(?:超过|超出|达到|不足|低于|高于|大于|小于|不满|单笔)[^0-9]{0,2}$")
_ABOUT: Final = re.compile(
    r"(?:(?<![节签预制公条契合相特违大])约|大约|(?<![附最靠临新])近|接近|将近)(?:为|是|需|计|人民币)?[ ]?$"
)
_LOW_END: Final = re.compile(r"[0-9][0-9.,]{0,15}[ ]?[-~至到或][ ]?$")
_TELLING: Final = re.compile("[每各均标单薪酬月日年超于达至限封最足满约近到或≤≥<>~-]")
"""Each of the patterns for the words before a figure needs one of these characters."""
_DIGIT: Final = re.compile("[0-9]")
_YEAR_ONLY: Final = frozenset({"年"})
_ENDS: Final = frozenset(("", *",;。、:)\n\t=+-*"))
_LONGEST_LOOK: Final = 40


@dataclass(frozen=True, slots=True)
class After:
    """What follows a figure: where its quoted text ends, where the stretch it occupies ends."""

    figure_end: int
    end: int
    per: frozenset[str]
    price: bool
    open_slash: bool
    approximate: bool
    bound: Bound | None
    threshold: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A figure in its clause. `per` is the set of units a price is for; `price` may hold although the set is empty.

    `open_slash`: written `10元/` with nothing after it. `threshold`: 50万元以上项目, no amount of this project.
    """

    per: frozenset[str]
    price: bool
    open_slash: bool
    approximate: bool
    bound: Bound | None
    threshold: bool


def after_money(text: str, position: int) -> After:
    """Read what follows the figure that ends at `position`."""
    if text[position : position + 1] in _ENDS:
        return After(
            position,
            position,
            frozenset(),
            price=False,
            open_slash=False,
            approximate=False,
            bound=None,
            threshold=False,
        )
    figure_end = position
    per: frozenset[str] = frozenset()
    open_slash = False
    if found := _PER.match(text, position):
        figure_end = position = found.end()
        per = frozenset(canonical(name) for name in _UNIT_NAME.findall(found.group().replace("每", "/")))
    elif slash := _OPEN_SLASH.match(text, position):
        position, open_slash = slash.end(), True
    if whole := _ROUND.match(text, position):
        position = whole.end()
    about = _ABOUT_AFTER.match(text, position)
    position = about.end() if about else position
    limit = _BOUND_AFTER.match(text, position)
    bound: Bound | None = None
    threshold = bool(_NOUN_FOLLOWS.match(text, position))
    if limit:
        bound = "lower" if limit.group(1) == "以上" else "upper"
        threshold = bool(_NOUN_FOLLOWS.match(text, limit.end())) and limit.group(1) in ("以上", "以下")
        position = limit.end()
    price = (bool(per) and per != _YEAR_ONLY) or open_slash or bool(_STANDARD_AFTER.match(text, position))
    return After(figure_end, position, per, price, open_slash, about is not None, bound, threshold)


def before_money(text: str, clause: int, start: int, after: After, *, approximate: bool) -> Surroundings:
    """Join what stands before the figure, from `clause` (the end of the last separator or figure) on, with `after`."""
    words = text[max(clause, start - _LONGEST_LOOK) : start]
    if not _TELLING.search(words):
        return Surroundings(
            after.per,
            after.price,
            after.open_slash,
            approximate or after.approximate,
            after.bound,
            after.threshold and after.bound is not None,
        )
    words = _LOW_END.sub("", words)
    each = _EACH.search(words)
    per = after.per | _price_units(words) | ({canonical(each.group(1))} if each and each.group(1) else set())
    price = after.price or each is not None or (bool(per) and per != _YEAR_ONLY)
    if not price and not _WHOLE.search(words):
        price = bool(_UNIT_PRICE.search(words) or _STANDARD.search(words))
    bound = after.bound or ("upper" if _UPPER.search(words) else "lower" if _LOWER.search(words) else None)
    threshold = after.threshold and (after.bound is not None or bool(_BEYOND.search(words)))
    about = approximate or after.approximate or bool(_ABOUT.search(words))
    return Surroundings(per, price, after.open_slash, about, bound, threshold)


def _price_units(words: str) -> frozenset[str]:
    """Units that the words before a figure make it a price for: 每人每月…, 人均…, 月租金…."""
    every = list(_EVERY.finditer(words))
    if every:
        rest = words[every[-1].end() :]
        if _DIGIT.search(rest) or _WHOLE.search(rest):
            return frozenset()
    units = {canonical(match.group(1)) for match in every}
    tail = words[every[0].end() :] if every else words
    units |= _means(_AVERAGE, words)
    if not _WHOLE.search(tail):
        units |= _means(_PERIODIC, tail)
    return frozenset(units)


def _means(pattern: re.Pattern[str], words: str) -> set[str]:
    """Units of 人均, 月租金 … unless another figure stands between them and the amount: 月均150件，…."""
    return {canonical(match.group(1)) for match in pattern.finditer(words) if not _DIGIT.search(words, match.end())}
