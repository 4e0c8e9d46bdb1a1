"""Cost total against budget."""

FIRES = {
    "a stated total": (
        {"cost": "甲费用150000元，乙费用40000元。以上共计190000元。", "budget": "225000元"},
        {
            "severity": "error",
            "field": "产出成本指标",
            "quote": "190000元",
            "computed": "190000",
            "stated": "225000",
            "related": 1,
            "says": ("成本合计 19万元", "预算金额 22.5万元", "相差 3.5万元"),
        },
    ),
    "two blocks": (
        {"cost": ("预计投入390.973万元", "预计投入35.13万元"), "budget": "3512730元"},
        {
            "computed": "4261030",
            "stated": "3512730",
            "candidate_count": 0,
            "says": ("（2 组产出指标相加：3,909,730元 + 351,300元 = 4,261,030元）", "74.83万元", "没有哪一处单独改动"),
            "related": 2,
        },
    ),
    "the gap equals an item": (
        {"cost": "宣传费61200元，印刷费43700元，会务费23500元。", "budget": "104900元"},
        {
            "quote": "61200元，印刷费43700元，会务费23500元",
            "computed": "128400",
            "stated": "104900",
            "says": ("差额与“23500元”一项相符，这一项没有列入",),
        },
    ),
    "a missing 万": (
        {"cost": "场地费122万元，教材费38.6元，师资费280万元。", "budget": "440.6万元"},
        {"quote": "122万元，教材费38.6元，师资费280万元", "says": ("“38.6元”漏写了“万”（按 38.6万元 计算则相符）",)},
    ),
    "an assumed unit is said": (
        {"cost": "全年费用120000元。", "budget": "130000"},
        {"says": ("预算金额 13万元（未写单位，按元理解）",)},
    ),
    "outside a range": (
        {"cost": "计划3-6万元/场，共7场", "budget": "80万元"},
        {"severity": "warning", "says": ("成本在 21万元 至 42万元 之间，预算金额 80万元，相差 38万元",)},
    ),
    "more than the upper bound": ({"cost": "全年费用不超9万元。"}, {"severity": "error", "says": ("成本上限 9万元",)}),
    "an approximate total that is far off": ({"cost": "全年费用约15万元。"}, {"severity": "warning"}),
}
SILENT = {
    "equal": {},
    "other unit": {"cost": "一年金额463.1592万元", "budget": "4631592元"},
    "coarser precision": {"cost": "全年费用318.5万元", "budget": "318.54万元"},
    "a range that holds the budget": {"cost": "计划3-6万元/场，共7场", "budget": "30万元"},
    "an upper bound": {"cost": "全年费用计划不超12万元"},
    "about": {"cost": "全年费用约12.1万元。"},
}
NOT_CHECKED = {
    "no amount": ({"cost": "按月支出"}, "amount-missing"),
    "prices only": ({"cost": "补助1100元/人/月；补贴20元/人/天"}, "only-unit-prices"),
    "no budget": ({"budget": "见附件"}, "amount-unreadable"),
    "doubtful budget": ({"budget": "1,200,000.00", "label_unit": "万元", "cost": "120万元"}, "unit-undeclared"),
}
