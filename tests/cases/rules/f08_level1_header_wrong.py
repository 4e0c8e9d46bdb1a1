"""What stands under 一级指标."""

FIRES = {
    "no header": (
        {"benefit_title": ""},
        {"severity": "warning", "field": "效益指标", "says": ["没有写“效益指标”"]},
    ),
    "no header of the outputs": ({"block_titles": ("",)}, {"severity": "warning", "field": "产出指标"}),
    "another name": ({"benefit_title": "效果指标"}, {"severity": "info", "quote": "效果指标"}),
    "numbered blocks": (
        {
            "blocks": 2,
            "block_titles": ("产出指标一（养护）", "产出指标二（补植）"),
            "cost": ("全年费用12万元。", "费用0元。"),
        },
        {"severity": "info", "related": 1, "quote": "产出指标一（养护）"},
    ),
    "an unknown name": (
        {"benefit_title": "成效情况"},
        {"severity": "warning", "quote": "成效情况", "says": ["请改回“效益指标”"]},
    ),
    "a second-level name": ({"benefit_title": "满意度指标"}, {"severity": "info"}),
}
SILENT = {
    "as printed": {},
    "printed in a workbook of our own": {"benefit_title": "", "block_titles": ("",), "items": []},
    "with blanks": {"benefit_title": "效益\n指标"},
    "one header over two blocks": {"blocks": 2, "cost": ("全年费用12万元。", "费用0元。")},
    "no benefit row at all": dict.fromkeys(("economic", "social", "environment", "sustained", "satisfaction")),
}
NOT_CHECKED = {"an unknown form": ({"form": "elsewhere-2001", "benefit_title": ""}, "template-unknown")}
