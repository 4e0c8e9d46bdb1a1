"""Measure words that are not the standard's."""

FIRES = {
    "months as a factor": (
        {"cost": "保安费用：3900元/月*73人*12月=3416400元", "budget": "3416400元"},
        {"severity": "info", "field": "产出成本指标", "quote": "12月", "says": ("12个月",)},
    ),
    "months in front": ({"cost": "12月*1万元/月=12万元"}, {"quote": "12月"}),
    "square metres": ({"quantity": "养护绿地8处、2000平米"}, {"quote": "平米", "says": ("平方米",)}),
    "in the goal": ({"goal": "对5000平米社区绿地开展日常养护，改善居民的居住环境。"}, {"field": "项目绩效目标"}),
}
SILENT = {
    "complete": {},
    "months": {"cost": "1万元/月*12个月=12万元"},
    "dates": {"schedule": "3月签订合同，12月完成验收"},
    "square metres in full": {"quantity": "养护绿地2000平方米"},
    "a list of the office": {"quantity": "养护绿地2000平米", "parameters": {"pairs": ("公分=厘米",)}},
}
