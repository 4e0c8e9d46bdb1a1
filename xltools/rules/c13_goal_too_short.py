"""C13 目标过短

检查什么
    项目绩效目标去掉空格后够不够 20 个字（字数可以在设置里改）；空着的由 C01 报。

为什么
    目标要说清做什么、做到什么程度、带来什么结果。几个字说不清，绩效评价时没有依据。

反例
    项目绩效目标：做好各项绿化工作。

正例
    项目绩效目标：对辖区内社区绿地开展日常养护，改善居民的居住环境。

怎么改
    写明做什么、服务谁、达到什么结果。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.forms.keys import squeeze
from xltools.model.settings import Parameter
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import quoted

LEAST: Final = Parameter("least", "最少字数", Decimal(20), "字")


def check(project: Project, least: Decimal) -> Iterator[Defect]:
    """A defect when the goal has fewer characters than `least`, but some."""
    text = project.declaration.text("goal")
    length = len(squeeze(text))
    if 0 < length < least:
        yield Defect(
            f"写的是{quoted(text)}，只有 {length} 字，请写明做什么、服务谁、达到什么结果。",
            field_spot(project.declaration, "goal"),
            quote=text,
            start=0,
            end=len(text),
        )


RULE = ProjectRule(
    id="C13",
    name="goal-too-short",
    title="目标过短",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(LEAST,),
)
