"""The amount of the goal against the budget."""

REST = "，养护社区绿地，改善居民的居住环境。"
FIRES = {
    "a total": (
        {"goal": f"项目总投入65万元{REST}", "budget": "56万元", "cost": "全年费用56万元。"},
        {"severity": "error", "field": "项目绩效目标", "quote": "65万元", "computed": "650000", "stated": "560000",
         "related": 1, "says": ("65万元", "56万元", "9万元")},
    ),
    "the budget of the year": ({"goal": f"2019年预算15万元{REST}", "year": 2019}, {"severity": "error"}),
    "far from the budget": ({"goal": f"申请资金120万元{REST}"}, {"severity": "error"}),
    "a mere sum near the budget": (
        {"goal": "聘用养护工5人，每人每月2500元，共计15万元，养护社区绿地。"}, {"severity": "warning", "quote": "15万元"},
    ),
    "a calculation near the budget": (
        {"goal": f"养护面积1300平方米*100元=130000元{REST}"}, {"severity": "warning", "computed": "130000"},
    ),
    "a mere budget near the budget": ({"goal": f"开展绿化养护，预算15万元{REST}"}, {"severity": "warning"}),
    "what the year costs": ({"goal": f"2019年投入15万元{REST}", "year": 2019}, {"severity": "warning"}),
    "over a bound": ({"goal": f"总投入不超过10万元{REST}"}, {}),
    "approximate beyond the play": ({"goal": f"总投入约15万元{REST}"}, {"severity": "warning"}),
}  # fmt: skip
SILENT = {
    "no amount": {},
    "equal": {"goal": f"总投入12万元{REST}"},
    "equal in another way of writing": {"goal": f"总投入120,000.00元{REST}"},
    "within the bound": {"goal": f"总投入不超过15万元{REST}"},
    "about": {"goal": f"总投入约12.2万元{REST}"},
    "a part": {"goal": f"举办培训3次，共计2万元{REST}"},
    "a part of the total is the budget": {"goal": f"项目总预算30万元，其中本年12万元{REST}"},
    "another year": {"goal": f"2018年预算10万元{REST}", "year": 2019},
    "other people's money": {"goal": f"带动社会总投入50万元{REST}"},
    "several amounts": {"goal": f"设备5万元，耗材4万元{REST}"},
    "the budget of a part": {"goal": f"设备采购预算2万元{REST}"},
    "a mere budget far from the budget": {"goal": f"开展走访，预算2万元{REST}"},
    "what the year costs for one thing": {"goal": f"2019年投入9万元购置水泵{REST}", "year": 2019},
    "a price": {"goal": f"每人每月补贴300元{REST}"},
    "a threshold": {"goal": f"50万元以上项目全部评审{REST}"},
}
NOT_CHECKED = {
    "several years": ({"goal": f"三年总预算36万元{REST}"}, "multi-year-total"),
    "no budget": ({"goal": f"总投入65万元{REST}", "budget": "见附件"}, "amount-unreadable"),
    "a doubtful budget": ({"goal": f"总投入65万元{REST}", "budget": "12"}, "unit-undeclared"),
}
