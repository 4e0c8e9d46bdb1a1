"""A budget out of all proportion."""

from support.batches import different

TEN = different(10, budget="20万元", cost="全年费用20万元。")
FIRES_ACROSS = {
    "more than half of everything": (
        [*TEN, {"project": "大项目", "budget": "900万元"}],
        {"at": [("11.txt", 1, "warning")], "says": ("占全部 11 个项目合计的 82%",), "quote": "900万元"},
    ),
    "far above the middle": (
        [*TEN, {"project": "大项目", "budget": "3000万元"}, {"project": "另一大项目", "budget": "3100万元"}],
        {"at": [("11.txt", 1, "warning"), ("12.txt", 1, "warning")], "says": ("150 倍",)},
    ),
}
SILENT_ACROSS = {
    "a third of everything": [*TEN, {"project": "大项目", "budget": "100万元"}],
    "too few to compare": [*TEN[:4], {"project": "大项目", "budget": "900万元"}],
    "no amount": [*TEN, {"project": "大项目", "budget": "待定"}],
}
