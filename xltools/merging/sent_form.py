"""A form that came in, without being held: what it says to the rules across files, and what it is told by."""

from dataclasses import dataclass

from xltools.merging.identity import Identity
from xltools.merging.outline import Outline
from xltools.model.noted_form import NotedForm


@dataclass(frozen=True, slots=True)
class SentForm:
    """One form of a file; all three are made where the file is read."""

    noted: NotedForm
    identity: Identity
    outline: Outline
