"""How many benefit rows may say that they do not apply."""

ALL = dict.fromkeys(("economic", "social", "environment", "sustained", "satisfaction"), "不涉及")
FOUR = ALL | {"satisfaction": "居民满意度不低于90%。"}

FIRES = {
    "all five": (
        ALL,
        {"severity": "warning", "field": "经济效益指标", "quote": "不涉及", "related": 4, "says": ["5 行都"]},
    ),
    "four of five": (FOUR, {"related": 3, "says": ["5 行中有 4 行"]}),
    "all four of a form without the environment": (ALL | {"environment": None, "social": "无"}, {"related": 3}),
    "a stricter office": (
        {"social": "无", "environment": "无", "parameters": {"share": 60}},
        {"related": 2, "says": ["5 行中有 3 行"]},
    ),
}
SILENT = {
    "one": {},
    "three of five": {"social": "不涉及", "environment": "不涉及"},
    "four of five, a laxer office": FOUR | {"parameters": {"share": 100}},
    "no benefit row": dict.fromkeys(ALL),
    "the word inside a sentence": ALL | {"social": "无障碍通行", "sustained": "无重大投诉"},
}
