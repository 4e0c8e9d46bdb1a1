"""S08 同一地点/标的多项目

检查什么
    项目名称、目标和指标里写到门牌号的地点，是不是出现在几个项目里。单位自己的地址不算。

为什么
    同一处房屋的租金、装修、购置、物业分在几个项目里申报，放到一起才看得出有没有重复安排。

反例
    甲项目：支付文化街1号办公用房租金。乙项目：文化街1号办公用房装修。

正例
    甲项目：支付文化街1号办公用房租金。乙项目：新风里8号办公用房装修。

怎么改
    把这几个项目放在一起核对，内容有重复的合并或删减；没有重复的不用改。
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xltools.analysis.addresses import houses
from xltools.analysis.facts import Project
from xltools.model.declaration import FieldName
from xltools.rules.between import called_all
from xltools.rules.rule import Batch, BatchRule, Defect, Spot, key_of
from xltools.rules.spots import field_spot, indicator_spot


@dataclass(frozen=True, slots=True)
class Mention:
    """A house number in a form; `cell` is a field or the index of an indicator row."""

    project: Project
    cell: FieldName | int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text it stands in."""
        declaration = self.project.declaration
        return declaration.indicators[self.cell].text if isinstance(self.cell, int) else declaration.text(self.cell)

    @property
    def spot(self) -> Spot:
        """Where that text stands."""
        declaration = self.project.declaration
        return (
            indicator_spot(declaration, self.cell) if isinstance(self.cell, int) else field_spot(declaration, self.cell)
        )


def check(batch: Batch) -> Iterator[Defect]:
    """One defect for each place that several projects name; it stands at the first."""
    own = {house.key for project in batch.projects for house in houses(project.declaration.text("address"))}
    by_house: dict[str, list[Mention]] = {}
    for project in batch.projects:
        for key, mention in first_mentions(project).items():
            if key not in own:
                by_house.setdefault(key, []).append(mention)
    for mentions in by_house.values():
        if len(mentions) > 1:
            yield defect(mentions)


def first_mentions(project: Project) -> dict[str, Mention]:
    """Every house a form names, where it does so first."""
    found: dict[str, Mention] = {}
    declaration = project.declaration
    fields: tuple[FieldName, ...] = ("project", "goal")
    cells: list[tuple[FieldName | int, str]] = [(name, declaration.text(name)) for name in fields]
    cells += [(index, row.text) for index, row in enumerate(declaration.indicators)]
    for cell, text in cells:
        if "号" in text:
            for house in houses(text):
                found.setdefault(house.key, Mention(project, cell, house.start, house.end))
    return found


def defect(mentions: Sequence[Mention]) -> Defect:
    """The finding at the first mention."""
    first, *others = mentions
    start = with_name(mentions)
    house = first.text[start : first.end]
    return Defect(
        f"写到的“{house}”也出现在{called_all([one.project for one in others])}中，请核对这些项目有没有重复安排。",
        first.spot,
        quote=house,
        start=start,
        end=first.end,
        related=tuple(one.spot.place for one in others),
        position=key_of(first.project)[1],
    )


def with_name(mentions: Sequence[Mention]) -> int:
    """Where the street's name begins in the first text: as far back as all texts have the same characters."""
    first = mentions[0]
    start = first.start
    while start > 0 and "\u4e00" <= first.text[start - 1] <= "\u9fff":
        back = first.start - start + 1
        if any(one.start < back or one.text[one.start - back] != first.text[start - 1] for one in mentions):
            break
        start -= 1
    return start


RULE = BatchRule(
    id="S08",
    name="same-object-in-several-projects",
    title="同一地点/标的多项目",
    page=__doc__,
    severity="info",
    check=check,
)
