"""X08 进度早于预算年度

检查什么
    产出进度指标里最晚的时间是不是早于表题的预算年度。还有没写年份的月份或频次时不报，因为可能就在预算年度内。

为什么
    预算年度的钱要在当年形成产出。进度写的是上年，多半照抄了上年的申报表，或者项目已经做完。

反例
    预算年度：2019
    产出进度指标：2018年9月前完工。

正例
    预算年度：2019
    产出进度指标：2018年12月至2019年9月施工。

怎么改
    按预算年度重新填写进度；项目确已完工、只付尾款的，写明付款时间和合同约定。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.times import last_year
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import SCHEDULE, rows_of
from xltools.rules.rule import Defect, ProjectRule


def check(project: Project) -> Iterator[Defect]:
    """One defect for each schedule row that ends before the budget year; none for a form without a year."""
    year = project.declaration.year
    if year is None:
        return
    for index, row in rows_of(project, SCHEDULE):
        found = last_year(row.text)
        if found and found[0] < year:
            sentence = f"最晚的时间是 {found[0]} 年，早于预算年度 {year} 年，请按预算年度重新填写。"
            yield cell_defect(project, index, sentence, span=found[1])


RULE = ProjectRule(
    id="X08",
    name="deadline-before-budget-year",
    title="进度早于预算年度",
    page=__doc__,
    severity="warning",
    check=check,
)
