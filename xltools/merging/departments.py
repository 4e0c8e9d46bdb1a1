"""Which department a form belongs to: by stamp, code, name, then alias, else as written. Never by similarity."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from xltools.merging.names import known_code, name_key, split_code
from xltools.model.roster import Roster, RosterEntry

UNNAMED: Final = "（未填部门）"
MatchedBy = Literal["code", "name", "alias", "stamp", "none"]


@dataclass(frozen=True, slots=True)
class Department:
    """A department as the master shows it. `entry` is its line in the roster, None when there is none."""

    name: str
    entry: RosterEntry | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A written name and the department it stands for. `conflict` says in Chinese why the roster could not decide."""

    department: Department
    by: MatchedBy
    conflict: str = ""


class Departments:
    """Matches written names. Names outside the roster keep their first spelling, so equal keys stay one department."""

    def __init__(self, roster: Roster | None) -> None:
        entries = roster.entries if roster else ()
        self._codes = {name_key(entry.code): entry for entry in entries if entry.code}
        self._names = {name_key(entry.department): entry for entry in entries}
        self._aliases = {name_key(alias): entry for entry in entries for alias in entry.aliases}
        self._outside: dict[str, Department] = {}
        self._known: dict[tuple[str, str, str], Match] = {}

    def match(self, written: str, stamped: str = "", made_for: str = "") -> Match:
        """The department of a form: `written` is the form's own name.

        `made_for` is the department in the stamp of the workbook it stands in: it decides where the form says nothing, and
        confirms what it says, but never overrides it. `stamped` is the department of the workbook as a whole, used where
        neither says anything.
        """
        names = written, stamped, made_for
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = self._match(*names)
        return found

    def _match(self, written: str, stamped: str, made_for: str) -> Match:
        stamp = self._in_roster(made_for)
        if not written.strip():
            return self._match_stamped(made_for or stamped, stamp if made_for else self._in_roster(stamped))
        own = self._match_written(written)
        if stamp.department.entry is None or own.conflict or own.department.entry is None:
            return own
        if own.department.entry is stamp.department.entry:
            return Match(own.department, "stamp")
        conflict = f"表中写的是{own.department.name}，工作簿却是为{stamp.department.name}制作的，请核对"
        return Match(own.department, own.by, conflict)

    def _match_stamped(self, stamped: str, found: Match) -> Match:
        if not stamped.strip():
            return Match(Department(UNNAMED), "none")
        return Match(found.department if found.department.entry else self._as_written(stamped), "stamp", found.conflict)

    def _match_written(self, written: str) -> Match:
        found = self._in_roster(written)
        return found if found.department.entry else Match(self._as_written(written), "none", found.conflict)

    def _in_roster(self, written: str) -> Match:
        """The roster's department of a name; one without entry where the roster does not know it or cannot decide."""
        unknown = Department("")
        code, name = known_code(written, self._codes) or split_code(written)
        by_code = self._codes.get(code)
        named, by = self._by_name(name if code else name_key(written))
        if by_code and named and named is not by_code:
            return Match(
                unknown, "none", f"编码 {by_code.code} 是{by_code.department}，名称却是{named.department}，请核对"
            )
        if by_code:
            return Match(Department(by_code.department, by_code), "code")
        return Match(Department(named.department, named), by) if named else Match(unknown, "none")

    def _by_name(self, key: str) -> tuple[RosterEntry | None, MatchedBy]:
        if key in self._names:
            return self._names[key], "name"
        return self._aliases.get(key), "alias"

    def _as_written(self, written: str) -> Department:
        return self._outside.setdefault(name_key(written), Department(" ".join(written.split())))


def lookalikes(names: Iterable[str], known: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Pairs of names one of which contains the other: perhaps one department, for a person to confirm.

    `known` are names that may be the other half of a pair but not both.
    """
    own = tuple(names)
    others = (*own, *known)
    keys = [name_key(name) for name in others]
    places: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        places.setdefault(key, []).append(index)
    pairs = {
        (min(index, inner), max(index, inner))
        for index, key in enumerate(keys)
        for part in parts(key)
        for inner in places.get(part, ())
    }
    return tuple((others[first], others[second]) for first, second in sorted(pairs) if first < len(own))


def parts(key: str) -> set[str]:
    """Everything that stands in a name besides itself: fewer look-ups than there are other names."""
    ends = range(len(key) + 1)
    return {key[start:end] for start in ends for end in ends[start:]} - {key}
