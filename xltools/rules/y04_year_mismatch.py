"""Y04 表头年度与内容年度不符

检查什么
    标题写明的预算年度，与目标、进度、成本里写的年份是不是对得上：内容至少两处写明年份，却都是同一个别的年份，没有一处是
    预算年度。文件、合同的年份不算；跨年度的计划只要包含预算年度就不算。

为什么
    整张表写的都是另一年，多半是去年的表改了标题，或拿错了表。

反例
    预算年度：2019
    项目绩效目标：2018年对辖区社区绿地开展日常养护，改善居民的居住环境。
    产出进度指标：2018年4月签订合同，2018年12月前完成验收。

正例
    预算年度：2019
    项目绩效目标：2019年对辖区社区绿地开展日常养护，改善居民的居住环境。
    产出进度指标：2018年12月制定计划，2019年12月前完成验收。

怎么改
    核对是哪一年的申报表，把标题或内容改成一致。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.times import last_year
from xltools.analysis.years import YearNamed, years_named
from xltools.model.declaration import FieldName
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import COST, SCHEDULE, rows_of
from xltools.rules.rule import Defect, ProjectRule

FEWEST: Final = Parameter("fewest", "至少几处写明年份", Decimal(2), "处")
Cell = int | FieldName


def check(project: Project, *, fewest: Decimal) -> Iterator[Defect]:
    """A defect at the first year where all years of the plan are one other year; the schedule must name it too."""
    year = project.declaration.year
    if year is None:
        return
    named = list(plan_years(project))
    if len(named) < fewest or {one.year for _, one in named} - {named[0][1].year} or named[0][1].year == year:
        return
    cell, first = named[0]
    ends = [last_year(row.text) for _, row in rows_of(project, SCHEDULE)]
    if not any(end and end[0] == first.year for end in ends):
        return
    yield cell_defect(
        project,
        cell,
        f"标题是 {year} 年，而内容里写明年份的 {len(named)} 处都是 {first.year} 年，请核对是哪一年的申报表。",
        span=(first.start, first.end),
    )


def plan_years(project: Project) -> Iterator[tuple[Cell, YearNamed]]:
    """The years of name, goal, schedule and cost, but those of cited documents."""
    fields: tuple[FieldName, ...] = ("project", "goal")
    cells: list[tuple[Cell, str]] = [(name, project.declaration.text(name)) for name in fields]
    cells += [(index, row.text) for label in (SCHEDULE, COST) for index, row in rows_of(project, label)]
    for cell, text in cells:
        for one in years_named(text):
            if not one.cited:
                yield cell, one


RULE = ProjectRule(
    id="Y04",
    name="year-mismatch",
    title="表头年度与内容年度不符",
    page=__doc__,
    severity="error",
    check=check,
    parameters=(FEWEST,),
)
