"""Ceilings."""

FIRES = {
    "areas": (
        {
            "cost": "每平方米每年上限为82.8元。胡同小巷保洁面积共计164012.22平方米，主次路保洁面积共计144107.2平方米，"
            "全年费用计划不超18000000元。",
            "budget": "1800万元",
        },
        {"severity": "info", "computed": "25512287.976", "stated": "18000000", "says": ("58.42元", "2551.228798万元")},
    ),
}
SILENT = {
    "no ceiling": {},
    "no quantity": {"cost": "每人每年最高3000元，全年费用12万元。"},
    "below the budget": {"cost": "每平方米每年上限为5元，服务面积共计20000平方米，全年费用计划不超12万元。"},
}
NOT_CHECKED = {
    "doubtful budget": (
        {
            "cost": "每平方米每年上限为80元，服务面积共计20000平方米，全年费用计划不超100万元。",
            "budget": "1,000,000",
            "label_unit": "万元",
        },
        "unit-undeclared",
    ),
    "no budget": (
        {"cost": "每平方米每年上限为80元，服务面积共计20000平方米，全年费用计划不超100万元。", "budget": "待定"},
        "amount-unreadable",
    ),
}
