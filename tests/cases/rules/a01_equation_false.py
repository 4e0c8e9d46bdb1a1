"""Equations."""

FIRES = {
    "a product": (
        {"cost": "5人*3200元/月*4个月=6.6万元", "budget": "6.6万元"},
        {"severity": "error", "computed": "64000", "stated": "66000", "says": ("6.4万元", "6.6万元", "相差 0.2万元")},
    ),
    "in the goal": (
        {"goal": "面积1600平方米*1450元=2330000元，用于装修改造。", "cost": "233万元", "budget": "233万元"},
        {"field": "项目绩效目标", "computed": "2320000", "stated": "2330000", "says": ("相差 1万元",)},
    ),
    "units that do not fit": (
        {"cost": "50人*300元/平方米=16000元", "budget": "16000元"},
        {
            "computed": "15000",
            "stated": "16000",
            "says": ("单位不相称：“300元/平方米”按平方米计价，乘的却是“50人”。",),
        },
    ),
    "a year counts twelve months": (
        {"cost": "5人*3200元/月*1年=20万元", "budget": "20万元"},
        {"computed": "192000", "stated": "200000", "says": ("相差 0.8万元", "期数或计量单位按单价的单位换算后计算")},
    ),
}
SILENT = {
    "products that hold": {
        "cost": "7000家*100元/家=70万元；4人*8000元/月/人*5个月+1人*10000元/月/人*6个月=22万元",
        "budget": "92万元",
    },
    "a mixed numeral": {"cost": "9人*2000元/月/人*3个月，共5万4千元", "budget": "5.4万元"},
    "a result without unit": {"cost": "3900元/月*73人*12月=3416400", "budget": "3416400元"},
    "a dangling operator": {
        "cost": "318640.6元+27500元+46200元-18360元+=373980.6元",
        "budget": "373980.6元",
    },
    "a year in months": {"cost": "5人*3200元/月*1年=19.2万元", "budget": "19.2万元"},
    "units that do not fit in an equation that holds": {"cost": "50人*30元/平方米=1500元", "budget": "1500元"},
    "units without a fixed ratio": {"cost": "7.5元/人/天*20人*12月=36000元", "budget": "36000元"},
    "rounded": {"cost": "28417.36×15.28≈434217元", "budget": "434217元"},
}
