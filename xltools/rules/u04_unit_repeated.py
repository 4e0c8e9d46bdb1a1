"""U04 单位重复

检查什么
    预算金额的栏目名称已写明“万元”，填写的数字后面又写了“万元”。金额只按一次单位计算。

为什么
    不影响金额，但单位写两遍不规范，转成数字格式时容易被再乘一次。

反例
    预算金额（万元）：12万元

正例
    预算金额（万元）：12.00

怎么改
    栏目名称有单位时只填数字。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """A defect when label and value both name 万元."""
    budget = project.budget
    if budget.unit_repeated:
        yield Defect(
            f"栏目名称已写明单位“{budget.label_unit}”，填写{quoted(budget.text)}又写了一次，只填数字即可。",
            field_spot(project.declaration, "budget"),
            quote=budget.text,
            start=0,
            end=len(budget.text),
        )


RULE = ProjectRule(id="U04", name="unit-repeated", title="单位重复", page=__doc__, severity="info", check=check)
