"""Two words for one thing."""

FIRES = {
    "two words": (
        {"economic": "不可估算", "environment": "不涉及"},
        {"severity": "info", "field": "环境效益指标", "quote": "不涉及", "related": 1},
    ),
    "three words": (
        {"economic": "不涉及", "environment": "无", "sustained": "不适用"}, {"related": 2, "says": ("共 3 种说法",)},
    ),
    "with reasons": ({"economic": "无，本项目为内部保障", "environment": "不涉及，没有施工"}, {}),
}  # fmt: skip
SILENT = {
    "complete": {},
    "one word twice": {"economic": "不可估算", "environment": "不可估算。"},
    "the remarks are no indicator": {"remarks": "无", "environment": "不涉及"},
}
