"""F06 序号错误

检查什么
    一栏里逐条列写的序号是不是 1、2、3 依次排下去，样式前后一致。层次不同的序号（一、下面的 1、）和另起一段从 1 重新编号的不算。

为什么
    序号重复或跳号，多半是增删条目后没有整理，读的人不知道是否缺了内容。

反例
    产出数量指标：1、养护绿地8处；2、补植树木60株；2、更换护栏30米；4、巡查12次。

正例
    产出数量指标：1、养护绿地8处；2、补植树木60株；3、更换护栏30米；4、巡查12次。

怎么改
    核对有没有漏写的条目，把序号重新编排。
"""

from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.list_marks import Break, breaks_in
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import spot_of, written_texts

PROSE: Final = frozenset({"goal", "remarks"})
LISTED: Final = 3


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text with a broken list: the goal, the remarks and the indicators."""
    for where, text in written_texts(project.declaration):
        if isinstance(where, str) and where not in PROSE:
            continue
        breaks = list(breaks_in(text))
        if breaks:
            first = breaks[0].item
            yield Defect(
                f"{'；'.join(phrase(one, text) for one in breaks[:LISTED])}"
                f"{f'；等 {len(breaks)} 处' if len(breaks) > LISTED else ''}，请核对有无漏项并重新编号。",
                spot_of(project.declaration, where),
                quote=text[first.start : first.end],
                start=first.start,
                end=first.end,
            )


def phrase(one: Break, text: str) -> str:
    """What is wrong with a mark."""
    before, mark = (text[item.start : item.end].strip() for item in (one.before, one.item))
    if one.changes_style:
        return f"序号“{before}”后面是“{mark}”，样式不一致"
    if one.before.number == one.item.number:
        return f"序号“{mark}”重复"
    return f"序号“{before}”后面是“{mark}”，中间缺号"


RULE = ProjectRule(id="F06", name="list-numbering-broken", title="序号错误", page=__doc__, severity="info", check=check)
