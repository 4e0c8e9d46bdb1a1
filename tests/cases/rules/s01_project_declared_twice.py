"""One project in two forms."""

ONE = {"project": "社区图书室运行费", "department": "甲科", "budget": "8万元"}
FIRES_ACROSS = {
    "the same project in two departments": (
        [ONE, ONE | {"department": "乙科"}],
        {
            "at": [("1.txt", 1, "error")],
            "says": ("「社区图书室运行费」（2.txt 第 1 份）名称相同",),
            "related": ["2.txt"],
        },
    ),
    "blanks and widths do not count": (
        [ONE | {"project": "社区图书室（一）运行费"}, ONE | {"project": "社区图书室(一) 运行费", "department": "乙科"}],
        {"at": [("1.txt", 1, "error")]},
    ),
    "twice in one department's file, with other amounts": (
        [ONE | {"file": "a.txt"}, ONE | {"file": "a.txt", "position": 2, "budget": "9万元"}],
        {"at": [("a.txt", 1, "error")]},
    ),
    "the same name, nothing else in common": (
        [
            ONE | {"goal": "购置图书五百册并每日开放阅览室。"},
            ONE | {"department": "乙科", "budget": "9万元", "goal": "聘请讲师举办书法讲座和诵读比赛活动。"},
        ],
        {"at": [("1.txt", 1, "warning")], "says": ("金额和内容不同",)},
    ),
    "nearly the same name and the same amount": (
        [
            ONE | {"project": "社区图书阅览室日常运行经费"},
            ONE | {"project": "社区图书阅览室日常运营经费", "department": "乙科"},
        ],
        {"at": [("1.txt", 1, "warning")], "says": ("几乎相同", "8万元")},
    ),
}
SILENT_ACROSS = {
    "the same wording, other projects": [ONE, ONE | {"project": "社区绿化养护", "budget": "5万元"}],
    "the same file twice": [ONE, ONE],
    "two versions are S10's": [ONE, ONE | {"budget": "9万元"}],
    "numbered parts of one size": [
        ONE | {"project": "老旧小区改造工程监理（一标段）"},
        ONE | {"project": "老旧小区改造工程监理（二标段）", "department": "乙科"},
    ],
    "nearly the same name, other amount": [
        ONE | {"project": "社区图书阅览室日常运行经费"},
        ONE | {"project": "社区图书阅览室日常运营经费", "budget": "9万元"},
    ],
    "without a name": [{"project": "", "caption": ""}, {"project": "", "caption": "", "department": "乙科"}],
}
