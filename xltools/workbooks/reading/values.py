"""The values of a workbook's sheets and nothing else: for rosters, settings and masters, within the limits of every source."""

import contextlib
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import python_calamine

from xltools.files import limits
from xltools.files.kinds import ZIP, first_bytes

Values = Sequence[Sequence[object]]
"""Rows of a sheet from A1; a cell is str, float, bool, date, datetime, time or timedelta."""


class SheetValues:
    """An open workbook."""

    def __init__(self, workbook: python_calamine.CalamineWorkbook) -> None:
        self._workbook = workbook
        self.names = tuple(workbook.sheet_names)

    def of(self, sheet: str) -> Values:
        """The rows of a sheet."""
        return self._workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


@contextlib.contextmanager
def opened_values(path: Path) -> Iterator[SheetValues]:
    """Open a workbook; what it says is as of one moment. Raises UnreadableSource beyond the limits, OSError and CalamineError otherwise."""
    head = first_bytes(path)
    data = path.read_bytes()
    if head.startswith(ZIP):
        with contextlib.suppress(zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):  # calamine says so
            limits.opened(data, str(path))
    with python_calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        yield SheetValues(workbook)
