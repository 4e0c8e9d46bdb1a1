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
}
SILENT = {
    "written": {"cost": "聘用保洁员12人，每人每月3500元，服务期为10个月，费用42万元。", "budget": "42万元"},
    "no such period": {"cost": "聘用保洁员12人，每人每月3500元，另有其他支出，全年共12万元。"},
}
