"""F14 句末残留标点

检查什么
    一栏文字的最后是不是逗号、顿号、分号或冒号。句号或没有标点都可以。

为什么
    以逗号、分号结尾，多半是后面的内容漏掉了，读的人不知道是否写完。

反例
    产出进度指标：4月签订合同，12月底前完成验收，

正例
    产出进度指标：4月签订合同，12月底前完成验收。

怎么改
    核对后面是否漏了内容；没有漏的，改成句号。
"""

from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import written_texts
from xltools.rules.wording import quoted

DANGLING: Final = tuple("，,、﹑；;：:")
SHOWN: Final = 10


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text that ends so."""
    for where, text in written_texts(project.declaration):
        if text.endswith(DANGLING):
            sentence = f"最后以“{text[-1]}”结尾（{quoted(text[-SHOWN:])}），请核对后面是否漏了内容，写完的改成句号。"
            yield cell_defect(project, where, sentence, span=(len(text) - 1, len(text)))


RULE = ProjectRule(
    id="F14", name="dangling-punctuation", title="句末残留标点", page=__doc__, severity="info", check=check
)
