"""Years of two digits."""

FIRES = {
    "a standard of a year": (
        {"year": 2019, "cost": "按18年维保标准，全年费用12万元。"},
        {"severity": "info", "quote": "18年", "says": ("2018 年",)},
    ),
    "with a month": ({"year": 2020, "schedule": "20年4月签订合同，12月底前完成验收。"}, {"quote": "20年"}),
    "the year of a list": ({"year": 2019, "remarks": "19年度新增项目，无其他说明。"}, {"quote": "19年"}),
}
SILENT = {
    "a length of time": {"year": 2019, "quality": "设备服务期15年，故障率低于1%。"},
    "so many years and more": {"year": 2019, "quantity": "慰问党龄20年以上的党员8名。"},
    "warranty": {"year": 2019, "quality": "15年质保，验收合格率100%。"},
    "far from the budget year": {"year": 2019, "cost": "按05年标准，全年费用12万元。"},
    "four digits": {"year": 2019, "cost": "按2018年标准，全年费用12万元。"},
    "no year in the title": {"cost": "按18年标准，全年费用12万元。"},
}
