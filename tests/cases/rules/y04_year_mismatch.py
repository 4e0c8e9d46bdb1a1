"""The year of the title against the years of the plan."""

FIRES = {
    "everything is of the year before": (
        {
            "year": 2019,
            "goal": "2018年对辖区绿地开展日常养护，改善环境。",
            "schedule": "2018年4月签订合同，2018年12月前完成。",
        },
        {"severity": "error", "quote": "2018", "field": "项目绩效目标", "says": ("标题是 2019 年", "3 处都是 2018 年")},
    ),
    "the schedule alone, twice": (
        {"year": 2022, "schedule": "2021年3月签订合同，2021年11月前完成。"},
        {"quote": "2021", "field": "产出进度指标"},
    ),
    "a later year": (
        {"year": 2020, "schedule": "2021年3月签订合同。", "cost": "2021年全年费用12万元。"},
        {"quote": "2021"},
    ),
}
SILENT = {
    "a plan over several years": {
        "year": 2019,
        "goal": "2019年至2021年持续养护绿地，改善居民的环境。",
        "schedule": "2021年12月前完成。",
    },
    "one mention": {"year": 2019, "schedule": "2018年9月前完成。"},
    "years of documents": {"year": 2019, "goal": "根据2016年印发的通知和2016年的规划，养护社区绿地，改善环境。"},
    "two other years": {"year": 2019, "schedule": "2017年3月立项调研，2018年12月前完成。"},
    "no schedule or cost of that year": {"year": 2019, "goal": "2018年养护绿地，2018年改善居民的居住环境。"},
    "part of the schedule has no year": {
        "year": 2019,
        "goal": "2018年启动绿地改造，今年继续养护，改善环境。",
        "schedule": "2018年12月签订合同，10月底前完成。",
    },
    "no year in the title": {"schedule": "2018年3月签订合同，2018年11月前完成。"},
}
