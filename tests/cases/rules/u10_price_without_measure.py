"""Prices per nothing."""

FIRES = {
    "before a multiplication": (
        {"cost": "宣传品10元/*2000份，共2万元", "budget": "2万元"},
        {"severity": "info", "field": "产出成本指标", "quote": "10元", "says": ("“10元/”",)},
    ),
    "two in one cell": (
        {"cost": "折页10元/*2000份；手册13元/*7000份", "budget": "11.1万元"},
        {"says": ("“10元/”、“13元/”",)},
    ),
}
SILENT = {
    "a measure": {"cost": "宣传品10元/份*2000份，共2万元", "budget": "2万元"},
    "two measures": {"cost": "4人*8000元/月/人*5个月=16万元", "budget": "16万元"},
    "no slash": {},
}
