"""Y03 已完成口吻

检查什么
    目标和指标是不是用总结的口吻写的：有了很大改善、发挥了积极作用、得到了提升、缓解了困难、表示非常满意。

为什么
    绩效目标写的是要做到什么。总结以往工作的话无法用来考核，多半是从工作总结抄来的。

反例
    社会效益指标：绿地养护工作为美化社区发挥了重要作用。

正例
    社会效益指标：居民投诉绿化问题的数量比上年减少10%。

怎么改
    改写成今年要达到的效果，能用数量的写数量。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import written_rows
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import Where
from xltools.rules.wording import quoted

DEGREE: Final = "(?:很大|较大|极大|巨大|明显|显著|普遍|大幅度?|一定|进一步|较为明显|根本|质)?的?"
REPORTED: Final = re.compile(
    rf"有了{DEGREE}(?:改善|提高|提升|增强|好转|进步|变化|改观|飞跃|发展)"
    r"|发挥了[^,，。;；\n]{0,12}作用|发挥出了[^,，。;；\n]{0,12}作用"
    r"|表示(?:了|非常|十分|比较|很|高度|一致|普遍)(?:满意|认可|肯定|感谢)"
    r"|(?:缓解|解决|消除|化解|减轻|改变|扭转|满足)了"
    rf"|得到了{DEGREE}[^,，。;；\n]{{0,6}}(?:保障|提升|提高|改善|增强|加强|解决|缓解|好评|认可|肯定|发展)"
    r"|(?:取得|收到)了[^,，。;；\n]{0,10}(?:成效|成绩|效果|进展|效益)|迈上了|赢得了|受到了?[^,，。;；\n]{0,10}(?:好评|欢迎|肯定|赞扬|表扬)"
    r"|(?:圆满|顺利|全面|已经?)(?:完成|实现|建成)了"
)
HINTS: Final = ("了", "表示", "受到")
"""One of them stands in whatever `REPORTED` finds."""
PLANNED: Final = re.compile("力争|争取|将|计划|预计|拟|预期|如果|若|目标|要|未|没有|尚|待")
CLAUSE_ENDS: Final = re.compile(r"[,，。;；\n]")


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text that reports a result instead of naming a target."""
    for where, text in targets(project):
        if not any(hint in text for hint in HINTS):
            continue
        found = next((match for match in REPORTED.finditer(text) if not is_plan(text, match.start())), None)
        if found:
            sentence = f"{quoted(found.group())}像是在总结已经完成的工作，请写今年要达到的目标。"
            yield cell_defect(project, where, sentence, span=found.span())


def targets(project: Project) -> Iterator[tuple[Where, str]]:
    """The goal, and the indicators that say something."""
    yield "goal", project.declaration.text("goal")
    for index, row in written_rows(project):
        yield index, row.text


def is_plan(text: str, start: int) -> bool:
    """Whether the clause before says that it is still to come."""
    begins = max((found.end() for found in CLAUSE_ENDS.finditer(text, 0, start)), default=0)
    return PLANNED.search(text, begins, start) is not None


RULE = ProjectRule(
    id="Y03",
    name="reports-completed-work",
    title="已完成口吻",
    page=__doc__,
    severity="warning",
    check=check,
)
