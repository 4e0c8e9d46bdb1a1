"""Projects of a department against its ceiling."""

from decimal import Decimal

from support.batches import roster

from xltools.model.roster import RosterEntry

LIMIT = {"roster": roster(RosterEntry("示例街道绿化科", ceiling=Decimal(3100000)))}
ONE = {"budget": "163万元"}
TWO = {"budget": "163万元", "project": "清雪"}
FIRES_ACROSS = {
    "above the ceiling": (
        [ONE, TWO],
        LIMIT,
        {
            "at": [("花名册.xlsx", None, "error")],
            "department": "示例街道绿化科",
            "computed": Decimal(3260000),
            "stated": Decimal(3100000),
            "related": ["1.txt", "2.txt"],
            "says": ("2 个项目合计 326万元", "控制数 310万元", "超出 16万元"),
        },
    ),
    "above it even without what cannot be read": (
        [ONE, TWO, {"budget": "待定", "project": "保洁"}],
        LIMIT,
        {"at": [("花名册.xlsx", None, "error")]},
    ),
}
SILENT_ACROSS = {
    "below": ([ONE], LIMIT),
    "exactly at it": ([{"budget": "310万元"}], LIMIT),
    "two versions count once": ([ONE, ONE | {"quality": "另一种写法。"}], LIMIT),
}
NOT_CHECKED_ACROSS = {
    "without a roster": ([ONE], [("", None, "roster-missing")]),
    "without a ceiling": ([ONE], {"roster": roster()}, [("花名册.xlsx", None, "ceiling-missing")]),
    "an amount that cannot be read": (
        [ONE, {"budget": "待定", "project": "保洁"}],
        LIMIT,
        [("2.txt", 1, "amount-unreadable")],
    ),
    "a unit in doubt": (
        [ONE, {"budget": "200000", "label_unit": "万元", "project": "保洁"}],
        LIMIT,
        [("2.txt", 1, "unit-undeclared")],
    ),
}
