"""Benefit rows that do not apply, without a reason."""

FIRES = {
    "one row": (
        {"economic": "不涉及"},
        {"severity": "info", "field": "经济效益指标", "quote": "不涉及", "related": 0, "says": ("请补一句理由",)},
    ),
    "several rows are one finding": (
        {"economic": "不涉及", "environment": "无。", "sustained": "不可估算"},
        {"field": "经济效益指标", "related": 2, "says": ("共 3 处", "“不涉及”、“无”、“不可估算”")},
    ),
    "a reason too short": ({"environment": "不涉及，没有"}, {}),
    "satisfaction too": ({"satisfaction": "不涉及"}, {"field": "服务对象满意度指标"}),
}
SILENT = {
    "complete": {},
    "with a reason": {"economic": "不涉及，本项目为内部保障"},
    "output rows are C09": {"quality": "不涉及"},
    "a shorter reason is enough here": {"economic": "无，内部保障", "parameters": {"reason_length": 4}},
}
