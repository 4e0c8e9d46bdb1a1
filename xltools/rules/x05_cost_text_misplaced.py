"""X05 成本指标填写错位

检查什么
    产出成本指标写的是不是进度安排或管理要求，没有任何金额。整份申报表的成本指标都没有金额时，由 C05 一并说明。

为什么
    成本指标要写花多少钱、怎样测算。写成“按月支出”“严格管理”，多半是填错了栏。

反例
    产出成本指标：全年费用12万元。
    产出成本指标：按月安排支出。

正例
    产出成本指标：全年费用8万元。
    产出成本指标：全年费用4万元。

怎么改
    进度安排移到产出进度指标，成本指标写总额和各分项的单价、数量。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.words import any_of
from xltools.model.settings import Parameter
from xltools.rules.misplaced import SCHEDULE_WORDS
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import COST, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted


def check(project: Project, *, words: tuple[str, ...]) -> Iterator[Defect]:
    """One defect for each cost row that speaks of schedule or management and names no amount."""
    priced = {item.indicator for item in project.amounts}
    for index, row in rows_of(project, COST):
        if index not in priced and any_of(words).search(row.text):
            yield cell_defect(
                project, index, f"写的是{quoted(row.text)}，属于进度或管理方面的内容，没有金额，请改写成本总额和分项。"
            )


RULE = ProjectRule(
    id="X05",
    name="cost-text-misplaced",
    title="成本指标填写错位",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(Parameter("words", "说明进度或管理的用语", SCHEDULE_WORDS),),
)
