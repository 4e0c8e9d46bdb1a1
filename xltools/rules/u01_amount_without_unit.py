"""U01 金额无单位

检查什么
    预算金额的数字后面和栏目名称里都没有写单位（元、万元）。此时按“元”理解，并在问题中说明。

为什么
    同一个数字，按元和按万元相差一万倍。单位不写明，汇总数就不可靠。

反例
    预算金额：120000
    产出成本指标：全年费用120000元。

正例
    预算金额：120000元
    产出成本指标：全年费用120000元。

怎么改
    在数字后写明“元”或“万元”。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import money, quoted


def check(project: Project) -> Iterator[Defect]:
    """A defect when the unit of the budget had to be assumed."""
    budget = project.budget
    if budget.yuan is None or budget.unit_from != "assumed" or budget.label_unit is not None:
        return
    (read,) = money(budget.yuan)
    yield Defect(
        f"填写{quoted(budget.text)}，没有写单位，暂按“元”理解（{read}），请写明单位。",
        field_spot(project.declaration, "budget"),
        quote=budget.text,
        start=0,
        end=len(budget.text),
    )


RULE = ProjectRule(
    id="U01", name="amount-without-unit", title="金额无单位", page=__doc__, severity="warning", check=check
)
