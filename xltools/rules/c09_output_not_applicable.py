"""C09 产出指标填“不涉及”

检查什么
    产出数量、质量、进度、成本指标的内容是不是“不涉及”“无”“不可估算”一类的字样。

为什么
    有支出就有产出。产出指标填“不涉及”，等于没有说明这笔钱要办成什么事，项目无法考核。

反例
    产出质量指标：不涉及

正例
    产出质量指标：绿地养护质量达到合同约定标准。
    经济效益指标：不涉及，本项目为内部保障。

怎么改
    写出具体的产出内容和指标值。效益指标确实不涉及的，可以写“不涉及”并说明理由。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import OUTPUT, indicator_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """One defect for each output row that says it does not apply."""
    for index, row in enumerate(project.declaration.indicators):
        if row.level1 == OUTPUT and is_not_applicable(row.text):
            yield Defect(
                f"填写{quoted(row.text)}，有支出就应有产出，请填写具体的产出内容和指标值。",
                indicator_spot(project.declaration, index),
                quote=row.text,
                start=0,
                end=len(row.text),
            )


RULE = ProjectRule(
    id="C09", name="output-not-applicable", title="产出指标填“不涉及”", page=__doc__, severity="warning", check=check
)
