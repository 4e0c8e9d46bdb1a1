"""Rows that say nothing that can be judged."""

FIRES = {
    "a grade alone": ({"satisfaction": "良好"}, {"severity": "warning", "field": "服务对象满意度指标", "quote": "良好"}),
    "a grade of the row's own subject": ({"social": "效果较为显著。"}, {"severity": "warning"}),
    "an improvement in the quality row": (
        {"quality": "进一步提高工作人员服务能力。"}, {"severity": "warning", "says": ("没有标准",)},
    ),
    "stock wording": ({"quality": "及时足额发放到位"}, {"severity": "info", "says": ("通用的说法",)}),
    "stock wording with signs": ({"social": "保质、保量、按时完成各项工作任务。"}, {"severity": "info"}),
    "a grade behind a colon": ({"satisfaction": "满意度：优良"}, {"severity": "warning"}),
    "what was expected": ({"quality": "达到预期效果。"}, {"severity": "warning"}),
    "what others require": ({"social": "基本符合相关要求"}, {"severity": "warning"}),
    "high standards": ({"quality": "高标准、高质量完成各项任务"}, {"severity": "info"}),
    "a list of the office": ({"social": "总体尚可", "parameters": {"grades": ("总体尚可",)}}, {}),
}  # fmt: skip
SILENT = {
    "complete": {},
    "a grade with a figure": {"satisfaction": "满意率良好以上占90%"},
    "an improvement with a figure": {"quality": "提高100条街巷的保洁水平。"},
    "several improvements": {"quality": "提高街巷管理水平，改善居民居住条件，合格率95%。"},
    "an improvement is a benefit": {"social": "提高居民的环保意识。"},
    "a thing is named": {"quality": "保障食堂用餐安全健康"},
    "a person who is satisfied is W02": {"satisfaction": "居民满意"},
    "a standard with a name": {"quality": "符合绿化养护二级标准"},
    "what was expected, with a figure": {"quality": "达到预期效果，合格率95%"},
    "one stock word": {"quality": "完成竣工图纸"},
    "a schedule without a time is W07": {"schedule": "按时完成各项工作"},
    "not applicable": {"environment": "不涉及"},
    "a shorter list of the office": {"satisfaction": "良好", "parameters": {"grades": ()}},
}
