"""Bounds that point the wrong way."""

FIRES = {
    "a cost of at least": (
        {"cost": "不少于20万元", "budget": "20万元"},
        {"severity": "warning", "field": "产出成本指标", "quote": "不少于20万元"},
    ),
    "with a sign": ({"cost": "≥12万元"}, {"quote": "≥12万元"}),
    "a quantity of at most": (
        {"quantity": "组织集中清扫不超过6次"}, {"field": "产出数量指标", "quote": "不超过6次", "says": ("“不少于”",)},
    ),
}  # fmt: skip
SILENT = {
    "complete": {},
    "kept to": {"cost": "全年费用控制在12万元。"},
    "at most": {"cost": "全年费用不超过12万元。"},
    "others' money": {"cost": "全年费用12万元，社会资本配套不少于3万元。"},
    "a price": {"cost": "每人每月不低于2000元，5人12个月，共12万元。"},
    "fewer complaints": {"quantity": "养护绿地8处，有效投诉不超过3次"},
    "so many a time": {"quantity": "举办讲座6场，每场不超过50人"},
    "the cost text in the quantity row": {"quantity": "全年费用不超过12万元。"},
    "a response time": {"quantity": "养护绿地8处，到场时间不超过2小时"},
    "at least in the quantity": {"quantity": "养护绿地不少于8处"},
}
