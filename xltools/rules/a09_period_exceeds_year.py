"""A09 超出预算年度的期数

检查什么
    产出成本、数量指标里的服务期、租期、聘期或算式中的月数，是不是超过 12 个月。
    按若干个月工资计算的补偿、质保和维保期限是标准，不是付款的期数，不在此列。

为什么
    一个年度的预算只能付 12 个月。超过的月数不是上年的欠款，就是下年的费用。

反例
    预算金额：54万元
    产出成本指标：聘用协管员12人，每人每月3000元，服务期15个月，共计54万元。

正例
    预算金额：43.2万元
    产出成本指标：聘用协管员12人，每人每月3000元，服务期12个月，共计43.2万元。

怎么改
    核对期数；确需跨年付款的，写明起止年月和合同约定。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.periods import service_periods
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import COST, QUANTITY, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted
from xltools.values.plain import plain

PLACES: Final = (COST, QUANTITY)


def check(project: Project, *, longest: Decimal) -> Iterator[Defect]:
    """A defect at the first period that is too long: in the cost rows, else in the quantity rows."""
    for labels in PLACES:
        for index, row in rows_of(project, labels):
            for period in service_periods(row.text):
                if period.months > longest:
                    sentence = (
                        f"期数{quoted(row.text[period.start : period.end])}超过一个预算年度的 {plain(longest)} 个月，"
                        "请核对；跨年付款的请写明起止年月和合同约定。"
                    )
                    yield cell_defect(project, index, sentence, span=(period.start, period.end))
                    return


RULE = ProjectRule(
    id="A09",
    name="period-exceeds-year",
    title="超出预算年度的期数",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(Parameter("longest", "一个预算年度的月数", Decimal(12), "个月"),),
)
