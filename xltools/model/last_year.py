"""What the projects said last year: read from last year's master, or from last year's forms themselves."""

from decimal import Decimal

from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PastProject:
    """One project of last year.

    `budget` is yuan, None where it could not be read. `rows` are the filled indicator rows in order: second-level label
    and text.
    """

    department: str
    project: str
    budget: Decimal | None
    rows: tuple[tuple[str, str], ...] = ()
    remarks: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class LastYear:
    """All projects of last year. `source` is where they come from, as given; `unread` are sentences on files left out."""

    source: str
    projects: tuple[PastProject, ...]
    unread: tuple[str, ...] = ()
