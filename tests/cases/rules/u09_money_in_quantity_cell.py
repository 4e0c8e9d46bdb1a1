"""Quantity cells that hold money only."""

FIRES = {
    "a list of amounts": (
        {"quantity": "1.甲处用房租金70,000.00\n2.乙处用房租金50,000.00", "cost": "12万元"},
        {"severity": "warning", "field": "产出数量指标", "says": ("只有金额没有数量",)},
    ),
    "a second part in the name": (
        {"quantity": "1.甲楼房租70,000.00\n2.乙院二期用地\t50,000.00", "cost": "12万元"},
        {"field": "产出数量指标"},
    ),
    "the amount with words for a total": (
        {"quantity": "2019年预算资金12万元。"},
        {"quote": "2019年预算资金12万元。"},
    ),
    "the budget as a number": ({"quantity": "12万元"}, {"quote": "12万元"}),
}
SILENT = {
    "counts": {},
    "a price beside a count": {"quantity": "35所学校，每所学校18万元", "budget": "630万元", "cost": "共630万元"},
    "periods are counts": {"quantity": "举办培训2期7万元，交流1期5万元。", "cost": "12万元"},
    "an amount for something": {"quantity": "绿化改造工程12万元。"},
    "not applicable": {"quantity": "不涉及"},
}
