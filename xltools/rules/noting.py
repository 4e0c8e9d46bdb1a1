"""What the rules across files note of a form where its file is read."""

from collections.abc import Mapping, Sequence
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.declaration import FIELD_TITLES, Declaration
from xltools.model.noted_form import Note, NotedForm, joined, short_place
from xltools.model.settings import SHIPPED, ParameterValue, Settings
from xltools.rules.registry import BATCH_RULES
from xltools.rules.remembered import of_the_last
from xltools.rules.rule import BatchRule, Noting, parameters_of
from xltools.rules.spots import indicator_spot

RunningNoting = tuple[str, Noting, Mapping[str, ParameterValue]]
"""A rule by its id, with what notes for it and the parameters as the office has them."""
NOTING: Final = tuple(rule for rule in BATCH_RULES if rule.note is not None)


def note_form(project: Project, settings: Settings = SHIPPED, rules: Sequence[BatchRule] = NOTING) -> NotedForm:
    """The form with what every active rule notes of it; a rule that crashes is named and the others go on."""
    notes: list[Note] = []
    failures: list[tuple[str, str]] = []
    for name, note, parameters in running_notings(rules, settings):
        try:
            notes += [note_of(name, one) for one in note(project, **parameters)]
        except Exception as error:  # noqa: BLE001 - a broken rule must not take the other rules down with it
            failures.append((name, type(error).__name__))
    return noted_form(project, tuple(notes), tuple(failures))


@of_the_last
def running_notings(rules: Sequence[BatchRule], settings: Settings) -> tuple[RunningNoting, ...]:
    """What the active rules note, which is the same for every form."""
    return tuple(
        (rule.id, rule.note, parameters_of(rule, setting))
        for rule in rules
        if rule.note is not None and (setting := settings.of(rule.id)).active
    )


def note_of(rule: str, note: Note) -> Note:
    """The note as one of this rule."""
    return Note(note.where, note.key, note.start, note.end, note.amount, note.rows, note.words, rule)


def noted_form(project: Project, notes: tuple[Note, ...], failures: tuple[tuple[str, str], ...]) -> NotedForm:
    """The form with what was noted of it."""
    declaration, budget = project.declaration, project.budget
    rows = declaration.indicators
    spots = [indicator_spot(declaration, index) for index in range(len(rows))]
    labels = joined([row.level2 for row in rows])
    titles = joined([spot.title for spot in spots])
    captions = joined([spot.caption for spot in spots])
    return NotedForm(
        file=declaration.file,
        position=declaration.position,
        sheet=declaration.place.sheet,
        own_place=short_place(declaration.place),
        texts=joined([*map(declaration.text, FIELD_TITLES), *(row.text for row in rows)]),
        places=joined([*field_places(declaration), *(short_place(row.field.place) for row in rows)]),
        labels=labels,
        titles="" if titles == labels else titles,
        captions="" if captions == titles else captions,
        yuan=budget.yuan,
        precision=budget.precision,
        label_unit=budget.label_unit,
        unit_from=budget.unit_from,
        doubtful=budget.doubtful,
        approximate=budget.approximate,
        ties=project.tie.outcome == "ties",
        notes=notes,
        failures=failures,
    )


def field_places(declaration: Declaration) -> list[str]:
    """Where the fields stand, in the order of FIELD_TITLES."""
    return [short_place(declaration.field_place(name)) for name in FIELD_TITLES]
