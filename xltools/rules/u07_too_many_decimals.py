"""U07 精度超限

检查什么
    金额写到了分以下：以元为单位超过两位小数，或以万元为单位超过六位小数。单价和标准不受此限。

为什么
    支付最小到分。更小的数字多半是计算器结果直接抄入，或小数点点错了位置。

反例
    预算金额：120000.375元

正例
    预算金额：120000.38元

怎么改
    核对小数点的位置，把金额四舍五入到分。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.cost_cells import RATES
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot, text_spot
from xltools.rules.wording import quoted

CENT: Final = Decimal("0.01")


def check(project: Project) -> Iterator[Defect]:
    """One defect for the budget and for each amount finer than 分, prices and limits left aside."""
    declaration = project.declaration
    budget = project.budget
    if budget.yuan is not None and budget.precision < CENT:
        spot = field_spot(declaration, "budget")
        yield Defect(sentence(budget.text), spot, quote=budget.text, start=0, end=len(budget.text))
    for fact in project.amounts:
        amount = fact.amount
        if amount.precision < CENT and amount.role not in RATES:
            spot = text_spot(declaration, fact.indicator)
            yield Defect(sentence(amount.text), spot, quote=amount.text, start=amount.start, end=amount.end)


def sentence(text: str) -> str:
    """What is wrong with an amount finer than 分."""
    return f"{quoted(text)}精确到了分以下，请核对小数点的位置，并四舍五入到分。"


RULE = ProjectRule(id="U07", name="too-many-decimals", title="精度超限", page=__doc__, severity="warning", check=check)
