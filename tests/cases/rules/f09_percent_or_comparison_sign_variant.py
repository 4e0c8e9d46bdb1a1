"""Signs in other forms."""

FIRES = {
    "full-width per cent": (
        {"satisfaction": "居民满意度不低于90％。"},
        {"severity": "info", "quote": "％", "start": 10},
    ),
    "small per cent": ({"satisfaction": "居民满意度不低于90﹪。"}, {"quote": "﹪"}),
    "double-bar sign": ({"satisfaction": "居民满意度≧90%。"}, {"quote": "≧"}),
    "two signs": ({"satisfaction": "居民满意度＞=90%。"}, {"quote": "＞="}),
    "two ASCII signs": ({"satisfaction": "居民满意度>=90%。"}, {"quote": ">="}),
    "less or equal": ({"economic": "成本<=90%"}, {"quote": "<="}),
    "two kinds": ({"satisfaction": "居民满意度≧90％。"}, {"says": ["“≧”、“％”"]}),
}
SILENT = {
    "as they should be": {"satisfaction": "居民满意度≥90%，投诉≤3‰。"},
    "an arrow and an equation": {"remarks": "3*2=6，5>3，流程->验收"},
}
