"""Schedule or management in a cost row."""

FIRES = {
    "in one of two blocks": (
        {"cost": ("全年费用12万元。", "按月安排支出")},
        {"severity": "warning", "field": "产出成本指标", "quote": "按月安排支出"},
    ),
    "management": ({"cost": ("严格执行财务管理规定", "全年费用12万元。")}, {"quote": "严格执行财务管理规定"}),
    "copied from the schedule is one finding": (
        {"cost": ("全年费用12万元。", "按月支付"), "schedule": ("6月完成。", "按月支付")}, {},
    ),
}  # fmt: skip
SILENT = {
    "complete": {},
    "in every block it is C05": {"cost": "按月安排支出"},
    "in both blocks it is C05": {"cost": ("按月安排支出", "严格管理")},
    "a basis and an amount": {"cost": "按照《养护定额管理规定》，全年费用12万元。"},
    "prices": {"cost": ("全年费用12万元。", "按月支付，每人每月200元")},
    "not applicable is C09": {"cost": ("全年费用12万元。", "不涉及")},
}
