"""Amounts finer than 分."""

FIRES = {
    "budget": ({"budget": "120000.375元"}, {"severity": "warning", "field": "预算金额"}),
    "cost": ({"cost": "全年费用1310.375元", "budget": "1310.38元"}, {"quote": "1310.375元", "field": "产出成本指标"}),
    "seven decimals of 万元": ({"budget": "12.0000001万元"}, {"quote": "12.0000001万元"}),
}
SILENT = {
    "whole": {},
    "分": {"budget": "863415.27元", "cost": "共863415.27元"},
    "six decimals of 万元": {"budget": "463.159212万元", "cost": "一年金额4631592.12元"},
    "a unit price may be finer": {"cost": "电费0.4883元/度，全年共12万元。"},
    "none is U08": {"budget": "待定"},
}
