"""Products that hold only with a period nobody wrote."""

FIRES = {
    "twelve months": (
        {
            "goal": "聘用协管员60人，每人每月4900元，共计3，528，000元。",
            "cost": "经费支出352.8万元。",
            "budget": "352.8万元",
        },
        {"severity": "info", "field": "项目绩效目标", "stated": "3528000", "says": ("按 12 期",)},
    ),
    "some months of the year": (
        {"cost": "聘用保洁员6人，每人每月2500元，全年共计12万元。"}, {"says": ("按 8 期",)},
    ),
}
SILENT = {
    "written": {"cost": "聘用保洁员12人，每人每月3500元，服务期为10个月，费用42万元。", "budget": "42万元"},
    "the year is named": {"cost": "每月租金1万元，全年12万元。"},
    "the year is named behind people": {"cost": "聘用保洁员4人，每人每月2500元，一年共计12万元。"},
    "the quarters of a year": {"cost": "每季度租金3万元，全年12万元。"},
    "no such period": {"cost": "聘用保洁员12人，每人每月3500元，另有其他支出，全年共12万元。"},
}
