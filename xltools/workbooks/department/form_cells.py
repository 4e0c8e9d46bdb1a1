"""The cells of a project sheet's form as the live checks name them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.analysis.project import COST, QUANTITY
from xltools.model.declaration import FieldName
from xltools.rules.spots import OUTPUT
from xltools.workbooks.cells import address, position
from xltools.workbooks.department.records import FieldRecord, IndicatorRecord
from xltools.workbooks.department.regions import Region

SHORT_TITLES: Final[Mapping[FieldName, str]] = {
    "department": "部门名称",
    "project": "项目名称",
    "budget": "预算金额",
    "leader": "负责人",
    "phone": "联系电话",
    "address": "单位地址",
    "postcode": "邮政编码",
    "project_type": "项目类型",
    "goal": "绩效目标",
}
SHORT_ROWS: Final[Mapping[str, str]] = {
    "产出数量指标": "数量",
    "产出质量指标": "质量",
    "产出进度指标": "进度",
    "产出成本指标": "成本",
    "经济效益指标": "经济",
    "社会效益指标": "社会",
    "环境效益指标": "环境",
    "可持续影响指标": "可持续",
    "服务对象满意度指标": "满意度",
}


@dataclass(frozen=True, slots=True)
class TextCells:
    """The cells a text stands in: the first, and those of the rows below where it goes on."""

    row: int
    cells: tuple[str, ...]

    @property
    def first(self) -> str:
        """Where the text begins."""
        return self.cells[0]

    @property
    def whole(self) -> str:
        """The whole text as a formula, without the line breaks between its parts."""
        return "&".join(self.cells)


@dataclass(frozen=True, slots=True)
class RowText:
    """An indicator row: its text cells and short name; an `official` row has a label of the form."""

    text: TextCells
    name: str
    level2: str
    output: bool
    official: bool


@dataclass(frozen=True, slots=True)
class WatchedText:
    """One cell of a text whose change makes the last check outdated, and what it said then."""

    row: int
    cell: str
    name: str
    value: str
    is_cost: bool


@dataclass(frozen=True, slots=True)
class FormCells:
    """Where the form has its values. `values` are those written, by address; `texts` all indicator rows.

    `unfilled`: a blank form that names no project yet. `asked` are the fields that must be filled in.
    """

    fields: Mapping[FieldName, TextCells]
    budget_label: str
    texts: tuple[RowText, ...]
    values: Mapping[str, str | Decimal]
    unfilled: bool
    asked: tuple[FieldName, ...]

    @property
    def budget(self) -> str:
        """The cell of the budget."""
        return self.fields["budget"].first

    @property
    def rows(self) -> tuple[RowText, ...]:
        """The rows that must be filled in."""
        return tuple(row for row in self.texts if row.official)

    def required(self, wording: str) -> tuple[tuple[str, str], ...]:
        """What the panel calls the required fields, with their texts as formulas; `wording` stands for a blank budget."""
        texts = {name: self.fields[name].whole for name in self.asked}
        texts["budget"] += f"&{wording}"
        return tuple((SHORT_TITLES[name], text) for name, text in texts.items())

    @property
    def row_range(self) -> str:
        """The text cells of all indicator rows as a range."""
        return f"{self.texts[0].text.first}:{self.texts[-1].text.cells[-1]}"

    def written(self, cell: str) -> str:
        """The text written into a cell."""
        value = self.values.get(cell, "")
        return value if isinstance(value, str) else ""

    def is_unfilled(self, known_column: int, begin_column: int) -> str:
        """1 while a blank form says nothing but what it said when it was made."""
        same = []
        for found in self.fields.values():
            known = address(found.row, known_column)
            same.append(f"EXACT({known},{found.first})" if self.written(found.first) else f"LEN({found.first})=0")
        begins = "&".join(address(row.text.row, begin_column) for row in self.rows)
        return f"IF(AND({','.join(same)},LEN({begins})=0),1,0)"


def form_cells(
    fields: Sequence[FieldRecord],
    rows: Sequence[IndicatorRecord],
    regions: Sequence[Region],
    asked: tuple[FieldName, ...],
    *,
    unfilled: bool,
) -> FormCells:
    """The cells of a form that was laid out; `asked` are the fields that must be filled in."""
    values = {address(region.top, region.left): region.value for region in regions if region.value != ""}
    several = max((record.block for record in rows), default=1) > 1
    cells = {record.name: text_cells(record.cell, record.joints) for record in fields}
    return FormCells(
        fields=cells,
        budget_label=next(record.label_cell for record in fields if record.name == "budget"),
        texts=tuple(row_text(record, several=several) for record in rows),
        values=values,
        unfilled=unfilled and not values.get(cells["project"].first),
        asked=asked,
    )


def text_cells(cell: str, joints: str) -> TextCells:
    """The cells of a text that begins in `cell` and goes on in a row for each joint."""
    row, column = position(cell)
    return TextCells(row, tuple(address(row + part, column) for part in range(len(joints) + 1)))


def row_text(record: IndicatorRecord, *, several: bool) -> RowText:
    """An indicator row; in a form of several output blocks its name says which."""
    output = record.level1 == OUTPUT
    name = SHORT_ROWS.get(record.level2, record.level2)
    if several and output:
        name += f"（{record.block}）"
    official = bool(record.level2) and not record.placeholder
    return RowText(text_cells(record.cell, record.joints), name, record.level2, output, official)


def watched(form: FormCells) -> Iterator[WatchedText]:
    """The texts a check reads figures from; on a blank form also what it says already, to tell when it is filled in."""
    goal = form.fields["goal"]
    found = [(goal, "绩效目标", False)]
    found += [(row.text, row.name, row.level2 == COST) for row in form.rows if row.level2 in (COST, QUANTITY)]
    for text, name, is_cost in found:
        for part, cell in enumerate(text.cells):
            yield WatchedText(text.row + part, cell, name, form.written(cell), is_cost)


def printed_already(form: FormCells) -> Iterator[tuple[int, str]]:
    """Row and text of the fields a blank form says already."""
    for name, found in form.fields.items():
        if form.unfilled and name != "goal" and form.written(found.first):
            yield found.row, form.written(found.first)
