"""Phrases that the rules share, so that every finding speaks in one tone."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xltools.values.plain import grouped, wan

WAN: Final = Decimal(10_000)
SMALL: Final = Decimal(100)
FINEST: Final = Decimal("0.01")
"""Six decimals of 万元."""
QUOTE_LENGTH: Final = 40
LISTED: Final = 3


def money(*amounts: Decimal) -> tuple[str, ...]:
    """Amounts that are compared, all in one unit.

    万元 from 10,000 元 on, when every amount is exact in six decimals and none is below 100 元; else 元 in groups.
    """
    largest = max(abs(amount) for amount in amounts)
    exact = all(exact_in_wan(amount) for amount in amounts)
    readable = all(amount == 0 or abs(amount) >= SMALL for amount in amounts)
    if largest >= WAN and exact and readable:
        return tuple(wan(amount) for amount in amounts)
    return tuple(f"{grouped(amount)}元" for amount in amounts)


def exact_in_wan(amount: Decimal) -> bool:
    """Six decimals of 万元 hold the amount."""
    return amount == amount.quantize(FINEST)


def compared(computed: Decimal, stated: Decimal) -> tuple[str, str, str]:
    """Computed, stated and the size of their difference, in one unit."""
    first, second, gap = money(computed, stated, abs(computed - stated))
    return first, second, gap


def listed(texts: Sequence[str], limit: int = LISTED) -> str:
    """Different pieces of the form between quotation marks, the rest as 等 with the number of all: “甲”、“乙”等 5 处."""
    different = list(dict.fromkeys(texts))
    shown = "、".join(quoted(text) for text in different[:limit])
    return f"{shown}等 {len(texts)} 处" if len(different) > limit else shown


def quoted(text: str, length: int = QUOTE_LENGTH) -> str:
    """A piece of the form between quotation marks: on one line, the middle of a long one left out."""
    line = " ".join(text.split())
    if len(line) > length:
        half = length // 2
        line = f"{line[:half]}…{line[-half:]}"
    return f"“{line}”"
