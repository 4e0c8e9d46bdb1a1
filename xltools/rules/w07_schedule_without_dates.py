"""W07 进度无时间节点

检查什么
    产出进度指标里有没有时间：月份、季度、日期、频次（按月、每周），或日常、节日一类的时段。只写“全年”或年份的按提示报。

为什么
    进度指标是用来按时间检查的。没有时间，就无法判断项目是按期还是拖延。

反例
    产出进度指标：按照工作安排及时推进。

正例
    产出进度指标：3月底前签订合同，11月底前完成验收。

怎么改
    写明各阶段的完成月份；常年性的工作写明频次和付款时间。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.times import NAMED, ROUGH, when
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import SCHEDULE, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted


def check(project: Project, *, named: tuple[str, ...], rough: tuple[str, ...]) -> Iterator[Defect]:
    """One defect for each schedule row without a time (warning) or with the year alone (info)."""
    for index, row in rows_of(project, SCHEDULE):
        found = when(row.text, named, rough)
        if found.kind == "none":
            yield cell_defect(
                project, index, f"写的是{quoted(row.text)}，没有月份、季度、日期或频次，请写明各项工作的完成时间。"
            )
        elif found.kind == "rough":
            sentence = f"时间只写到年度（{quoted(row.text[found.start : found.end])}），请写明月份、季度或频次。"
            yield cell_defect(project, index, sentence, span=(found.start, found.end), severity="info")


RULE = ProjectRule(
    id="W07",
    name="schedule-without-dates",
    title="进度无时间节点",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(
        Parameter("named", "可以代替日期的时段用语", NAMED),
        Parameter("rough", "只说到年度的用语", ROUGH),
    ),
)
