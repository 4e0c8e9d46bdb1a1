"""Links from the master to the source files."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Final

from xltools.model.place import Place
from xltools.workbooks.issue_sheet import location

LONGEST: Final = 2_000
"""Excel refuses links of more than 2,079 characters."""
ESCAPES: Final = {ord(character): f"%{ord(character):02X}" for character in '% #"<>[]^`{|}?'}
OPENED_AT_CELLS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


def source_link(master: Path, place: Place) -> str | None:
    """Link for XlsxWriter to the file of `place`, in a workbook to its cell; None where it would be too long.

    A file below the master's folder is linked relatively, so that the folder can be moved as a whole.
    """
    return anchored_link(master, place.file, location(place))


def anchored_link(master: Path, file: str, anchor: str | None) -> str | None:
    """The same link to a file and a place in it, as issue_sheet.location gives it."""
    whole, at_cells = linked_file(str(master), file)
    link = f"{whole}#{anchor}" if anchor and at_cells else whole
    return link if len(link) <= LONGEST else None


@lru_cache(maxsize=1024)
def linked_file(master: str, file: str) -> tuple[str, bool]:
    """Link to a file, and whether it can be opened at a cell; every figure of a file asks for it."""
    return file_link(Path(master), Path(file)), Path(file).suffix.lower() in OPENED_AT_CELLS


@lru_cache(maxsize=1024)
def file_link(master: Path, file: Path) -> str:
    """Relative link below the master's folder, else a file URL; characters that end or change a link are escaped."""
    folder, file = absolute(master).parent, absolute(file)
    if file.is_relative_to(folder):
        return f"external:{escaped(file.relative_to(folder))}"
    root = "" if file.as_posix().startswith("//") else "//" if file.as_posix().startswith("/") else "///"
    # XlsxWriter takes file:// for a Windows path and would make a POSIX path relative; a scheme's case does not matter.
    return f"FILE:{root}{escaped(file)}"


def absolute(path: Path) -> Path:
    """The path from the root, without following symbolic links."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links, Path.absolute keeps ".."


def escaped(path: Path) -> str:
    """A path as part of a link; Chinese stays readable."""
    return path.as_posix().translate(ESCAPES)
