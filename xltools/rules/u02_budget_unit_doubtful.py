"""U02 金额单位存疑

检查什么
    栏目名称写明“万元”，填写的却是一个很大的、没有写单位的数字，按万元理解大得不合常理。

为什么
    这样的数字多半是按元填写的，但不能替填表人决定。两种理解相差一万倍，会使汇总数完全失真。

反例
    预算金额（万元）：1,200,000.00
    产出成本指标：全年费用120万元。

正例
    预算金额（万元）：120.00
    产出成本指标：全年费用120万元。

怎么改
    核对实际金额，在数字后写明单位；按栏目名称以万元填写的，把数字改成万元数。确认之前，汇总按较合理的理解计入并作标记。
"""

from collections.abc import Iterator
from decimal import Decimal

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import WAN, quoted
from xltools.values.plain import grouped


def check(project: Project) -> Iterator[Defect]:
    """A defect when label and value allow two readings of the budget."""
    budget = project.budget
    if not budget.doubtful or budget.yuan is None:
        return
    other = "" if budget.alternative is None else f"，也可能是 {reading(budget.alternative)}"
    label = f"栏目单位为“{budget.label_unit}”，" if budget.label_unit else ""
    yield Defect(
        f"{label}填写{quoted(budget.text)}未写单位，可能是 {reading(budget.yuan)}{other}，单位存疑，请核实金额并写明单位。",
        field_spot(project.declaration, "budget"),
        quote=budget.text,
        start=0,
        end=len(budget.text),
    )


def reading(yuan: Decimal) -> str:
    """One reading of the budget; a wrong one may be huge, so it is grouped."""
    return f"{grouped(yuan.scaleb(-4))}万元" if abs(yuan) >= WAN else f"{grouped(yuan)}元"


RULE = ProjectRule(
    id="U02", name="budget-unit-doubtful", title="金额单位存疑", page=__doc__, severity="error", check=check
)
