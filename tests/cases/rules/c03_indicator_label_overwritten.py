"""Labels that are no labels."""

FIRES = {
    "a number over the label": (
        {"written": {"quantity": "10"}},
        {"severity": "warning", "field": "产出数量指标", "quote": "10", "says": ("写成“10”", "应为产出数量指标")},
    ),
    "the label was emptied": ({"written": {"social": " "}}, {"says": ("空着", "社会效益指标")}),
    "a row of its own": (
        {"fillers": ("每月通报一次。",), "filler_label": "宣传效果"},
        {"quote": "宣传效果", "says": ("不是表中的名称",)},
    ),
}
SILENT = {
    "as printed": {},
    "a known alias": {"written": {"schedule": "产出时效指标"}},
    "leading blanks": {"written": {"schedule": "    产出进度指标"}},
    "an empty filler": {"fillers": ("",)},
    "a filler with text is an unnamed indicator": {"fillers": ("每月通报一次。",)},
    "an overwritten label without text": {"written": {"quantity": "10"}, "quantity": ""},
}
NOT_CHECKED = {"unknown form": ({"form": "elsewhere-2030"}, "template-unknown")}
