"""The labelled fields of a form: identity block, project type, goal, remarks."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from xltools.forms.keys import label_unit
from xltools.forms.labels import Labels
from xltools.model.declaration import Field, HeaderName, LabelUnit, Unplaced
from xltools.model.grid import GridCell, GridRow

PAIRS: Final = 4
"""Cells of a row that holds two fields: label, value, label, value."""


@dataclass(slots=True)
class Header:
    """What was read so far. `label_places` and the rest are filled row by row."""

    fields: dict[HeaderName, Field] = field(default_factory=dict)
    budget_label: str = ""
    label_unit: LabelUnit | None = None
    unplaced: list[Unplaced] = field(default_factory=list)

    def put(self, name: HeaderName, label: GridCell, values: list[GridCell]) -> None:
        """Store a field; of a repeated label the first text counts and the other is kept as unplaced."""
        value, rest = field_of(label, values)
        self.unplaced.extend(unplaced(cell) for cell in rest)
        known = self.fields.get(name)
        if known and name == "midterm_indicators":
            self.fields[name] = Field(f"{known.raw}\n{value.raw}", known.place)
            return
        if known and known.text:
            if value.text:
                self.unplaced.append(Unplaced(f"{label.text.strip()}\t{value.text}", value.place))
            return
        self.fields[name] = value
        if name == "budget":
            self.budget_label, self.label_unit = label.text.strip(), label_unit(label.text)


def field_of(label: GridCell, values: list[GridCell]) -> tuple[Field, list[GridCell]]:
    """The field right of a label, and cells that are not part of it.

    The value is the first filled cell. In a document further filled cells are paragraphs that begin with a TAB, in a sheet they
    are notes beside the form.
    """
    filled = [cell for cell in values if cell.text.strip()]
    if not filled:
        anchor = values[0] if values else label
        return Field(values[0].text if values else "", anchor.place), []
    first, rest = filled[0], filled[1:]
    if first.place.cell is not None:
        return Field(first.text, first.place, first.number), rest
    return Field("\n\t".join(cell.text for cell in filled), first.place, first.number if not rest else None), []


def read_header_row(header: Header, row: GridRow, labels: Labels, *, weak: bool) -> None:
    """Read `label | value [| label | value]`; unlabelled text is kept as unplaced."""
    for label, name, values in pairs(row, labels, weak=weak):
        if name is None or label is None:
            header.unplaced.extend(unplaced(cell) for cell in values if cell.text.strip())
            continue
        value_cells, partner = split_partner(name, values, labels)
        header.put(name, label, value_cells)
        if partner:
            partner_label, partner_value = partner
            header.put(labels.partners[name], partner_label, [partner_value])
            if partner_label.text.strip():
                header.unplaced.append(unplaced(partner_label))


def pairs(
    row: GridRow, labels: Labels, *, weak: bool
) -> Iterator[tuple[GridCell | None, HeaderName | None, list[GridCell]]]:
    """Labels of the row with the cells right of them; cells before the first label come with None."""
    label: GridCell | None = None
    name: HeaderName | None = None
    values: list[GridCell] = []
    for cell in row.cells:
        expects_label = label is None or any(value.text.strip() for value in values)
        found = labels.header(cell.text, weak=weak and expects_label)
        if found:
            if label or values:
                yield label, name, values
            label, name, values = cell, found, []
        else:
            values.append(cell)
    if label or values:
        yield label, name, values


def split_partner(
    name: HeaderName, values: list[GridCell], labels: Labels
) -> tuple[list[GridCell], tuple[GridCell, GridCell] | None]:
    """`value | ? | value` right of a label whose row holds two fields: the middle cell is the overwritten second label."""
    if name not in labels.partners:
        return values, None
    filled = [cell for cell in values if cell.text.strip()]
    three = filled if filled and filled[0].place.cell else values
    if len(three) != PAIRS - 1 or not three[2].text.strip() or "\n" in three[1].text.strip():
        return values, None
    return three[:1], (three[1], three[2])


def unplaced(cell: GridCell) -> Unplaced:
    """The cell as a text that fitted nowhere."""
    return Unplaced(cell.text.strip(), cell.place)


def read_unlabelled_department(header: Header, row: GridRow) -> bool:
    """Read `? | value` above 项目名称 as the department; False when the row has another shape."""
    filled = [cell for cell in row.cells if cell.text.strip()]
    if not filled or "department" in header.fields:
        return False
    if len(filled) > 1:
        header.unplaced.append(unplaced(filled[0]))
    header.put("department", replace(filled[0], text=""), [filled[-1]])
    return True
