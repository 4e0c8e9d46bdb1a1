"""Formulas and error values of a sheet, from its XML; and comparing formulas without minding how a program writes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final

from xltools.workbooks.cells import address, position
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.markup import Element, namespace, parse
from xltools.workbooks.package.references import spot

ERROR_TYPE: Final = "e"
PIECES: Final = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*'!?|[A-Za-z_.\u0080-\uffff][\w.\u0080-\uffff]*[!(])|(?<![\w.])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w(!])"""
)

UTF8: Final = re.compile(rb"""\s*<\?xml[^>]*encoding=["']utf-8["'][^>]*\?>""", re.IGNORECASE)
PLAIN: Final = re.compile(rb'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"[^<>]*><f(?: aca="(?:false|0)")?>([^<>]+)</f>')
ANY: Final = re.compile(rb"<f[\s/>]")
ERROR: Final = b't="e"'
NO_ELEMENT: Final = b"<!"
"""Begins a comment, a section or a declaration."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """By address: formulas without "=", and the error values cells show.

    `percents` are cells shown as a percentage, `unresolved` formulas without a result.
    """

    formulas: Mapping[str, str]
    errors: Mapping[str, str]
    percents: frozenset[str] = frozenset()
    unresolved: tuple[str, ...] = ()


def sheet_facts(xml: bytes, part: str) -> SheetFacts:
    """Formulas and errors of a sheet. Raises UnreadableSource for broken XML."""
    plain = plain_formulas(xml)
    if plain is not None:
        return SheetFacts(plain, {})
    root = parse(xml, part)
    prefix = f"{{{namespace(root)}}}"
    formulas: dict[str, str] = {}
    errors: dict[str, str] = {}
    shared: dict[str, tuple[str, str]] = {}
    unnamed: dict[Element, str] = {}
    for formula in root.iter(f"{prefix}f"):
        cell = formula.getparent()
        name = name_of(cell, root, unnamed)
        if name:
            formulas[name] = formula_text(formula, name, shared)
    if b'"e"' in xml or b"'e'" in xml:
        for cell in root.iter(f"{prefix}c"):
            name = name_of(cell, root, unnamed) if cell.get("t") == ERROR_TYPE else ""
            if name:
                errors[name] = cell.findtext(f"{prefix}v", "#VALUE!")
    return SheetFacts(formulas, errors)


def plain_formulas(xml: bytes) -> dict[str, str] | None:
    """The formulas of a sheet without errors that has each in the plain shape all programs write.

    None where a single one has another shape: then the tree tells, which takes ten times as long.
    """
    if not UTF8.match(xml) or not xml.endswith(b"</worksheet>") or NO_ELEMENT in xml or ERROR in xml:
        return None
    found = PLAIN.findall(xml)
    if len(found) != sum(1 for _ in ANY.finditer(xml)):
        return None
    try:
        texts = unescape(b"\0".join(text for _, text in found).decode()).replace("\r\n", "\n").split("\0")
    except UnicodeDecodeError:
        return None
    return dict(zip((cell.decode() for cell, _ in found), texts, strict=False))


def name_of(cell: Element | None, root: Element, unnamed: dict[Element, str]) -> str:
    """The address of a cell; one that does not say it is counted from its neighbours. "" for what is no cell of the sheet.

    `unnamed` is filled at the first such cell.
    """
    if cell is None:
        return ""
    own = cell.get("r", "")
    if spot(own):
        return own
    if not unnamed:
        unnamed.update((element, str(at)) for at, element in Cells(root).spots())
    return unnamed.get(cell, "")


def formula_text(formula: Element, cell: str, shared: dict[str, tuple[str, str]]) -> str:
    """A cell's formula; one shared with the cell it was filled down from is moved to this cell."""
    text = formula.text or ""
    group = formula.get("si")
    if formula.get("t") != "shared" or group is None:
        return text
    if text:
        shared[group] = (cell, text)
        return text
    origin, source = shared.get(group, (cell, ""))
    (row, column), (first_row, first_column) = position(cell), position(origin)
    return moved(source, row - first_row, column - first_column)


def moved(formula: str, rows: int, columns: int) -> str:
    """The formula as if filled down and to the right by so many cells."""

    def shifted(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        row, column = position(match[3] + match[5])
        name = address(row if match[4] else row + rows, column if match[2] else column + columns)
        letters = name.rstrip("0123456789")
        return f"{match[2]}{letters}{match[4]}{name[len(letters) :]}"

    return PIECES.sub(shifted, formula)


def same_formula(first: str, second: str) -> bool:
    """Whether two formulas say the same, however the program that saved them quotes names and sets blanks."""
    return first == second or formula_key(first) == formula_key(second)


def formula_key(formula: str) -> str:
    """A formula without "=", blanks outside texts, apostrophes, dollar signs and upper case."""
    parts = re.split(r'("(?:[^"]|"")*")', formula.removeprefix("=").removeprefix("_xlfn."))
    return "".join(part if part.startswith('"') else re.sub(r"[\s'$]", "", part).upper() for part in parts)
