"""Rows of the template that the form lacks."""

FIRES = {
    "a benefit row": (
        {"environment": None},
        {"severity": "warning", "field": "效益指标", "says": ("缺少环境效益指标",)},
    ),
    "several benefit rows are one finding": (
        {"economic": None, "environment": None, "sustained": None},
        {"severity": "warning", "says": ("经济效益指标、环境效益指标、可持续影响指标",)},
    ),
    "an output row": ({"schedule": None}, {"severity": "error", "field": "产出指标", "says": ("产出进度指标",)}),
    "an output row of the second block": (
        {"quality": ("甲标准达到合同约定。", None), "block_titles": ("产出指标一", "产出指标二\n（培训）")},
        {"severity": "error", "says": ("产出指标二（培训）：缺少产出质量指标",)},
    ),
    "an untitled second block": ({"quality": ("达到合同约定。", None)}, {"says": ("第 2 组产出指标",)}),
}
SILENT = {
    "complete": {},
    "two complete blocks": {"cost": ("费用6万元", "费用6万元")},
    "an overwritten label is C03": {"written": {"quantity": "10"}},
    "fillers are not rows of the template": {"fillers": ("",)},
}
NOT_CHECKED = {"unknown form": ({"form": "elsewhere-2030"}, "template-unknown")}
