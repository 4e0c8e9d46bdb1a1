"""Reports instead of targets."""

FIRES = {
    "a great improvement": (
        {"sustained": "近年来，小区环境有了很大改善。"},
        {"severity": "warning", "quote": "有了很大改善"},
    ),
    "played a part": ({"social": "为社区安全发挥了重要作用。"}, {"quote": "发挥了重要作用"}),
    "said to be satisfied": ({"satisfaction": "95%的居民表示非常满意。"}, {"quote": "表示非常满意"}),
    "relieved": ({"social": "养护工作缓解了居民休憩场地不足的困难。"}, {"quote": "缓解了"}),
    "the goal": (
        {"goal": "通过几年的日常养护工作，居民的居住环境得到了明显改善。"},
        {"quote": "得到了明显改善", "field": "项目绩效目标"},
    ),
}
SILENT = {
    "a plan": {"schedule": "全年巡查不少于1000起，12月底前完成。"},
    "understanding": {"quality": "使居民对分类要求达到了解和熟悉，准确率不低于90%。"},
    "still to come": {"social": "力争使居住环境有了明显改善。"},
    "improved, without 了": {"social": "居民休憩环境得到明显改善。"},
    "a target of those who are satisfied": {"satisfaction": "95%以上的居民表示满意。"},
    "not applicable": {"social": "不涉及，本项目为内部保障"},
}
