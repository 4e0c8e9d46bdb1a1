"""The form against the project library."""

from decimal import Decimal
from typing import Any

from support.batches import roster

from xltools.model.roster import LibraryProject


def library(**values: Any) -> dict[str, Any]:
    line = {"department": "示例街道绿化科", "project": "社区绿化养护", "where": "花名册.xlsx「项目库」B4"} | values
    return {"roster": roster(library=(LibraryProject(**line),))}


FIRES_ACROSS = {
    "another amount": (
        [{"budget": "65.0万元"}],
        library(annual=Decimal(560000)),
        {
            "at": [("1.txt", 1, "error")],
            "computed": Decimal(560000),
            "stated": Decimal(650000),
            "says": ("项目库的年度金额是 56万元（花名册.xlsx「项目库」B4）", "这里写 65万元", "相差 9万元"),
        },
    ),
    "a line without a department": (
        [{"budget": "65万元"}],
        library(annual=Decimal(560000), department=""),
        {"at": [("1.txt", 1, "error")]},
    ),
}
SILENT_ACROSS = {
    "the same amount": ([{"budget": "560000元"}], library(annual=Decimal(560000))),
    "rounded to 万元": ([{"budget": "56.00万元"}], library(annual=Decimal(560020))),
    "another department's project": ([{"budget": "65万元"}], library(annual=Decimal(560000), department="民政科")),
    "not in the library": ([{"project": "清雪"}], library(annual=Decimal(560000))),
}
NOT_CHECKED_ACROSS = {
    "without a library": ([{}], [("", None, "attachment-not-at-hand")]),
    "a total of several years": ([{}], library(period_total=Decimal(560000)), [("1.txt", 1, "multi-year-total")]),
    "no unit in the library": (
        [{}],
        library(annual=Decimal(56), unit_declared=False),
        [("1.txt", 1, "unit-undeclared")],
    ),
    "no unit in the form": (
        [{"budget": "560000", "cost": "全年费用56万元。"}],
        library(annual=Decimal(560000)),
        [("1.txt", 1, "unit-undeclared")],
    ),
    "no amount in the form": (
        [{"budget": "待定"}],
        library(annual=Decimal(560000)),
        [("1.txt", 1, "amount-unreadable")],
    ),
    "no amount in the library": ([{}], library(), [("1.txt", 1, "amount-missing")]),
}
