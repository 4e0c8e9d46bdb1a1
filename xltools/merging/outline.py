"""A form as sums, links and counts need it: what is kept of every form, while the form itself is looked up when needed."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Budget, Project
from xltools.analysis.provenance import count_fed, count_figures
from xltools.model.declaration import Declaration
from xltools.model.noted_form import joined, parts_of, place_in, short_place
from xltools.model.place import Place
from xltools.values.frozen import dataclass

WRITTEN: Final = "="
PLACEHOLDER: Final = "?"
"""Begin the name of a row: its text is one of the form, or one that only holds its place."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One form. `cost` is the cost total in yuan, `items` the sum of 项目明细; `types` are the selected project types.

    Places are those of the form itself, of its budget, and where its cost total was read, as `short_place` makes them: ten thousands
    of forms are held at once. `rows` counts its indicator rows, `figures` its figures, `fed` those of them that feed a total.
    `row_names` are block and label of the rows, as `names_of_rows` makes them.
    """

    project: str
    position: int
    file: str
    sheet: str | None
    own_place: str
    budget: Budget
    budget_at: str
    cost: Decimal | None
    cost_at: tuple[str, ...]
    types: tuple[str, ...]
    year: int | None
    rows: int
    figures: int
    fed: int
    row_names: str
    items: Decimal | None

    def __post_init__(self) -> None:
        """Keep what many forms share once."""
        for name in ("project", "file", "own_place", "budget_at", "row_names"):
            object.__setattr__(self, name, sys.intern(getattr(self, name)))
        if self.sheet is not None:
            object.__setattr__(self, "sheet", sys.intern(self.sheet))
        for name in ("cost_at", "types"):
            object.__setattr__(self, name, tuple(map(sys.intern, getattr(self, name))))

    @property
    def place(self) -> Place:
        """The place of the form."""
        return place_in(self.file, self.sheet, self.own_place)

    @property
    def budget_place(self) -> Place:
        """Where the budget stands."""
        return place_in(self.file, self.sheet, self.budget_at)

    @property
    def cost_places(self) -> tuple[Place, ...]:
        """Where the cost total was read."""
        return tuple(place_in(self.file, self.sheet, short) for short in self.cost_at)


def outline_of(project: Project) -> Outline:
    """The outline of a form."""
    declaration, cost = project.declaration, project.cost_total
    rows = declaration.indicators
    return Outline(
        project=declaration.project,
        position=declaration.position,
        file=declaration.place.file,
        sheet=declaration.place.sheet,
        own_place=short_place(declaration.place),
        budget=project.budget,
        budget_at=short_place(declaration.field_place("budget")),
        cost=cost.yuan if cost else None,
        cost_at=tuple(short_place(rows[index].field.place) for index in cost.places) if cost else (),
        types=project.selected_types,
        year=declaration.year,
        rows=len(rows),
        figures=count_figures(project),
        fed=count_fed(project),
        row_names=names_of_rows(declaration),
        items=declaration.cost_table.sum if declaration.cost_table else None,
    )


def names_of_rows(declaration: Declaration) -> str:
    """Block and label of every indicator row, each after a sign for what it says."""
    return joined([
        f"{PLACEHOLDER if row.placeholder else WRITTEN}{row.block}:{row.level2_written or row.level2}"
        for row in declaration.indicators
    ])  # fmt: skip


def named_rows(outline: Outline) -> Iterator[tuple[int, str, bool]]:
    """Block and label of every indicator row, and whether its text is one of the form."""
    for name in parts_of(outline.row_names) if outline.rows else ():
        block, _, label = name[1:].partition(":")
        yield int(block), label, name[0] == WRITTEN
