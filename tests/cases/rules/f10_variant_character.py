"""Characters outside the simplified standard."""

FIRES = {
    "traditional": (
        {"quantity": "轄区养护社区绿地不少于8处。"},
        {"severity": "info", "quote": "轄", "start": 0, "says": ["“轄”应为“辖”"]},
    ),
    "a variant": ({"goal": "对辖区羣众活动场地的社区绿地开展日常养护，改善环境。"}, {"says": ["“羣”应为“群”"]}),
    "many": ({"quality": "綠地養護達到標準規範。"}, {"says": ["等 8 个字"]}),
    "in the name of the project": ({"project": "社区绿化養护", "caption": None}, {"field": "项目名称"}),
}
SILENT = {
    "simplified": {},
    "common to both": {"quality": "著名景观乾坤湾、瞭望台、宫商角徵羽广场养护达标。"},
    "a person": {"leader": "張國榮"},
    "names in simplified writing": {"address": "朱镕路1号堃喆大厦"},
}
