"""W12 公开前保密审查提示

检查什么
    申报表里有没有本单位列入清单的词。清单由本单位在设置里填写，出厂时是空的，空的时候不检查。

为什么
    申报表随预算公开。涉密、敏感或不宜公开的内容，公开之前应当由保密审查人员看过。

反例
    敏感词清单：重点人员
    产出数量指标：走访重点人员不少于8处。

正例
    敏感词清单：重点人员
    产出数量指标：走访居民不少于8户。

怎么改
    请保密审查人员确认；不宜公开的，改写或在公开稿中删去。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.words import any_of
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import written_texts
from xltools.rules.wording import quoted


def check(project: Project, *, words: tuple[str, ...]) -> Iterator[Defect]:
    """One defect for each text with a word of the office's list; it quotes the first."""
    if not words:
        return
    for cell, text in written_texts(project.declaration):
        if found := any_of(words).search(text):
            yield cell_defect(
                project, cell, f"含有{quoted(found.group())}，公开前请由保密审查人员确认。", span=found.span()
            )


RULE = ProjectRule(
    id="W12",
    name="sensitive-content-before-disclosure",
    title="公开前保密审查提示",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(Parameter("words", "敏感词清单", ()),),
)
