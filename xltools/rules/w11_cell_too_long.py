"""W11 单元格过长

检查什么
    目标、指标和其他说明的每一格是不是超过 500 字（含空格），或者列了 10 条以上。

为什么
    太长的内容打印时一格占满一页，审核和公开都不便，也说明没有归纳。

反例
    产出数量指标：1、绿化；2、修剪；3、浇水；4、施肥；5、补植；6、除草；7、治虫；8、清扫；9、巡查；10、登记；11、归档不少于12次。

正例
    产出数量指标：1、日常养护不少于300次；2、病虫害防治不少于6次。

怎么改
    合并同类内容，只留可以考核的要点，过程和做法写到工作方案里。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import Where, written_texts
from xltools.values.masks import mask
from xltools.values.normalise import normalise
from xltools.values.plain import plain

HEAD: Final[frozenset[Where]] = frozenset(
    {"caption", "department", "project", "budget", "leader", "phone", "address", "postcode", "project_type"}
)


def check(project: Project, *, characters: Decimal, entries: Decimal) -> Iterator[Defect]:
    """One defect for each text that is too long or lists too much."""
    for where, text in written_texts(project.declaration):
        if where in HEAD or len(text) <= entries:
            continue
        if len(text) > characters:
            problem = f"共 {len(text)} 字，超过 {plain(characters)} 字"
        elif (listed := list_length(text)) > entries:
            problem = f"列了 {listed} 条，超过 {plain(entries)} 条"
        else:
            continue
        yield cell_defect(project, where, f"{problem}，打印时行高过大，请合并同类内容，只留可以考核的要点。")


def list_length(text: str) -> int:
    """How many entries the longest list of a text has: the marks of its commonest style."""
    styles = [mark.style for mark in mask(normalise(text)).marks]
    return max(map(styles.count, set(styles)), default=0)


RULE = ProjectRule(
    id="W11",
    name="cell-too-long",
    title="单元格过长",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(
        Parameter("characters", "一格最多多少字", Decimal(500), "字"),
        Parameter("entries", "一格最多列多少条", Decimal(10), "条"),
    ),
)
