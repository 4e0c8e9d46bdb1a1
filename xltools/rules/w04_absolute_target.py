"""W04 目标绝对化

检查什么
    服务对象满意度指标是不是要求 100% 满意。覆盖率、发放率一类的 100% 不在此列。

为什么
    满意度是对意见的调查，有一人不满意就算没有完成，这样的目标一般达不到，也说明不了工作的好坏。

反例
    服务对象满意度指标：居民满意度100%

正例
    服务对象满意度指标：居民满意度不低于95%

怎么改
    参照往年的调查结果，写一个经过努力可以达到的比例。
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.percentages import find_shares
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import SATISFACTION, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted

OPINION: Final = re.compile("满意|认可|好评")
FACT: Final = re.compile("率|覆盖|保障|到位|发放|完成|知晓|参与|办结|回访|调查|回收|合格|响应")
CLAUSE_ENDS: Final = re.compile(r"[,;，；。、\n]")


def check(project: Project, *, most: Decimal) -> Iterator[Defect]:
    """One defect for each satisfaction row that wants everybody to be satisfied."""
    for index, row in rows_of(project, SATISFACTION):
        for share in find_shares(row.text):
            if share.percent >= most and is_opinion(row.text, share.start, share.end):
                sentence = (
                    f"要求{quoted(row.text[share.start : share.end])}满意，目标过于绝对，请写经过努力可以达到的比例。"
                )
                yield cell_defect(project, index, sentence, span=(share.start, share.end))
                break


def is_opinion(text: str, start: int, end: int) -> bool:
    """Whether the clause of a share speaks of opinion, or of nothing else."""
    begins = max((found.end() for found in CLAUSE_ENDS.finditer(text, 0, start)), default=0)
    ends = CLAUSE_ENDS.search(text, end)
    clause = text[begins : ends.start() if ends else len(text)]
    return bool(OPINION.search(clause)) or not FACT.search(clause)


RULE = ProjectRule(
    id="W04",
    name="absolute-target",
    title="目标绝对化",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(Parameter("most", "从多少起算绝对化", Decimal(100), "%", most=Decimal(100)),),
)
