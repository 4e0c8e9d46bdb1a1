"""The budget beside last year's."""

from decimal import Decimal

from support.batches import last_year

BEFORE = {"before": last_year({"budget": Decimal(640000)})}
FIRES_ACROSS = {
    "half as much again": (
        [{"budget": "97万元"}],
        BEFORE,
        {
            "at": [("1.txt", 1, "warning")],
            "computed": Decimal(640000),
            "stated": Decimal(970000),
            "says": ("2018 年预算 64万元", "今年 97万元", "增加 33万元（52%）"),
        },
    ),
    "much less": ([{"budget": "30万元", "remarks": ""}], BEFORE, {"at": [("1.txt", 1, "warning")], "says": ("减少",)}),
}
SILENT_ACROSS = {
    "a reason in the remarks": ([{"budget": "97万元", "remarks": "服务范围由8个社区扩大到12个。"}], BEFORE),
    "a reason in the goal": ([{"budget": "97万元", "goal": "养护面积比上年增加一半，改善居民的居住环境。"}], BEFORE),
    "within twenty per cent": ([{"budget": "76.8万元"}], BEFORE),
    "another project": ([{"budget": "97万元", "project": "清雪"}], BEFORE),
    "no amount last year": ([{"budget": "97万元"}], {"before": last_year({"budget": None})}),
    "no amount this year": ([{"budget": "待定"}], BEFORE),
}
NOT_CHECKED_ACROSS = {"without last year": ([{}, {"project": "清雪"}], [("", None, "last-year-missing")])}
