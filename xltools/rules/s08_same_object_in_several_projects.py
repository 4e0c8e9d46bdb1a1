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
from xltools.model.noted_form import Note, NotedForm, Where
from xltools.rules.between import called_all
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Batch, BatchRule, Defect


@dataclass(frozen=True, slots=True)
class Mention:
    """A house number in a form."""

    form: NotedForm
    where: Where
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text it stands in."""
        return self.form.text(self.where)


def note(project: Project) -> Iterator[Note]:
    """Every house a form names, where it does so first."""
    declaration = project.declaration
    cells: list[tuple[Where, str]] = [("project", declaration.text("project")), ("goal", declaration.text("goal"))]
    cells += [(index, row.text) for index, row in enumerate(declaration.indicators)]
    found: dict[str, Note] = {}
    for cell, text in cells:
        if "号" in text:
            for house in houses(text):
                found.setdefault(house.key, Note(cell, house.key, house.start, house.end))
    yield from found.values()


def check(batch: Batch) -> Iterator[Defect]:
    """One defect for each place that several projects name; it stands at the first."""
    own = {house.key for address in {form.text("address") for form in batch.forms} for house in houses(address)}
    by_house: dict[str, list[Mention]] = {}
    for form, noted in batch.notes:
        if noted.where is not None and noted.key not in own:
            by_house.setdefault(noted.key, []).append(Mention(form, noted.where, noted.start, noted.end))
    for mentions in by_house.values():
        if len(mentions) > 1:
            yield defect(mentions)


def defect(mentions: Sequence[Mention]) -> Defect:
    """The finding at the first mention."""
    first, *others = mentions
    start = with_name(mentions)
    return noted_defect(
        first.form,
        first.where,
        f"写到的“{first.text[start : first.end]}”也出现在{called_all([one.form for one in others])}中，"
        "请核对这些项目有没有重复安排。",
        span=(start, first.end),
        related=tuple(one.form.place_of(one.where) for one in others),
    )


def with_name(mentions: Sequence[Mention]) -> int:
    """Where the street's name begins in the first text: as far back as all texts have the same characters."""
    first, *others = [(one.text, one.start) for one in mentions]
    text, start = first
    while start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff":
        back = first[1] - start + 1
        if any(at < back or other[at - back] != text[start - 1] for other, at in others):
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
    note=note,
)
