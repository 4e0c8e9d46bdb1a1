"""What stands in the rows of a table for what comes later: control characters, which no text of a cell can hold."""

from collections.abc import Mapping
from typing import Final

from xltools.model.finding import LEVEL_TITLES, Level
from xltools.workbooks.master.styles import Kind

ROW: Final = "\x00"
"""The number of the row on its sheet."""
LOOKS: Final[Mapping[Kind, str]] = dict(
    zip(("count", "wrap", "money", "wan", "text", "center", "link", "code"), "\x01\x02\x03\x04\x05\x06\x07\x08", strict=True)
)  # fmt: skip
"""The look of a cell by what it holds."""
DEPARTMENT: Final = "\x0b"
NUMBER: Final = "\x0c"
UNIT_CODE: Final = "\x0e"
SHA256: Final = "\x0f"
COUNTS: Final[Mapping[Level, str]] = dict(zip(LEVEL_TITLES, "\x10\x11\x12\x13", strict=True))
"""How many findings there are of a level."""
SHEET: Final = "\x14"
"""What people read that leads to the form's sheet."""
SHEET_LOOK: Final = "\x15"
FILE_LOOK: Final = "\x16"
"""The looks of the cells that lead to the form's sheet and to its file, if they can."""

Filling = tuple[tuple[bytes, bytes], ...]
"""What is filled in, by slot."""


def filling(found: Mapping[str, str]) -> Filling:
    """What is filled into the slots."""
    return tuple((slot.encode(), content.encode()) for slot, content in found.items())


def fill(rows: bytes, found: Filling) -> bytes:
    """Rows with their slots filled in. A replacement each takes a fraction of formatting a thousand slots."""
    for slot, content in found:
        rows = rows.replace(slot, content)
    return rows
