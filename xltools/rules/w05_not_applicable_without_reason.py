"""W05 不涉及无理由

检查什么
    效益指标填“不涉及”“无”“不可估算”而没有写明理由的有几处，一份申报表合并报一次。产出指标填“不涉及”由 C09 报。

为什么
    不写理由，审核时分不清是确实不涉及，还是没有想好怎么写。

反例
    经济效益指标：不涉及
    环境效益指标：不涉及

正例
    经济效益指标：不涉及，本项目为内部保障。
    环境效益指标：不涉及，本项目不产生环境影响。

怎么改
    在“不涉及”后面各补一句理由；能够写出效益的，直接写效益。
"""

from collections.abc import Iterator
from decimal import Decimal

from xltools.analysis.facts import Project
from xltools.model.settings import Parameter
from xltools.rules.not_applicable import read_not_applicable
from xltools.rules.rule import Defect, ProjectRule, Spot
from xltools.rules.spots import OUTPUT, indicator_spot
from xltools.rules.wording import quoted


def check(project: Project, *, reason_length: Decimal) -> Iterator[Defect]:
    """One defect for all rows outside the output block that do not apply and give no reason; it stands at the first."""
    declaration = project.declaration
    bare = [
        (index, found.word)
        for index, row in enumerate(declaration.indicators)
        if row.level1 != OUTPUT and (found := read_not_applicable(row.text)) and len(found.reason) < reason_length
    ]
    if not bare:
        return
    spots = [indicator_spot(declaration, index) for index, _ in bare]
    words = "、".join(quoted(word) for word in dict.fromkeys(word for _, word in bare))
    names = "、".join(spot.title for spot in spots)
    text = declaration.indicators[bare[0][0]].text
    yield Defect(
        f"{names}共 {len(bare)} 处填写{words}，没有写明理由，请各补一句理由。" if len(bare) > 1
        else f"{names}填写{words}，没有写明理由，请补一句理由。",
        Spot(spots[0].place, spots[0].title, "效益指标", spots[0].indicator),
        quote=text,
        start=0,
        end=len(text),
        related=tuple(spot.place for spot in spots[1:]),
    )  # fmt: skip


RULE = ProjectRule(
    id="W05",
    name="not-applicable-without-reason",
    title="不涉及无理由",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(Parameter("reason_length", "理由至少写多少字", Decimal(8), "字"),),
)
