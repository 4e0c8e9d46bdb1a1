"""Indicators word for word as last year."""

from decimal import Decimal

from support.batches import last_year

BEFORE = {"before": last_year({"budget": Decimal(640000)})}
OTHER = {
    "quantity": "养护社区绿地12处，补植乔木300株。",
    "social": "受益居民不少于5000户。",
    "sustained": "形成每季度巡查一次的机制。",
}
FIRES_ACROSS = {
    "copied, with another budget": (
        [{"budget": "97万元"}],
        BEFORE,
        {
            "at": [("1.txt", 1, "warning")],
            "field": "产出数量指标",
            "says": ("与上年相同（100%）", "64万元 变为 97万元"),
        },
    ),
    "only the year was changed": (
        [{"budget": "97万元", "quantity": "2019年养护社区绿地不少于8处。"}],
        BEFORE,
        {"at": [("1.txt", 1, "warning")]},
    ),
}
SILENT_ACROSS = {
    "the same budget": ([{"budget": "64万元"}], BEFORE),
    "new indicators": ([{"budget": "97万元"} | OTHER], BEFORE),
    "another project": ([{"budget": "97万元", "project": "清雪"}], BEFORE),
    "nothing to compare": ([{"budget": "97万元"}], {"before": last_year({"budget": Decimal(640000), "rows": ()})}),
}
NOT_CHECKED_ACROSS = {"without last year": ([{}], [("", None, "last-year-missing")])}
