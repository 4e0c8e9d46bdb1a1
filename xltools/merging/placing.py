"""Where every form belongs, and which of several forms counts: one decision for all who need it.

It works on light facts, so that forms of many files can be decided about without being held.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath
from typing import Final

from xltools.merging.choosing import Receipt
from xltools.merging.departments import Departments, Match
from xltools.merging.identity import Identity
from xltools.merging.names import name_key
from xltools.merging.rounds import round_of
from xltools.merging.versions import Candidate, Standing, standings
from xltools.model.decisions import NO_DECISIONS, Decisions, VersionChoice
from xltools.model.problems import Refusal
from xltools.model.roster import Roster

LEAST_DIGITS: Final = 8
"""So many characters of a SHA-256 name a file."""

ProjectKey = tuple[str, str]
"""Official name of the department, and the project's name as it is compared."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that came in, without its forms: `round` as declared, `stamped` the department of the workbook.

    `made_for` is the department in the stamp of a workbook of ours, "" for other files.

    `template` names the template and its version ("" where it is none of ours), `misfit` says in Chinese in what it departs
    from it. `refusal` is set where nothing was read, with `refused`, the sentence that says why. `returned` are digests of
    the contents of the forms a marked copy was made of.
    """

    file: str
    stamped: str = ""
    round: str = ""
    received: datetime | None = None
    sha256: str | None = None
    template: str = ""
    misfit: str = ""
    refusal: Refusal | None = None
    refused: str = ""
    returned: tuple[str, ...] = ()
    made_for: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the source number `source`; `department` as written, `position` counts the forms of the source."""

    source: int
    position: int
    department: str
    identity: Identity


@dataclass(frozen=True, slots=True)
class Placed:
    """A form with the department it belongs to and its standing among the others.

    `project` is the name under which it is compared: its own, or the official one a person said it stands for.
    """

    form: Form
    match: Match
    standing: Standing
    project: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Every form, in order; `unused` are decisions on versions that no file fits."""

    forms: tuple[Placed, ...]
    unused: tuple[VersionChoice, ...] = ()


def place_forms(
    sources: Sequence[Source], forms: Sequence[Form], roster: Roster | None = None, decisions: Decisions = NO_DECISIONS
) -> Placement:
    """Decide about all forms; they are in the order of the sources, which is the order of reading."""
    departments = Departments(roster)
    matches = [
        departments.match(form.department, sources[form.source].stamped, sources[form.source].made_for)
        for form in forms
    ]
    names = official_projects(departments, decisions)
    identities = [
        official_identity(form.identity, match.department.name, names)
        for form, match in zip(forms, matches, strict=True)
    ]
    choices = Choices(departments, decisions.versions, sources)
    candidates = [
        Candidate(
            form.source,
            match.department.name,
            identity,
            form.position,
            choices.receipt(form.source, match.department.name, identity.project),
        )
        for form, match, identity in zip(forms, matches, identities, strict=True)
    ]
    placed = zip(forms, matches, standings(candidates), identities, strict=True)
    return Placement(
        tuple(Placed(form, match, standing, identity.project) for form, match, standing, identity in placed),
        choices.unused(),
    )


def official_projects(departments: Departments, decisions: Decisions) -> dict[ProjectKey, str]:
    """The official name of every project's name a person answered for."""
    return {
        (departments.match(one.department).department.name, name_key(one.written)): one.official
        for one in decisions.names
        if one.department
    }


def official_identity(identity: Identity, department: str, names: dict[ProjectKey, str]) -> Identity:
    """The identity under the project's official name, where a person gave one."""
    official = names.get((department, name_key(identity.project)))
    return identity if official is None else replace(identity, project=official)


class Choices:
    """The decisions on versions, and which of them a file fits."""

    def __init__(self, departments: Departments, versions: Sequence[VersionChoice], sources: Sequence[Source]) -> None:
        self._sources = sources
        self._rounds = [round_of(source.round) for source in sources]
        self._choices: dict[ProjectKey, list[VersionChoice]] = {}
        for choice in versions:
            key = departments.match(choice.department).department.name, name_key(choice.project)
            self._choices.setdefault(key, []).append(choice)
        self._unused = list(versions)

    def receipt(self, source: int, department: str, project: str) -> Receipt:
        """How a file came in, for one of its projects."""
        file = self._sources[source]
        decision = None
        own = self._choices.get((department, name_key(project)), [])
        for choice in [*own, *self._choices.get((department, ""), [])]:
            if fits(choice, file):
                decision = choice.note if decision is None else decision
                if choice in self._unused:
                    self._unused.remove(choice)
        return Receipt(source, self._rounds[source], file.received, decision)

    def unused(self) -> tuple[VersionChoice, ...]:
        """The decisions that named none of the files."""
        return tuple(self._unused)


def fits(choice: VersionChoice, source: Source) -> bool:
    """Whether a decision names a file: by its name, with or without the suffix, or by the beginning of its SHA-256."""
    written, path = name_key(choice.file), PurePath(source.file)
    if written in {name_key(path.name), name_key(path.stem)}:
        return True
    return len(written) >= LEAST_DIGITS and (source.sha256 or "").startswith(written)
