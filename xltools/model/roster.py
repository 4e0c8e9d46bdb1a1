"""The roster (花名册): which departments are expected to send which projects, and until when."""

from datetime import date
from decimal import Decimal

from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One department that is expected to submit.

    `department` is the official name, `aliases` are other names it writes. `projects` are the names of the expected
    projects; empty = any. `ceiling` is the 控制数 in yuan, None = none set. `due` is the last day of submission.
    `exempt` is the reason why the department need not submit (免报), "" where it must.
    """

    department: str
    code: str = ""
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    projects: tuple[str, ...] = ()
    ceiling: Decimal | None = None
    due: date | None = None
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class LibraryProject:
    """A project as the project library (项目库) or the budget table has it.

    `annual` is the figure of the budget year, `period_total` that of all years together; yuan, None where not given.
    `unit_declared` is False where the column names no unit. `where` is the place of the line, for messages.
    """

    department: str
    project: str
    code: str = ""
    annual: Decimal | None = None
    period_total: Decimal | None = None
    unit_declared: bool = True
    where: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """All expected departments, in the order of the workbook `file`. Names, aliases and codes occur once.

    `library` is the project library kept in the same workbook; empty where the office keeps none there.
    """

    file: str
    entries: tuple[RosterEntry, ...]
    library: tuple[LibraryProject, ...] = ()
