"""What the values of a sheet do not tell: cells shown as a percentage, and formulas stored without a result."""

import re
from collections.abc import Iterator
from typing import Final

from xltools.values.plain import plain
from xltools.workbooks.cells import from_float
from xltools.workbooks.package.markup import child, children, number
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import spot
from xltools.workbooks.package.relationships import related
from xltools.workbooks.package.sheets import workbook_part
from xltools.workbooks.package.styles import entries

PERCENT_FORMATS: Final = frozenset({9, 10})
"""0% and 0.00%, which every program has."""
PERCENTS: Final = re.compile(rb"%|numFmtId=[\"'](?:9|10)[\"']")
LITERALS: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
CELL: Final = re.compile(rb"<(?:\w+:)?c\b([^>]*)>")
NAME: Final = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')
STYLE: Final = re.compile(rb'\bs="([0-9]{1,6})"')
UNRESOLVED: Final = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


def percent_styles(package: Package) -> frozenset[int]:
    """The numbers of the cell formats that show 0.95 as 95%."""
    for part in related(package, workbook_part(package), "styles"):
        if not PERCENTS.search(package.read(part)):
            return frozenset()
        root = package.look(part)
        named, formats = child(root, "numFmts"), child(root, "cellXfs")
        own = {
            number(entry, "numFmtId", -1)
            for entry in ([] if named is None else children(named, "numFmt"))
            if shows_percent(entry.get("formatCode", ""))
        }
        known = own | PERCENT_FORMATS
        shown = [] if formats is None else entries(formats)
        return frozenset(index for index, entry in enumerate(shown) if number(entry, "numFmtId", -1) in known)
    return frozenset()


def shows_percent(code: str) -> bool:
    """Whether a format code shows 0.95 as 95%."""
    return "%" in LITERALS.sub("", code)


def percent_cells(xml: bytes, styles: frozenset[int]) -> Iterator[str]:
    """The addresses of the cells in one of these formats."""
    used = {int(found) for found in set(STYLE.findall(xml))} & styles if styles else set()
    for attributes in CELL.findall(xml) if used else ():
        style, name = STYLE.search(attributes), NAME.search(attributes)
        if style and name and int(style[1]) in used and spot(name[1].decode()):
            yield name[1].decode()


def percentage(value: float) -> str:
    """A number as a cell of a percent format shows it, to the last digit."""
    return f"{plain(from_float(float(value)).scaleb(2))}%"


def unresolved_cells(xml: bytes) -> Iterator[str]:
    """The addresses of formulas whose result the file does not hold: a program wrote them that computes nothing."""
    for attributes, value in UNRESOLVED.findall(xml):
        name = NAME.search(attributes)
        if name and not (value and b't="str"' in attributes) and spot(name[1].decode()):
            yield name[1].decode()
