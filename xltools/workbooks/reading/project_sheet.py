"""Reads a project sheet of our own back: row keys say which row is which, the stamp says how the source had it.

A cell that still shows what was written gives the source's own text; a changed cell gives what stands there now.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from xltools.forms.keys import label_unit, squeeze
from xltools.forms.version import FormVersion
from xltools.model.declaration import Declaration, ExtraName, Field, FieldName, LabelUnit, RowKey, Unplaced
from xltools.model.place import Place
from xltools.values.plain import plain
from xltools.values.years import year_in
from xltools.workbooks.cells import cell_text, position
from xltools.workbooks.department.budget_cell import is_budget_label
from xltools.workbooks.department.field_rows import FIRST
from xltools.workbooks.department.layout import TITLE_KEY, UNPLACED_KEY
from xltools.workbooks.department.layout_grid import GRID_COLUMN, GRID_KEY, LEVEL1_COLUMN, LEVEL2_COLUMN, TEXT_COLUMN
from xltools.workbooks.department.records import FieldRecord, SheetRecord, UnplacedRecord
from xltools.workbooks.issue_sheet import BACK_LINK
from xltools.workbooks.reading.change_list import ChangeList
from xltools.workbooks.reading.cost_table import find_table, read_table
from xltools.workbooks.reading.indicators import GridReader
from xltools.workbooks.reading.parts import is_again, labels_of, part_spots, whole_text
from xltools.workbooks.reading.sheet_cells import Spot
from xltools.workbooks.reading.sheet_frame import SheetFrame

HEAD_COLUMNS: Final = (GRID_COLUMN, LEVEL1_COLUMN, LEVEL2_COLUMN, TEXT_COLUMN)


@dataclass(frozen=True, slots=True)
class BudgetRead:
    """The budget label and its unit as they count now."""

    label: str
    unit: LabelUnit | None


@dataclass(slots=True)
class SheetReader:
    """Reads one sheet.

    `absent` collects the empty cells of fields the form does not have. `budget_spots` are the cells of the budget and of
    its label, for the formulas that use them.
    """

    frame: SheetFrame
    record: SheetRecord
    form: FormVersion
    changes: ChangeList
    used: set[Spot] = field(default_factory=set)
    absent: dict[FieldName | RowKey, Place] = field(default_factory=dict)
    budget_spots: tuple[Spot, Spot] | None = None

    def read(self, number: int) -> Declaration | None:
        """The declaration; None for a sheet of a blank template that nobody filled in."""
        budget = BudgetRead(self.record.budget.source_label, self.record.budget.source_unit)
        fields: dict[FieldName, Field] = {}
        for record in self.record.fields:
            spot = self.field_spot(record)
            if spot is None:
                continue
            if record.name == "budget":
                found, budget = self.budget(record, spot)
            else:
                found = self.field(record, spot)
            if found is None:
                self.absent[record.name] = self.frame.table.at(spot)
            else:
                fields[record.name] = found
        self.heads()
        grid = GridReader(self.frame, self.record, self.form, self.changes, self.used)
        indicators = grid.read()
        cost_table = find_table(self.frame)
        self.used.update(cost_table.used() if cost_table else ())
        place = self.frame.table.at((self.frame.rows[TITLE_KEY], FIRST + self.frame.shift))
        extra = self.extra()
        declaration = Declaration(
            form=self.record.form,
            file=place.file,
            position=number,
            place=place,
            fields=fields,
            indicators=indicators,
            budget_label=budget.label,
            label_unit=budget.unit,
            title=self.title(),
            extra=extra,
            unplaced=self.unplaced(grid.span()),
            absent=self.absent | grid.absent,
            year=self.year(),
            cost_table=read_table(cost_table) if cost_table else None,
        )
        return None if self.record.unfilled and self.is_unfilled(declaration) else declaration

    def title(self) -> str:
        """The printed title; "" where the source had none and nobody changed ours."""
        text = self.take(TITLE_KEY, FIRST)
        return self.record.title if text == self.record.title_shown else text

    def year(self) -> int | None:
        """The budget year: that of the title as it stands, else the source's while the title is as written."""
        text = self.take(TITLE_KEY, FIRST)
        return year_in(text) or (self.record.year if text == self.record.title_shown else None)

    def take(self, key: str, column: int) -> str:
        """Text of a cell of the row with this key, marked as understood; "" where the row is gone."""
        row = self.frame.rows.get(key)
        if row is None:
            return ""
        spot = (row, column + self.frame.shift)
        self.used.add(spot)
        return self.frame.table.text(spot)

    def field_spot(self, record: FieldRecord) -> Spot | None:
        """The value cell of a field, None where its row is gone; reports a changed label."""
        row = self.frame.rows.get(record.row)
        if row is None:
            if record.present:
                self.changes.add(
                    "row-missing", None, f"“{record.label or '表题'}”一行已不在表中。", expected=record.label
                )
            return None
        if record.label_cell:
            spot = (row, position(record.label_cell)[1] + self.frame.shift)
            self.used.add(spot)
            label = self.frame.table.text(spot)
            if squeeze(label) != squeeze(record.label) and not (record.name == "budget" and is_budget_label(label)):
                old, new = squeeze(record.label), squeeze(label)
                message = f"栏目名称“{old}”被改为“{new}”。"
                self.changes.add("label-changed", self.frame.table.at(spot), message, expected=old, found=new)
        spot = (row, position(record.cell)[1] + self.frame.shift)
        self.used.update(part_spots(self.frame, spot, record.joints))
        self.report_error(spot)
        return spot

    def report_error(self, spot: Spot) -> None:
        """An error value is no text a person wrote."""
        cell = self.frame.table.get(spot)
        if cell and cell.error and cell.error.startswith("#"):
            self.changes.add("error-value", cell.place, f"单元格显示错误值 {cell.error}，请改正。", found=cell.error)

    def field(self, record: FieldRecord, spot: Spot) -> Field | None:
        """A field other than the budget; None where the source had none and the cell is still empty."""
        text = whole_text(self.frame, spot, record.joints, cell_text(record.raw))
        if text == cell_text(record.raw):
            number = None if record.number is None else Decimal(record.number)
            return Field(record.raw, self.frame.table.at(spot), number) if record.present else None
        return Field(text, self.frame.table.at(spot))

    def budget(self, record: FieldRecord, spot: Spot) -> tuple[Field | None, BudgetRead]:
        """The budget with its label and unit.

        The source's wording counts while number and label are as written and the wording still stands beside them.
        """
        table, stamp, place = self.frame.table, self.record.budget, self.frame.table.at(spot)
        label_spot = (spot[0], position(record.label_cell)[1] + self.frame.shift)
        self.budget_spots = (spot, label_spot)
        label, number = table.text(label_spot), table.number(spot)
        text = whole_text(self.frame, spot, record.joints, stamp.shown)
        source = BudgetRead(stamp.source_label, stamp.source_unit)
        unchanged = text == stamp.shown and squeeze(label) == squeeze(stamp.label)
        wording_spot = self.frame.panel.get("wording")
        wording = table.text(wording_spot) if wording_spot else ""
        if unchanged and wording == stamp.wording:
            original = None if record.number is None else Decimal(record.number)
            return (Field(record.raw, place, original) if record.present else None), source
        if unchanged and wording.strip():
            return Field(wording, place), source
        return Field(plain(number) if number is not None else text, place, number), BudgetRead(label, label_unit(label))

    def heads(self) -> None:
        """The printed heads of the indicator grid."""
        row = self.frame.rows.get(GRID_KEY)
        for column, label in zip(HEAD_COLUMNS, (self.form.grid_label, *self.form.grid_columns), strict=True):
            text = self.take(GRID_KEY, column)
            if row is not None and squeeze(text) != squeeze(label):
                place = self.frame.table.at((row, column + self.frame.shift))
                self.changes.add("label-changed", place, f"表头“{label}”被改为“{text}”。", expected=label, found=text)

    def listed(self, record: UnplacedRecord) -> Field | None:
        """What stands in a line of the list below the form; None where it was taken out."""
        self.take(record.row, FIRST)
        text = self.take(record.row, position(record.cell)[1])
        if record.row not in self.frame.rows or not (text or not cell_text(record.raw)):
            return None
        place = self.frame.table.at((self.frame.rows[record.row], position(record.cell)[1] + self.frame.shift))
        if text != cell_text(record.raw):
            return Field(text, place)
        return Field(record.raw, place, None if record.number is None else Decimal(record.number))

    def extra(self) -> dict[ExtraName, Field]:
        """What only the source's version of the form has."""
        named = ((record.extra, self.listed(record)) for record in self.record.unplaced if record.extra)
        return {name: found for name, found in named if found}

    def unplaced(self, grid_rows: range) -> tuple[Unplaced, ...]:
        """The list below the form, then whatever else stands in the form's columns without being part of it."""
        self.take(UNPLACED_KEY, FIRST)
        found = [(record, self.listed(record)) for record in self.record.unplaced if record.extra is None]
        texts = [Unplaced(one.raw, one.place, record.beside_indicators) for record, one in found if one]
        filled = self.frame.table.rows(self.frame.panel_column)
        left = [spot for spots in filled.values() for spot in spots if spot not in self.used]
        cells = [(spot, cell) for spot in left if (cell := self.frame.table.get(spot))]
        labels = labels_of(self.record, self.form.grid_label)
        for (row, column), cell in cells:
            if cell.text.strip() and cell.text != BACK_LINK and not is_again(cell.text, labels):
                beside = row in grid_rows and column - self.frame.shift == GRID_COLUMN
                texts.append(Unplaced(cell.text, cell.place, beside))
        return tuple(texts)

    def is_unfilled(self, declaration: Declaration) -> bool:
        """Whether the sheet says nothing but what the template said, and names no project."""
        stamped = {record.name: cell_text(record.raw) for record in self.record.fields}
        same = all(cell_text(found.raw) == stamped.get(name) for name, found in declaration.fields.items())
        blank = not any(indicator.text for indicator in declaration.indicators)
        blank = blank and not (declaration.cost_table and declaration.cost_table.rows)
        return same and blank and not declaration.project and not declaration.unplaced
