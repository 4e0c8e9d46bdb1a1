"""Payments for earlier years."""

FIRES = {
    "last instalment of an earlier year": (
        {"year": 2019, "cost": "2017年二期设备尾款，12万元。"},
        {"severity": "info", "quote": "尾款", "says": ("合同总额和已付金额",)},
    ),
    "owed since last year": ({"cost": "支付上年养护工程欠款12万元。"}, {"quote": "上年养护工程欠款"}),
    "over the turn of the year": (
        {"goal": "本项目为跨年度项目，对社区绿地开展日常养护工作。"},
        {"quote": "跨年度项目"},
    ),
    "named by the project": (
        {"project": "绿地改造工程尾款", "caption": "绿地改造工程尾款"},
        {"quote": "尾款", "field": "项目名称"},
    ),
}
SILENT = {
    "instalments of one contract": {"year": 2019, "schedule": "合同签订后首付60%，12月验收后支付尾款40%。"},
    "contract sum and payments are given": {
        "year": 2019,
        "cost": "2017年设备尾款12万元，合同总额40万元，已支付28万元。",
    },
    "money that was granted": {"cost": "按上年财政拨款标准，全年费用12万元。"},
    "explained in the remarks": {
        "year": 2019,
        "cost": "2017年设备尾款12万元。",
        "remarks": "合同总额40万元，已支付28万元。",
    },
    "payments within the year": {"schedule": "按季度支付，12月底前付清。"},
}
