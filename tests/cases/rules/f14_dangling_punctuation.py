"""The last character of a text."""

FIRES = {
    "comma": (
        {"schedule": "4月签订合同，12月底前完成验收，"},
        {"severity": "info", "field": "产出进度指标", "quote": "，", "start": 16, "says": ["以“，”结尾"]},
    ),
    "semicolon": ({"goal": "对辖区内社区绿地开展日常养护，改善居民的居住环境; "}, {"quote": ";"}),
    "enumeration comma": ({"quality": "养护、修剪、"}, {"quote": "、"}),
    "colon": ({"remarks": "说明如下："}, {"field": "其他说明的问题"}),
}
SILENT = {
    "full stop or nothing": {"quality": "绿地养护质量达到合同约定标准", "remarks": "无。"},
    "a bracket": {"quality": "达到合同约定标准（详见合同，）"},
}
