"""X01 数量口径不一致

检查什么
    同一样东西（计量单位和名称都相同）在项目绩效目标、产出数量指标、产出成本指标中写的数量是否一致。
    人、名、位视为同一单位；名称不同的、带“约”的不比较。

为什么
    同一项目里数量前后不一，说明目标和测算不是按同一个口径做的，金额也就不可靠。

反例
    产出数量指标：购置电脑45台。
    产出成本指标：购置54台电脑，全年费用12万元。

正例
    产出数量指标：购置电脑45台。
    产出成本指标：购置45台电脑，全年费用12万元。

怎么改
    核对实际数量，把几处改成一致；确实是两回事的，请写明各自的名称。
"""

from collections.abc import Iterator

from xltools.analysis.counts import conflicts
from xltools.analysis.facts import Count, Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import text_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """One defect for each pair of counts of the same thing that differ."""
    for first, second in conflicts(project.counts):
        yield defect(project, first, second)


def defect(project: Project, first: Count, second: Count) -> Defect:
    """Stands at the later place, names the earlier one."""
    other = text_spot(project.declaration, first.indicator)
    thing = second.noun or first.noun
    return Defect(
        f"{thing}写的是{quoted(second.quote)}，{other.caption}写的是{quoted(first.quote)}，数量不一致，请核对并改成一致。",
        text_spot(project.declaration, second.indicator),
        quote=second.quote,
        start=second.start,
        end=second.end,
        related=(other.place,),
    )


RULE = ProjectRule(
    id="X01", name="same-object-two-counts", title="数量口径不一致", page=__doc__, severity="warning", check=check
)
