"""C08 效益指标全部不涉及

检查什么
    表中各行效益指标，填“不涉及”“无”“不可估算”一类字样的是不是占到八成以上（比例可以在设置里改）。

为什么
    花了钱总有用处。效益指标几乎都不涉及，说明绩效目标没有编实，事后无法评价这笔钱花得值不值。

反例
    经济效益指标：不涉及
    社会效益指标：不涉及
    环境效益指标：不涉及
    可持续影响指标：不涉及

正例
    经济效益指标：不涉及，公益性养护不产生收益。
    社会效益指标：居民休憩环境得到改善。

怎么改
    至少写出社会效益、可持续影响、服务对象满意度中与项目有关的内容和指标值；确实不涉及的写明理由。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.settings import Parameter
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import indicator_spot

BENEFIT: Final = "效益指标"
SHARE: Final = Parameter("share", "不涉及的行所占比例", Decimal(80), "%", most=Decimal(100))


def check(project: Project, share: Decimal) -> Iterator[Defect]:
    """A defect at the first benefit row that does not apply, when at least `share` per cent of them do not."""
    declaration = project.declaration
    rows = [i for i, row in enumerate(declaration.indicators) if row.level1 == BENEFIT and not row.placeholder]
    empty = [index for index in rows if is_not_applicable(declaration.indicators[index].text)]
    if not empty or Decimal(len(empty)) * 100 < share * len(rows):
        return
    spot = indicator_spot(declaration, empty[0])
    counted = f"{len(rows)} 行都" if len(empty) == len(rows) else f"{len(rows)} 行中有 {len(empty)} 行"
    yield Defect(
        f"效益指标 {counted}填不涉及一类的字样，请写出与项目有关的效益和指标值，确实不涉及的写明理由。",
        spot,
        quote=declaration.indicators[empty[0]].text,
        related=tuple(declaration.indicators[index].field.place for index in empty[1:]),
    )


RULE = ProjectRule(
    id="C08",
    name="benefits-all-not-applicable",
    title="效益指标全部不涉及",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(SHARE,),
)
