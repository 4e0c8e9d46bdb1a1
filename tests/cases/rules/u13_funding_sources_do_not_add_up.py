"""Sources against the total, in the unit of the label or their own."""

WAN = {"label_unit": "万元", "cost": "全年费用1000万元。", "budget": "1000.0"}

FIRES = {
    "a tenth of 万元 too little": (
        WAN | {"extra": {"annual_fiscal": "860.5", "annual_other": "139.4"}},
        {
            "severity": "error", "field": "预算金额", "quote": "1000.0", "computed": "9999000", "stated": "10000000",
            "related": 2, "says": ["860.5万元 + 139.4万元 = 999.9万元", "相差 0.1万元"],
        },
    ),
    "too much, one source blank": (
        {"budget": "12万元", "extra": {"annual_fiscal": "13万元", "annual_other": ""}},
        {"computed": "130000"},
    ),
    "the whole period": (
        {"extra": {"midterm_total": "300万元", "midterm_fiscal": "200万元", "midterm_other": "90万元"}},
        {"field": "中期资金总额", "computed": "2900000", "stated": "3000000"},
    ),
    "with what was carried over": (
        {"budget": "12万元", "extra": {"annual_fiscal": "8万元", "annual_carryover": "1万元", "annual_other": "1万元"}},
        {"computed": "100000", "related": 3},
    ),
}  # fmt: skip
SILENT = {
    "adds up": WAN | {"extra": {"annual_fiscal": "860.5", "annual_other": "139.5"}},
    "one source is the whole": {"extra": {"annual_fiscal": "12万元", "annual_other": ""}},
    "the Beijing form": {},
    "the year is not compared with the period": {"extra": {"midterm_total": "300万元", "midterm_fiscal": "300万元"}},
    "rounded to 万元": {"extra": {"annual_fiscal": "10.4万元", "annual_other": "1.9万元"}},
    "no total is C01": {"budget": "", "extra": {"annual_fiscal": "12万元"}},
    "a source that cannot be read": {"extra": {"annual_fiscal": "见附件", "annual_other": "2万元"}},
}
NOT_CHECKED = {
    "too little, one source blank": (
        {"budget": "12万元", "extra": {"annual_fiscal": "10万元", "annual_other": ""}},
        "amount-missing",
    ),
}
