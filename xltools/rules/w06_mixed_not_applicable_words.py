"""W06 不适用用语不统一

检查什么
    同一份申报表的指标里，表示不适用的词是不是用了两种以上（不涉及、无、不可估算）。

为什么
    用词不同，看的人会以为意思不同：“无”是没有，“不可估算”是有而算不出。

反例
    经济效益指标：不可估算，效果难以用金额表示。
    环境效益指标：不涉及，本项目不产生环境影响。

正例
    经济效益指标：不涉及，效果难以用金额表示。
    环境效益指标：不涉及，本项目不产生环境影响。

怎么改
    全表统一用一个词；确有区别的，用理由写清楚。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.not_applicable import read_not_applicable
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """A defect where a form uses more than one word; it stands at the first row with the second word."""
    first: dict[str, int] = {}
    for index, row in enumerate(project.declaration.indicators):
        if found := read_not_applicable(row.text):
            first.setdefault(found.word, index)
    if len(first) <= 1:
        return
    words = "、".join(quoted(word) for word in first)
    others = [project.declaration.indicators[index].field.place for index in first.values()]
    yield cell_defect(
        project,
        list(first.values())[1],
        f"同一份表里表示不适用用了{words}共 {len(first)} 种说法，请统一成一种。",
        related=(others[0], *others[2:]),
    )


RULE = ProjectRule(
    id="W06",
    name="mixed-not-applicable-words",
    title="不适用用语不统一",
    page=__doc__,
    severity="info",
    check=check,
)
