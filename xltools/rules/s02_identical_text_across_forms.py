"""S02 跨表雷同

检查什么
    不同项目的同一行指标是不是写着同样的话：十个字以上完全相同，或九成以上的字相同。“不涉及”一类的话、只写一个满意率的
    不算；同名的项目由 S01、S10 列出。

为什么
    指标应当反映各个项目自己的产出和效益。整句照抄的指标无法据以考核，也常有忘改的数字。

反例
    甲项目环境效益指标：保持辖区道路清洁，为居民创造整洁的生活环境。乙项目环境效益指标：保持辖区道路清洁，为居民创造
    整洁的生活环境。

正例
    甲项目环境效益指标：道路清扫覆盖率达到100%。乙项目环境效益指标：绿地保有率不低于95%。

怎么改
    按各项目自己的内容改写指标；确属同一要求的，说明理由。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.analysis.alike import alike_groups
from xltools.analysis.facts import Project
from xltools.model.settings import Parameter
from xltools.rules.between import called_all
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.rule import Batch, BatchRule, Defect, key_of
from xltools.rules.spots import indicator_spot
from xltools.values.names import name_key

ONLY_A_RATE: Final = re.compile(
    r"\D{0,8}满意[度率]?(?:保持在|控制在|达到|达|为|不低于|不少于|高于|大于|在|≥|>|=|:){0,2}\d{1,3}(?:\.\d+)?%(?:及?以上)?[。.;]?"
)
LEAST: Final = Parameter("least", "最少字数", Decimal(10), "字")
ALIKE: Final = Parameter("alike", "相同的程度", Decimal(90), "%", most=Decimal(100))


@dataclass(frozen=True, slots=True)
class Cell:
    """An indicator text as it is compared, and where it stands."""

    project: Project
    index: int
    text: str


def check(batch: Batch, least: Decimal, alike: Decimal) -> Iterator[Defect]:
    """One defect for each group of forms that share texts; it stands at the first form's first shared row."""
    found: dict[tuple[tuple[str, int], ...], list[tuple[str, list[Cell]]]] = {}
    for label, cells in rows(batch.projects, least).items():
        for indexes in alike_groups([cell.text for cell in cells], alike / 100):
            group = sorted((cells[index] for index in indexes), key=lambda cell: key_of(cell.project))
            forms = tuple(dict.fromkeys(key_of(cell.project) for cell in group))
            names = {name_key(cell.project.declaration.project) for cell in group}
            if len(forms) > 1 and len(names) > 1:
                found.setdefault(forms, []).append((label, group))
    for groups in found.values():
        yield defect(batch, groups)


def rows(projects: Sequence[Project], least: Decimal) -> dict[str, list[Cell]]:
    """All texts that are long enough to be compared, by second-level label."""
    cells: dict[str, list[Cell]] = {}
    for project in projects:
        for index, row in enumerate(project.declaration.indicators):
            text = name_key(row.text) if row.level2 else ""
            if len(text) >= least and not is_not_applicable(text) and not ONLY_A_RATE.fullmatch(text):
                cells.setdefault(row.level2, []).append(Cell(project, index, text))
    return cells


def defect(batch: Batch, groups: Sequence[tuple[str, list[Cell]]]) -> Defect:
    """The finding on all rows that the same forms share."""
    order = {key_of(project): number for number, project in enumerate(batch.projects)}
    cells = sorted(
        (cell for _, group in groups for cell in group), key=lambda cell: (order[key_of(cell.project)], cell.index)
    )
    first = cells[0]
    others = list({key_of(cell.project): cell.project for cell in cells if cell.project is not first.project}.values())
    labels = [label for label, _ in groups]
    also = f"（{'、'.join(labels)}共 {len(labels)} 行）" if len(labels) > 1 else ""
    text = first.project.declaration.indicators[first.index].text
    return Defect(
        f"与{called_all(others)}{also}的文字相同或几乎相同，共 {len(cells)} 处，请按各项目的内容分别填写。",
        indicator_spot(first.project.declaration, first.index),
        quote=text,
        start=0,
        end=len(text),
        related=tuple(cell.project.declaration.indicators[cell.index].field.place for cell in cells[1:]),
        position=first.project.declaration.position,
    )


RULE = BatchRule(
    id="S02",
    name="identical-text-across-forms",
    title="跨表雷同",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(LEAST, ALIKE),
)
