"""待确认: names that are nearly an official one. A person answers in 花名册与设置; nothing is guessed meanwhile."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from xltools.merging.departments import UNNAMED, Departments, lookalikes
from xltools.merging.names import name_key
from xltools.merging.placing import Placed, Source
from xltools.merging.similar import NEAR_DEPARTMENT, NEAR_PROJECT, KnownNames, Near, likeness
from xltools.model.decisions import NO_DECISIONS, Decisions
from xltools.model.roster import Roster, RosterEntry

Kind = Literal["department", "project"]
KIND_TITLES: Mapping[Kind, str] = {"department": "单位", "project": "项目"}


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A written name and the official one it may stand for, `score` per cent alike.

    `by_stamp`: the workbook was made for the official department. `department` is that of a project, "" for a department.
    `files` and `projects` are where the name was written.
    """

    kind: Kind
    written: str
    official: str
    score: int
    department: str = ""
    by_stamp: bool = False
    files: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


def to_confirm(
    forms: Sequence[Placed], sources: Sequence[Source], roster: Roster | None, decisions: Decisions = NO_DECISIONS
) -> tuple[ToConfirm, ...]:
    """Departments first, then projects; without a roster names of departments one of which contains the other."""
    counted = [one for one in forms if one.standing.state == "counted"]
    if roster is None:
        return without_roster(counted, sources)
    return (*departments(counted, sources, roster, decisions), *projects(counted, sources, decisions))


def without_roster(counted: Sequence[Placed], sources: Sequence[Source]) -> tuple[ToConfirm, ...]:
    """Pairs of names that may be one department."""
    groups = by_department(counted)
    found = []
    for one, other in lookalikes(groups):
        files, projects = whereabouts(groups[one], sources)
        score = likeness(one, other)
        found.append(ToConfirm("department", one, other, score, files=files, projects=projects))
    return tuple(found)


def departments(
    counted: Sequence[Placed], sources: Sequence[Source], roster: Roster, decisions: Decisions
) -> list[ToConfirm]:
    """The names outside the roster that come near to one in it, or stand in a workbook made for one."""
    official = {name: entry.department for entry in roster.entries for name in (entry.department, *entry.aliases)}
    known, answered = Departments(roster), {name_key(one.written) for one in decisions.names if not one.department}
    names = KnownNames(official)
    found = []
    for name, forms in by_department(one for one in counted if one.match.department.entry is None).items():
        stamps = {known.match(sources[one.form.source].made_for).department for one in forms}
        made_for = [stamp for stamp in stamps if stamp.entry is not None]
        near = names.nearest(name, NEAR_DEPARTMENT) if name != UNNAMED else None
        if len(made_for) == 1 and name != UNNAMED:
            near = Near(made_for[0].name, likeness(name, made_for[0].name))
        if near and name_key(name) not in answered:
            files, projects = whereabouts(forms, sources)
            nearest_one, by_stamp = official.get(near.name, near.name), len(made_for) == 1
            found.append(
                ToConfirm(
                    "department", name, nearest_one, near.score, by_stamp=by_stamp, files=files, projects=projects
                )
            )
    return found


def projects(counted: Sequence[Placed], sources: Sequence[Source], decisions: Decisions) -> list[ToConfirm]:
    """The unexpected names that come near to an expected project of the department that did not come."""
    answered = {name_key(one.written) for one in decisions.names if one.department}
    found = []
    for name, forms in by_department(counted).items():
        entry = forms[0].match.department.entry
        if entry is None:
            continue
        expected = {name_key(project) for project in entry.projects}
        open_names = KnownNames(lacking(entry, {name_key(one.project) for one in forms}))
        for one in forms:
            key = name_key(one.project)
            known = not key or key in expected or key in answered
            near = None if known else open_names.nearest(one.project, NEAR_PROJECT)
            if near:
                files, _ = whereabouts([one], sources)
                found.append(ToConfirm("project", one.project, near.name, near.score, name, files=files))
    return found


def lacking(entry: RosterEntry, came: Collection[str]) -> tuple[str, ...]:
    """The expected projects that did not come."""
    return tuple(name for name in entry.projects if name_key(name) not in came)


def by_department(forms: Iterable[Placed]) -> dict[str, list[Placed]]:
    """The forms by the name of their department, in order of appearance."""
    groups: dict[str, list[Placed]] = {}
    for one in forms:
        groups.setdefault(one.match.department.name, []).append(one)
    return groups


def whereabouts(forms: Iterable[Placed], sources: Sequence[Source]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files and projects of some forms, each once."""
    here = list(forms)
    files = dict.fromkeys(sources[one.form.source].file for one in here)
    return tuple(files), tuple(dict.fromkeys(one.project for one in here))
