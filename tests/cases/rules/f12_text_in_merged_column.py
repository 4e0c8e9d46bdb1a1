"""What stands in the column of 绩效指标."""

FIRES = {
    "a text": ({"beside": "绿化养护"}, {"severity": "info", "field": "绩效指标", "quote": "绿化养护"}),
}
SILENT = {
    "nothing": {},
    "the header in other words": {"beside": "年度绩效指标"},
    "a part of the header, torn apart": {"beside": "绩效"},
    "the number of a row": {"beside": "3"},
}
