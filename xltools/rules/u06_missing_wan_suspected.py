"""U06 疑似漏写“万”

检查什么
    A01、A02、A04、A05 报出的差额，能不能由某个金额漏写或多写一个“万”字解释：把它按万元（或元）计算，差额正好消失。
    这是附在那些问题后面的提示，本身不是问题。

为什么
    在一串“万元”中漏写一个“万”，是填表时最常见的笔误之一，而且不容易看出来。

反例
    预算金额：440.6万元
    产出成本指标：场地费122万元，教材费38.6元，师资费280万元。

正例
    预算金额：440.6万元
    产出成本指标：场地费122万元，教材费38.6万元，师资费280万元。

怎么改
    核对提示所指的金额。有几种解释同时成立时，仅凭数字无法判定，请对照原始凭据。
"""

from xltools.model.finding import Candidate
from xltools.rules.rule import Hint
from xltools.rules.wording import quoted


def phrase(candidate: Candidate) -> str:
    """The amount that would read differently with 万."""
    slip = "漏写" if candidate.kind == "missing_wan" else "多写"
    return f"{quoted(candidate.text)}{slip}了“万”（按 {candidate.replacement} 计算则相符）"


HINT = Hint(
    id="U06",
    name="missing-wan-suspected",
    title="疑似漏写“万”",
    page=__doc__,
    kinds=frozenset({"missing_wan", "extra_wan"}),
    phrase=phrase,
)
