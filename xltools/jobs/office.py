"""What the office decided, for every job that checks."""

from pathlib import Path

from xltools.model.office import NO_OFFICE, Office


def office_of(path: Path | None) -> Office:
    """Roster and settings of 花名册与设置; without one no roster, and the catalogue as shipped. Raises UserError."""
    if path is None:
        return NO_OFFICE
    from xltools.workbooks.settings.reading import read_office  # noqa: PLC0415 - checks without one start faster

    return read_office(path)
