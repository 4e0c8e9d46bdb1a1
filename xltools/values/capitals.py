"""Amounts in capital characters (人民币大写), as on a cheque.

After 正确填写票据和结算凭证的基本规定 of 中国人民银行 (支付结算办法, annex 1). Where it allows two spellings, the first of its own
examples is written: 整 only behind 元, 零 between an empty 元 place and 角, none between an empty 万 place and 仟.
"""

from decimal import Decimal
from typing import Final

DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
SMALL_UNITS: Final = ("", "拾", "佰", "仟")
SECTION: Final = 10_000
MOST: Final = Decimal(10) ** 16
"""Amounts stay below: up to 仟万亿."""
CENTS: Final = 100


def in_capitals(yuan: Decimal) -> str:
    """An amount in yuan in capital characters: 1409.5 -> 壹仟肆佰零玖元伍角, -20 -> 负贰拾元整, 0 -> 零元整.

    Raises ValueError for an amount with parts of a 分, and for one of more than 16 digits before the point.
    """
    if abs(yuan) >= MOST:
        raise ValueError(f"too large to be written in capitals: {yuan}")
    numerator, denominator = yuan.as_integer_ratio()
    cents, beyond = divmod(abs(numerator) * CENTS, denominator)
    if beyond:
        raise ValueError(f"not a whole number of 分: {yuan}")
    whole, rest = divmod(cents, CENTS)
    sign = "负" if numerator < 0 else ""
    return sign + (f"{integer(whole)}元{fraction(rest, whole)}" if whole or not rest else fraction(rest, whole))


def fraction(cents: int, whole: int) -> str:
    """What follows 元: 整, or 角 and 分 with a 零 for an empty place in front of them."""
    if not cents:
        return "整"
    jiao, fen = divmod(cents, 10)
    zero = "零" if whole and (not jiao or whole % 10 == 0) else ""
    return zero + (f"{DIGITS[jiao]}角" if jiao else "") + (f"{DIGITS[fen]}分" if fen else "")


def integer(number: int) -> str:
    """A whole number below 10^16; 零 for 0."""
    high, low = divmod(number, SECTION**2)
    if not high:
        return up_to_wan(low) or "零"
    zero = "零" if low and low < SECTION**2 // 10 else ""
    return f"{up_to_wan(high)}亿{zero}{up_to_wan(low)}"


def up_to_wan(number: int) -> str:
    """A number below 10^8; "" for 0."""
    high, low = divmod(number, SECTION)
    if not high:
        return section(low)
    zero = "零" if low and low < SECTION // 10 else ""
    return f"{section(high)}万{zero}{section(low)}"


def section(number: int) -> str:
    """A number below 10^4, one 零 for each run of empty places between digits; "" for 0."""
    written = ""
    for power in reversed(range(4)):
        digit = number // 10**power % 10
        if digit:
            written += DIGITS[digit] + SMALL_UNITS[power]
        elif written and number % 10**power and not written.endswith("零"):
            written += "零"
    return written
