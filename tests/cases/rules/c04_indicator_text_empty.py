"""Known rows without text."""

FIRES = {
    "a benefit": ({"social": ""}, {"severity": "warning", "field": "社会效益指标"}),
    "an output": ({"quality": " \n"}, {"severity": "error", "field": "产出质量指标"}),
    "the cost of the second block": (
        {"cost": ("全年费用12万元。", "")},
        {"severity": "error", "says": ("第 2 组产出指标的产出成本指标：",)},
    ),
}
SILENT = {
    "complete": {},
    "an empty filler": {"fillers": ("", "")},
    "a row that is missing is C02": {"social": None},
}
