"""What the stamp keeps of a project sheet: where each field went and how the source had it."""

from dataclasses import dataclass

from xltools.model.declaration import ExtraName, FieldName, LabelUnit


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """A header field. `row` is the row key, `cell` where the value was written, `label` the printed label.

    `present` is False when the source has no such field: an empty cell then still means "not there".
    `number` is the number of a source that held one, in plain decimals. `source` is the source place in words.
    `joints` has a character for every further row the text goes on in: what stood between, "-" for nothing.
    """

    row: str
    name: FieldName
    cell: str
    label: str
    label_cell: str
    present: bool
    raw: str = ""
    number: str | None = None
    source: str = ""
    joints: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    """A row of the indicator grid.

    `opens` is the text printed in column B when a first-level cell begins here, else None; `label` is the text printed
    in column C. `joints` and `label_joints` are like those of a field. The other fields are those of model.Indicator as
    the source had them.
    """

    row: str
    cell: str
    label: str
    opens: str | None
    present: bool
    block: int
    level1: str
    level2: str
    level1_written: str = ""
    level2_written: str | None = None
    placeholder: bool = False
    raw: str = ""
    source: str = ""
    joints: str = ""
    label_joints: str = ""


@dataclass(frozen=True, slots=True)
class UnplacedRecord:
    """A text without a field on this form, written below it.

    `extra` names the field of the version of the form the text comes from, None where it fitted none; `number` is its number
    in plain decimals where the source held one. `beside_indicators` is kept of the text itself.
    """

    row: str
    cell: str
    raw: str
    source: str = ""
    extra: ExtraName | None = None
    number: str | None = None
    beside_indicators: bool = False


@dataclass(frozen=True, slots=True)
class BudgetRecord:
    """How the budget was written into the sheet.

    `shown` is what stands in the cell (a plain number, or the text as it was), `label` the printed label and `unit` the
    unit it names. `wording` is the text in the 原始填写 cell ("" where the number says the same).
    `source_label` and `source_unit` are the label and its unit as the source had them.
    """

    shown: str
    label: str
    unit: LabelUnit
    wording: str
    source_label: str
    source_unit: LabelUnit | None


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """One project sheet. `id` also stands in the sheet itself, so that it survives retitling.

    `unfilled` marks a sheet of a blank template: as long as nobody filled it, it is no declaration.
    `cost` is the cost total in yuan that was read from the text when the sheet was written, in plain decimals.
    `year` is the budget year, which the title need not name.
    """

    id: str
    name: str
    form: str
    title: str
    title_shown: str
    budget: BudgetRecord
    fields: tuple[FieldRecord, ...]
    indicators: tuple[IndicatorRecord, ...]
    unplaced: tuple[UnplacedRecord, ...] = ()
    unfilled: bool = False
    cost: str | None = None
    file: str = ""
    source: str = ""
    year: int | None = None
