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
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import Final, NamedTuple

from xltools.analysis.facts import Project
from xltools.analysis.likenesses import alike_again
from xltools.model.noted_form import Note, NotedForm
from xltools.model.settings import Parameter, ParameterValue
from xltools.rules.between import called_all
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Batch, BatchRule, Defect
from xltools.values.names import name_key

ONLY_A_RATE: Final = re.compile(
    r"\D{0,8}满意[度率]?(?:保持在|控制在|达到|达|为|不低于|不少于|高于|大于|在|≥|>|=|:){0,2}\d{1,3}(?:\.\d+)?%(?:及?以上)?[。.;]?"
)
LEAST: Final = Parameter("least", "最少字数", Decimal(10), "字")
ALIKE: Final = Parameter("alike", "相同的程度", Decimal(90), "%", most=Decimal(100))


class Cell(NamedTuple):
    """Where an indicator text stands; `order` is the number of its form."""

    order: int
    form: NotedForm
    row: int


@dataclass(slots=True)
class Rows:
    """All rows of one label that are compared, form by form: their texts as they are compared, and the numbers of form and row."""

    texts: list[str] = field(default_factory=list)
    orders: "array[int]" = field(default_factory=partial(array, "L"))
    rows: "array[int]" = field(default_factory=partial(array, "L"))


def note(project: Project, least: Decimal, **_: ParameterValue) -> Iterator[Note]:
    """The rows whose texts are long enough to be compared."""
    rows = [(index, name_key(row.text)) for index, row in enumerate(project.declaration.indicators) if row.level2]
    comparable = tuple(index for index, text in rows if len(text) >= least and says_something(text))
    if comparable:
        yield Note(rows=comparable)


def says_something(text: str) -> bool:
    """Whether a text is more than what every form says alike."""
    return not is_not_applicable(text) and not ONLY_A_RATE.fullmatch(text)


def check(batch: Batch, alike: Decimal, **_: ParameterValue) -> Iterator[Defect]:
    """One defect for each group of forms that share texts; it stands at the first form's first shared row."""
    found: dict[tuple[int, ...], list[tuple[str, list[Cell]]]] = {}
    for label, rows in rows_by_label(batch.notes).items():
        for indexes in alike_again(batch.likenesses, label, rows.texts, alike / 100):
            places = [(rows.orders[index], rows.rows[index]) for index in indexes]
            group = [Cell(order, batch.notes[order][0], row) for order, row in places]
            forms = tuple(dict.fromkeys(cell.order for cell in group))
            if are_several_projects(group):
                found.setdefault(forms, []).append((label, group))
    for groups in found.values():
        yield defect(groups)


def rows_by_label(notes: Sequence[tuple[NotedForm, Note]]) -> dict[str, Rows]:
    """All rows to be compared by second-level label; equal texts are made comparable once, and kept once."""
    found: dict[str, Rows] = {}
    keys: dict[str, str] = {}
    for order, (form, noted) in enumerate(notes):
        labels, texts = form.row_labels(), form.row_texts()
        for index in noted.rows:
            rows = found.setdefault(labels[index], Rows())
            text = texts[index]
            rows.texts.append(keys.get(text) or keys.setdefault(text, name_key(text)))
            rows.orders.append(order)
            rows.rows.append(index)
    return found


def are_several_projects(group: Sequence[Cell]) -> bool:
    """Whether not all of some rows stand in forms of one name."""
    first = name_key(group[0].form.project)
    return any(name_key(cell.form.project) != first for cell in group)


def defect(groups: Sequence[tuple[str, list[Cell]]]) -> Defect:
    """The finding on all rows that the same forms share."""
    cells = sorted((cell for _, group in groups for cell in group), key=itemgetter(0, 2))
    first = cells[0]
    others = list({cell.order: cell.form for cell in cells if cell.order != first.order}.values())
    labels = [label for label, _ in groups]
    also = f"（{'、'.join(labels)}共 {len(labels)} 行）" if len(labels) > 1 else ""
    return noted_defect(
        first.form,
        first.row,
        f"与{called_all(others)}{also}的文字相同或几乎相同，共 {len(cells)} 处，请按各项目的内容分别填写。",
        related=tuple(cell.form.place_of(cell.row) for cell in cells[1:]),
    )


RULE = BatchRule(
    id="S02",
    name="identical-text-across-forms",
    title="跨表雷同",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(LEAST, ALIKE),
    note=note,
)
