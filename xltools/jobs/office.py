"""What the office decided, for every job that checks."""

from pathlib import Path

from xltools.jobs.apart import apart
from xltools.model.office import NO_OFFICE, Office


def office_of(path: Path | None) -> Office:
    """Roster and settings of 花名册与设置; without one no roster, and the catalogue as shipped. Raises UserError.

    It is read in a process that may be ended: a roster comes by e-mail as well.
    """
    if path is None:
        return NO_OFFICE
    from xltools.workbooks.settings.reading import read_office  # noqa: PLC0415 - checks without one start faster

    return apart(path, read_office)
