"""Texts that fill a page."""

LONG = "养护社区绿地，改善居住环境。" * 40
LISTED = "；".join(f"{number}、养护第{number}处绿地" for number in range(1, 12))
FIRES = {
    "long": ({"quantity": LONG}, {"severity": "info", "says": ("共 560 字", "500 字")}),
    "many entries": ({"quantity": LISTED}, {"says": ("列了 11 条", "10 条")}),
    "the goal": ({"goal": LONG}, {"field": "项目绩效目标"}),
    "a stricter office": ({"quantity": "养护绿地不少于8处。", "parameters": {"characters": 5, "entries": 3}, "quality": "合格", "schedule": "6月。", "cost": "12万元", "economic": "无", "social": "无", "environment": "无", "sustained": "无", "satisfaction": "90%", "goal": "养护", "remarks": "无"}, {}),
}  # fmt: skip
SILENT = {
    "complete": {},
    "long enough": {"quantity": LONG[:500]},
    "ten entries": {"quantity": LISTED.rpartition("；")[0]},
    "two levels": {
        "quantity": "一、甲\n1、一\n2、二\n3、三\n4、四\n5、五\n二、乙\n（1）一\n（2）二\n（3）三\n（4）四\n（5）五\n8处"
    },
}
