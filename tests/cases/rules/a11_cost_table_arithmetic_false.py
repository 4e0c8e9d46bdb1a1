"""Cost tables: rows of (item, price, quantity, periods, amount); None for the amount is the table's own formula."""

COST = "养护工人4人，全年12万元。"
ROW = ("养护工人", "3000", "4", "10", None)

FIRES = {
    "a typed amount is not its product": (
        {"items": [("养护工人", "3000", "4", "10", "130000")]},
        {
            "severity": "error", "computed": "120000", "stated": "130000", "field": "项目明细", "quote": "130000",
            "working": "3,000元 × 4 × 10 = 120,000元", "says": ("“养护工人”", "12万元", "13万元", "相差 1万元"),
        },
    ),
    "an empty period counts once": (
        {"items": [("工具", "500", "24", "", "13000"), ("苗木", "", "", "", "107000")]},
        {"computed": "12000", "stated": "13000"},
    ),
    "a row without a name": ({"items": [("", "3000", "4", "10", "110000")]}, {"says": ("这一行",)}),
    "a row whose amount is empty": (
        {"items": [("养护工人", "3000", "4", "10", ""), ("苗木", "", "", "", "120000")]},
        {"severity": "warning", "computed": "120000", "says": ("金额空着", "没有计入合计")},
    ),
    "a price in words": (
        {"items": [("养护工人", "3000元", "4", "10", None), ("苗木", "", "", "", "120000")]},
        {"severity": "warning", "quote": "3000元", "says": ("“3000元”不是数字",)},
    ),
    "a quantity in words": (
        {"items": [("养护工人", "3000", "若干", "", None), ("苗木", "", "", "", "120000")]},
        {"severity": "warning", "quote": "若干"},
    ),
    "an amount in words": (
        {"items": [("养护工人", "", "", "", "约3万"), ("苗木", "", "", "", "120000")]},
        {"severity": "warning", "quote": "约3万"},
    ),
    "a total typed over": (
        {"items": [("保洁", "", "", "", "59600"), ("绿化", "", "", "", "60400")], "items_total": "120500"},
        {"severity": "error", "computed": "120000", "stated": "120500", "says": ("公式已被改掉", "相差 0.05万元")},
    ),
    "neither the text nor the budget": (
        {"items": [("养护工人", "3000", "4", "9", None)]},
        {"computed": "108000", "stated": "120000", "related": 2, "says": ("与预算金额一致", "10.8万元", "12万元")},
    ),
    "text and budget differ, the table is a third figure": (
        {"items": [ROW], "cost": "全年费用13万元。", "budget": "14万元"},
        {"computed": "120000", "stated": "130000", "says": ("预算金额 14万元",)},
    ),
    "a text without amounts": (
        {"items": [ROW], "cost": "按月支付。", "budget": "13万元"},
        {"computed": "120000", "stated": "130000", "related": 1, "says": ("预算金额 13万元",)},
    ),
    "a text in doubt": (
        {"items": [ROW], "cost": "宣传费3万元，其他费用若干。", "budget": "13万元"},
        {"stated": "130000"},
    ),
    "a budget in doubt": (
        {"items": [ROW], "cost": "全年费用13万元。", "budget": "130000", "label_unit": "万元"},
        {"stated": "130000"},
    ),
    "just above an upper bound": (
        {"items": [("保洁", "", "", "", "130001")], "cost": "全年费用不超过120000元。", "budget": "12万元"},
        {"computed": "130001", "stated": "120000"},
    ),
}  # fmt: skip
SILENT = {
    "no table": {"items": None},
    "an empty table": {"items": []},
    "names without amounts": {"items": [("养护工人", "", "", "", None)]},
    "products": {"items": [ROW]},
    "a typed amount that is the product": {"items": [("养护工人", "3000", "4", "10", "120000")]},
    "a typed amount rounded to the yuan": {"items": [("管线", "24499.55", "4.9", "", "120048")], "budget": "120048元", "cost": "120048元"},
    "lump sums": {"items": [("保洁", "", "", "", "59600"), ("绿化", "", "", "", "60400")]},
    "a total typed over that is right": {"items": [ROW], "items_total": "120000"},
    "the text is the odd one out: A05 says so": {"items": [ROW], "cost": "全年费用13万元。"},
    "the budget is the odd one out: A05 says so": {"items": [ROW], "budget": "13万元"},
    "the false row explains the total": {"items": [("工具", "500", "24", "", "12000"), ("苗木", "", "", "", "108000")]},
    "within the precision of the budget": {"items": [("保洁", "", "", "", "120400")], "cost": "按月支付。"},
    "below an upper bound": {"items": [("保洁", "", "", "", "110000")], "cost": "全年费用不超过12万元。"},
    "an approximate cost": {"items": [("保洁", "", "", "", "118000")], "cost": "全年费用约12万元。", "budget": "118000元"},
    "within a range": {"items": [("演出", "", "", "", "200000")], "cost": "计划3-5万元/场，共6场。", "budget": "24万元"},
}  # fmt: skip
NOT_CHECKED = {
    "no figure to compare with": ({"items": [ROW], "cost": "按月支付。", "budget": "见附件"}, "amount-missing"),
    "the unit of the budget is open": (
        {"items": [ROW], "cost": "按月支付。", "budget": "120000", "label_unit": "万元"},
        "unit-undeclared",
    ),
}
