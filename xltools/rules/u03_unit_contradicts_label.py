"""U03 填写单位与表头单位冲突

检查什么
    预算金额的栏目名称写的是“万元”，填写的数字后面写的却是“元”。金额按填写的单位理解。

为什么
    表头与填写互相矛盾，按表头读会大一万倍。汇总、公开时极易出错。

反例
    预算金额（万元）：120,000元
    产出成本指标：全年费用120000元。

正例
    预算金额（万元）：12.00
    产出成本指标：全年费用120000元。

怎么改
    把数字换算成栏目名称所写的单位。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import quoted
from xltools.values.plain import grouped, wan


def check(project: Project) -> Iterator[Defect]:
    """A defect when the written unit is not the unit of the label."""
    budget = project.budget
    if not budget.contradicts_label or budget.yuan is None:
        return
    as_label = wan(budget.yuan) if budget.label_unit == "万元" else f"{grouped(budget.yuan)}元"
    yield Defect(
        f"栏目单位为“{budget.label_unit}”，填写的是{quoted(budget.text)}，单位不一致，请按栏目单位改填 {as_label}。",
        field_spot(project.declaration, "budget"),
        quote=budget.text,
        start=0,
        end=len(budget.text),
    )


RULE = ProjectRule(
    id="U03",
    name="unit-contradicts-label",
    title="填写单位与表头单位冲突",
    page=__doc__,
    severity="error",
    check=check,
)
