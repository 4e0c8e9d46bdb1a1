"""What LibreOffice computes when it knows no cached value."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl

from support.workbook_makers import convert

CACHED = re.compile(rb"(<c [^>]*?)( t=\"\w+\")?(><f>[^<]*</f>)<v>[^<]*</v></c>")


def without_cached_values(source: Path, target: Path) -> Path:
    """A copy in which no formula has a value."""
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            part = package.read(name)
            copy.writestr(name, CACHED.sub(rb"\1\3</c>", part) if name.startswith("xl/worksheets/sheet") else part)
    return target


def formulas(path: Path) -> dict[tuple[str, str], str]:
    """Every formula by sheet and cell."""
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.value for sheet in book for cell in cells(sheet) if cell.data_type == "f"
    }


def values(path: Path) -> dict[tuple[str, str], object]:
    """Every value by sheet and cell; the cached ones of formulas."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value for sheet in book for cell in cells(sheet) if cell.value is not None
    }


def cells(sheet: Any) -> Iterable[Any]:
    """The cells a sheet holds; its rows would be a million where LibreOffice wrote a style for all of them."""
    return sheet._cells.values()


def recalculated(soffice: str, source: Path, folder: Path) -> dict[tuple[str, str], object]:
    """The values LibreOffice computes for a workbook's formulas from nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    bare = without_cached_values(source, folder / "bare.xlsx")
    assert not formulas(bare).keys() & values(bare).keys()
    return values(convert(soffice, bare, folder / "office", "xlsx"))
