"""What the roster expects against what came in."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from xltools.analysis.facts import Project
from xltools.merging.consolidation import Line, Missing
from xltools.merging.departments import Department
from xltools.merging.names import name_key
from xltools.model.roster import Roster


def missing(roster: Roster, lines: Sequence[Line]) -> tuple[Missing, ...]:
    """Departments that sent nothing, and expected projects that did not come, in the order of the roster.

    `lines` are the counted forms: a form that could not be read or matched does not count as received.
    """
    return lacking(roster, received((line.department, line.project) for line in lines))


def received(forms: Iterable[tuple[Department, Project]]) -> dict[str, set[str]]:
    """The names of the projects that came, as they are compared, by the official name of their department."""
    names: dict[str, set[str]] = {}
    for department, project in forms:
        if department.entry is not None:
            names.setdefault(department.name, set()).add(name_key(project.declaration.project))
    return names


def lacking(roster: Roster, came: Mapping[str, Collection[str]]) -> tuple[Missing, ...]:
    """What the roster expects beside what came."""
    found: list[Missing] = []
    for entry in roster.entries:
        if entry.department in came:
            names = came[entry.department]
            found += [Missing(entry, name) for name in entry.projects if name_key(name) not in names]
        else:
            found.append(Missing(entry))
    return tuple(found)


def unexpected(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Counted forms of a department whose roster line lists projects, but not this one."""
    return tuple(line for line in lines if is_unexpected(line))


def is_unexpected(line: Line) -> bool:
    """True when the roster lists the department's projects without this one."""
    entry = line.department.entry
    if entry is None or not entry.projects:
        return False
    return name_key(line.project.declaration.project) not in {name_key(name) for name in entry.projects}


def outside(roster: Roster | None, lines: Sequence[Line]) -> tuple[str, ...]:
    """Departments that are not in the roster, in order of appearance; none without a roster."""
    if roster is None:
        return ()
    return tuple(dict.fromkeys(line.department.name for line in lines if line.department.entry is None))
