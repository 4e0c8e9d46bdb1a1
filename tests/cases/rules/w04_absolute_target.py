"""Everybody satisfied."""

FIRES = {
    "per cent": ({"satisfaction": "服务对象满意度100%"}, {"severity": "info", "quote": "100%"}),
    "full width": ({"satisfaction": "居民满意率１００％"}, {"quote": "１００％"}),
    "in words": ({"satisfaction": "居民满意率百分之百"}, {}),
    "everybody": ({"satisfaction": "问卷权重达50%，100%的居民代表表示比较满意。"}, {"quote": "100%"}),
    "the figure alone": ({"satisfaction": "100%"}, {}),
    "a stricter office": ({"satisfaction": "满意率99%", "parameters": {"most": 98}}, {}),
}
SILENT = {
    "complete": {},
    "below": {"satisfaction": "居民满意率不低于98%"},
    "coverage": {"satisfaction": "回访率100%，满意率不低于90%"},
    "another row": {"quality": "100%保障职工待遇"},
}
