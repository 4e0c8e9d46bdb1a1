"""Rates worse than last year's."""

from typing import Any

from support.batches import last_year


def before(text: str, label: str = "服务对象满意度指标") -> dict[str, Any]:
    return {"before": last_year({"rows": ((label, text),)})}


FIRES_ACROSS = {
    "less satisfaction": (
        [{"satisfaction": "居民满意率不低于85%。"}],
        before("居民满意率92%"),
        {"at": [("1.txt", 1, "info")], "quote": "居民满意率不低于85%", "says": ("85% 低于上年的 92%",)},
    ),
    "more complaints": (
        [{"quality": "投诉率控制在5%以内。"}],
        before("投诉率不超过3%", "产出质量指标"),
        {"at": [("1.txt", 1, "info")], "says": ("5% 高于上年的 3%",)},
    ),
}
SILENT_ACROSS = {
    "more": ([{"satisfaction": "居民满意率不低于93%。"}], before("居民满意率92%")),
    "the same": ([{"satisfaction": "居民满意率不低于92%。"}], before("居民满意率92%")),
    "direction unknown": ([{"quality": "水电占比30%。"}], before("水电占比40%", "产出质量指标")),
    "another rate": ([{"quality": "验收合格率90%。"}], before("按期完成率95%", "产出质量指标")),
    "a change, not a level": ([{"satisfaction": "满意度提高2%。"}], before("满意度92%")),
    "another row": ([{}], before("居民满意率92%", "社会效益指标")),
    "one rate twice": ([{"quality": "一期合格率90%，二期合格率95%。"}], before("合格率98%", "产出质量指标")),
}
NOT_CHECKED_ACROSS = {"without last year": ([{}], [("", None, "last-year-missing")])}
