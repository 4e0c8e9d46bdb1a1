"""Slips of the list, words written twice, and what only looks like a slip."""

FIRES = {
    "level": (
        {"social": "社区服务水品得到提升。"},
        {"severity": "info", "quote": "水品", "says": ["“水品”可能应为“水平”"]},
    ),
    "deploy": ({"quality": "按照布署完成养护。"}, {"quote": "布署"}),
    "raise": ({"social": "搞高居民的环境意识。"}, {"quote": "搞高"}),
    "carry out": ({"social": "为社区工展志愿活动提供支持。"}, {"quote": "工展"}),
    "a lost character": ({"social": "服务民群众需要。"}, {"quote": "民群众"}),
    "layout": ({"quality": "绿地空间部局合理。"}, {"quote": "部局"}),
    "by way of": ({"quality": "符合条件的住户能过社区平台领取补贴。"}, {"quote": "能过"}),
    "strength": ({"social": "发挥志愿者队伍量参与治理。"}, {"quote": "队伍量"}),
    "in good order": ({"social": "城市转有序。"}, {"quote": "转有序"}),
    "a particle twice": ({"social": "改善居民的的居住环境。"}, {"quote": "的的"}),
    "words twice in a row": (
        {"social": "环境改善环境改善，居民休憩方便。"},
        {"quote": "环境改善环境改善", "says": ["重复了一遍"]},
    ),
    "an idiom": ({"quality": "齐抓共官，常抓不解。"}, {"says": ["齐抓共管", "常抓不懈"]}),
    "digital": ({"quality": "信息话建设达到标准。"}, {"quote": "话", "says": ["“话”可能应为“化”"]}),
    "four in one cell": ({"quality": "布署、搞高、水品、齐抓共官。"}, {"says": ["等 4 处"]}),
    "a word of the office": (
        {"quality": "绿地养互达到标准。", "parameters": {"more": ("养互=养护", "不成对")}},
        {"quote": "养互", "says": ["可能应为“养护”"]},
    ),
}
SILENT = {
    "complete": {},
    "meets by chance": {
        "quality": "手工展示、员工展览、饮用水品质、搞高端培训、公安部局级干部、居民群众、队伍量身定制、只能过节发放。"
    },
    "flow": {"quality": "车辆周转有序，设备运转有序，目的的确明确。"},
    "twice on purpose": {"quality": "共同研究研究，物业管理管理办法完善，一次又一次改进。"},
    "telephone": {"quality": "电话管理规范，话务服务达标，究竟争取多少由会议定。"},
    "other forms of words": {"quality": "建立台帐，水份充足，其它部份达标。"},
    "an office without words": {"parameters": {"more": ()}},
}
