"""U05 省略“元”

检查什么
    预算金额、项目绩效目标和各项指标中的金额是不是以“万”“亿”结尾，省略了“元”。“3万册”一类的数量不算。

为什么
    不影响理解，但公文中的金额应写完整的单位，省略后容易与数量混淆。

反例
    预算金额：12万
    产出成本指标：全年费用12万元。

正例
    预算金额：12万元
    产出成本指标：全年费用12万元。

怎么改
    在“万”“亿”后补上“元”。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule, Spot
from xltools.rules.spots import field_spot, text_spot
from xltools.rules.wording import quoted
from xltools.values.amounts import Amount


def check(project: Project) -> Iterator[Defect]:
    """One defect for the budget and for each text with such amounts."""
    declaration = project.declaration
    budget = project.budget
    if budget.yuan_omitted:
        yield defect(field_spot(declaration, "budget"), [budget.text], 0, len(budget.text))
    for index, amounts in project.amounts_by_indicator().items():
        short = [amount for amount in amounts if amount.yuan_omitted]
        if short:
            yield from_amounts(text_spot(declaration, index), short)


def from_amounts(spot: Spot, amounts: list[Amount]) -> Defect:
    """The amounts of one text."""
    return defect(spot, [amount.text for amount in amounts], amounts[0].start, amounts[0].end)


def defect(spot: Spot, texts: list[str], start: int, end: int) -> Defect:
    """Every text that leaves 元 out, the first one as the quote."""
    named = "、".join(quoted(text) for text in texts)
    return Defect(f"{named}省略了“元”，请写完整的单位。", spot, quote=texts[0], start=start, end=end)


RULE = ProjectRule(id="U05", name="yuan-omitted", title="省略“元”", page=__doc__, severity="info", check=check)
