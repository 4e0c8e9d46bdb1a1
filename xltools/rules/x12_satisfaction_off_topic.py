"""X12 满意度指标内容错位

检查什么
    服务对象满意度指标里有没有说到满意、认可、投诉、评价一类的话，只写一个数值的不算。填“不涉及”的由 W03 报，只有一个评价的由 W01 报。

为什么
    满意度指标要写服务对象怎么看。写成工作内容或社会效益，就缺了对服务对象意见的考核。

反例
    服务对象满意度指标：丰富居民文化生活，参与人数达到300人。

正例
    服务对象满意度指标：参加活动的居民满意率不低于90%。

怎么改
    写明服务对象和满意率，原有内容移到社会效益或产出指标。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.percentages import is_value
from xltools.analysis.words import any_of
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import SATISFACTION, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted

OPINIONS = (
    "满意", "认可", "投诉", "评价", "测评", "好评", "差评", "安全感", "获得感", "幸福感", "口碑", "表扬", "评分", "意见",
)  # fmt: skip


def check(project: Project, *, words: tuple[str, ...]) -> Iterator[Defect]:
    """One defect for each satisfaction row that does not speak of anybody's opinion."""
    for index, row in rows_of(project, SATISFACTION):
        if not any_of(words).search(row.text) and not is_value(row.text):
            yield cell_defect(
                project, index, f"写的是{quoted(row.text)}，没有说到服务对象是否满意，请写明服务对象和满意率。"
            )


RULE = ProjectRule(
    id="X12",
    name="satisfaction-off-topic",
    title="满意度指标内容错位",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(Parameter("words", "说到服务对象意见的用语", OPINIONS),),
)
