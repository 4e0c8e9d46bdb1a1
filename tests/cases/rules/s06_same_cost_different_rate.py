"""The same occupation at different prices."""


def guard(name: str, cost: str, **texts: str) -> dict[str, str]:
    return {"project": name, "cost": cost} | texts


FIRES_ACROSS = {
    "three notations, one occupation": (
        [
            guard("巡逻甲", "招录保安16人，每人的月服务费为平均4400元，12个月。"),
            guard(
                "岗亭保安服务",
                "全年费用12万元。",
                goal="继续聘用人员60人参加秩序维护工作，每人每月4900元，为居民服务。",
            ),
            guard("巡逻丙", "招聘保安费用：3900元/月*73人*12月=3416400"),
        ],
        {
            "at": [("1.txt", 1, "info")],
            "related": ["2.txt", "3.txt"],
            "quote": "每人的月服务费为平均4400元",
            "says": ("3,900元 到 4,900元", "26%"),
        },
    ),
    "a price for a person and month": (
        [guard("甲", "保洁员4000元/人/月*5人*12个月"), guard("乙", "保洁5000元/月/人*5人*12个月")],
        {"at": [("1.txt", 1, "info")]},
    ),
}
SILENT_ACROSS = {
    "within ten per cent": [guard("甲", "保安4200元/人/月*5人*12个月"), guard("乙", "保安4300元/人/月*5人*12个月")],
    "no occupation": [guard("甲", "4人*8000元/月/人*5个月"), guard("乙", "1人*10000元/月/人*6个月")],
    "two prices in one form are two posts": [
        guard("甲", "保安4000元/人/月，保安队长6000元/人/月"),
        guard("乙", "保安5000元/人/月"),
    ],
    "words that only look like one": [
        guard("甲", "参加维护工作每人每月4000元"),
        guard("乙", "为确保安全每人每月6000元"),
    ],
    "an allowance": [guard("甲", "保安夜餐补助100元/人/月"), guard("乙", "保安夜餐补助300元/人/月")],
}
