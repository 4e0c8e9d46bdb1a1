"""A figure as it is written: every digit with what it is worth, so that single changes can be tried and shown.

The value of a written figure is linear in its digits (36.5万元 = 3·10^5 + 6·10^4 + 5·10^3), which turns the search for
a changed digit into one division. Digits keep the script they are written in (half width, full width, 一二三, 壹贰叁).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from xltools.values.frozen import dataclass

_HALF: Final = "0123456789"
_FULL: Final = "０１２３４５６７８９"
_PLAIN_CHINESE: Final = "零一二三四五六七八九"
_FORMAL_CHINESE: Final = "零壹贰叁肆伍陆柒捌玖"
_SCRIPTS: Final = (_HALF, _FULL, _PLAIN_CHINESE, _FORMAL_CHINESE)
_DIGITS: Final = {sign: (value, script) for script in reversed(_SCRIPTS) for value, sign in enumerate(script)} | {
    "〇": (0, _PLAIN_CHINESE),
    "两": (2, _PLAIN_CHINESE),
}
_PLACES: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS: Final = {"万": 10**4, "亿": 10**8}
_COMMAS: Final = ",，"
_POINTS: Final = ".．"
_RUN: Final = re.compile(
    rf"[{''.join(_DIGITS)}十拾百佰千仟](?:[{''.join(_DIGITS)}十拾百佰千仟万亿]|[{_POINTS}{_COMMAS}](?=[{_HALF}{_FULL}])|[ 　](?=[十百千万亿]))*"
)
_ARABIC: Final = re.compile(rf"[{_HALF}{_FULL}]+(?:[{_COMMAS}][{_HALF}{_FULL}]{{3}})*(?:[{_POINTS}][{_HALF}{_FULL}]+)?")
_WAN: Final = Decimal(10000)
_TEN: Final = 10


@dataclass(frozen=True, slots=True)
class Digit:
    """One written digit. `weight` is what a one at its place is worth; `leading` forbids a zero there."""

    index: int
    value: int
    weight: Decimal
    leading: bool
    script: str

    def may_be(self, value: int) -> bool:
        """Whether `value` can stand here: no leading zero, and no 零 in front of a Chinese place word."""
        return value != 0 or not (self.leading or self.script in (_PLAIN_CHINESE, _FORMAL_CHINESE))


@dataclass(frozen=True, slots=True)
class Figure:
    """A quoted text with the number in it: text[start:end] is the number with its scale words, `value` its worth."""

    text: str
    value: Decimal
    start: int
    end: int
    digits: tuple[Digit, ...]

    @property
    def last_place(self) -> Decimal:
        """Value of one unit in the last written place."""
        return min((digit.weight for digit in self.digits), default=Decimal(1))

    def with_digit(self, digit: Digit, value: int) -> str:
        """The text with one digit replaced, in its own script."""
        return self.text[: digit.index] + digit.script[value] + self.text[digit.index + 1 :]

    def with_swap(self, first: Digit, second: Digit) -> str:
        """The text with two digits exchanged."""
        signs = list(self.text)
        signs[first.index], signs[second.index] = signs[second.index], signs[first.index]
        return "".join(signs)

    def with_number(self, number: int) -> str:
        """The text with another whole number, in the script of the number it replaces."""
        sign = self.text[self.start]
        shown = str(number)
        if sign in _FULL:
            shown = shown.translate(str.maketrans(_HALF, _FULL))
        elif sign not in _HALF and number < _TEN * _TEN:
            shown = _below_hundred(number)
        return self.text[: self.start] + shown + self.text[self.end :]

    def with_wan(self) -> str | None:
        """36.5元 -> 36.5万元, 36.5 -> 36.5万; None where a scale word or something else than 元 follows the number."""
        if self.text[self.end - 1] not in _HALF + _FULL:
            return None
        rest = self.text[self.end :].lstrip()
        return f"{self.text[: self.end]}万{rest}" if not rest or rest[0] in "元圆整" else None

    def without_wan(self) -> str | None:
        """36.5万元 -> 36.5元, 36.5万 -> 36.5元, a bare 36.5 that counts 万元 -> 36.5元; None elsewhere."""
        body = self.text[self.start : self.end]
        rest = self.text[self.end :].lstrip()
        unit = "" if rest.startswith(("元", "圆")) else "元"
        if body.endswith("万") and "万" not in body[:-1] and "亿" not in body:
            return f"{self.text[: self.start]}{body[:-1].rstrip()}{unit}{rest}"
        if _ARABIC.fullmatch(body) and unit and self._bare_unit == _WAN:
            return f"{self.text[: self.end]}元{rest}"
        return None

    def shifted(self, places: int) -> str | None:
        """The text with the decimal point moved; None for mixed or Chinese numerals.

        Grouping, full width and the zeros of an amount like 450,000.00 stay as written.
        """
        arabic = _ARABIC.match(self.text, self.start)
        if arabic is None or any(digit.index >= arabic.end() for digit in self.digits):
            return None
        moved = _moved(arabic.group(), places)
        return self.text[: self.start] + moved + self.text[arabic.end() :]

    @property
    def _bare_unit(self) -> Decimal:
        """What 1 written without scale words is worth."""
        decimals = re.split(f"[{_POINTS}]", self.text[self.start : self.end])[1:]
        return self.last_place.scaleb(len(decimals[0]) if decimals else 0)


def read_figure(text: str, value: Decimal) -> Figure | None:
    """The number in `text` that is worth `value`, possibly times a power of ten (a column under 单位：万元, a percent).

    None when no number of the text is worth that, or the value is not positive: such a text is not edited.
    """
    if value <= 0:
        return None
    for run in _RUN.finditer(text):
        figure = _figure(text, run.start(), run.end(), value)
        if figure is not None:
            return figure
    return None


def _figure(text: str, start: int, end: int, value: Decimal) -> Figure | None:
    digits, constant = _weighed(text, start, end)
    written = constant + sum((digit.value * digit.weight for digit in digits), Decimal(0))
    if written <= 0:
        return None
    unit = value / written
    if unit == 1:
        return Figure(text, value, start, end, digits)
    if constant or unit.normalize().as_tuple().digits != (1,):
        return None
    scaled = tuple(replace(digit, weight=digit.weight * unit) for digit in digits)
    return Figure(text, value, start, end, scaled)


def _weighed(text: str, start: int, end: int) -> tuple[tuple[Digit, ...], Decimal]:
    """The digits with their weights, and the worth of an unwritten one (十五 is 1·10 + 5)."""
    placed: list[Digit] = []
    section: list[Digit] = []
    pending: list[Digit] = []
    constants = [Decimal(0), Decimal(0)]
    scale = Decimal(1)
    for sign_at, sign, digits in _tokens(text, start, end):
        if digits:
            pending = digits
        elif sign in _PLACES:
            scale = Decimal(_PLACES[sign])
            constants[1] += scale if not pending and not section else 0
            section += _times(pending, scale)
            pending = []
        else:
            scale = Decimal(_GROUPS[sign])
            section = _times([*section, *pending], scale)
            if sign == "亿":
                placed = _times(placed, scale)
            placed, section, pending = placed + section, [], []
            constants = [constants[0] + constants[1] * scale, Decimal(0)]
        if sign_at > start and digits and text[sign_at - 1] in "〇零":
            scale = Decimal(_TEN)
    if len(pending) == 1 and scale > _TEN and (placed or section):
        pending = _times(pending, scale / _TEN)
    return tuple(placed + section + pending), sum(constants, Decimal(0))


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, _TEN)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_PLAIN_CHINESE[tens]}十"
    return head + (_PLAIN_CHINESE[ones] if ones else "")


def _times(digits: list[Digit], scale: Decimal) -> list[Digit]:
    return [replace(digit, weight=digit.weight * scale) for digit in digits]


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, str, list[Digit]]]:
    """Numbers (as weighed digits) and scale words from left to right."""
    index = start
    while index < end:
        arabic = _ARABIC.match(text, index, end)
        if arabic is not None:
            yield index, "", _arabic_digits(text, index, arabic.end())
            index = arabic.end()
            continue
        sign = text[index]
        if sign in _DIGITS and sign not in "零〇":
            value, script = _DIGITS[sign]
            yield index, "", [Digit(index, value, Decimal(1), leading=True, script=script)]
        elif sign in _PLACES or sign in _GROUPS:
            yield index, sign, []
        index += 1


def _arabic_digits(text: str, start: int, end: int) -> list[Digit]:
    signs = [(index, text[index]) for index in range(start, end) if text[index] not in _COMMAS]
    point = next((position for position, (_, sign) in enumerate(signs) if sign in _POINTS), len(signs))
    digits = []
    for position, (index, sign) in enumerate(signs):
        if position == point:
            continue
        value, script = _DIGITS[sign]
        power = point - position - 1 if position < point else point - position
        digits.append(Digit(index, value, Decimal(1).scaleb(power), leading=position == 0 and point > 1, script=script))
    return digits


def _moved(number: str, places: int) -> str:
    """1,850.00 by one place -> 18,500.00; 18.5 by one -> 185."""
    plain = re.sub(f"[{_COMMAS}]", "", number).translate(str.maketrans(_FULL + "．", _HALF + "."))
    moved = f"{Decimal(plain).scaleb(places):f}"
    whole, _, fraction = moved.partition(".")
    zeros = plain.partition(".")[2]
    fraction = fraction.rstrip("0")
    if zeros and not zeros.strip("0"):
        fraction = fraction.ljust(len(zeros), "0")
    comma = next((sign for sign in number if sign in _COMMAS), "")
    shown = f"{int(whole):,}".replace(",", comma)
    shown = f"{shown}.{fraction}" if fraction else shown
    full = number[0] in _FULL
    return shown.translate(str.maketrans(_HALF + ".", _FULL + "．")) if full else shown
