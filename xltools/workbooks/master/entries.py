"""What the sheets of the master are written from: every counted form with its sheet, its figures and its source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xltools.merging.consolidation import Line
from xltools.model.declaration import Declaration
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.workbooks.department.layout import SheetLayout
from xltools.workbooks.department.panel import PanelFigures, PanelKey
from xltools.workbooks.master.links import source_link
from xltools.workbooks.names import quoted


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure came from: the place, its name for people, and the link there (None where it would be too long)."""

    place: Place
    label: str
    link: str | None


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """What stays known of a project's sheet once it is drawn; `declaration` is the form with the places of this sheet."""

    name: str
    figures: PanelFigures
    declaration: Declaration


@dataclass(frozen=True, slots=True)
class Entry:
    """A counted form: its line, its sheet in the master, and where its budget and its cost total (if any) came from."""

    line: Line
    layout: DrawnSheet
    budget: Source
    cost: Source | None

    @property
    def file_link(self) -> str | None:
        """Link to the source file as a whole."""
        return self.budget.link.partition("#")[0] if self.budget.link else None

    def cell(self, key: PanelKey) -> str:
        """Reference to a figure on the form's sheet, for formulas."""
        return f"{quoted(self.layout.name)}!{self.layout.figures.cells[key]}"


def entry(line: Line, layout: SheetLayout, master: Path) -> Entry:
    """The entry of a line, with links for a workbook that will stand at `master`."""
    project = line.project
    budget = project.declaration.field_place("budget")
    cost = None
    if project.cost_total:
        cells = [project.declaration.indicators[index].field.place for index in project.cost_total.places]
        label = "；".join(cell.label() for cell in cells)
        cost = Source(cells[0], label, source_link(master, cells[0]))
    sheet = DrawnSheet(layout.name, replace(layout.figures, drawn=()), layout.declaration)
    return Entry(line, sheet, Source(budget, budget.label(), source_link(master, budget)), cost)


def placed(finding: Finding, places: Mapping[Place, Place], top: Place) -> Place:
    """Where a finding of a form stands in the master: its own cell, else the top of the form's sheet."""
    return places.get(finding.place, top)


def moved(source: Declaration, target: Declaration) -> dict[Place, Place]:
    """Places of a form in its source and in the master, values before labels."""
    pairs = [(field.place, target.fields[name].place) for name, field in source.fields.items()]
    pairs += [(field.place, target.extra[name].place) for name, field in source.extra.items()]
    pairs += [(own.field.place, new.field.place) for own, new in zip(source.indicators, target.indicators, strict=True)]
    pairs += [(own.place, new.place) for own, new in zip(source.unplaced, target.unplaced, strict=True)]
    pairs += [
        (own.label_place, new.label_place)
        for own, new in zip(source.indicators, target.indicators, strict=True)
        if own.label_place and new.label_place
    ]
    pairs += [(place, target.absent[key]) for key, place in source.absent.items() if key in target.absent]
    pairs += [(source.place, target.place)]
    places: dict[Place, Place] = {}
    for own, new in pairs:
        places.setdefault(own, new)
    return places
