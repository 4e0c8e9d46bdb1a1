"""How long a goal must be."""

FIRES = {
    "nine characters": (
        {"goal": "做好各项绿化工作。"},
        {"severity": "warning", "field": "项目绩效目标", "quote": "做好各项绿化工作。", "says": ["只有 9 字"]},
    ),
    "blanks do not count": ({"goal": "做好  各项\n绿化\u3000\u3000工作，按时完成。"}, {"says": ["只有 14 字"]}),
    "nineteen": ({"goal": "做" * 19}, {}),
    "an office that wants more": ({"goal": "做" * 29, "parameters": {"least": 30}}, {}),
}
SILENT = {
    "twenty": {"goal": "做" * 20},
    "an office that wants less": {"goal": "做" * 10, "parameters": {"least": 10}},
    "empty is C01": {"goal": ""},
}
