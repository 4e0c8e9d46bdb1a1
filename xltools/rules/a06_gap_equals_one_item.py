"""A06 差额等于某一分项

检查什么
    A04、A05 报出的差额，是不是正好等于某一个分项的金额。这是附在那些问题后面的提示，本身不是问题。

为什么
    差额恰好等于一项，往往是这一项没有列入预算或总计，或者被重复计入。

反例
    预算金额：104900元
    产出成本指标：宣传费61200元，印刷费43700元，会务费23500元。

正例
    预算金额：128400元
    产出成本指标：宣传费61200元，印刷费43700元，会务费23500元。

怎么改
    核对提示所指的分项是否应当列入，再改预算金额、总计或分项。
"""

from xltools.model.finding import Candidate
from xltools.rules.rule import Hint
from xltools.rules.wording import quoted


def phrase(candidate: Candidate) -> str:
    """The item that the gap equals."""
    cause = "没有列入预算或总计" if candidate.kind == "item_left_out" else "重复计入"
    return f"差额与{quoted(candidate.text)}一项相符，这一项{cause}"


HINT = Hint(
    id="A06",
    name="gap-equals-one-item",
    title="差额等于某一分项",
    page=__doc__,
    kinds=frozenset({"item_left_out", "item_counted_twice"}),
    phrase=phrase,
)
