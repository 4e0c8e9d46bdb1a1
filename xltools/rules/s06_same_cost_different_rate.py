"""S06 同类支出标准差异

检查什么
    各项目为同一类人员（保安、保洁等，名单可以修改）写的每人每月费用，相差是不是超过 10%。一份表里同一类人员有几个价格的，
    视为不同岗位，不比较。

为什么
    同一单位购买同类服务，价格应当有统一的标准；差得多的，需要说明原因。

反例
    甲项目产出成本指标：保安 4900元/人/月。乙项目产出成本指标：保安 3900元/人/月。

正例
    甲项目产出成本指标：保安 4200元/人/月。乙项目产出成本指标：保安 4300元/人/月。

怎么改
    按合同和市场价格核对标准；岗位要求不同的，在其他说明的问题中说明。
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.monthly_rates import MonthlyRate, monthly_rates
from xltools.model.noted_form import Note, NotedForm, Where
from xltools.model.settings import Parameter, ParameterValue
from xltools.rules.between import called_all
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Batch, BatchRule, Defect
from xltools.values.plain import grouped, plain

OCCUPATIONS: Final = Parameter(
    "occupations",
    "人员类别",
    (
        "保安", "保洁", "协管", "巡防", "巡逻", "辅警", "协警", "消防员", "安全员", "网格员", "社工", "社区工作者", "护工", "护理员",
        "厨师", "炊事", "司机", "驾驶员", "绿化工", "环卫工", "维修工", "水电工", "话务员", "接线员", "坐席", "讲解员", "会服", "会议服务", "前台",
        "客服", "监控员", "值守", "劝导员", "分类指导员", "指导员", "引导员", "救生员", "教练", "心理咨询", "信息员", "联络员", "楼管", "宿管",
    ),
)  # fmt: skip
GAP: Final = Parameter("gap", "允许的差异", Decimal(10), "%")


@dataclass(frozen=True, slots=True)
class Paid:
    """What a form pays, in yuan, and where it says so."""

    form: NotedForm
    where: Where
    span: tuple[int, int]
    yuan: Decimal


def note(project: Project, occupations: tuple[str, ...], **_: ParameterValue) -> Iterator[Note]:
    """The first mention of each occupation that has one price only in its form."""
    by_occupation: dict[str, list[MonthlyRate]] = {}
    for rate in monthly_rates(project, occupations):
        by_occupation.setdefault(rate.occupation, []).append(rate)
    for occupation, same in by_occupation.items():
        first = same[0]
        if len({rate.yuan for rate in same}) == 1:
            yield Note(first.cell, occupation, first.start, first.end, first.yuan)


def check(batch: Batch, gap: Decimal, **_: ParameterValue) -> Iterator[Defect]:
    """One defect for each occupation that costs clearly different amounts in several projects; it stands at the first."""
    paid: dict[str, list[Paid]] = {}
    for form, noted in batch.notes:
        if noted.where is not None and noted.amount is not None:
            paid.setdefault(noted.key, []).append(Paid(form, noted.where, (noted.start, noted.end), noted.amount))
    for occupation, group in paid.items():
        lowest, highest = (choose(one.yuan for one in group) for choose in (min, max))
        if highest * 100 > lowest * (100 + gap):
            yield defect(occupation, group, lowest, highest)


def defect(occupation: str, group: Sequence[Paid], lowest: Decimal, highest: Decimal) -> Defect:
    """The finding at the first project's price."""
    first, *others = group
    more = plain((highest * 100 / lowest - 100).quantize(Decimal(1)))
    return noted_defect(
        first.form,
        first.where,
        f"{occupation}每人每月 {grouped(first.yuan)}元，与{called_all([one.form for one in others])}不同，"
        f"各处为 {grouped(lowest)}元 到 {grouped(highest)}元，高低相差 {more}%，请核对标准。",
        span=first.span,
        related=tuple(one.form.place_of(one.where) for one in others),
    )


RULE = BatchRule(
    id="S06",
    name="same-cost-different-rate",
    title="同类支出标准差异",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(OCCUPATIONS, GAP),
    note=note,
)
