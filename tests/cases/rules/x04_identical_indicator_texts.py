"""Rows of one form with the same text."""

FIRES = {
    "quantity and cost": (
        {"quantity": "养护绿地8处，全年费用12万元。", "cost": "养护绿地8处，全年费用12万元。"},
        {"severity": "warning", "field": "产出成本指标", "related": 1, "says": ("产出数量指标", "共 2 处")},
    ),
    "blanks do not count": (
        {"quality": "绿地养护 合格", "quantity": "绿地养护\n合格"}, {"field": "产出质量指标"},
    ),
    "three rows are one finding": (
        {"social": "居民环境改善", "environment": "居民环境改善", "sustained": "居民环境改善"},
        {"field": "可持续影响指标", "related": 2},
    ),
}  # fmt: skip
SILENT = {
    "complete": {},
    "not applicable": {"economic": "不可估算", "environment": "不可估算"},
    "short": {"quality": "合格率", "quantity": "合格率"},
    "the same row of two blocks": {"quality": ("验收合格率不低于95%。", "验收合格率不低于95%。")},
    "a cost without money is C05": {"cost": "按月安排支出", "schedule": "按月安排支出"},
    "similar": {"quantity": "养护绿地8处。", "quality": "养护绿地8处，合格率95%。"},
}
