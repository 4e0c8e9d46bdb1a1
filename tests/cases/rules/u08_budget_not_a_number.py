"""Budget fields without an amount above zero."""

FIRES = {
    "see annex": ({"budget": "见附件"}, {"severity": "error", "quote": "见附件", "says": ("读不出金额",)}),
    "pending": ({"budget": "待定"}, {}),
    "a slash": ({"budget": "/"}, {}),
    "placeholder": ({"budget": "**万元"}, {}),
    "zero": ({"budget": "0万元"}, {"says": ("读出的金额是 0元",)}),
    "negative": ({"budget": "-12万元"}, {"says": ("-12万元",)}),
}
SILENT = {
    "an amount": {},
    "empty is C01": {"budget": ""},
    "a minus inside the cost": {"cost": "基础费15万元-扣减3万元=12万元"},
}
