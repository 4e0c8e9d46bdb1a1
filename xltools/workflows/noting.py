"""What is kept of the forms of a file for the comparison with other files."""

from collections.abc import Iterable

from xltools.analysis.facts import Project
from xltools.merging.identity import identity_of
from xltools.merging.outline import outline_of
from xltools.merging.sent_form import SentForm
from xltools.model.settings import SHIPPED, Settings
from xltools.rules.noting import note_form


def sent_forms(projects: Iterable[Project], settings: Settings = SHIPPED) -> tuple[SentForm, ...]:
    """The forms as they take part in the rules across files; `settings` are those the rules will conclude with."""
    return tuple(SentForm(note_form(one, settings), identity_of(one.declaration), outline_of(one)) for one in projects)
