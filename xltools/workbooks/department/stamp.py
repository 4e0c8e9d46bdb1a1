"""The very hidden stamp sheet: form version, template id, and how the source had every field.

One row per record: kind, sheet id, row key, cell, the text as the source had it, then the rest of the record as JSON
(control characters escaped), which goes on in the next columns where a cell is too small for it. The text stands in a
cell of its own because the form shows the same text: the file then holds it once. One that no cell can hold as it is
stands in the JSON.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, fields
from decimal import Decimal
from typing import Any, Final

import msgspec
from xlsxwriter import Workbook

from xltools import __version__
from xltools.workbooks.cells import FORBIDDEN, cell_text, position
from xltools.workbooks.department.records import FieldRecord, IndicatorRecord, SheetRecord, UnplacedRecord

SHEET_NAME: Final = "_xltools"
FORMAT: Final = "department-workbook/1"
CHUNK: Final = 30_000
"""Characters of JSON a cell takes; below Excel's limit of 32,767 even with escapes."""
DATA_COLUMN: Final = 4
NESTED: Final = ("fields", "indicators", "unplaced")
WITH_TEXT: Final = "+"
"""Ends the kind of a row with a cell for the text; in workbooks made earlier the JSON is the whole record."""

StampRow = Sequence[str]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the stamp of a department workbook says."""

    template_id: str
    department: str
    sheets: tuple[SheetRecord, ...]
    version: str = __version__


class DamagedStamp(Exception):
    """The stamp sheet does not read as written by this version."""


def template_id(form: str) -> str:
    """Id of the template of a form version."""
    return f"{FORMAT}:{form}"


def write_stamp(book: Workbook, stamp: Stamp) -> None:
    """Add the stamp sheet."""
    sheet = book.add_worksheet(SHEET_NAME)
    sheet.very_hidden()
    for number, row in enumerate(stamp_rows(stamp)):
        for column, text in enumerate(row):
            if text:
                sheet.write_string(number, column, text)


def stamp_rows(stamp: Stamp) -> Iterator[StampRow]:
    """The rows of the stamp sheet, texts only."""
    yield ["xltools", FORMAT]
    yield ["template", stamp.template_id]
    yield ["version", stamp.version]
    yield ["department", "", "", "", *chunks(to_json(stamp.department))]
    for sheet in stamp.sheets:
        whole = asdict(sheet)
        head = {name: value for name, value in whole.items() if name not in NESTED}
        yield ["sheet", sheet.id, "", "", *chunks(to_json(head))]
        for kind in NESTED:
            for record in whole[kind]:
                yield record_row(kind, sheet.id, record)


def record_row(kind: str, sheet: str, record: Mapping[str, Any]) -> StampRow:
    """The row of one record."""
    raw = record["raw"]
    beside = raw == raw.strip() == cell_text(raw) and len(raw) <= CHUNK // 2
    apart = {"row", "cell", "raw"} if beside else {"row", "cell"}
    rest = {name: value for name, value in slim(kind, record).items() if name not in apart}
    return [kind + WITH_TEXT, sheet, record["row"], record["cell"], raw if beside else "", *chunks(to_json(rest))]


def to_json(value: object) -> str:
    """JSON without characters a cell cannot hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return FORBIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def slim(kind: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """The record without values that are the default anyway."""
    defaults = {item.name: item.default for item in fields(RECORDS[kind]) if item.default is not MISSING}
    return {name: value for name, value in record.items() if name not in defaults or defaults[name] != value}


RECORDS: Final[Mapping[str, Any]] = {"fields": FieldRecord, "indicators": IndicatorRecord, "unplaced": UnplacedRecord}


def chunks(text: str) -> list[str]:
    """The text in pieces a cell can hold."""
    return re.findall(rf"(?s).{{1,{CHUNK // 2}}}", text)


def read_stamp(rows: Sequence[StampRow]) -> Stamp:
    """The stamp of the rows of its sheet; raises DamagedStamp when it is incomplete or of another version."""
    try:
        return parse_stamp(rows)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, ArithmeticError, msgspec.ValidationError) as error:
        raise DamagedStamp from error


def parse_stamp(rows: Sequence[StampRow]) -> Stamp:
    """The stamp; raises one of several errors where it is damaged."""
    if rows[0][1] != FORMAT:
        raise ValueError(rows[0][1])
    single = {row[0]: row for row in rows[:4]}
    heads: dict[str, dict[str, Any]] = {}
    nested: dict[str, dict[str, list[Any]]] = {}
    for row in rows[4:]:
        kind, sheet = row[0].removesuffix(WITH_TEXT), row[1]
        if row[0].endswith(WITH_TEXT):
            data = {"row": row[2], "cell": row[3], "raw": row[4]} | json.loads("".join(row[DATA_COLUMN + 1 :]))
        else:
            data = json.loads("".join(row[DATA_COLUMN:]))
        if kind == "sheet":
            heads[sheet] = data
            nested[sheet] = {name: [] for name in NESTED}
        else:
            nested[sheet][kind].append(data)
    sheets = [checked(msgspec.convert(head | nested[sheet], SheetRecord)) for sheet, head in heads.items()]
    department = msgspec.convert(json.loads("".join(single["department"][DATA_COLUMN:])), str)
    return Stamp(single["template"][1], department, tuple(sheets), single["version"][1])


def checked(sheet: SheetRecord) -> SheetRecord:
    """The record of a sheet whose cells are addresses and whose numbers are numbers; raises ValueError or ArithmeticError."""
    cells = [record.cell for records in (sheet.fields, sheet.indicators, sheet.unplaced) for record in records]
    labels = [field.label_cell for field in sheet.fields if field.label_cell or field.name == "budget"]
    for cell in (*cells, *labels):
        position(cell)
    numbers = [record.number for records in (sheet.fields, sheet.unplaced) for record in records]
    for number in (sheet.cost, *numbers):
        if number is not None and not Decimal(number).is_finite():
            raise ValueError(number)
    return sheet
