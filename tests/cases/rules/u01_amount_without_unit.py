"""Budgets without any unit."""

FIRES = {
    "bare": (
        {"budget": "2718800", "cost": "预计投入2718800元。"},
        {"severity": "warning", "field": "预算金额", "quote": "2718800", "says": ("按“元”理解（271.88万元）",)},
    ),
    "grouped": ({"budget": "120,000.00", "cost": "全年费用120000元。"}, {"says": ("（12万元）",)}),
}
SILENT = {
    "in the value": {},
    "in the label": {"budget": "12", "label_unit": "万元"},
    "a doubtful one is U02": {"budget": "1,462,920.00", "label_unit": "万元", "cost": "1462920元"},
    "small, so doubtful": {"budget": "12"},
    "none is U08": {"budget": "待定"},
}
