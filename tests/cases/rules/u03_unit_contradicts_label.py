"""Written unit against the unit of the label."""

FIRES = {
    "元 under 万元": (
        {"budget": "15,700,502元", "label_unit": "万元", "cost": "15,700,502元"},
        {"severity": "error", "quote": "15,700,502元", "says": ("改填 1570.0502万元",)},
    ),
}
SILENT = {
    "the same unit": {"budget": "352.8万元", "label_unit": "万元", "cost": "352.8万元"},
    "no unit in the label": {"budget": "120000元", "cost": "120000元"},
    "bare": {"budget": "12", "label_unit": "万元"},
}
