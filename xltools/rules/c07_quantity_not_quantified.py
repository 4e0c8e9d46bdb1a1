"""C07 数量指标未量化

检查什么
    产出数量指标里有没有数量：数字加计量单位、百分比，汉字写的数量（四所、两次）也算。日期、门牌号、文号、序号、金额、
    服务时间（24小时）和“五险一金”一类的固定说法不算。

为什么
    没有数量，就无法判断办成了多少事，也无法与成本核对。

反例
    产出数量指标：为社区绿地提供日常养护保障。

正例
    产出数量指标：养护社区绿地不少于8处，修剪四次。

怎么改
    写出办多少事：数字加计量单位，例如“培训3期、每期40人”。
"""

from collections.abc import Iterator

from xltools.analysis.counted import says_how_many
from xltools.analysis.facts import Project
from xltools.analysis.project import QUANTITY
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import indicator_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """One defect for each output block whose quantity rows hold text but no count."""
    rows = project.declaration.indicators
    blocks: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.level2 == QUANTITY and row.text and not row.placeholder:
            blocks.setdefault(row.block, []).append(index)
    for indexes in blocks.values():
        said = [index for index in indexes if not is_not_applicable(rows[index].text)]
        if said and not any(says_how_many(rows[index].text) for index in indexes):
            text = rows[said[0]].text
            yield Defect(
                f"写的是{quoted(text)}，没有写出数量，请写明办多少事（数字加计量单位）。",
                indicator_spot(project.declaration, said[0]),
                quote=text,
                start=0,
                end=len(text),
                related=tuple(rows[index].field.place for index in said[1:]),
            )


RULE = ProjectRule(
    id="C07", name="quantity-not-quantified", title="数量指标未量化", page=__doc__, severity="warning", check=check
)
