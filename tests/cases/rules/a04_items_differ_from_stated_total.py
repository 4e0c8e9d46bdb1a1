"""Lists against their stated total."""

FIRES = {
    "total after the items": (
        {"cost": "宣传费3万元，培训费4万元，场地费4.2万元，共计12万元。"},
        {"severity": "error", "computed": "112000", "stated": "120000", "says": ("11.2万元", "12万元", "相差 0.8万元")},
    ),
    "total before the items": (
        {
            "cost": "预计投入2718800元。\n一、活动269500元；\n二、阵地176800元；\n三、启动经费20000元，\n四、管理费206000元；\n"
            "五、租赁费1753300元；\n六、通讯补贴426000元；\n七、交通补贴67200元。",
            "budget": "2718800元",
        },
        {"computed": "2918800", "stated": "2718800", "candidate_count": 2, "says": ("①", "②", "仅凭数字无法判定")},
    ),
    "a digit too many": (
        {"cost": "场地费36.2万元，设备费185万元，宣传费24万元，共计78.7万元。", "budget": "78.7万元"},
        {"candidate_count": 1, "says": ("“185万元”", "18.5万元")},
    ),
    "after 其中 a smaller sum": (
        {"cost": "共申请150万元，其中甲类60万元、乙类45万元", "budget": "150万元"},
        {"severity": "warning", "computed": "1050000", "stated": "1500000"},
    ),
    "after 其中 a larger sum": (
        {"cost": "共申请100万元，其中甲类60万元、乙类45万元", "budget": "100万元"},
        {"severity": "error"},
    ),
}
SILENT = {
    "holds": {"cost": "宣传费3万元，培训费4万元，场地费5万元，共计12万元。"},
    "all of 其中": {
        "cost": "预计投入98.38万，其中：培训费18万元、印刷费7.3万元、慰问品32万、设备租赁费14.08万元、宣传11万、活动经费16万",
        "budget": "98.38万元",
    },
    "no stated total": {"cost": "宣传费3万元，培训费4万元，场地费5万元。"},
    "the same list in the quantity cell": {
        "quantity": "1.甲处用房租金70,000.00\n2.乙处用房租金50,000.00",
        "cost": "120,000元",
    },
}
