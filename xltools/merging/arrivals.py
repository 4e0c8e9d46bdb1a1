"""Forms that came in from several files: put under their departments, each content once."""

from collections.abc import Sequence
from dataclasses import dataclass

from xltools.forms.keys import squeeze
from xltools.merging.departments import UNNAMED, Department, Departments, Match
from xltools.merging.identity import identity_of
from xltools.merging.versions import Candidate, repeats
from xltools.model.declaration import Declaration
from xltools.model.roster import Roster


@dataclass(frozen=True, slots=True)
class Arrival:
    """A form, and the department stamped on the workbook it stands in ("" for other sources)."""

    declaration: Declaration
    stamped: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The forms of one department in order; `department` is its name in the roster, else as first written."""

    department: str
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The groups in the order in which departments first occur.

    `repeated` pairs each form that is left out with the earlier one that says the same; `conflicts` pairs a form with the
    Chinese clause that says why the roster could not decide on its department.
    """

    groups: tuple[Group, ...]
    repeated: tuple[tuple[Declaration, Declaration], ...]
    conflicts: tuple[tuple[Declaration, str], ...]


def sort_arrivals(arrivals: Sequence[Arrival], roster: Roster | None = None) -> Sorted:
    """Group forms by department, never by similarity.

    With a roster by its codes, names and aliases, and a form without a department by the stamp of its workbook; without
    one by the name as written, white space aside.
    """
    matches = matched(arrivals, Departments(roster)) if roster else as_written(arrivals)
    names = ["" if match.department.name == UNNAMED else match.department.name for match in matches]
    candidates = [Candidate(0, name, identity_of(one.declaration)) for one, name in zip(arrivals, names, strict=True)]
    left_out = repeats(candidates)
    groups: dict[str, list[Declaration]] = {}
    for index, candidate in enumerate(candidates):
        if index not in left_out:
            groups.setdefault(candidate.department, []).append(arrivals[index].declaration)
    return Sorted(
        tuple(Group(name, tuple(members)) for name, members in groups.items()),
        tuple((arrivals[index].declaration, arrivals[first].declaration) for index, first in left_out.items()),
        tuple(
            (one.declaration, match.conflict) for one, match in zip(arrivals, matches, strict=True) if match.conflict
        ),
    )


def matched(arrivals: Sequence[Arrival], departments: Departments) -> list[Match]:
    """The department of every form by the roster."""
    return [departments.match(one.declaration.department, one.stamped) for one in arrivals]


def as_written(arrivals: Sequence[Arrival]) -> list[Match]:
    """Every form under its own name, in the spelling that occurs first."""
    spelled: dict[str, str] = {}
    written = [one.declaration.department for one in arrivals]
    return [Match(Department(spelled.setdefault(squeeze(name), name)), "none") for name in written]
