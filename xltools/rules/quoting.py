"""A defect that quotes a stretch of one cell."""

from xltools.analysis.facts import Project
from xltools.model.finding import Severity
from xltools.model.noted_form import NotedForm, Where
from xltools.model.place import Place
from xltools.rules.rule import Defect
from xltools.rules.spots import noted_spot
from xltools.rules.texts import spot_of


def cell_defect(
    project: Project,
    where: Where,
    sentence: str,
    *,
    span: tuple[int, int] | None = None,
    severity: Severity | None = None,
    related: tuple[Place, ...] = (),
) -> Defect:
    """`where` is the index of an indicator or the name of a field; without `span` the whole text is quoted."""
    declaration = project.declaration
    text = declaration.indicators[where].text if isinstance(where, int) else declaration.text(where)
    start, end = span or (0, len(text))
    return Defect(sentence, spot_of(declaration, where), severity, text[start:end], start, end, related=related)


def noted_defect(
    form: NotedForm,
    where: Where,
    sentence: str,
    *,
    span: tuple[int, int] | None = None,
    severity: Severity | None = None,
    related: tuple[Place, ...] = (),
) -> Defect:
    """The same on a form of a batch."""
    text = form.text(where)
    start, end = span or (0, len(text))
    return Defect(
        sentence,
        noted_spot(form, where),
        severity,
        text[start:end],
        start,
        end,
        related=related,
        position=form.position,
    )
