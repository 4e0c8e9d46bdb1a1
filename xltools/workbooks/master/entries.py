"""What the sheets of the master are written from: every counted form with its sheet, its figures and its source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

from xltools.merging.consolidation import Line
from xltools.model.declaration import FieldName
from xltools.model.place import Place
from xltools.workbooks.department.panel import PanelKey, panel_cells
from xltools.workbooks.master.drawn import TOP, DrawnForm, Figures, Spot
from xltools.workbooks.master.links import source_link
from xltools.workbooks.names import quoted

PANEL_CELLS: Final = panel_cells()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure came from: the place, its name for people, and the link there (None where it would be too long)."""

    place: Place
    label: str
    link: str | None


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """Where the sheet of a form stands: its name, and the link to its workbook ("external:…"; "" = the master itself).

    `volume` is what people call that workbook ("分册02").
    """

    name: str
    book: str = ""
    volume: str = ""

    def link(self, cell: str = TOP) -> str:
        """Link to a cell."""
        anchor = f"{quoted(self.name)}!{cell}"
        return f"{self.book}#{anchor}" if self.book else f"internal:{anchor}"

    def title(self, cell: str | None = None) -> str:
        """What people read there."""
        name = f"{self.volume}　{self.name}" if self.volume else self.name
        return f"{name}!{cell}" if cell else name


@dataclass(frozen=True, slots=True)
class Entry:
    """A counted form: its line, its figures, its sheet (None: it has none), and where budget and cost total came from.

    `fields` and `indicators` are the cells on the sheet of the texts of those, `spots` those of all places of the form.
    """

    line: Line
    number: int
    sheet: SheetPlace | None
    figures: Figures
    budget: Source
    cost: Source | None
    fields: Mapping[FieldName, str]
    indicators: tuple[str, ...]
    spots: Mapping[Spot, str]

    @property
    def file_link(self) -> str | None:
        """Link to the source file as a whole."""
        return self.budget.link.partition("#")[0] if self.budget.link else None

    @property
    def name(self) -> str:
        """What people read where the form is meant."""
        return self.line.outline.project or "（未填项目名称）"

    def cell(self, key: PanelKey) -> str | None:
        """Reference to a figure on the form's sheet, for formulas; None where no formula of the master reaches it."""
        if self.sheet is None or self.sheet.book:
            return None
        return f"{quoted(self.sheet.name)}!{PANEL_CELLS[key]}"

    def sheet_link(self, cell: str | None = None) -> tuple[str | None, str]:
        """Link to a cell of the form's sheet, and what people read there."""
        if self.sheet is None:
            return None, ""
        return self.sheet.link(cell or TOP), self.sheet.title(cell)

    def placed(self, sheet: SheetPlace | None) -> Self:
        """The same entry as it is reached from another workbook."""
        return replace(self, sheet=sheet)

    def spot(self, place: Place) -> str:
        """The cell where a place of the form stands, else the top of the sheet."""
        own = self.line.outline.sheet
        return self.spots.get((place.cell, place.spot), TOP) if place.sheet == own else TOP


def entry(line: Line, number: int, sheet: SheetPlace | None, drawn: DrawnForm, master: Path) -> Entry:
    """The entry of line `number`, with links for a workbook that will stand at `master`; `drawn` is its sheet."""
    budget, cost = sources(line, master)
    cells = shared(drawn.fields, drawn.indicators, drawn.spots)
    return Entry(line, number, sheet, drawn.figures, budget, cost, *cells)


def entry_without_sheet(line: Line, number: int, figures: Figures, master: Path) -> Entry:
    """The same of a form that has no sheet."""
    budget, cost = sources(line, master)
    return Entry(line, number, None, figures, budget, cost, *shared((), (), ()))


def sources(line: Line, master: Path) -> tuple[Source, Source | None]:
    """Where budget and cost total of a line came from."""
    budget, cells = line.outline.budget_place, line.outline.cost_places
    label = "；".join(cell.label() for cell in cells)
    cost = Source(cells[0], label, source_link(master, cells[0])) if cells else None
    return Source(budget, budget.label(), source_link(master, budget)), cost


@lru_cache(maxsize=1024)
def shared(
    fields: tuple[tuple[FieldName, str], ...], indicators: tuple[str, ...], spots: tuple[tuple[Spot, str], ...]
) -> tuple[Mapping[FieldName, str], tuple[str, ...], Mapping[Spot, str]]:
    """The cells of a form; most forms have theirs in the same places."""
    return dict(fields), indicators, dict(spots)
