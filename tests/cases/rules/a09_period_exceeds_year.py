"""Periods longer than the budget year."""

FIRES = {
    "a service": (
        {"cost": "聘用协管员12人，每人每月3000元，服务期15个月，共计54万元。", "budget": "54万元"},
        {"severity": "warning", "field": "产出成本指标", "quote": "15个月"},
    ),
    "a factor": ({"cost": "1万元/月*18个月=18万元", "budget": "18万元"}, {"quote": "18个月"}),
    "quarters": ({"cost": "租期5个季度，每季度2万元，共计10万元", "budget": "10万元"}, {"quote": "5个季度"}),
    "in the quantity row": ({"quantity": "养护绿地8处，服务期限为24个月"}, {"field": "产出数量指标"}),
    "once a form": (
        {"quantity": "养护绿地8处，服务期15个月", "cost": "服务期15个月，全年费用12万元。"}, {"field": "产出成本指标"},
    ),
}  # fmt: skip
SILENT = {
    "complete": {},
    "a year": {"cost": "1万元/月*12个月=12万元"},
    "a statutory standard": {"cost": "解聘补偿按18个月平均工资，全年费用12万元。"},
    "a guarantee": {"cost": "全年费用12万元，服务质保期限24个月。"},
    "three terms in a year": {"cost": "共3个季度，每季度4万元，共12万元"},
    "a longer year": {"cost": "1万元/月*15个月=15万元", "budget": "15万元", "parameters": {"longest": 24}},
}
