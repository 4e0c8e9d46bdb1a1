"""What the roster expects against what came in."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from xltools.merging.consolidation import Line, Missing
from xltools.merging.departments import Department
from xltools.merging.names import name_key
from xltools.model.roster import Roster


def received(forms: Iterable[tuple[Department, str]]) -> dict[str, set[str]]:
    """The names of the projects that came, as they are compared, by the official name of their department."""
    names: dict[str, set[str]] = {}
    for department, project in forms:
        if department.entry is not None:
            names.setdefault(department.name, set()).add(name_key(project))
    return names


def lacking(roster: Roster, came: Mapping[str, Collection[str]]) -> tuple[Missing, ...]:
    """What the roster expects beside what came: departments that sent nothing, and single projects; none of the exempt."""
    found: list[Missing] = []
    for entry in roster.entries:
        if entry.exempt:
            continue
        if entry.department in came:
            names = came[entry.department]
            found += [Missing(entry, name) for name in entry.projects if name_key(name) not in names]
        else:
            found.append(Missing(entry))
    return tuple(found)


def outside(roster: Roster | None, lines: Sequence[Line]) -> tuple[str, ...]:
    """Departments that are not in the roster, in order of appearance; none without a roster."""
    if roster is None:
        return ()
    return tuple(dict.fromkeys(line.department.name for line in lines if line.department.entry is None))
