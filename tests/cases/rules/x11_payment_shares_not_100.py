"""Shares of payment."""

FIRES = {
    "too little": (
        {"schedule": "6月支付30%，12月支付50%"},
        {"severity": "warning", "field": "产出进度指标", "says": ("30% + 50% = 80%",)},
    ),
    "too much": ({"schedule": "签订合同后预付40%；验收后支付70%"}, {"says": ("110%",)}),
    "the share in front": ({"schedule": "3月完成30%的付款；9月完成60%的支付"}, {"says": ("90%",)}),
    "shares in a row": ({"schedule": "6月、12月按30%、50%的比例分两次支付"}, {"says": ("80%",)}),
    "the word for paying only once": ({"schedule": "6月支付30%，12月50%"}, {"says": ("80%",)}),
    "three of them": ({"schedule": "首付款30%，6月进度款30%，12月尾款30%"}, {"says": ("90%",)}),
}
SILENT = {
    "complete": {},
    "all": {"schedule": "上半年完成50%的支付进度；11月完成实际数量的50%的支付"},
    "with a rest": {"schedule": "6月支付30%，12月支付65%，质保金5%"},
    "levels reached": {"schedule": "6月支付至50%，12月支付至100%"},
    "levels that end at all": {"schedule": "6月支付50%，12月支付100%"},
    "rate of execution": {"schedule": "6月支出进度达到50%，9月达到75%"},
    "one share": {"schedule": "12月支付尾款30%"},
    "two contracts": {"schedule": "甲合同：3月支付50%，6月支付50%；乙合同：3月支付40%，6月支付60%"},
    "work, not money": {"schedule": "6月完成工程量30%，9月完成60%"},
}
