"""How long a service is paid for, where a text says so in months, weeks, days or quarters (A09)."""

import re
from decimal import Decimal
from typing import Final

from xltools.analysis.words import clause_before
from xltools.values.frozen import dataclass
from xltools.values.normalise import normalise

_MONTHS: Final = {"个月": Decimal(1), "月": Decimal(1), "个季度": Decimal(3), "季度": Decimal(3)}
_PERIOD: Final = re.compile(
    r"(?P<before>(?:服务|服务期限?|服务时间|服务周期|租期|租赁期限?|租用|聘期|聘用期限?|聘用|雇佣|期限|时间|周期|工作|共|计|[*x])[^0-9,;。\n]{0,6})"
    r"(?P<number>[0-9]{1,3})[ ]?(?P<unit>个月|月(?=[ ]?[=*x+,;。)\n]|$)|个季度|季度)"
)
_STANDARD: Final = re.compile("平均工资|补偿|解聘|经济补偿|质保|保修|保质|维保期|免费|累计|社龄|工龄|年龄|往年")
_YEARLY: Final = re.compile("本年|当年|今年|每年|分年|年均|首年|年度|一年")


@dataclass(frozen=True, slots=True)
class Period:
    """A period of `months` that spans start..end of the text."""

    start: int
    end: int
    months: Decimal


def service_periods(text: str) -> tuple[Period, ...]:
    """Every period for which a service runs or a price is paid; never a statutory standard or a guarantee.

    A text that names the share of the year (本年, 每年) pays no more than that, however long its service runs.
    """
    plain = normalise(text)
    found = []
    yearly = _YEARLY.search(plain) is not None
    for match in _PERIOD.finditer(plain) if "月" in plain or "季度" in plain else ():
        around = clause_before(plain, match.end(), ";。\n") + plain[match.end() : match.end() + 8]
        per_year = yearly and match["before"][0] not in "*x"
        if not (per_year or _STANDARD.search(around[-40:])):
            found.append(Period(match.start("number"), match.end(), int(match["number"]) * _MONTHS[match["unit"]]))
    return tuple(found)
