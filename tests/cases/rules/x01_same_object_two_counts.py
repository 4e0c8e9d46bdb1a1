"""Counts of one thing."""

FIRES = {
    "computers": (
        {"quantity": "购置电脑45台。", "cost": "购置54台电脑，全年费用12万元。"},
        {"severity": "warning", "field": "产出成本指标", "related": 1, "says": ("54台", "45台")},
    ),
}
SILENT = {
    "equal": {"quantity": "购置电脑45台。", "cost": "购置45台电脑，全年费用12万元。"},
    "people by two measures": {"goal": "聘用保安60人，维护辖区秩序，保障居民安全。", "quantity": "招聘60名保安。"},
    "two kindergartens": {"quantity": "甲幼儿园39人退休工资；乙幼儿园63人退休工资。"},
    "two items": {"cost": "宣传品10元/*2000份；另一种宣传品13元/*7000份。", "budget": "11.1万元"},
}
