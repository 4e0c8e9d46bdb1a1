"""A very hidden sheet that remembers each marked cell, for a copy that somebody edited and saved after marking.

Each line carries the cell's original format on a cell of its own and a formula that points at the marked cell: every
spreadsheet program renumbers formats and moves references consistently, so both stay right whatever it rewrites.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from xltools.workbooks.mark_sheets import MARKS_SHEET, RETURNED, TEXT_COLUMN
from xltools.workbooks.names import quoted
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.markup import Element, append, bare, namespace, serialize
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Spot, spot
from xltools.workbooks.package.sheets import VERY_HIDDEN, add_sheet, sheets, workbook_part
from xltools.workbooks.package.strings import shared_strings

POINTER: Final = re.compile(r"ISBLANK\(\$?(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d+)\)")

Kind = Literal["cell", "edge", "link", "list"]
KINDS: Final[tuple[Kind, ...]] = ("cell", "edge", "link", "list")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing marking did.

    `cell`: a cell repainted, with our `note` ("" for none); `edge`: a further cell of its merged range; `link`: a link
    back put into an empty cell; `list`: the list of findings added. `style` is the number of the cell's format before.
    """

    kind: Kind
    sheet: str
    at: Spot
    style: int = 0
    note: str = ""


def write_records(package: Package, records: Sequence[Record], returned: Sequence[str] = ()) -> None:
    """Add the sheet. `returned` are digests of what the forms say, by which a later version is told from this one."""
    root = blank_sheet(package)
    cells = Cells(root)
    for row, record in enumerate(records, start=1):
        cells.set_text(Spot(row, 1), record.kind)
        cells.set_style(Spot(row, 2), record.style)
        cells.set_formula(Spot(row, 3), f"ISBLANK({quoted(record.sheet)}!{record.at})", None)
        if record.note:
            cells.set_text(Spot(row, TEXT_COLUMN), record.note)
    for row, digest in enumerate(returned, start=len(records) + 1):
        cells.set_text(Spot(row, 1), RETURNED)
        cells.set_text(Spot(row, TEXT_COLUMN), digest)
    add_sheet(package, MARKS_SHEET, serialize(root), VERY_HIDDEN)


def blank_sheet(package: Package) -> Element:
    """A worksheet without cells, in the workbook's own namespace."""
    space = namespace(package.look(workbook_part(package)))
    root = bare("worksheet", space)
    append(root, "sheetData")
    return root


def read_records(package: Package) -> tuple[Record, ...] | None:
    """What the sheet remembers, at the cells' present places (deleted cells left out); None without such a sheet."""
    shared = shared_strings(package)
    for sheet in sheets(package):
        if sheet.name == MARKS_SHEET:
            cells = Cells(package.look(sheet.part), shared)
            rows = sorted({at.row for at, _ in cells.spots()})
            found = (read_record(cells, row) for row in rows)
            return tuple(record for record in found if record is not None)
    return None


def read_record(cells: Cells, row: int) -> Record | None:
    """One line; None when its cell no longer exists."""
    kind = next((known for known in KINDS if known == cells.text(Spot(row, 1))), None)
    formula = cells.formula(Spot(row, 3))
    match = POINTER.fullmatch((formula.text or "") if formula is not None else "")
    at = spot(match[3]) if match else None
    if kind is None or match is None or at is None:
        return None
    sheet = match[1].replace("''", "'") if match[1] else match[2]
    return Record(kind, sheet, at, cells.style(Spot(row, 2)), cells.text(Spot(row, TEXT_COLUMN)).replace("\r\n", "\n"))
