"""Amounts that end in 万 or 亿."""

FIRES = {
    "budget": ({"budget": "12万"}, {"severity": "info", "field": "预算金额", "quote": "12万"}),
    "cost": ({"cost": "一年金额控制在12万。"}, {"field": "产出成本指标", "quote": "12万"}),
    "goal": ({"goal": "全年总投入12万，对辖区内社区绿地开展日常养护。"}, {"field": "项目绩效目标"}),
    "several in one cell are one finding": (
        {"budget": "29万元", "cost": "宣传费11万，活动费18万，共29万元。"},
        {"quote": "11万", "says": ("“11万”、“18万”",)},
    ),
}
SILENT = {
    "written in full": {},
    "counts": {"quantity": "印发宣传册3万册，养护绿地2万平方米。"},
}
