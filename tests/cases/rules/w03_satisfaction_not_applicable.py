"""Satisfaction that does not apply."""

FIRES = {
    "plain": ({"satisfaction": "不涉及"}, {"severity": "warning", "quote": "不涉及"}),
    "a stroke": ({"satisfaction": "／"}, {}),
    "a reason too short": ({"satisfaction": "无，略"}, {}),
}
SILENT = {
    "complete": {},
    "with a reason": {"satisfaction": "不涉及，本项目为机关内部结算。"},
    "another row": {"economic": "不涉及"},
    "a shorter reason is enough here": {"satisfaction": "无，内部结算", "parameters": {"reason_length": 4}},
}
