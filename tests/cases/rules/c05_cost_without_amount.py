"""Cost cells without money."""

FIRES = {
    "schedule prose": (
        {"cost": "按照工作计划安排支出"},
        {
            "severity": "warning",
            "field": "产出成本指标",
            "quote": "按照工作计划安排支出",
            "says": ("没有总额或分项金额",),
        },
    ),
    "copied from the schedule": (
        {"cost": "按月安排 支出", "schedule": "按月安排支出"},
        {"says": ("文字与产出进度指标相同",)},
    ),
    "copied from two rows": (
        {"cost": "按月安排支出", "schedule": "按月安排支出", "quality": "按月安排支出"},
        {"says": ("属于进度或管理方面的内容", "文字与产出质量指标、产出进度指标相同")},
    ),
    "a threshold in the quality cell does not rescue it": (
        {"cost": "按合同约定的进度支付。", "quality": "50万元以上项目须附上完整的设计图纸"},
        {"quote": "按合同约定的进度支付。"},
    ),
    "neither of two blocks": ({"cost": ("按月支出", "按季支出")}, {"related": 1}),
    "prose beside a row that does not apply": ({"cost": ("不涉及", "按季支出")}, {"quote": "按季支出", "related": 1}),
    "an unreadable budget does not hide it": ({"cost": "按月支出", "budget": "见附件"}, {}),
}
SILENT = {
    "a total": {},
    "an equation": {"cost": "3900元/月*73人*12月=3416400", "budget": "3416400元"},
    "a product without result": {"cost": "每月8.65万元×9个月", "budget": "77.85万元"},
    "one of two blocks": {"cost": ("全年费用12万元。", "按季支出")},
    "an empty cell is C04": {"cost": ""},
    "not applicable is C09": {"cost": "不涉及"},
    "prices only are C06": {"cost": "补助1100元/人/月；补贴20元/人/天"},
    "a missing row is C02": {"cost": None},
}
