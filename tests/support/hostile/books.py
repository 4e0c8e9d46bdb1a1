"""An honest workbook and an honest letter as parts, and small changes to them."""

import functools
import io
import tempfile
import zipfile
from pathlib import Path

import docx

from support.declarations import project
from xltools.forms.beijing_2019 import FORM
from xltools.workbooks.department.book import plan_workbook, write_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
WORD = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@functools.cache
def book_bytes() -> bytes:
    """A department workbook with one form."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_workbook(path, plan_workbook(str(path), "示例街道绿化科", [project(file=str(path))], FORM))
        return path.read_bytes()


@functools.cache
def letter_bytes() -> bytes:
    """A Word document without a form."""
    document = docx.Document()
    document.add_paragraph("各科室：请于月底前报送。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def book() -> dict[str, bytes]:
    """The parts of the workbook."""
    return parts_of(book_bytes())


def letter() -> dict[str, bytes]:
    """The parts of the letter."""
    return parts_of(letter_bytes())


def plain_book(rows: bytes, head: bytes = b"", tail: bytes = b"") -> dict[str, bytes]:
    """A workbook of one sheet by another program."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{types}"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
            f'"application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/{SHEET}" ContentType="{kind}.worksheet+xml"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>"
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{OFFICE}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>'
        ).encode(),
        SHEET: b'<worksheet xmlns="' + MAIN.encode() + b'">' + head + b"<sheetData>" + rows + b"</sheetData>" + tail
        + b"</worksheet>",
    }  # fmt: skip


def document(body: bytes, before: bytes = b"") -> dict[str, bytes]:
    """The letter with another body."""
    xml = b'<w:document xmlns:w="' + W.encode() + b'"><w:body>' + body + b"</w:body></w:document>"
    return letter() | {WORD: before + xml}


def project_sheet() -> str:
    """The part with the form of the workbook."""
    return next(
        name for name, data in book().items() if name.startswith("xl/worksheets/") and b"<dataValidation" in data
    )
