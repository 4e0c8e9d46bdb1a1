"""A form as sums, links and counts need it: what is kept of every form, while the form itself is looked up when needed."""

from dataclasses import dataclass
from decimal import Decimal

from xltools.analysis.facts import Budget, Project
from xltools.analysis.provenance import count_fed, count_figures
from xltools.model.place import Place


@dataclass(frozen=True, slots=True)
class Outline:
    """One form. `cost` is the cost total in yuan, `cost_places` where it was read; `types` are the selected project types.

    `rows` counts its indicator rows, `figures` its figures, `fed` those of them that feed a total.
    """

    project: str
    position: int
    place: Place
    budget: Budget
    budget_place: Place
    cost: Decimal | None
    cost_places: tuple[Place, ...]
    types: tuple[str, ...]
    year: int | None
    rows: int
    figures: int
    fed: int


def outline_of(project: Project) -> Outline:
    """The outline of a form."""
    declaration, cost = project.declaration, project.cost_total
    return Outline(
        project=declaration.project,
        position=declaration.position,
        place=declaration.place,
        budget=project.budget,
        budget_place=declaration.field_place("budget"),
        cost=cost.yuan if cost else None,
        cost_places=tuple(declaration.indicators[index].field.place for index in cost.places) if cost else (),
        types=project.selected_types,
        year=declaration.year,
        rows=len(declaration.indicators),
        figures=count_figures(project),
        fed=count_fed(project),
    )
