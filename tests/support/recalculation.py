"""What LibreOffice computes when it knows no cached value."""

import math
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
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for cell in cells(sheet) if has_value(cell)}


def has_value(cell: Any) -> bool:
    """Whether the cell holds a value; openpyxl shows the target of a link in an empty cell."""
    return cell.value is not None and not (cell.hyperlink and cell.value == cell.hyperlink.location)


def cells(sheet: Any) -> Iterable[Any]:
    """The cells a sheet holds; its rows would be a million where LibreOffice wrote a style for all of them."""
    return sheet._cells.values()


def recalculated(soffice: str, source: Path, folder: Path) -> dict[tuple[str, str], object]:
    """The values LibreOffice computes for a workbook's formulas from nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    bare = without_cached_values(source, folder / "bare.xlsx")
    assert not formulas(bare).keys() & values(bare).keys()
    return values(convert(soffice, bare, folder / "office", "xlsx"))


def differences(soffice: str, source: Path, folder: Path) -> dict[tuple[str, str], tuple[object, object]]:
    """The formulas whose cached value is not what LibreOffice computes: (cached, computed). An empty text is no value."""
    cached, computed = values(source), recalculated(soffice, source, folder)
    pairs = {cell: (cached.get(cell, ""), computed.get(cell, "")) for cell in formulas(source)}
    return {cell: pair for cell, pair in pairs.items() if not same(*pair)}


def same(first: object, second: object) -> bool:
    """Equal; numbers may differ by what the last binary digit is worth."""
    if isinstance(first, int | float) and isinstance(second, int | float):
        return math.isclose(first, second, rel_tol=1e-12, abs_tol=1e-9)
    return first == second
