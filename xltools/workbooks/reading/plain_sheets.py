"""Sheets in the plain shape that all programs write: values, formulas and percentages by one look at the XML.

Whatever has another shape (errors, dates, texts in several formats, shared formulas) is left to the general readers, which
take three times as long. Every tag of a sheet must be accounted for, so that nothing in between is passed over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from html import unescape
from typing import Final

from xltools.model.grid import GridCell
from xltools.model.place import Place
from xltools.model.problems import UnreadableSource
from xltools.values.plain import plain
from xltools.workbooks.cells import from_float, is_number, position
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.relationships import related
from xltools.workbooks.reading.formulas import NO_ELEMENT, UTF8
from xltools.workbooks.reading.raw_cells import percent_styles, percentage
from xltools.workbooks.reading.sheet_cells import Spot

Cell = tuple[str, str, str, str, str]
"""Address, format, type, formula and value as the XML has them."""

WORKBOOK: Final = "xl/workbook.xml"
STRINGS: Final = "xl/sharedStrings.xml"
STYLES: Final = "xl/styles.xml"

BEGIN, END, NO_ROWS = b"<sheetData>", b"</sheetData>", b"<sheetData/>"
CELLS: Final = re.compile(
    r'<c r="([A-Z]{1,2}[1-9][0-9]{0,5})"(?: s="([0-9]{1,5})")?(?: t="(s|str|n)")?>'
    r'(?:<f(?: aca="(?:false|0)")?>([^<]+)</f>)?<v>([^<]*)</v></c>'
)
NUMBER: Final = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,2})?")
ODD_ENTITY: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")
ESCAPED: Final = re.compile(rb"_x[0-9A-Fa-f]{4}_")

STRINGS_HEAD: Final = re.compile(r"\s*<\?xml[^<>]*\?>\s*<sst [^<>]*>")
STRINGS_END: Final = "</sst>"
PHONETIC: Final = re.compile(r"<phoneticPr [^<>]*/>")
TRIMMED, KEPT = "<si><t>", '<si><t xml:space="preserve">'

FORMAT_USED: Final = re.compile(rb'\bnumFmtId="([0-9]+)"')
OWN_FORMAT: Final = re.compile(rb'<numFmt numFmtId="([0-9]+)" formatCode="([^"]*)"')
CELL_FORMATS: Final = re.compile(rb"<cellXfs\b[^<>]*>(.*?)</cellXfs>", re.DOTALL)
CELL_FORMAT: Final = re.compile(rb"<xf\b([^<>]*)>")
NO_DATE: Final = frozenset(b"%d" % number for number in (*range(5), *range(9, 14), *range(37, 45), 48, 49))
"""The formats every program has that show numbers as numbers."""
NO_DATE_CODE: Final = re.compile(rb'General|(?:"[^"]*"|[\\_][^"A-Za-z]|[^"\\_A-Za-z\[])*')


@dataclass(frozen=True, slots=True)
class PlainBook:
    """What the sheets of a workbook share: texts by number, formats that show dates, formats that show percentages."""

    strings: Mapping[str, str]
    odd: frozenset[str]
    percents: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """The filled cells of a sheet as `SheetCells` has them, its formulas by address, and those without a result."""

    texts: Mapping[Spot, str]
    others: Mapping[Spot, GridCell]
    formulas: Mapping[str, str]
    unresolved: tuple[str, ...]


class Formulas(Mapping[str, str]):
    """Formulas as the XML has them, in plain text when asked for: of a sheet only a few ever are."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._escaped = {cell: formula for cell, _, _, formula, _ in cells if formula}

    def __getitem__(self, cell: str) -> str:
        """The formula of a cell without "="."""
        return unescape(self._escaped[cell])

    def __iter__(self) -> Iterator[str]:
        """The cells, in reading order."""
        return iter(self._escaped)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._escaped)


def plain_book(package: Package, book: str) -> PlainBook | None:
    """What the sheets share; None where it has not the plain shape. `book` is the part the package starts with."""
    percents = percent_styles(package)
    usual = related(package, book, "sharedStrings"), related(package, book, "styles")
    if book != WORKBOOK or usual[0] not in {(), (STRINGS,)} or usual[1] != (STYLES,):
        return None
    if package.has(STRINGS) != bool(usual[0]):
        return None
    odd = odd_formats(package.read(STYLES))
    try:
        strings = plain_strings(package.read(STRINGS)) if usual[0] else {"": ""}
    except UnreadableSource:
        return None
    return None if strings is None or odd is None else PlainBook(strings, odd, frozenset(map(str, percents)))


def plain_strings(xml: bytes) -> dict[str, str] | None:
    """The shared texts by number, none for no number; None where one is in several formats, or anything else unusual."""
    if is_odd(xml) or ESCAPED.search(xml):
        return None
    text = decoded(xml)
    head = STRINGS_HEAD.match(text)
    if head is None or not text.endswith(STRINGS_END):
        return None
    body = text[head.end() : -len(STRINGS_END)]
    if "<phoneticPr " in body:
        body = PHONETIC.sub("", body)
    *items, rest = body.split("</si>")
    texts = list(map(item_text, items))
    if rest or None in texts:
        return None
    return {"": "", **{str(number): text for number, text in enumerate(texts) if text is not None}}


def item_text(item: str) -> str | None:
    """The text of an item without its end; None for one of another shape. Blanks at the ends count where it says so."""
    if item.startswith(TRIMMED):
        text = item[len(TRIMMED) : -len("</t>")]
        if text != text.strip():
            return None
    elif item.startswith(KEPT):
        text = item[len(KEPT) : -len("</t>")]
    else:
        return None
    if "<" in text or not item.endswith("</t>"):
        return None
    return unescape(text) if "&" in text else text


def odd_formats(xml: bytes) -> frozenset[str] | None:
    """The numbers of the cell formats that may show a date; None where that cannot be told at a glance."""
    own = OWN_FORMAT.findall(xml)
    if len(own) != xml.count(b"<numFmt ") or b"AlternateContent" in xml or is_odd(xml):
        return None
    named = {number: unescape(code.decode("latin-1")).encode("latin-1", "replace") for number, code in own}
    harmless = {number for number, code in named.items() if NO_DATE_CODE.fullmatch(code)}
    used = set(FORMAT_USED.findall(xml))
    odd = {number for number in used if number not in (harmless if number in named else NO_DATE)}
    if not odd:
        return frozenset()
    formats = CELL_FORMATS.search(xml)
    found = CELL_FORMAT.findall(formats[1]) if formats else []
    numbers = (FORMAT_USED.search(attributes) for attributes in found)
    return frozenset(str(index) for index, number in enumerate(numbers) if number and number[1] in odd)


def is_odd(xml: bytes) -> bool:
    """Whether a part is in another encoding, or has comments, sections, or characters by number or name."""
    return not UTF8.match(xml) or NO_ELEMENT in xml or ODD_ENTITY.search(xml) is not None


def decoded(xml: bytes) -> str:
    """The text of a part with line breaks only as XML hands them on; "" where it has others, or is no UTF-8."""
    try:
        text = xml.decode()
    except UnicodeDecodeError:
        return ""
    return "" if text.find("\r", text.find("?>") + 3) >= 0 else text


def plain_sheet(xml: bytes, book: PlainBook, place: Place) -> PlainSheet | None:
    """The contents of a sheet; None where it has not the plain shape."""
    if NO_ROWS in xml and BEGIN not in xml and not is_odd(xml):
        return PlainSheet({}, {}, {}, ())
    start, end = xml.find(BEGIN) + len(BEGIN), xml.find(END)
    if start < len(BEGIN) or end < start or is_odd(xml) or b"\r" in xml[start:end] or xml.count(BEGIN) != 1:
        return None
    rows = xml[start:end]
    try:
        found: list[Cell] = CELLS.findall(rows.decode())
    except UnicodeDecodeError:
        return None
    return sheet_of(found, book, place) if is_whole(rows, found) else None


def is_whole(rows: bytes, found: list[Cell]) -> bool:
    """Whether rows, empty cells and the cells that were found are all the tags there are."""
    cells, opened, closed = rows.count(b'<c r="'), rows.count(b"<row "), rows.count(b"</row>")
    formulas = sum(1 for cell in found if cell[3])
    tags = cells + opened + closed + 3 * len(found) + 2 * formulas
    return rows.count(b"<") == tags and rows.count(b"/>") == cells - len(found) + opened - closed


def sheet_of(found: list[Cell], book: PlainBook, place: Place) -> PlainSheet | None:
    """The sheet of these cells: address, format, type, formula and value. None for a value of another shape."""
    strings = book.strings
    texts: dict[Spot, str] = {}
    others: dict[Spot, GridCell] = {}
    unresolved: list[str] = []
    last: Spot = (-1, -1)
    for cell, style, kind, formula, value in found:
        spot = position(cell)
        if spot <= last:
            return None
        last = spot
        if formula and not value and kind != "str":
            unresolved.append(cell)
        if kind == "s":
            text = strings.get(value)
        elif kind == "str":
            text = written_text(value)
        elif value:
            number = number_cell(value, style, book, Place(place.file, place.sheet, cell))
            if number is None:
                return None
            others[spot], text = number, number.text
        else:
            continue
        if text is None:
            return None
        if text:
            texts[spot] = text
    return PlainSheet(texts, others, Formulas(found), tuple(unresolved))


def written_text(value: str) -> str | None:
    """The text of a formula; None for one that may have characters by number."""
    text = unescape(value) if "&" in value else value
    return None if "_x" in text else text


def number_cell(value: str, style: str, book: PlainBook, place: Place) -> GridCell | None:
    """The cell of a number; None for what is none, and for what may be a date."""
    number = None if style in book.odd else number_of(value)
    if number is None:
        return None
    return (
        GridCell(percentage(float(value)), place) if style in book.percents else GridCell(number[1], place, number[0])
    )


@lru_cache(maxsize=4_096)
def number_of(value: str) -> tuple[Decimal, str] | None:
    """A number and how it is written in full; None for what is none. The same few come again in every sheet."""
    if not NUMBER.fullmatch(value):
        return None
    found = float(value)
    if not is_number(found):
        return None
    number = from_float(found)
    return number, plain(number)
