"""The result of consolidating: what the master workbook, the table on the screen and the JSON all show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from xltools.analysis.facts import Project
from xltools.merging.confirming import ToConfirm
from xltools.merging.departments import Department
from xltools.merging.outline import Outline
from xltools.merging.register import RegisterLine, RegisterState
from xltools.merging.reminders import Reminder
from xltools.merging.side_by_side import VersionPair
from xltools.merging.versions import State
from xltools.model.decisions import VersionChoice
from xltools.model.finding import Finding, Level, NotChecked
from xltools.model.roster import RosterEntry
from xltools.model.settings import SHIPPED, Settings

FileStatus = Literal["read", "unchanged", "duplicate", "superseded", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Line:
    """One form that came in with file number `file`; there it is number `number` of the `projects`, from 0.

    `findings` are those of this form; `note` says in Chinese what a person should know. `yields_to` is the number of the
    file whose form counts instead.
    """

    file: int
    department: Department
    outline: Outline
    projects: Sequence[Project]
    number: int
    state: State
    findings: tuple[Finding, ...] = ()
    note: str = ""
    yields_to: int | None = None

    @property
    def project(self) -> Project:
        """The form itself, where the submission has its forms; raises IndexError where it came without them."""
        return self.projects[self.number]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One source file in the register (报送情况). Every file that came in has a record.

    `projects` counts its forms, blank ones apart; `counted` those that entered the totals. `errors`, `warnings` and
    `explained` (findings the department explained) are those of the counted forms and of the workbook itself. `round` is the
    declared round, `template` the template's id and version, both "" where the file says nothing.
    """

    file: str
    status: FileStatus
    departments: tuple[str, ...] = ()
    projects: int = 0
    counted: int = 0
    errors: int = 0
    warnings: int = 0
    explained: int = 0
    reason: str | None = None
    received: datetime | None = None
    sha256: str | None = None
    round: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """Sums over one department, one project type, or everything; yuan.

    Forms without a usable budget are counted in `unreadable`, never as 0. `doubtful` counts budgets whose unit had to
    be assumed or is in doubt. `department` is set for a department's line.
    """

    name: str
    projects: int
    budget: Decimal
    cost: Decimal
    unreadable: int = 0
    doubtful: int = 0
    errors: int = 0
    warnings: int = 0
    explained: int = 0
    department: Department | None = None

    @property
    def over_ceiling(self) -> Decimal | None:
        """Budget minus the roster's 控制数; None where there is no ceiling."""
        entry = self.department.entry if self.department else None
        return None if entry is None or entry.ceiling is None else self.budget - entry.ceiling


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the roster expects that did not come: a whole department (`project` None) or one project."""

    entry: RosterEntry
    project: str | None = None


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Everything about one consolidation, ordered as it is shown.

    `lines` are the counted forms (by department), `left_out` the others. `findings` are those of the counted forms and
    of the workbooks they came from. `unexpected` are counted lines whose department has a list of projects without
    this one; `outside` are departments that are not in the roster. `confirm` are written names that may stand for others.
    `not_checked` is what the rules could not decide on the counted forms and their workbooks; `settings` is what the rules
    ran with. `about_run` are those of the findings that concern a department or the whole run, not one of its files.
    `register` is 报送情况 by unit and project, `versions` what differs between versions, `reminders` who owes what. Their
    `source` is the number of a file in `files`. `unused_choices` are decisions on versions that no file fits.
    """

    files: tuple[FileRecord, ...]
    lines: tuple[Line, ...]
    left_out: tuple[Line, ...]
    findings: tuple[Finding, ...]
    departments: tuple[GroupTotal, ...]
    types: tuple[GroupTotal, ...]
    total: GroupTotal
    missing: tuple[Missing, ...] = ()
    unexpected: tuple[Line, ...] = ()
    outside: tuple[str, ...] = ()
    confirm: tuple[ToConfirm, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    settings: Settings = SHIPPED
    about_run: tuple[Finding, ...] = ()
    register: tuple[RegisterLine, ...] = ()
    versions: tuple[VersionPair, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    unused_choices: tuple[VersionChoice, ...] = ()

    def owed(self, *, later: bool = False) -> tuple[Missing, ...]:
        """What is missing and not merely not due yet; `later`: only what is not due yet."""
        early = {line.department.name for line in self.register if line.state == "not_due"}
        return tuple(one for one in self.missing if (one.entry.department in early) is later)

    def states(self) -> Counter[RegisterState]:
        """How many lines of the register have which state."""
        return Counter(line.state for line in self.register)

    def count(self, level: Level) -> int:
        """How many findings have this level."""
        return sum(1 for finding in self.findings if finding.level == level)
