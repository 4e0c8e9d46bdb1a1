"""Unit in label and value."""

FIRES = {
    "万元 twice": ({"label_unit": "万元"}, {"severity": "info", "quote": "12万元"}),
}
SILENT = {
    "label without unit": {},
    "value without unit": {"budget": "12", "label_unit": "万元"},
    "other unit is U03": {"budget": "120000元", "label_unit": "万元", "cost": "120000元"},
}
