"""The same words in several forms."""

ROAD = "保持辖区道路清洁整齐，为居民创造优美的生活环境。"


def form(name: str, **texts: str) -> dict[str, str]:
    """A form whose rows say what no other form says."""
    rows = ("quantity", "quality", "schedule", "social", "environment", "sustained", "satisfaction")
    own = {row: f"{name * 6}{row}" for row in rows}
    return own | {"project": name, "cost": f"{name * 4}全年12万元。"} | texts


FIRES_ACROSS = {
    "one sentence in two forms": (
        [form("甲乙", environment=ROAD), form("丙丁", environment=ROAD)],
        {
            "at": [("1.txt", 1, "warning")],
            "field": "环境效益指标",
            "quote": ROAD,
            "related": ["2.txt"],
            "says": ("共 2 处",),
        },
    ),
    "two characters of thirty differ": (
        [
            form("甲乙", satisfaction="接受市民政局委托的第三方暗访办事窗口人员，好评率100%"),
            form("丙丁", satisfaction="接受市人社局委托的第三方暗访办事窗口人员，好评率100%"),
        ],
        {"at": [("1.txt", 1, "warning")], "field": "服务对象满意度指标"},
    ),
    "once for a group of three": (
        [form("甲乙", social=ROAD), form("丙丁", social=ROAD), form("戊己", social=ROAD)],
        {"at": [("1.txt", 1, "warning")], "related": ["2.txt", "3.txt"], "says": ("共 3 处",)},
    ),
    "several rows of the same forms are one finding": (
        [form("甲乙", social=ROAD, environment=ROAD + "甲"), form("丙丁", social=ROAD, environment=ROAD + "甲")],
        {"at": [("1.txt", 1, "warning")], "says": ("社会效益指标、环境效益指标共 2 行", "共 4 处")},
    ),
}
SILENT_ACROSS = {
    "not applicable": [
        form("甲乙", social="不涉及，本项目为内部保障项目"),
        form("丙丁", social="不涉及，本项目为内部保障项目"),
    ],
    "fewer than ten characters": [form("甲乙", social="环境得到改善。"), form("丙丁", social="环境得到改善。")],
    "a rate alone": [
        form("甲乙", satisfaction="服务对象满意度不低于95%。"),
        form("丙丁", satisfaction="服务对象满意度不低于95%。"),
    ],
    "alike by less than nine tenths": [
        form("甲乙", cost="全年需发放的补贴共500万元"),
        form("丙丁", cost="全年需发放的补贴共240万元"),
    ],
    "another row": [form("甲乙", social=ROAD), form("丙丁", environment=ROAD)],
    "the same file twice": [form("甲乙", social=ROAD), form("甲乙", social=ROAD)],
    "two versions of one project": [
        form("甲乙", social=ROAD),
        form("甲乙", social=ROAD, quantity="另一个数量，十字以上。"),
    ],
    "two blocks of one form": [
        form("甲乙")
        | {"cost": (ROAD, ROAD), "quantity": ("甲", "乙"), "quality": ("甲", "乙"), "schedule": ("甲", "乙")}
    ],
}
