"""Satisfaction about something else."""

FIRES = {
    "work": (
        {"satisfaction": "丰富居民文化生活，活动参与人数300人。"},
        {"severity": "info", "field": "服务对象满意度指标", "says": ("没有说到服务对象是否满意",)},
    ),
    "an office's list": ({"parameters": {"words": ("点赞",)}}, {}),
}
SILENT = {
    "complete": {},
    "complaints": {"satisfaction": "居民无重大投诉。"},
    "safety": {"satisfaction": "群众安全感保持在95%以上"},
    "not applicable": {"satisfaction": "不涉及"},
    "a grade alone is W01": {"satisfaction": "良好"},
    "empty": {"satisfaction": ""},
}
