"""A03 测算缺期数

检查什么
    写了人数和每月单价，也写了总额，但没有写几个月，而总额恰好是 2 到 12 个月的费用。总额前写明“全年”“一年”的，12 个月
    和 4 个季度视为已经写明。

为什么
    读表的人要自己倒推期数。写明期数，测算才完整，也才能核对。

反例
    预算金额：72万元
    产出成本指标：聘用协管员10人，每人每月6000元，共计72万元。

正例
    预算金额：72万元
    产出成本指标：聘用协管员10人，每人每月6000元，服务期为12个月，共计72万元。

怎么改
    在测算中写明期数。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project, Statement
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import text_spot
from xltools.rules.wording import quoted

WHOLE_YEAR: Final = re.compile("全年|一年|年度|每年|年租|年费")
OF_A_YEAR: Final = frozenset({4, 12})


def check(project: Project) -> Iterator[Defect]:
    """One defect for each product that holds only with a period that is not written."""
    for statement in project.statements:
        if statement.implied_periods is None or says_the_year(statement):
            continue
        yield Defect(
            f"{quoted(statement.quote)}没有写期数，按 {statement.implied_periods} 期计算才相符，请写明期数。",
            text_spot(project.declaration, statement.indicator),
            quote=statement.quote,
            start=statement.start,
            end=statement.end,
            stated=statement.stated,
            working=statement.working,
        )


def says_the_year(statement: Statement) -> bool:
    """Whether the period that is missing is the year that the statement names."""
    return statement.implied_periods in OF_A_YEAR and WHOLE_YEAR.search(statement.quote) is not None


RULE = ProjectRule(id="A03", name="period-not-stated", title="测算缺期数", page=__doc__, severity="info", check=check)
