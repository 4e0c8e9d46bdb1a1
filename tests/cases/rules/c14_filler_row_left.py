"""Spare rows, empty and filled."""

FIRES = {
    "two empty ones": ({"fillers": ("", "")}, {"severity": "info", "quote": "…", "related": 1, "says": ["2 行"]}),
    "an unnamed indicator": (
        {"fillers": ("巡查不少于12次。",)},
        {"severity": "warning", "quote": "巡查不少于12次。", "says": ["改成二级指标的名称"]},
    ),
    "dots": ({"fillers": ("巡查。",), "filler_label": "......"}, {"severity": "warning"}),
}
SILENT = {
    "none": {},
    "spare rows of a workbook of our own": {"fillers": ("", ""), "items": []},
    "another label is C03": {"fillers": ("巡查。",), "filler_label": "10"},
}
NOT_CHECKED = {"an unknown form": ({"form": "elsewhere-2001", "fillers": ("",)}, "template-unknown")}
