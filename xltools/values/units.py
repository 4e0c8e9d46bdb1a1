"""Measure words: what is counted, how long, per what. Spellings of one unit share one canonical name."""

import re
from typing import Final

_MEASURES: Final = (
    "人次", "家次", "户次", "人天", "人日", "个月", "个季度", "个学期", "个星期", "个小时", "个工作日",
    "季度", "学期", "课时", "学时", "小时", "分钟", "工作日", "星期", "平方米", "平方公里", "立方米",
    "平米", "公里", "千米", "延米", "公斤", "千克", "千瓦时", "千瓦", "毫米", "厘米", "公顷", "人份", "标段", "批次", "场次", "班次", "台次", "辆次", "km²",
    "m²", "m2", "㎡", "km", "kg", "mm", "cm", "kw", "kW", "KW", "m", "人", "名", "户", "家", "位", "个", "次", "期", "场",
    "套", "份", "册", "辆", "台", "件", "处", "条", "项", "所", "块", "起", "天", "日", "周", "月", "年", "岁", "张", "只", "支", "瓶",
    "袋", "箱", "本", "棵", "株", "盆", "间", "栋", "座", "组", "点", "片", "亩", "吨", "斤", "盏", "部", "把", "面", "幅", "篇", "字",
    "根", "顶", "双", "桶", "车", "趟", "轮", "届", "班", "节", "门", "例", "包", "盒", "桌", "餐", "顿", "遍", "批", "队", "村", "楼",
    "封", "票", "枚", "副", "床", "粒", "升", "平", "米", "季", "度", "版", "站", "层", "室", "号", "级", "类", "种", "折",
    "具", "扇", "樘", "架",
)  # fmt: skip
MEASURE: Final = "(?:" + "|".join(re.escape(word) for word in sorted(_MEASURES, key=len, reverse=True)) + ")"
MEASURE_ENDS: Final = frozenset(word[-1] for word in _MEASURES)
_CANONICAL: Final = {
    **dict.fromkeys(("名", "位"), "人"),
    "个月": "月",
    **{f"个{time}": time for time in ("学期", "小时")},
    **dict.fromkeys(("日", "工作日", "个工作日"), "天"),
    **dict.fromkeys(("平米", "㎡", "m2", "m²", "平"), "平方米"),
    **dict.fromkeys(("季", "个季度"), "季度"),
    **dict.fromkeys(("星期", "个星期"), "周"),
    "学时": "课时",
    **dict.fromkeys(("m", "延米"), "米"),
    **dict.fromkeys(("km", "千米"), "公里"),
    "场次": "场",
}
TIMES: Final = frozenset({"月", "年", "天", "周", "季度", "学期", "小时", "期"})
PERIODS: Final = frozenset({"月", "年", "天", "周", "季度", "学期"})
MONTHS: Final = {"月": 1, "季度": 3, "年": 12}


def canonical(measure: str) -> str:
    """One name for the spellings of a measure word: 名 -> 人, 个月 -> 月, ㎡ -> 平方米."""
    return _CANONICAL.get(measure, measure)
