"""A masked text as a row of tokens: money, quantities, bare numbers, operators, separators, words.

Tokens know their span in the text, so everything built from them does too. Money tokens also know whether they are a
price (per what), a bound, a threshold or an approximation, from the words right around them.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from xltools.values.frozen import dataclass
from xltools.values.masks import Mark, mask
from xltools.values.numerals import CHINESE_DIGITS, Numeral, chinese_run_end, read_numeral
from xltools.values.surroundings import Surroundings, after_money, before_money
from xltools.values.units import MEASURE, MEASURE_ENDS, canonical

TokenKind = Literal[
    "money", "quantity", "percent", "number", "range", "plus", "minus", "times", "divide", "equals", "about", "open", "close",
    "separator", "word",
]  # fmt: skip

_SPECIAL: Final = re.compile(rf"[0-9¥{CHINESE_DIGITS}+\-*/÷=≈()\[\]{{}}xX·.乘加减的,;。、:\n\t!?]")
_YUAN: Final = re.compile(r"[ \t]?(?:[元圆](?![旦宵件素]|器件)|块钱(?!币))")
_YUAN_LEFT_OUT: Final = re.compile(
    r"(?:左右|上下|余|多|整)?(?:$|(?=[ \t\n,;。、:()\[\]+\-*/=≈!?~至到])"
    r"|(?=人民币|用于|作为|其中|包括|包含|经费|资金|费用|支出|支付|购买|以内|以上|以下|之内|[为和及与加共的])|(?=每[人年月次场户个]))"
)
_PEOPLE: Final = (
    "(?:居民|群众|老人|老年人|职工|学生|师生|游客|旅客|读者|观众|听众|受众|市民|村民|党员|志愿者|用户|企业|商户|住户|家庭|人员|对象|儿童|青少年|"
    "业主|会员|人群)"
)
_COUNTED: Final = re.compile(
    r"(?:人口|人次|量|粉丝|客流|人流|车流|点击|阅读|浏览|覆盖面?|惠及|受益|受众|藏书|面积|累计服务"
    r"|(?:人|户|次|家|册|份|件|字|个|辆|株|台|套|(?<![金费款算额])总)数"
    rf"|(?:惠及|受益|服务|覆盖|辐射|涉及|接待|辖区|常住|现有|共有|登记|注册|在册|在校|户籍|流动|从业|参保|参与|以上|吸引|带动|动员)[^0-9,]{{0,6}}{_PEOPLE}"
    ")[约近达为有超破逾突过到共计至在已可:]{0,4}$"
)
_PAID: Final = re.compile("慰问|补助|补贴|救助|资助|奖励|体检|培训|保险|工资|薪|费|款|金额|资金|经费|预算")
_MEASURE: Final = re.compile(rf"(?!人民币)[ ]?(?:\([ ]?({MEASURE})[ ]?\)(?:{MEASURE})?|({MEASURE}))")
_CHINESE_COUNT: Final = re.compile("个月|季度|年|月|个|人|名|次|期|场|天|所|家|户|套|台|辆|件|处|位|条|项|周|学期")
_OPERATORS: Final[dict[str, TokenKind]] = {
    "+": "plus", "加": "plus", "-": "minus", "减": "minus", "*": "times", "x": "times", "X": "times", "·": "times",
    "乘": "times", "的": "times", "/": "divide", "÷": "divide", "=": "equals", "≈": "about", "(": "open", "[": "open", "{": "open",
    ")": "close", "]": "close", "}": "close", ",": "separator", ";": "separator", "。": "separator", "、": "separator",
    ":": "separator", "\n": "separator", "\t": "separator", "!": "separator", "?": "separator",
}  # fmt: skip
_TABLE_UNIT: Final = re.compile(
    r"单位[ ]?:?[ ]?(?:人民币)?(万?元)|^[^0-9\n]{0,20}\((万?元)\)[^0-9\n]{0,20}$", re.MULTILINE
)
_PERCENT: Final = re.compile("[ ]?[%‰]")
_SHARE_OF: Final = re.compile(r"[元万亿]的[ ]?[0-9]{1,3}(?:\.[0-9]{1,4})?[ ]?[%‰]")
_DEDUCTION: Final = re.compile(r"[元万亿]减(?![免少轻半排速压灾持值弱])[\u4e00-\u9fff]{0,6}[0-9]")
_DIVISOR: Final = re.compile(r"[ ]?[0-9(]")
_TO: Final = ("~", "至", "到", "或")
_NO_RANGE_AFTER: Final = re.compile(r"[^0-9,;。、\n]{0,8}[=≈+\-]")
_FACTOR_ENDS: Final = frozenset({"元", ")", "万", "亿", "%", *MEASURE_ENDS})
_LONGEST_MONEY: Final = 16
_LONGEST_LOOK: Final = 40


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `value` is yuan for money, the fraction for a percentage, else the plain number.

    `unit` is the canonical measure word of a quantity, the sign of a separator. `figure_end` is where the quoted figure
    ends (without 整, 左右). A range (3-6万元/场) holds its two ends as `low` and `high`, both in the unit of the latter.
    """

    kind: TokenKind
    start: int
    end: int
    value: Decimal = Decimal(0)
    precision: Decimal = Decimal(1)
    unit: str = ""
    numeral: Numeral | None = None
    figure_end: int = 0
    yuan_omitted: bool = False
    about: Surroundings | None = None
    low: "Token | None" = None
    high: "Token | None" = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, the masked text they index, and its list marks.

    `table_scale` is the unit that a heading such as 单位：万元 gives to bare numbers; None without such a heading.
    """

    text: str
    items: tuple[Token, ...]
    marks: tuple[Mark, ...]
    table_scale: Decimal | None


def tokenise(normalised: str) -> Tokens:
    """Tokens of any normalised text; never raises. Spans index the original as well."""
    masked = mask(normalised)
    heading = _TABLE_UNIT.search(masked.text)
    scale = None if heading is None else Decimal(10000) if "万元" in heading.group() else Decimal(1)
    return Tokens(masked.text, tuple(join_ranges(masked.text, _scan(masked.text))), masked.marks, scale)


def join_ranges(text: str, tokens: list[Token]) -> list[Token]:
    """Join `3-6万元/场`, `1-2期`, `5万元至8万元`: a dash between bare numbers or before the only unit is no minus."""
    joined: list[Token] = []
    for token in tokens:
        joined.append(token)
        if len(joined) >= 3 and _is_range(text, joined):  # noqa: PLR2004  low, dash, high
            low, _, high = joined[-3:]
            scale = high.numeral.scale if high.numeral and low.numeral and not low.numeral.scaled else Decimal(1)
            if low.kind != "money":
                low = replace(low, value=low.value * scale, precision=low.precision * scale)
            elif low.about and high.about and low.about.price:
                per = low.about.per | high.about.per
                high = replace(high, about=replace(high.about, price=True, per=per))
            del joined[-3:]
            joined.append(
                Token("range", low.start, high.end, high.value, high.precision, high.unit, low=low, high=high)
            )
    return joined


def _is_range(text: str, tokens: list[Token]) -> bool:
    low, dash, high = tokens[-3:]
    if low.kind not in ("number", "money") or high.kind not in ("money", "quantity", "percent", "number"):
        return False
    if low.kind == "money" and high.kind != "money":
        return False
    if dash.kind != "minus" and not (dash.kind == "word" and text[dash.start : dash.end].strip() in _TO):
        return False
    if len(tokens) > 3 and tokens[-4].kind in ("plus", "minus", "times", "divide", "equals", "about"):  # noqa: PLR2004
        return False
    scale = high.numeral.scale if high.numeral and low.kind == "number" else Decimal(1)
    return low.value * scale < high.value and not _NO_RANGE_AFTER.match(text, high.end)


def _scan(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = clause = 0
    while match := _SPECIAL.search(text, position):
        start = match.start()
        token = _token(text, start, clause)
        if token is None:
            position = _word(tokens, text, position, _skip(text, start))
            continue
        _word(tokens, text, position, start)
        tokens.append(token)
        position = token.end
        if token.kind == "money" or (token.kind == "separator" and not _names_price(text, token)):
            clause = position
    _word(tokens, text, position, len(text))
    return tokens


def _names_price(text: str, token: Token) -> bool:
    """Whether a colon stands behind the name of a price: 收费标准：20元, 单价：200元."""
    return token.unit == ":" and text[max(0, token.start - 2) : token.start] in ("标准", "单价", "均价")


def _skip(text: str, position: int) -> int:
    """End of a special character that turned out to be part of a word."""
    return chinese_run_end(text, position) if text[position] in CHINESE_DIGITS else position + 1


def _word(tokens: list[Token], text: str, start: int, end: int) -> int:
    """Append start..end as a word; words that touch become one."""
    if text[start:end].strip(" "):
        if tokens and tokens[-1].kind == "word" and tokens[-1].end == start:
            start = tokens.pop().start
        tokens.append(Token("word", start, end))
    return end


def _token(text: str, position: int, clause: int) -> Token | None:
    character = text[position]
    if character == "¥":
        return _currency(text, position, clause)
    if character in CHINESE_DIGITS or "0" <= character <= "9":
        return _number(text, position, clause)
    kind = _OPERATORS.get(character)
    if character in "xX·乘加减的" and not _between_factors(text, position):
        return None
    if kind is None:
        return None
    end = position + 2 if text.startswith("乘以", position) or text.startswith("--", position) else position + 1
    if character == "/" and not _DIVISOR.match(text, end):
        return None
    return Token(kind, position, end, unit=character if kind == "separator" else "")


def _between_factors(text: str, position: int) -> bool:
    """Whether x, · or 加 at `position` stands between two factors: 人x200, 元·12个月."""
    if text[position] == "的":
        return bool(_SHARE_OF.match(text, position - 1)) if position else False
    if text[position] == "减" and position and _DEDUCTION.match(text, position - 1):
        return True
    before = text[:position].rstrip(" ")[-1:] if position else ""
    after = text[position + 1 : position + 6].removeprefix("以").lstrip(" ")
    follows = after[:1].isdigit() or after[:1] in ("(", "每")
    return bool(before) and follows and (before.isdigit() or before in _FACTOR_ENDS)


def _currency(text: str, position: int, clause: int) -> Token | None:
    start = position + 1 + (text[position + 1 : position + 2] == " ")
    if start >= len(text) or not "0" <= text[start] <= "9":
        return None
    numeral = read_numeral(text, start)
    return _money(text, position, numeral, clause) if numeral else None


def _number(text: str, position: int, clause: int) -> Token | None:
    numeral = read_numeral(text, position)
    if numeral is None:
        return None
    if numeral.end - position - numeral.decimals > _LONGEST_MONEY:
        return Token("word", position, numeral.end)
    if _YUAN.match(text, numeral.end):
        return _money(text, position, numeral, clause)
    return _chinese_count(text, numeral) if numeral.chinese else _western(text, numeral, clause)


def _western(text: str, numeral: Numeral, clause: int) -> Token:
    """A number without 元: a percentage, money with 元 left out, a quantity, or a bare number."""
    percent = _PERCENT.match(text, numeral.end)
    if percent:
        return _share(numeral, percent.end(), Decimal(1000 if percent.group().endswith("‰") else 100))
    measure = _MEASURE.match(text, numeral.end)
    if (
        numeral.scaled
        and (measure is None or measure.group().startswith(" "))
        and _yuan_left_out(text, numeral, clause)
    ):
        return _money(text, numeral.start, numeral, clause)
    if measure is None:
        return _counted("number", numeral, numeral.end)
    unit = canonical(measure.group(1) or measure.group(2))
    if unit == "折":
        return _share(numeral, measure.end(), Decimal(10 if numeral.value < 10 else 100))  # noqa: PLR2004  8折, 85折
    return _counted("quantity", numeral, measure.end(), unit)


def _share(numeral: Numeral, end: int, whole: Decimal) -> Token:
    return Token("percent", numeral.start, end, numeral.value / whole, numeral.precision / whole, "", numeral, end)


def _counted(kind: TokenKind, numeral: Numeral, end: int, unit: str = "") -> Token:
    return Token(kind, numeral.start, end, numeral.value, numeral.precision, unit, numeral, end)


def _yuan_left_out(text: str, numeral: Numeral, clause: int) -> bool:
    """854.8万 without 元 is money unless something else is counted: 3万册, 常住人口12万."""
    if not _YUAN_LEFT_OUT.match(text, numeral.end):
        return False
    words = text[max(clause, numeral.start - _LONGEST_LOOK) : numeral.start]
    counted = _COUNTED.search(words)
    return counted is None or bool(_PAID.search(words))


def _chinese_count(text: str, numeral: Numeral) -> Token | None:
    measure = _CHINESE_COUNT.match(text, numeral.end)
    if measure is None:
        return None
    return _counted("quantity", numeral, measure.end(), canonical(measure.group()))


def _money(text: str, start: int, numeral: Numeral, clause: int) -> Token:
    yuan = _YUAN.match(text, numeral.end)
    figure_end = yuan.end() if yuan else numeral.end
    after = after_money(text, figure_end)
    surroundings = before_money(text, clause, start, after, approximate=numeral.approximate)
    return Token(
        "money",
        start,
        after.end,
        numeral.value,
        numeral.precision,
        "元",
        numeral,
        after.figure_end,
        yuan_omitted=yuan is None and text[start] != "¥",
        about=surroundings,
    )
