"""Words that the office wants looked at before publication."""

WORDS = {"words": ("重点人员", "密级")}
FIRES = {
    "in an indicator": (
        {"quantity": "走访重点人员不少于8次", "parameters": WORDS},
        {"severity": "info", "field": "产出数量指标", "quote": "重点人员"},
    ),
    "in a field": (
        {"remarks": "本项目密级另行确定", "parameters": WORDS},
        {"field": "其他说明的问题", "quote": "密级"},
    ),
}
SILENT = {
    "no such word": {"parameters": WORDS},
    "an empty list": {"quantity": "走访重点人员不少于8次"},
}
