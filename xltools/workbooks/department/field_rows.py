"""The labelled rows of the form: one field a row, or two side by side."""

from typing import Final, NamedTuple

from xltools.forms.version import FormVersion, HeaderField
from xltools.model.declaration import Declaration, FieldName
from xltools.values.plain import plain
from xltools.workbooks.cells import address, cell_text
from xltools.workbooks.department.budget_cell import BudgetCell
from xltools.workbooks.department.form_rows import SMALLER_SIZES, FormRows
from xltools.workbooks.department.printed import PrintedForm
from xltools.workbooks.department.records import FieldRecord
from xltools.workbooks.department.regions import RowCell, Style

FIRST, LAST = 0, 5
"""Columns A and F, the ends of the form."""
CAPTION_SIZES: Final = (12.0, *SMALLER_SIZES)
CAPTION_ROW: Final = 24.0
FIELD_ROW: Final = 30.0
GOAL_ROW: Final = 72.0
BLANK_GOAL_ROW: Final = 110.0
"""On a blank form: what is typed into merged cells does not make its row higher."""
TYPE_ROW: Final = 40.0
LONG_FIELDS: Final = frozenset({"project_type", "goal", "remarks"})
FLOWING_FIELDS: Final = frozenset({"goal", "remarks"})
"""They may be of any length; 汇总 and drop-downs need the others in one piece."""


class FieldSpot(NamedTuple):
    """Where a field goes: the key of its row, the number of that row in the form, and its columns."""

    key: str
    row: int
    column: int
    label_column: int | None


class FieldRows:
    """Adds the labelled rows of the form and knows where each field goes. `blank`: the form is one to be filled in."""

    def __init__(
        self, rows: FormRows, declaration: Declaration, form: FormVersion, budget: BudgetCell, *, blank: bool
    ) -> None:
        self.rows = rows
        self.declaration = declaration
        self.headers = {header.name: header for header in form.header}
        self.partners = {header.partner for header in form.header}
        self.least = {"goal": BLANK_GOAL_ROW if blank else GOAL_ROW, "project_type": TYPE_ROW}
        self.budget = budget
        self.spots: dict[FieldName, FieldSpot] = {}

    def caption(self) -> None:
        """The line under the title."""
        cells = [RowCell(FIRST, LAST, self.shown("caption"), "caption")]
        row = self.rows.add("caption", cells, CAPTION_ROW, CAPTION_SIZES)
        self.spots["caption"] = FieldSpot("caption", row, FIRST, None)

    def add(self, header: HeaderField) -> None:
        """A row with one field, or with a field and its partner; a partner's own turn adds nothing."""
        if header.name in self.partners:
            return
        partner = self.headers[header.partner] if header.partner else None
        cells = [RowCell(0, 0, self.label(header), "label")]
        cells.append(self.value(header.name, 1, 2 if partner else LAST))
        if partner:
            style: Style = "unit_label" if partner.name == "budget" else "label"
            cells.append(RowCell(3, 3, self.label(partner), style))
            cells.append(self.value(partner.name, 4, LAST))
        least = self.least.get(header.name, FIELD_ROW)
        row = self.rows.add(header.name, cells, least, grows=header.name in FLOWING_FIELDS)
        self.spots[header.name] = FieldSpot(header.name, row, 1, 0)
        if partner:
            self.spots[partner.name] = FieldSpot(header.name, row, 4, 3)

    def label(self, header: HeaderField) -> str:
        """The printed label; that of the budget names the unit."""
        return self.budget.label if header.name == "budget" else header.label

    def shown(self, name: FieldName) -> str:
        """A field's text as its cell shows it."""
        field = self.declaration.fields.get(name)
        return cell_text(field.raw) if field else ""

    def value(self, name: FieldName, left: int, right: int) -> RowCell:
        """The input cell of a field."""
        if name == "budget" and self.budget.number is not None:
            style: Style = "budget_wan" if self.budget.unit == "万元" else "budget_yuan"
            return RowCell(left, right, self.budget.shown, style, self.budget.number)
        if name == "budget":
            return RowCell(left, right, self.budget.text, "budget_text")
        present = name in self.declaration.fields
        if name in LONG_FIELDS:
            style = "long" if present else "absent_long"
            return RowCell(left, right, self.shown(name), style, flows=name in FLOWING_FIELDS)
        return RowCell(left, right, self.shown(name), "short" if present else "absent_short")

    def cells(self, name: FieldName, printed: PrintedForm) -> tuple[str, str]:
        """The cells of a field and of its label, "" where it has none."""
        spot = self.spots[name]
        top = printed.tops[spot.row]
        label = "" if spot.label_column is None else address(top, spot.label_column)
        return address(top, spot.column), label

    def records(self, printed: PrintedForm) -> tuple[FieldRecord, ...]:
        """Where the fields went and how the source had them."""
        return tuple(self.record(name, printed) for name in self.spots)

    def record(self, name: FieldName, printed: PrintedForm) -> FieldRecord:
        """The record of one field."""
        field, spot = self.declaration.fields.get(name), self.spots[name]
        cell, label_cell = self.cells(name, printed)
        return FieldRecord(
            row=spot.key,
            name=name,
            cell=cell,
            label="" if spot.label_column is None else self.label(self.headers[name]),
            label_cell=label_cell,
            present=field is not None,
            raw=field.raw if field else "",
            number=None if field is None or field.number is None else plain(field.number),
            source=field.place.label() if field else "",
            joints=printed.joints.get((printed.tops[spot.row], spot.column), ""),
        )
