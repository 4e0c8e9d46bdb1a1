"""W03 满意度填不涉及

检查什么
    服务对象满意度指标是不是填“不涉及”“无”一类的字样。写明了理由的不报。

为什么
    项目总有服务对象：居民、单位，或者使用成果的机关人员。不设满意度，就缺了一项必须考核的指标。

反例
    服务对象满意度指标：不涉及

正例
    服务对象满意度指标：不涉及，本项目为机关内部结算。

怎么改
    写明服务对象和满意率；确实没有服务对象的，写一句理由。
"""

from collections.abc import Iterator
from decimal import Decimal

from xltools.analysis.facts import Project
from xltools.model.settings import Parameter
from xltools.rules.not_applicable import read_not_applicable
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import SATISFACTION
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted


def check(project: Project, *, reason_length: Decimal) -> Iterator[Defect]:
    """One defect for each satisfaction row that does not apply and says no reason."""
    for index, row in enumerate(project.declaration.indicators):
        found = read_not_applicable(row.text) if row.level2 == SATISFACTION else None
        if found and len(found.reason) < reason_length:
            yield cell_defect(
                project, index, f"填写{quoted(row.text)}，请写明服务对象和满意率；确实没有服务对象的，请写一句理由。"
            )


RULE = ProjectRule(
    id="W03",
    name="satisfaction-not-applicable",
    title="满意度填不涉及",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(Parameter("reason_length", "理由至少写多少字", Decimal(8), "字"),),
)
