"""Approximate costs."""

FIRES = {
    "about": (
        {"cost": "场地租用约18万元，宣传费2万元。", "budget": "20万元"},
        {"severity": "info", "field": "产出成本指标", "quote": "约18万元"},
    ),
    "round about": ({"cost": "全年费用12万元左右。"}, {}),
}
SILENT = {
    "exact": {},
    "an approximate count": {"cost": "约7000家单位，全年费用12万元。"},
    "words with 约": {"cost": "本着节约原则签约，预约服务，全年费用12万元。"},
    "another row": {"goal": "带动消费约12万元，养护社区绿地，改善居住环境。"},
}
