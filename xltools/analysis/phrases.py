"""Wording that says nothing that can be judged: a grade alone, an improvement without a standard, stock phrases."""

import re
from functools import lru_cache
from typing import Final, Literal

from xltools.analysis.words import alternation
from xltools.values.normalise import normalise

Emptiness = Literal["grade", "improvement", "stock"]

GRADES: Final = (
    "优", "良", "好", "优秀", "优良", "良好", "较好", "合格", "达标", "满意", "认可", "好评", "明显", "显著", "有效", "高", "较高",
    "提高", "提升", "改善", "增强", "加强", "长期", "长期有效", "持续", "有保障", "得到保障",
)  # fmt: skip
STOCK: Final = (
    "及时", "足额", "按时", "按期", "如期", "准时", "按质", "按量", "按规定", "按要求", "按照要求", "按计划", "保质", "保量", "发放", "到位",
    "完成", "落实", "支付", "拨付", "缴纳", "顺利", "有序", "正常", "有效", "圆满", "全面", "高效", "确保", "保证", "保障", "做好", "工作",
    "任务", "各项", "项目", "开展", "实施", "进行", "推进", "运行", "运转", "高标准", "高质量", "高效率",
)  # fmt: skip

_SUBJECT: Final = "(?:(?:服务对象|群众|居民|各方)?(?:满意度|满意率|反映|评价)|质量|效果|社会效益|经济效益|环境效益|效益|成效|完成情况)?:?(?:为|达到|保持)?"
_DEGREE: Final = "(?:有所|逐步|不断|明显|显著|进一步|基本|比较|非常|较为|较|很|大幅|持续|得到|普遍)*"
_IMPROVEMENT: Final = re.compile(
    "(?:不断|进一步|有效|切实|持续|逐步|全面|着力|大力)*(?:提高|提升|改善|增强|加强|促进|优化|完善|强化|推动)"
    "[^0-9%,;:。、]{2,24}?(?:水平|能力|质量|素质|素养|意识|效率|效能|效果|环境|形象|管理|建设|服务|发展|条件|力度)"
)
_EXPECTED: Final = re.compile(
    "(?:全部|基本|均|总体)?(?:达到|实现|完成|取得|符合|满足)(?:预期|预定|既定|规定|相关|有关|上级|良好|较好|明显|显著|一定|工作)的?"
    "(?:社会|工作|绩效|质量)?(?:效果|目标|目的|要求|标准|成效|效益)"
)
_FEWEST: Final = 2


def emptiness(
    text: str, grades: tuple[str, ...] = GRADES, stock: tuple[str, ...] = STOCK, *, wants_standard: bool = False
) -> Emptiness | None:
    """How the whole text says nothing that can be judged; None where it says more.

    `wants_standard`: in this row an improvement needs a standard (提高…能力 in a quality row).
    """
    plain = "".join(normalise(text).split()).rstrip("。.;,")
    if _graded(grades).fullmatch(plain) or (grades and _EXPECTED.fullmatch(plain)):
        return "grade"
    if wants_standard and _IMPROVEMENT.fullmatch(plain):
        return "improvement"
    pieces = _pieces(stock)
    return "stock" if pieces.fullmatch(plain) and len(_piece(stock).findall(plain)) >= _FEWEST else None


@lru_cache(maxsize=16)
def _graded(grades: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_SUBJECT}{_DEGREE}(?:{alternation(grades)})(?:以上|水平)?")


@lru_cache(maxsize=16)
def _piece(stock: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation(stock))


@lru_cache(maxsize=16)
def _pieces(stock: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:(?>{alternation(stock)})[的地好并和、,]?)++")
