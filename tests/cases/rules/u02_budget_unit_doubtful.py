"""Budgets whose unit allows two readings."""

from support.batches import different

FIRES = {
    "too large for 万元": (
        {"budget": "1,462,920.00", "label_unit": "万元", "cost": "共1462920元。"},
        {"severity": "error", "quote": "1,462,920.00", "says": ("146.292万元", "1,462,920万元", "栏目单位为“万元”")},
    ),
    "the cost in 元 is the same number": (
        {
            "budget": "41,040",
            "label_unit": "万元",
            "cost": "夏装240元/套*2套*38人=18240元，冬装600元/套*38人=22800元，共计41040元。",
        },
        {"severity": "error", "quote": "41,040", "says": ("可能是 4.104万元", "41,040万元")},
    ),
    "bare and small": ({"budget": "12"}, {"severity": "error", "says": ("12万元", "12元")}),
}
SILENT = {
    "a plausible 万元": {"budget": "352.8", "label_unit": "万元", "cost": "全年费用352.8万元。"},
    "a large 万元 that the cost confirms": {"budget": "5288", "label_unit": "万元", "cost": "全年经费52880000元。"},
    "another number in the cost": {
        "budget": "5288",
        "label_unit": "万元",
        "cost": "每人补助5287元，共1万人，5287万元。",
    },
    "written unit": {"budget": "1,462,920元", "label_unit": "万元", "cost": "共1462920元。"},
    "no label, large": {"budget": "2718800", "cost": "预计投入2718800元。"},
    "none is U08": {"budget": "待定"},
}

TEN = different(10, budget="20万元", cost="全年费用20万元。")
BARE = {"project": "大项目", "budget": "5288", "label_unit": "万元"}
FIRES_ACROSS = {
    "as 万元 far above all others": (
        [*TEN, BARE | {"cost": "按月安排支出。"}],
        {
            "at": [("11.txt", 1, "error")],
            "quote": "5288",
            "says": ("按万元是 5,288万元", "中位数 20万元 的 100 倍", "5,288元"),
        },
    ),
}
SILENT_ACROSS = {
    "the cost confirms it": [*TEN, BARE | {"cost": "全年经费52880000元。"}],
    "a written unit": [*TEN, BARE | {"budget": "5288万元", "cost": "按月安排支出。"}],
    "too few to compare": [*TEN[:4], BARE | {"cost": "按月安排支出。"}],
    "of the size of the others": [*TEN, BARE | {"budget": "52.88", "cost": "按月安排支出。"}],
}
