"""The declaration (申报表): what one form says, as raw text with the place of every field."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Final, Literal

from xltools.model.cost_table import CostTable
from xltools.model.place import Place
from xltools.values.frozen import dataclass

FieldName = Literal[
    "caption", "department", "project", "budget", "leader", "phone", "address", "postcode",
    "project_type", "goal", "remarks",
]  # fmt: skip

FIELD_TITLES: Final[Mapping[FieldName, str]] = {
    "caption": "表题",
    "department": "部门（单位）名称",
    "project": "项目名称",
    "budget": "预算金额",
    "leader": "项目负责人",
    "phone": "联系电话",
    "address": "单位地址",
    "postcode": "邮政编码",
    "project_type": "项目类型",
    "goal": "项目绩效目标",
    "remarks": "其他说明的问题",
}

ExtraName = Literal[
    "supervisor", "attribute", "period", "annual_fiscal", "annual_carryover", "annual_other",
    "midterm_total", "midterm_fiscal", "midterm_carryover", "midterm_other", "midterm_goal", "midterm_indicators",
    "total_execution", "fiscal_execution", "carryover_execution", "other_execution",
]  # fmt: skip
"""What only other versions of the form print."""

EXTRA_TITLES: Final[Mapping[ExtraName, str]] = {
    "supervisor": "主管部门",
    "attribute": "项目属性",
    "period": "项目期",
    "annual_fiscal": "年度财政拨款",
    "annual_carryover": "年度上年结转资金",
    "annual_other": "年度其他资金",
    "midterm_total": "中期资金总额",
    "midterm_fiscal": "中期财政拨款",
    "midterm_carryover": "中期上年结转资金",
    "midterm_other": "中期其他资金",
    "midterm_goal": "中期目标",
    "midterm_indicators": "中期绩效指标",
    "total_execution": "年度资金总额执行情况",
    "fiscal_execution": "财政拨款执行情况",
    "carryover_execution": "上年结转资金执行情况",
    "other_execution": "其他资金执行情况",
}

HeaderName = FieldName | ExtraName

LabelUnit = Literal["元", "万元"]

RowKey = tuple[int, str]
"""An official row of the indicator grid: its block and its second-level label."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form: `raw` exactly as written, `text` without outer white space.

    `number` is set when a workbook cell held a real number, in the unit its label names.
    """

    raw: str
    place: Place
    number: Decimal | None = None

    @property
    def text(self) -> str:
        """What is compared, parsed and shown; amount spans index this text."""
        return self.raw.strip()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the indicator grid.

    `block` counts the output blocks from 1; rows of 效益指标 carry the number of the last output block.
    `level1` is derived from `level2`, `level1_written` is what column B says ("" where merged or empty).
    `level2` is the canonical label ("" for a filler or an unknown label); `level2_written` is the label as written
    when it differs after squeezing, else None. `placeholder` marks the empty `…` rows.
    """

    block: int
    level1: str
    level2: str
    field: Field
    placeholder: bool = False
    level1_written: str = ""
    level2_written: str | None = None
    label_place: Place | None = None

    @property
    def text(self) -> str:
        """The indicator text without outer white space."""
        return self.field.raw.strip()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A text that fitted no field. Nothing is dropped: it is listed, shown and written back.

    `beside_indicators`: it stood left of an indicator row, in the column of 绩效指标; a workbook of ours remembers it of the
    texts in its list.
    """

    text: str
    place: Place
    beside_indicators: bool = False


@dataclass(frozen=True, slots=True)
class Declaration:
    """One form as read. Amounts stay text here; see analysis for what they mean.

    `position` counts the declarations of a file from 1. `fields` holds the fields found; one that the form does not
    have at all (a missing 其他说明的问题 row) is absent, an empty one has raw "".
    `budget_label` is the printed label (it may name the unit), `label_unit` the unit it names.
    `form` is the id of the form version, e.g. "beijing-2019". `title` is the printed document title ("" if none).
    `absent` are the empty cells a workbook of ours prints for fields and rows the form does not have: where to fill in
    what is missing. It says nothing about the form itself and does not count when declarations are compared.
    `extra` holds what only other versions of the form print; its amounts are in `label_unit` like the budget. Execution lines
    are `预算数⇥执行数⇥执行率` in one text.
    `year` is the budget year that the title last printed above the form names; it may stand in another form's title, so
    it does not count either.
    `cost_table` is the 项目明细 below the form in a workbook of ours; None where the source has none. It is no part of the
    form and does not count either.
    """

    form: str
    file: str
    position: int
    place: Place
    fields: Mapping[FieldName, Field]
    indicators: tuple[Indicator, ...]
    budget_label: str = ""
    label_unit: LabelUnit | None = None
    title: str = ""
    unplaced: tuple[Unplaced, ...] = field(default=())
    extra: Mapping[ExtraName, Field] = field(default_factory=dict)
    absent: Mapping[FieldName | RowKey, Place] = field(default_factory=dict, compare=False)
    year: int | None = field(default=None, compare=False)
    cost_table: CostTable | None = field(default=None, compare=False)

    def text(self, name: FieldName) -> str:
        """Text of a field, "" where the form has none."""
        found = self.fields.get(name)
        return found.raw.strip() if found else ""

    def field_place(self, name: FieldName) -> Place:
        """Place of a field; where the form has none, of the cell printed for it, else of the declaration."""
        found = self.fields.get(name)
        return found.place if found else self.absent.get(name, self.place)

    @property
    def department(self) -> str:
        """Name of the department as written."""
        return self.text("department")

    @property
    def project(self) -> str:
        """Name of the project as written."""
        return self.text("project")
