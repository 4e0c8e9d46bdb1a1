"""X04 指标内容雷同（表内）

检查什么
    同一组指标里，不同的二级指标内容是不是一字不差（不计空格）。“不涉及”一类的字样、太短的内容不比较。

为什么
    每个指标回答不同的问题：做多少、做成什么样、什么时候做完、花多少钱。内容相同，必有一处填错了栏。

反例
    产出数量指标：全年费用12万元，养护绿地8处。
    产出成本指标：全年费用12万元，养护绿地8处。

正例
    产出数量指标：养护绿地8处。
    产出成本指标：全年费用12万元。

怎么改
    按各指标的含义分别填写。
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xltools.analysis.facts import Project
from xltools.forms.keys import squeeze
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import COST, written_rows
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import indicator_spot
from xltools.rules.wording import quoted


def check(project: Project, *, shortest: Decimal) -> Iterator[Defect]:
    """One defect for each group of rows of one block with the same text."""
    groups: dict[tuple[int, str], dict[str, int]] = {}
    for index, row in written_rows(project):
        text = squeeze(row.text)
        if row.level2 and len(text) >= shortest:
            groups.setdefault((row.block, text), {}).setdefault(row.level2, index)
    for group in groups.values():
        if len(group) > 1:
            yield defect(project, tuple(group.values()))


def defect(project: Project, rows: Sequence[int]) -> Defect:
    """Stands at the cost row where it is one of them, else at the last; names the others."""
    declaration = project.declaration
    index = next((i for i in rows if declaration.indicators[i].level2 == COST), rows[-1])
    others = [indicator_spot(declaration, i) for i in rows if i != index]
    names = "、".join(spot.caption for spot in others)
    return cell_defect(
        project,
        index,
        f"内容与{names}一字不差（共 {len(rows)} 处）：{quoted(declaration.indicators[index].text)}，请按各指标的含义分别填写。",
        related=tuple(spot.place for spot in others),
    )


RULE = ProjectRule(
    id="X04",
    name="identical-indicator-texts",
    title="指标内容雷同（表内）",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(Parameter("shortest", "少于多少字的内容不比较", Decimal(4), "字"),),
)
