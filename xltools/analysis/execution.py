"""Rates of execution as they are written: 全年预算数50万元，全年执行数41.2万元，执行率82%."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.values.frozen import dataclass
from xltools.values.normalise import normalise

_NUMBER: Final = r"[0-9][0-9,]{0,15}(?:\.[0-9]{1,6})?"
_GAP: Final = r"[^0-9。;\n]{0,12}?"
_BETWEEN: Final = r"[^。;\n]{0,20}?"
_BUDGETED: Final = (
    rf"(?<!年初)(?:全年|调整后|年度)?预算(?:数|金额|资金|安排)?{_GAP}(?P<budget>{_NUMBER})[ ]?(?P<budget_unit>万元|元)?"
)
_EXECUTED: Final = (
    rf"(?:执行(?:数|金额)?(?!率)|实际支出|已支出){_GAP}(?P<executed>{_NUMBER})[ ]?(?P<executed_unit>万元|元)?"
)
_RATE: Final = rf"执行率{_GAP}(?P<rate>{_NUMBER})[ ]?(?P<sign>%?)"
_LINE: Final = re.compile(f"{_BUDGETED}{_BETWEEN}{_EXECUTED}{_BETWEEN}{_RATE}")
_UNITS: Final = {"万元": Decimal(10000), "元": Decimal(1), None: Decimal(1)}
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Execution:
    """A written rate with the two figures it comes from; rates in per cent. `start`/`end` span it in the text.

    `slack` is half a unit of the rate's last place, plus what the decimals of the two figures leave open.
    """

    start: int
    end: int
    quote: str
    budget: str
    executed: str
    rate: Decimal
    computed: Decimal
    slack: Decimal

    @property
    def holds(self) -> bool:
        """Whether the written rate is the computed one, rounded."""
        return abs(self.computed - self.rate) <= self.slack


def executions_in(text: str) -> Iterator[Execution]:
    """The rates of execution whose figures stand before them, in one unit or each with its own."""
    if "执行率" not in text:
        return
    for found in _LINE.finditer(normalise(text)):
        budget, executed = amounts_of(found)
        rate, scale = Decimal(found["rate"].replace(",", "")), Decimal(1)
        if not found["sign"] and rate <= 1:
            scale = _HUNDRED
        if budget > 0:
            computed = executed / budget * _HUNDRED
            play = looseness(found["executed"]) + looseness(found["budget"])
            slack = last_place(found["rate"]) * scale / 2 + computed * play
            yield Execution(
                found.start(), found.end(), text[found.start() : found.end()],
                found["budget"], found["executed"], rate * scale, computed, slack,
            )  # fmt: skip


def amounts_of(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Budget and executed amount in one unit; a figure without a unit has the other's."""
    budget_unit = found["budget_unit"] or found["executed_unit"]
    executed_unit = found["executed_unit"] or found["budget_unit"]
    budget, executed = (Decimal(found[name].replace(",", "")) for name in ("budget", "executed"))
    return budget * _UNITS[budget_unit], executed * _UNITS[executed_unit]


def last_place(number: str) -> Decimal:
    """A unit of the last written place: 1 for 82, 0.1 for 82.4."""
    return Decimal(1).scaleb(-len(number.partition(".")[2]))


def looseness(number: str) -> Decimal:
    """What the rounding of a figure with decimals may be off, as a share of it; whole figures are exact."""
    value = Decimal(number.replace(",", ""))
    return last_place(number) / 2 / value if "." in number and value else Decimal(0)
