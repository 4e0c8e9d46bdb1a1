"""Satisfaction without a figure."""

FIRES = {
    "basically satisfied": (
        {"satisfaction": "居民基本满意，无重大投诉。"},
        {"severity": "warning", "field": "服务对象满意度指标", "says": ("没有比例、分值或件数",)},
    ),
    "list marks are no figures": ({"satisfaction": "1. 居民比较满意；\n2. 单位比较满意。"}, {}),
    "a year is no figure": ({"satisfaction": "2019年居民满意度进一步提高"}, {}),
}
SILENT = {
    "complete": {},
    "per cent": {"satisfaction": "用餐满意度保持在90％以上"},
    "in words": {"satisfaction": "满意率达到百分之九十"},
    "tenths": {"satisfaction": "九成以上居民满意"},
    "a score": {"satisfaction": "居民评分不低于4.5分"},
    "a count": {"satisfaction": "全年有效投诉不超过三起"},
    "none at all": {"satisfaction": "居民满意，零投诉"},
    "not applicable is W03": {"satisfaction": "不涉及"},
    "empty is C04": {"satisfaction": ""},
    "a grade alone is W01": {"satisfaction": "良好"},
}
