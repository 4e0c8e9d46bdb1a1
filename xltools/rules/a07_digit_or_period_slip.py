"""A07 倍数或数位笔误

检查什么
    A01、A02、A04、A05 报出的差额，能不能由一处笔误解释：一位数字写错、相邻两位颠倒、小数点移位、
    期数（月数、天数、次数）或数量、单价写错。这是附在那些问题后面的提示，本身不是问题。

为什么
    抄写和计算时的笔误多半只错一处。指出哪一处改动能使算式成立，可以省去逐项核对。

反例
    预算金额：78.7万元
    产出成本指标：场地费36.2万元，设备费185万元，宣传费24万元，共计78.7万元。

正例
    预算金额：78.7万元
    产出成本指标：场地费36.2万元，设备费18.5万元，宣传费24万元，共计78.7万元。

怎么改
    核对提示所指的数字。有几种解释同时成立时，仅凭数字无法判定，请对照原始凭据。
"""

from collections.abc import Mapping
from typing import Final

from xltools.model.finding import Candidate, CandidateKind
from xltools.rules.rule import Hint
from xltools.rules.wording import quoted

SLIPS: Final[Mapping[CandidateKind, str]] = {
    "decimal_shift": "点错了小数点",
    "digit_changed": "有一位数字写错",
    "digits_swapped": "相邻两位数字颠倒",
    "period_changed": "期数写错",
    "factor_changed": "数量或单价写错",
    "total_changed": "这个总数写错",
}


def phrase(candidate: Candidate) -> str:
    """The figure and what it would have to be."""
    return f"{quoted(candidate.text)}{SLIPS[candidate.kind]}（按 {candidate.replacement} 计算则相符）"


HINT = Hint(
    id="A07",
    name="digit-or-period-slip",
    title="倍数或数位笔误",
    page=__doc__,
    kinds=frozenset(SLIPS),
    phrase=phrase,
)
