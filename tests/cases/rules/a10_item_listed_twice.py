"""Items named twice."""

FIRES = {
    "among others": (
        {"cost": "培训费3万元；印刷费2万元；培训费3万元", "budget": "8万元"},
        {"severity": "warning", "field": "产出成本指标", "quote": "培训费3万元"},
    ),
    "numbered": ({"cost": "1.培训费3万元；2.印刷费2万元；3.培训费3万元", "budget": "8万元"}, {}),
    "calculated twice": (
        {"cost": "人工费：3万元/月*2个月=6万元；材料费2万元；人工费：3万元/月*2个月=6万元", "budget": "14万元"},
        {},
    ),
    "below a total": ({"cost": "共计8万元，其中：培训费3万元、印刷费2万元、培训费3万元。", "budget": "8万元"}, {}),
}
SILENT = {
    "complete": {},
    "another amount": {"cost": "培训费3万元；印刷费2万元；培训费4万元", "budget": "9万元"},
    "another label": {"cost": "上半年培训费3万元；下半年培训费3万元", "budget": "6万元"},
    "another date": {"cost": "3月培训费3万元；9月培训费3万元", "budget": "6万元"},
    "of two communities": {"cost": "甲社区：培训费3万元，印刷费2万元；乙社区：培训费3万元，印刷费2万元", "budget": "10万元"},
    "under two headings": {
        "cost": "一、甲社区\n1、培训费3万元\n2、印刷费2万元\n二、乙社区\n1、培训费3万元\n2、印刷费2万元", "budget": "10万元",
    },
    "under two unnumbered headings": {
        "cost": "甲社区\n培训费3万元\n印刷费2万元\n乙社区\n培训费3万元\n印刷费2万元", "budget": "10万元",
    },
    "a result said again": {"cost": "培训费3期*1万元=3万元，讲课费2万元，培训费3万元", "budget": "8万元"},
    "a total twice": {"cost": "全年费用共12万元，以上共计12万元"},
    "a chain": {"cost": "7万元+5万元=7万元+5万元=12万元"},
    "no name": {"cost": "费用3万元；费用3万元", "budget": "6万元"},
}  # fmt: skip
