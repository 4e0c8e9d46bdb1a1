"""Caption against name."""

FIRES = {
    "other words": (
        {"caption": "文化活动经费"},
        {"severity": "warning", "field": "表题", "quote": "文化活动经费", "related": 1},
    ),
    "one contains the other": ({"caption": "社区绿化养护经费"}, {"severity": "info"}),
    "four fifths alike": ({"caption": "街道社区绿化养管", "project": "街道社区绿化养护"}, {"severity": "info"}),
}
SILENT = {
    "equal": {},
    "blanks and width": {"caption": "社区 绿化（ＡＢ）养护", "project": "社区绿化(AB)养护"},
    "the year below the title": {"caption": "（2019年度）"},
    "no caption": {"caption": ""},
    "no such field": {"caption": None},
    "no name is C01": {"project": ""},
}
