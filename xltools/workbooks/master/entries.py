"""What the sheets of the master are written from: every counted form with its sheet, its figures and its source."""

from collections.abc import Mapping
from dataclasses import dataclass

from xltools.merging.consolidation import Line
from xltools.model.declaration import Declaration
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.workbooks.layout import SheetLayout
from xltools.workbooks.names import quoted
from xltools.workbooks.panel import PanelKey


@dataclass(frozen=True, slots=True)
class Entry:
    """A counted form: its line, its sheet in the master, where it came from and the link there."""

    line: Line
    layout: SheetLayout
    source: Place
    source_link: str | None

    def cell(self, key: PanelKey) -> str:
        """Reference to a figure on the form's sheet, for formulas."""
        return f"{quoted(self.layout.name)}!{self.layout.figures.cells[key]}"


def placed(finding: Finding, places: Mapping[Place, Place], top: Place) -> Place:
    """Where a finding of a form stands in the master: its own cell, else the top of the form's sheet."""
    return places.get(finding.place, top)


def moved(source: Declaration, target: Declaration) -> dict[Place, Place]:
    """Places of a form in its source and in the master, values before labels."""
    pairs = [(field.place, target.fields[name].place) for name, field in source.fields.items()]
    pairs += [(own.field.place, new.field.place) for own, new in zip(source.indicators, target.indicators, strict=True)]
    pairs += [(own.place, new.place) for own, new in zip(source.unplaced, target.unplaced, strict=True)]
    pairs += [
        (own.label_place, new.label_place)
        for own, new in zip(source.indicators, target.indicators, strict=True)
        if own.label_place and new.label_place
    ]
    pairs += [(source.place, target.place)]
    places: dict[Place, Place] = {}
    for own, new in pairs:
        places.setdefault(own, new)
    return places
