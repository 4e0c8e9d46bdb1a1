"""U09 数量栏填金额

检查什么
    产出数量指标里是不是只有金额，或只有一个与预算金额相同的数字。数量旁边提到单价的不算。

为什么
    数量指标要说明办多少事，金额应写在成本指标里。错放以后，数量无法考核，金额也可能漏算。

反例
    产出数量指标：1.办公用房租金70,000.00；2.活动用房租金50,000.00
    产出成本指标：12万元

正例
    产出数量指标：租用办公用房1处、活动用房1处。
    产出成本指标：1.办公用房租金70,000.00；2.活动用房租金50,000.00

怎么改
    在产出数量指标里写明数量和计量单位，把金额移到产出成本指标。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import indicator_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """One defect for each quantity cell that says only money."""
    for index in project.quantity_is_money:
        text = project.declaration.indicators[index].text
        yield Defect(
            f"写的是{quoted(text)}，只有金额没有数量，请写明数量和计量单位，金额写到产出成本指标。",
            indicator_spot(project.declaration, index),
            quote=text,
            start=0,
            end=len(text),
        )


RULE = ProjectRule(
    id="U09", name="money-in-quantity-cell", title="数量栏填金额", page=__doc__, severity="warning", check=check
)
