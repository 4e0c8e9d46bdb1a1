"""The sentence on a product whose units do not belong together."""

from xltools.analysis.facts import UnitClash
from xltools.rules.wording import quoted


def clash_sentence(clash: UnitClash) -> str:
    """Which price was multiplied with what it is not for."""
    found = "、".join(quoted(text) for text in clash.found)
    if not clash.wanted:
        return f"单位不相称：{quoted(clash.price)}与{found}都是金额，不能相乘。"
    if clash.same_kind:
        return f"单位需要换算：{quoted(clash.price)}按{clash.wanted}计价，乘的是{found}，没有写明怎样换算。"
    return f"单位不相称：{quoted(clash.price)}按{clash.wanted}计价，乘的却是{found}。"
