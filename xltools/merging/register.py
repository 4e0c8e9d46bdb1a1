"""报送情况: the state of every unit's every project, expected or not, with the forms that came for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from xltools.merging.departments import Department, Departments
from xltools.merging.names import name_key
from xltools.merging.placing import Placed, Source
from xltools.merging.returning import Returned, Standstill, after_marked_copy, after_return, returns_of
from xltools.model.decisions import NO_DECISIONS, Decisions
from xltools.model.roster import Roster, RosterEntry

RegisterState = Literal[
    "not_due", "exempt", "missing", "unreadable", "blank", "wrong_template", "mapping_required", "received", "with_errors",
    "returned", "returned_unchanged", "resubmitted", "changed", "duplicate", "superseded",
]  # fmt: skip
STATE_TITLES: Final[Mapping[RegisterState, str]] = {
    "received": "已报",
    "with_errors": "有误",
    "returned": "已退回",
    "returned_unchanged": "已退回（未改）",
    "resubmitted": "已重报",
    "changed": "已改",
    "wrong_template": "模板不符",
    "mapping_required": "待对应",
    "duplicate": "重复",
    "superseded": "旧版",
    "unreadable": "无法读取",
    "blank": "未填写",
    "missing": "未报",
    "not_due": "未到期",
    "exempt": "免报",
}
"""What a reader sees, in the order in which states are counted."""
LACKING: Final[frozenset[RegisterState]] = frozenset({"missing", "not_due", "returned"})
"""States in which a form is still to come."""
NO_DEPARTMENT: Final = Department("（未能判断）")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A form that came in, and what the register says of it: findings by level, who answers for it, a remark."""

    placed: Placed
    errors: int = 0
    warnings: int = 0
    unchecked: int = 0
    leader: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line: a unit's project and its state; `project` "" = all projects of the unit, or not known.

    `expected` is None where the unit has no list of projects. `source` and `position` are those of the form, None where
    nothing came. `ground` says why this version counts or does not, `history` what was sent back, when and by whom.
    `overdue` is by how many days something is late.
    """

    department: Department
    project: str
    state: RegisterState
    expected: bool | None = None
    source: int | None = None
    position: int | None = None
    errors: int = 0
    warnings: int = 0
    unchecked: int = 0
    leader: str = ""
    ground: str = ""
    history: str = ""
    note: str = ""
    overdue: int = 0


def register(
    arrived: Sequence[Arrived],
    sources: Sequence[Source],
    roster: Roster | None = None,
    decisions: Decisions = NO_DECISIONS,
    closed: date | None = None,
) -> tuple[RegisterLine, ...]:
    """The roster's units in its order, the others as they came, last the files nobody could read.

    `closed` is the day against which due dates count; without it nothing is overdue.
    """
    units = Units(sources, returns_of(decisions.returns, Departments(roster)), roster is not None, closed)
    for one in arrived:
        if one.placed.standing.state != "blank":
            units.add(one)
    entries = roster.entries if roster else ()
    lines = [line for entry in entries for line in units.of_entry(entry)]
    lines += units.others({entry.department for entry in entries})
    return (*lines, *refused(sources))


def refused(sources: Sequence[Source]) -> Iterator[RegisterLine]:
    """A line for every file that came and could not be read."""
    for number, source in enumerate(sources):
        if source.refusal is not None:
            yield RegisterLine(NO_DEPARTMENT, "", source.refusal, source=number, note=source.refused)


@dataclass(slots=True)
class Units:
    """The forms by unit and project (as it is compared), and how they become lines."""

    sources: Sequence[Source]
    returns: Mapping[str, Sequence[Returned]]
    has_roster: bool
    closed: date | None
    forms: dict[str, dict[str, list[Arrived]]] = field(default_factory=dict)

    def add(self, arrived: Arrived) -> None:
        """Put a form under its unit and project."""
        placed = arrived.placed
        unit = self.forms.setdefault(placed.match.department.name, {})
        unit.setdefault(name_key(placed.project), []).append(arrived)

    def of_entry(self, entry: RosterEntry) -> Iterator[RegisterLine]:
        """The lines of a unit of the roster: what is expected first, then what else came."""
        department = Department(entry.department, entry)
        forms = dict(self.forms.get(entry.department, {}))
        for project in entry.projects:
            came = forms.pop(name_key(project), ())
            yield from self.came(came, expected=True) if came else (self.lacking(department, project),)
        if not forms and not entry.projects:
            yield self.lacking(department, "")
        for came in forms.values():
            yield from self.came(came, expected=False if entry.projects else None)

    def others(self, known: set[str]) -> Iterator[RegisterLine]:
        """The lines of the units that are not in the roster."""
        for name, forms in self.forms.items():
            if name not in known:
                for came in forms.values():
                    yield from self.came(came, expected=None)

    def lacking(self, department: Department, project: str) -> RegisterLine:
        """What did not come."""
        entry = department.entry
        due = entry.due if entry else None
        late = (self.closed - due).days if due and self.closed else 0
        returned = self.last_return(department, project)
        state: RegisterState = "missing"
        if entry and entry.exempt:
            return RegisterLine(department, project, "exempt", bool(project), note=entry.exempt)
        if returned:
            state = "returned"
        elif due and self.closed and late <= 0:
            state = "not_due"
        history = returned.words if returned else ""
        return RegisterLine(department, project, state, bool(project) or None, history=history, overdue=max(late, 0))

    def came(self, forms: Sequence[Arrived], *, expected: bool | None) -> Iterator[RegisterLine]:
        """The lines of the forms of one project: those that count, then those that yield to them."""
        department = forms[0].placed.match.department
        returned = self.last_return(department, forms[0].placed.project)
        outcome = after_return(returned, [one.placed for one in forms], self.sources)
        for one in sorted(forms, key=lambda one: one.placed.standing.state != "counted"):
            line = self.line(one, outcome, returned.words if returned else "")
            yield replace(line, expected=expected)

    def line(self, one: Arrived, outcome: Standstill | None, history: str) -> RegisterLine:
        """One form."""
        placed = one.placed
        counted = placed.standing.state == "counted"
        entry = placed.match.department.entry
        notes = [
            one.note,
            by_copy(placed, self.sources),
            f"花名册写明免报（{entry.exempt}），仍收到申报表" if entry and entry.exempt else "",
        ]
        return RegisterLine(
            department=placed.match.department,
            project=placed.project,
            state=self.state(one, outcome),
            source=placed.form.source,
            position=placed.form.position,
            errors=one.errors,
            warnings=one.warnings,
            unchecked=one.unchecked,
            leader=one.leader,
            ground=placed.standing.ground,
            history=history if counted else "",
            note="；".join(filter(None, notes)),
        )

    def state(self, one: Arrived, outcome: Standstill | None) -> RegisterState:
        """The state of a form: what a person must settle first comes first."""
        placed = one.placed
        if placed.standing.state in {"duplicate", "superseded"}:
            return "duplicate" if placed.standing.state == "duplicate" else "superseded"
        unassigned = self.has_roster and placed.match.department.entry is None
        if unassigned or not name_key(placed.project):
            return "mapping_required"
        if self.sources[placed.form.source].misfit:
            return "wrong_template"
        by_copy = after_marked_copy(placed, self.sources)
        if by_copy == "changed" or (by_copy and (one.errors or one.warnings)):
            return by_copy
        return outcome or ("with_errors" if one.errors else "received")

    def last_return(self, department: Department, project: str) -> Returned | None:
        """The last time the project, or all of the unit, was sent back."""
        own = self.returns.get(department.name, ())
        fitting = [one for one in own if one.project in {"", name_key(project)}]
        return max(fitting, key=lambda one: one.day, default=None)


def by_copy(placed: Placed, sources: Sequence[Source]) -> str:
    """What a marked copy is told by, as a Chinese clause; "" for other files."""
    outcome = after_marked_copy(placed, sources)
    if outcome is None:
        return ""
    return "在标记副本上修改后报来" if outcome == "changed" else "是标记副本，内容与标记时相同"
