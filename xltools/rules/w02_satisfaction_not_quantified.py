"""W02 满意度未量化

检查什么
    服务对象满意度指标里有没有比例、分值或件数。填“不涉及”的由 W03 报，空着的由 C04 报。

为什么
    满意度要用调查得出的比例或分值、投诉的件数来考核，没有数字就无法评价。

反例
    服务对象满意度指标：居民对绿化养护基本满意。

正例
    服务对象满意度指标：居民对绿化养护的满意率不低于90%。

怎么改
    写明满意率或评分（如“满意率不低于90%”），或者投诉件数的上限，并说明怎样取得。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.percentages import has_figure
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import SATISFACTION, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """One defect for each satisfaction row without a figure."""
    for index, row in rows_of(project, SATISFACTION):
        if not has_figure(row.text):
            yield cell_defect(
                project, index, f"写的是{quoted(row.text)}，没有比例、分值或件数，请写明指标值，如满意率不低于多少。"
            )


RULE = ProjectRule(
    id="W02",
    name="satisfaction-not-quantified",
    title="满意度未量化",
    page=__doc__,
    severity="warning",
    check=check,
)
