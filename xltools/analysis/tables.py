"""Rows of a pasted table with several figures of money: 电脑⇥5000元⇥10台⇥50000元.

The last figure of a row is its amount and the others are unit prices, if a price times the other figures of the row gives
the amount, or if the table has a column 单价. Any other row with two figures of money (上年⇥本年) can be read in several ways.
"""

import itertools
import math
import re
from collections.abc import Iterator
from typing import Final

from xltools.values.frozen import dataclass
from xltools.values.money import TextReading
from xltools.values.tokens import Token

_FIGURES: Final = frozenset({"money", "quantity", "number"})
_PRICE_COLUMN: Final = re.compile(r"^[^0-9\n]*(?:单价|标准)[^0-9\n]*(?:金额|小计|合计|总价|费用)", re.MULTILINE)
_MOST_FIGURES: Final = 6
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """`prices`: starts of the unit prices of table rows. `undecided`: a row could be read in several ways."""

    prices: frozenset[int]
    undecided: bool


def read_rows(reading: TextReading) -> Rows:
    """The unit prices in the rows of a table; nothing for a text that is no table."""
    starts = {amount.start for amount in reading.amounts}
    prices: set[int] = set()
    undecided = False
    for row in _rows(reading):
        money = [token for token in row if token.start in starts]
        if len(money) < _PAIR or not all(token.kind == "number" or token.about for token in money):
            continue
        found = _price(row, money)
        if found is not None:
            prices.add(found)
        elif _PRICE_COLUMN.search(reading.tokens.text):
            prices.update(token.start for token in money[:-1])
        else:
            undecided = True
    return Rows(frozenset(prices), undecided)


def _rows(reading: TextReading) -> Iterator[list[Token]]:
    """Runs of at least two figures with nothing but blanks and TABs between them."""
    text = reading.tokens.text
    run: list[Token] = []
    for token in reading.tokens.items:
        if token.kind not in _FIGURES:
            continue
        gap = text[run[-1].end : token.start] if run else ""
        if run and (not gap or gap.strip(" \t")):
            yield run
            run = []
        run.append(token)
    yield run


def _price(row: list[Token], money: list[Token]) -> int | None:
    """Start of the figure that, times other figures of its row, gives the last one."""
    amount = money[-1]
    others = [token for token in row if token.start < amount.start][-_MOST_FIGURES:]
    for price in money[:-1]:
        factors = [token for token in others if token is not price and token not in money]
        for size in range(1, len(factors) + 1):
            for chosen in itertools.combinations(factors, size):
                if math.prod((token.value for token in chosen), start=price.value) == amount.value:
                    return price.start
    return None
