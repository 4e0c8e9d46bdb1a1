"""Forms that came in, as they are compared: those that a master would count, with the texts they hold."""

from collections.abc import Iterator, Sequence
from typing import Final

from xltools.analysis.facts import Project
from xltools.merging.identity import identity_of
from xltools.merging.placing import Form as PlacedForm
from xltools.merging.placing import Placed, place_forms
from xltools.merging.submission import Submission
from xltools.merging.sums import type_title
from xltools.model.declaration import EXTRA_TITLES, FIELD_TITLES, Declaration, Indicator
from xltools.model.office import NO_OFFICE, Office
from xltools.model.problems import without_file
from xltools.workflows.comparison import Form, LeftOut, Passage, Row, Side, SourceFile
from xltools.workflows.registering import source_of

OUTPUT: Final = "产出指标"
NOT_COMPARED: Final = frozenset({"department", "project"})
"""The fields that pair the projects."""


def side_of_forms(source: str, received: Sequence[Submission], office: Office = NO_OFFICE) -> Side:
    """The forms of these files that count: of equal ones one, of one project the version a master would count."""
    projects = [(number, project) for number, one in enumerate(received) for project in one.projects]
    placement = place_forms(
        [source_of(one) for one in received],
        [placeable(number, project.declaration) for number, project in projects],
        office.roster,
        office.decisions,
    )
    counted = [
        form_of(project, placed)
        for placed, (_, project) in zip(placement.forms, projects, strict=True)
        if placed.standing.state == "counted"
    ]
    files = tuple(SourceFile(one.file, one.outcome, len(one.projects), one.reason or "") for one in received)
    return Side(source, "forms", tuple(counted), files, tuple(left_out(placement.forms, received)))


def placeable(source: int, declaration: Declaration) -> PlacedForm:
    """A form as it is placed."""
    return PlacedForm(source, declaration.position, declaration.department, identity_of(declaration))


def left_out(forms: Sequence[Placed], received: Sequence[Submission]) -> Iterator[LeftOut]:
    """Forms that count elsewhere or not at all, then what the readers could not place."""
    for placed in forms:
        if placed.standing.state != "counted":
            yield LeftOut(received[placed.form.source].file, placed.project, why_not(placed, forms, received))
    for one in received:
        for problem in one.problems:
            if not problem.fatal:
                yield LeftOut(one.file, "", without_file(problem.message, one.file))


def why_not(placed: Placed, forms: Sequence[Placed], received: Sequence[Submission]) -> str:
    """Why a form is not compared, in Chinese."""
    standing = placed.standing
    if standing.other is None:
        return "空白表，未计入。"
    other = forms[standing.other].form
    where = f"{received[other.source].file} 第 {other.position} 份"
    if standing.state == "duplicate":
        return f"与 {where} 内容相同，只计一次。"
    ground = f"（{standing.ground}）" if standing.ground else ""
    return f"与 {where} 同部门同项目而内容不同，以后者为准{ground}，请核对。"


def form_of(project: Project, placed: Placed) -> Form:
    """One counted form."""
    declaration, budget, total = project.declaration, project.budget, project.cost_total
    return Form(
        department=placed.match.department.name,
        project=placed.project,
        budget=budget.yuan,
        cost=total.yuan if total else None,
        project_type=type_title(project.selected_types),
        fields=dict(fields(declaration)),
        rows=tuple(
            Row(block(row), row.level2 or row.level2_written or "", Passage(row.text, row.field.place))
            for row in declaration.indicators
            if row.text and not row.placeholder
        ),
        place=declaration.field_place("budget"),
        doubtful=budget.yuan is not None and (budget.doubtful or budget.unit_from == "assumed"),
        year=declaration.year,
    )


def block(row: Indicator) -> int:
    """The output block; rows of other kinds carry the number of the last one, which says nothing about them."""
    return row.block if row.level1 == OUTPUT else 0


def fields(declaration: Declaration) -> Iterator[tuple[str, Passage]]:
    """Every field by title; one the form does not have says nothing."""
    for name, title in FIELD_TITLES.items():
        if name not in NOT_COMPARED:
            yield title, Passage(declaration.text(name), declaration.field_place(name))
    for extra, title in EXTRA_TITLES.items():
        found = declaration.extra.get(extra)
        yield title, Passage(found.text if found else "", found.place if found else declaration.place)
