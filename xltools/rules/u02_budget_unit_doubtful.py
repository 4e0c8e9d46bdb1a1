"""U02 金额单位存疑

检查什么
    栏目名称写明“万元”，填写的却是一个很大的、没有写单位的数字，按万元理解大得不合常理；许多项目一起校验时，还看按万元理解
    是不是超过各项目中位数的一百倍。

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
from statistics import median
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.settings import Parameter, ParameterValue
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Batch, Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import WAN, quoted
from xltools.values.plain import grouped, plain

TIMES: Final = Parameter("times", "按万元理解，对各项目中位数的倍数上限", Decimal(100), "倍")
FEWEST: Final = Parameter("fewest", "至少几个项目才与中位数比较", Decimal(10), "个")


def check(project: Project, **_: ParameterValue) -> Iterator[Defect]:
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


def check_across(batch: Batch, times: Decimal, fewest: Decimal) -> Iterator[Defect]:
    """A defect for each bare value under 万元 that is far above the other budgets and that no cost text confirms."""
    clear = [(form, form.yuan) for form in batch.forms if form.yuan is not None and form.yuan > 0 and not form.doubtful]
    if len(clear) < fewest:
        return
    middle = median([yuan for _, yuan in clear])
    for form, yuan in clear:
        bare = form.label_unit == "万元" and form.unit_from == "label" and not form.ties
        if bare and yuan > middle * times:
            yield noted_defect(
                form,
                "budget",
                f"栏目单位为“万元”，填写{quoted(form.budget)}未写单位，按万元是 {reading(yuan)}，超过各项目中位数 {reading(middle)} 的 "
                f"{plain(times)} 倍，也可能是 {reading(yuan.scaleb(-4))}，单位存疑，请核实金额并写明单位。",
            )


RULE = ProjectRule(
    id="U02",
    name="budget-unit-doubtful",
    title="金额单位存疑",
    page=__doc__,
    severity="error",
    check=check,
    parameters=(TIMES, FEWEST),
    across=check_across,
)
