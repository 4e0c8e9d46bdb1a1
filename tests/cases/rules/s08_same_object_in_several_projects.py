"""One place in several projects."""

RENT = {"project": "办公用房租金", "quantity": "1.文化街1号办公用房房租 2.新风里8号办公用房房租"}
FIRES_ACROSS = {
    "rent, fitting and furniture": (
        [
            RENT,
            {"project": "文化街1号执法中心装修", "quantity": "装修1处。"},
            {"project": "家具购置", "goal": "完成固定资产更新及文化街1号办公用房家具购置工作，改善办公条件。"},
        ],
        {"at": [("1.txt", 1, "info")], "field": "产出数量指标", "quote": "文化街1号", "related": ["2.txt", "3.txt"]},
    ),
    "a street with a longer name is named whole": (
        [{"project": "甲", "quantity": "支付和平里东街3号租金。"}, {"project": "乙", "quantity": "1.和平里东街3号装修"}],
        {"at": [("1.txt", 1, "info")], "quote": "和平里东街3号"},
    ),
}
SILENT_ACROSS = {
    "its own address": [
        RENT | {"address": "示例区文化街1号"},
        {"project": "文化街1号执法中心装修", "quantity": "装修1处。"},
    ],
    "twice in one form": [RENT | {"quality": "文化街1号办公用房验收合格。"}],
    "document numbers and underground lines": [
        {"project": "甲", "quality": "按京政发〔2019〕1号文件执行，乘地铁人民路4号线。"},
        {"project": "乙", "quality": "按京政发〔2019〕1号文件执行，乘地铁人民路4号线。"},
    ],
}
