"""Output rows that say they do not apply."""

FIRES = {
    "quality": ({"quality": "不涉及"}, {"severity": "warning", "field": "产出质量指标", "quote": "不涉及"}),
    "quantity with a full stop": ({"quantity": "无。"}, {"field": "产出数量指标"}),
    "schedule": ({"schedule": "不适用"}, {"field": "产出进度指标"}),
    "cost": ({"cost": "不可估算"}, {"field": "产出成本指标"}),
    "a dash": ({"quality": "——"}, {}),
    "with an explanation": ({"quality": "不涉及，本项目为内部保障"}, {}),
    "blanks inside": ({"quality": "不 涉 及"}, {}),
}
SILENT = {
    "complete": {},
    "benefits may be not applicable": {"economic": "不涉及", "environment": "无"},
    "the word inside a sentence": {"quality": "无重大安全事故，不涉及征地。"},
    "nothing left": {"quality": "无障碍设施完好率不低于95%"},
}
