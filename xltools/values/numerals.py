"""Numbers as written: western, Chinese, 大写 and mixed (5万4千), exact and with the place they are written to.

Input is normalised text (see `normalise`). Reading starts at a given position and never looks back further than one
character, so a scan over a text stays linear.
"""

import re
from decimal import Decimal
from typing import Final

from xltools.values.frozen import dataclass

_PLAIN: Final = re.compile(
    r"([0-9]++(?:\.([0-9]++))?)(?:([万亿])(?![零又0-9一二两三四五六七八九])|(?![ \t,.余多来十百千万亿]))"
)
"""What most numbers are: digits, at most one scale word, and no sign behind that could belong to the number."""
_WESTERN: Final = re.compile(
    r"(?:[0-9]{1,3}(?:[ ]?,[ ]?[0-9]{3})+(?![0-9])|[0-9]{1,4}(?:,[0-9]{4}){1,3}(?![0-9])(?=(?:\.[0-9]{1,2})?[ ]?元)|[0-9]++)"
    r"(?:\.[0-9]++)?"
)
_BLANK_GROUPS: Final = re.compile(r"[0-9]{1,3}(?: [0-9]{3}){1,5}(?![0-9])(?:\.[0-9]++)?(?=[ ]?(?:[元万,;。、)\n]|$))")
_BLANK_POINT: Final = re.compile(r"[0-9]{1,4}(?: \.|\. | \. )[0-9]{1,4}(?![0-9.])(?=[ ]?[元万亿])")
_SCALE: Final = re.compile(r"[ \t]?(余|多|来)?[ \t]?([十百千]?[万亿]|万亿|[百千](?![米克瓦分卡货佳帕伏升姿叶]))")
_LOWER: Final = re.compile(
    r"[零又]?([0-9]{1,4}(?:\.[0-9]{1,2})?(?![0-9.,])|[一二两三四五六七八九])([十百千]?万|[千百十])?"
)
_CHINESE: Final = re.compile(r"[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟点]++")
_CHINESE_NUMBER: Final = re.compile(r"[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟点]{1,25}+")
_MORE: Final = re.compile(r"[余多来]([万亿])")
_ONE: Final = Decimal(1)
_POWERS: Final = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}
_FORMAL: Final = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟两〇", "一二三四五六七八九十百千二零")
_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_LONGEST_CHINESE: Final = 24
_SMALLEST_GROUPED_LINE_START: Final = re.compile(r"[0-9]{1,3}(?: [0-9]{3}){2}")
CHINESE_DIGITS: Final = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text. `value` is exact; `precision` is the value of one unit in its last written place.

    `written` is the number before its scale word (854.8 in 854.8万) and `scale` that word's value (10000; 1 without one).
    """

    start: int
    end: int
    value: Decimal
    precision: Decimal
    written: Decimal
    scale: Decimal
    decimals: int = 0
    grouped: bool = False
    chinese: bool = False
    approximate: bool = False

    @property
    def scaled(self) -> bool:
        """Whether 万 or 亿 stands in the number itself."""
        return self.scale >= _POWERS["万"]


def read_numeral(text: str, position: int) -> Numeral | None:
    """The number that starts at `position` of the normalised text, with the scale words that belong to it."""
    if not "0" <= text[position] <= "9":
        return _read_chinese(text, position)
    plain = _PLAIN.match(text, position)
    return _read_plain(plain, position) if plain else _read_western(text, position)


def _read_plain(number: re.Match[str], position: int) -> Numeral:
    digits, fraction, word = number.groups()
    written = Decimal(digits)
    decimals = len(fraction) if fraction else 0
    unit = Decimal(1).scaleb(-decimals) if decimals else _ONE
    if word is None:
        return Numeral(position, number.end(), written, unit, written, _ONE, decimals)
    scale = _POWERS[word]
    return Numeral(position, number.end(), written * scale, unit * scale, written, scale, decimals)


def _read_western(text: str, position: int) -> Numeral | None:
    match = _blank_grouped(text, position) or _blank_point(text, position) or _WESTERN.match(text, position)
    if match is None:
        return None
    digits = match.group().replace(",", "").replace(" ", "")
    written = Decimal(digits)
    decimals = len(digits.partition(".")[2])
    grouped = match.group().count(",") > 0 or " " in match.group().partition(".")[0].strip()
    unit = Decimal(1).scaleb(-decimals) if decimals else _ONE
    scale = _SCALE.match(text, match.end())
    if scale is None:
        return Numeral(position, match.end(), written, unit, written, _ONE, decimals, grouped)
    factor = _power(scale.group(2))
    value, precision, end = _lower_places(text, scale.end(), written * factor, unit * factor, factor)
    approximate = scale.group(1) is not None
    return Numeral(position, end, value, precision, written, factor, decimals, grouped, approximate=approximate)


def _blank_grouped(text: str, position: int) -> re.Match[str] | None:
    """`3 528 000元`; a single group only after a word, because `1 500元` may be item 1 with 500元."""
    if " " not in text[position + 1 : position + 4]:
        return None
    match = _BLANK_GROUPS.match(text, position)
    if match is None or _SMALLEST_GROUPED_LINE_START.match(text, position):
        return match
    return match if text[max(0, position - 3) : position].rstrip(" ")[-1:].isalpha() else None


def _blank_point(text: str, position: int) -> re.Match[str] | None:
    """`投入 98. 5 万元`: only after a word, because `2. 5万元` may be item 2 with 5万元."""
    match = _BLANK_POINT.match(text, position)
    before = text[max(0, position - 2) : position].rstrip(" ")[-1:]
    return match if match and before.isalpha() and before not in "元万亿整" else None


def _power(scale: str) -> Decimal:
    product = Decimal(1)
    for character in scale:
        product *= _POWERS[character]
    return product


def _lower_places(
    text: str, position: int, value: Decimal, precision: Decimal, scale: Decimal
) -> tuple[Decimal, Decimal, int]:
    """Add what follows a scale word at lower places: 5万|4千, 3亿|2千万, 5万|4."""
    while match := _LOWER.match(text, position):
        number = Decimal(_DIGITS[match[1].translate(_FORMAL)] if match[1] in CHINESE_DIGITS else match[1])
        end = match.end()
        if match[2]:
            factor = _power(match[2])
        elif text[end : end + 1] not in ("元", "圆") and not (_is_boundary(text, end) and len(match[1]) == 1):
            break
        else:
            factor = scale / 10 if len(match[1]) == 1 and match[0][0] not in "零又" else Decimal(1)
        if number * factor >= scale:
            break
        value += number * factor
        precision = Decimal(1).scaleb(-len(match[1].partition(".")[2])) * factor
        scale, position = factor, end
        if not match[2]:
            break
    return value, precision, position


def _is_boundary(text: str, position: int) -> bool:
    return position >= len(text) or text[position] in ",;。、)\n\t =+-"


def _read_chinese(text: str, position: int) -> Numeral | None:
    match = _CHINESE_NUMBER.match(text, position)
    if match is None or len(match.group()) > _LONGEST_CHINESE or text[position - 1 : position] in ("几", "数"):
        return None
    parsed = _chinese_value(match.group().translate(_FORMAL))
    if parsed is None:
        return None
    value, precision = parsed
    more = _MORE.match(text, match.end())
    if more is None:
        return Numeral(position, match.end(), value, precision, value, Decimal(1), chinese=True)
    scale = _power(more.group(1))
    return Numeral(position, more.end(), value * scale, precision * scale, value, scale, chinese=True, approximate=True)


def chinese_run_end(text: str, position: int) -> int:
    """End of the run of Chinese numeral characters at `position`."""
    match = _CHINESE.match(text, position)
    return match.end() if match else position + 1


def _chinese_value(digits: str) -> tuple[Decimal, Decimal] | None:
    """Value and precision of a Chinese number, None when the characters are no number (万, 百万, 十九大's 十九 is one)."""
    whole, point, fraction = digits.partition("点")
    if point:
        return _chinese_decimal(whole, fraction)
    if digits[0] in "百千万亿":
        return None
    if all(character in _DIGITS for character in digits):
        if len(digits) > 1:
            return Decimal("".join(str(_DIGITS[character]) for character in digits)), Decimal(1)
        return Decimal(_DIGITS[digits]), Decimal(1)
    return _chinese_places(digits)


def _chinese_decimal(whole: str, fraction: str) -> tuple[Decimal, Decimal] | None:
    """`三点五万`: the scale words at the end scale the whole decimal."""
    places = fraction.rstrip("百千万亿")
    base = _chinese_value(whole) if whole and "点" not in fraction else None
    if base is None or not places or any(character not in _DIGITS for character in places):
        return None
    scale = _power(fraction[len(places) :])
    unit = Decimal(1).scaleb(-len(places))
    value = base[0] + Decimal("".join(str(_DIGITS[character]) for character in places)) * unit
    return value * scale, unit * scale


def _chinese_places(digits: str) -> tuple[Decimal, Decimal] | None:
    """Place notation: 五万四千, 一百二十万, 一万二 (= 12,000)."""
    total = section = Decimal(0)
    digit: int | None = None
    last = Decimal(1)
    precision = Decimal(1)
    for character in digits:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            if digit == 0:
                last, digit = Decimal(10), None
        elif character in "万亿":
            section = (section + (digit or 0)) * _POWERS[character]
            if not section:
                return None
            total, section = (
                (total + section, Decimal(0)) if character == "万" else ((total * _POWERS["亿"]) + section, Decimal(0))
            )
            digit, last = None, _POWERS[character]
            precision = last
        else:
            last = precision = _POWERS[character]
            section += (1 if digit is None else digit) * last
            digit = None
    if digit is not None:
        precision = last / 10
        section += digit * precision
    return total + section, precision
