"""What people decided about submissions, kept in 花名册与设置: names, versions, returned forms."""

from datetime import date

from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class NameAnswer:
    """A written name and the official one it stands for (对应认定): of a department, or of a project of `department`.

    A name that stands for itself is none of the official ones: it is no longer asked about. `department` is "" for a
    department's own name.
    """

    written: str
    official: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """The file that counts for a department's project (版本认定); `project` "" = for all its projects.

    `file` is the file's name or the first characters of its SHA-256, `note` the reason given.
    """

    department: str
    project: str
    file: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """A department's project that was sent back (退回登记) on a day, by whom and why; `project` "" = all its projects."""

    department: str
    project: str
    day: date
    reason: str
    clerk: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All of them, in the order of their lines."""

    names: tuple[NameAnswer, ...] = ()
    versions: tuple[VersionChoice, ...] = ()
    returns: tuple[Return, ...] = ()


NO_DECISIONS = Decisions()
