"""Y01 数据陈旧

检查什么
    数量指标和效益指标用作依据的数据，是不是预算年度两年以前的（年份由表上方的标题得知）。文件、合同的年份，“某年以来”
    “某年建成”一类的话不算。

为什么
    两年前的数据说明不了今年要做多少，多半是从旧表抄来的。

反例
    预算年度：2019
    产出数量指标：对困难家庭35户2016年发生的医药费给予补助。

正例
    预算年度：2019
    产出数量指标：救助困难家庭20户，根据2016年印发的救助办法按月发放。

怎么改
    换成最近一年的数据，或写明今年计划的数量。
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.years import YearNamed, years_named
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import COST, QUALITY, SCHEDULE, written_rows
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted

NO_EVIDENCE: Final = frozenset({QUALITY, SCHEDULE, COST})
DATED: Final = re.compile("发生|实际|统计|数据|共计|共有|支出|收入|接待|受理|结算|报销|新增|登记|测算")
FIGURE: Final = re.compile(r"[0-9]|统计|数据")
HISTORY: Final = re.compile(
    "建成|竣工|成立|建立|购置|购入|采购|启用|投入使用|建设|改造|安装|交付|入驻|退休|出生|毕业|开工|以来|以后|之后|起|至今|前|启动|开始"
)
BACK: Final = Parameter("back", "早于预算年度几年算陈旧", Decimal(2), "年")


def check(project: Project, *, back: Decimal) -> Iterator[Defect]:
    """One defect for each quantity or benefit row that leans on figures of a year long past."""
    year = project.declaration.year
    if year is None:
        return
    for index, row in written_rows(project):
        if row.level2 in NO_EVIDENCE:
            continue
        for named in years_named(row.text):
            if named.year <= year - back and is_evidence(named):
                sentence = f"写的是{quoted(row.text[named.start : named.end])}年的数据，预算年度是 {year} 年，请换成近年的数据或今年的计划。"
                yield cell_defect(project, index, sentence, span=(named.start, named.end))
                break


def is_evidence(named: YearNamed) -> bool:
    """Whether the clause gives what happened in that year, not since when something exists or what a document says."""
    if named.cited or HISTORY.search(named.behind) or not DATED.search(named.behind):
        return False
    return FIGURE.search(named.before + named.behind) is not None


RULE = ProjectRule(
    id="Y01",
    name="stale-data",
    title="数据陈旧",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(BACK,),
)
