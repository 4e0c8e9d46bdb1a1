"""Cost cells with prices and nothing to multiply them with."""

FIRES = {
    "four prices": (
        {"cost": "运行补助1100元/人/月；生活补助1000元/人/月；伙食补差7.5元/人/天；工作补贴20元/人/天"},
        {"severity": "warning", "quote": "1100元/人/月", "says": ("“1100元/人/月”、“1000元/人/月”、“7.5元/人/天”等",)},
    ),
    "a price in words": ({"cost": "每人每月补助150元"}, {"field": "产出成本指标"}),
}
SILENT = {
    "a total": {},
    "a price with quantities": {"cost": "500元/人/月*20人*12个月=12万元"},
    "prices beside a total": {"cost": "补助500元/人/月，全年共12万元"},
    "quantities that no product could use": {"cost": "巡查员补助400元/次，每季度4次，全年16次"},
    "no money at all is C05": {"cost": "按月支出"},
}
