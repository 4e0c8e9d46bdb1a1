""".docx -> Grid: tables row by row, paragraphs between them as loose rows."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from lxml import etree

from xltools.documents.word_numbering import ListNumbering, read_numbering
from xltools.documents.word_text import W, block_text, nearest, paragraph_text
from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place
from xltools.model.problems import UnreadableSource

BROKEN: Final = (
    OpcError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    AttributeError,
    EOFError,
    etree.XMLSyntaxError,
    NotImplementedError,
)
"""What python-docx and below it raise on a damaged package."""

DELETED: Final = (f"{W}trPr/{W}del", f"{W}tcPr/{W}cellDel")


def read_word(path: Path) -> Grid:
    """The Grid of a .docx file. Raises UnreadableSource when the package is damaged or is no Word document."""
    try:
        document = docx.Document(str(path))
        return Grid(Place(str(path)), tuple(rows_of(document, str(path))))
    except BROKEN as error:
        raise UnreadableSource(
            f"{path} 无法作为 Word 文档打开（文件已损坏或不完整），请用 Word 打开后另存为 .docx 再试。"
        ) from error


def rows_of(document: Document, file: str) -> Iterator[GridRow]:
    """Rows of all tables and the paragraphs between them, in reading order."""
    numbering = numbering_of(document)
    tables = paragraphs = 0
    pending: GridRow | None = None
    for element in blocks(document.element.body):
        if element.tag == f"{W}tbl":
            if pending:
                yield pending
            pending = None
            tables += 1
            yield from table_rows(element, file, f"表 {tables}", numbering)
            continue
        paragraphs += 1
        text = paragraph_text(element, numbering)
        if text.strip():
            if pending:
                yield pending
            pending = GridRow((GridCell(text, Place(file, spot=f"第 {paragraphs} 段")),), loose=True)
        elif pending:
            pending = GridRow(pending.cells, pending.blank_lines_after + 1, loose=True)
    if pending:
        yield pending


def numbering_of(document: Document) -> ListNumbering:
    """The document's list numbering."""
    parts = {}
    for relation in document.part.rels.values():
        if relation.reltype in {RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.STYLES} and not relation.is_external:
            parts[relation.reltype] = etree.fromstring(
                relation.target_part.blob, etree.XMLParser(resolve_entities=False)
            )
    return read_numbering(parts.get(RELATIONSHIP_TYPE.NUMBERING), parts.get(RELATIONSHIP_TYPE.STYLES))


def blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those inside content controls and other wrappers."""
    for element in container:
        if element.tag in {f"{W}p", f"{W}tbl"}:
            yield element
        elif isinstance(element.tag, str) and element.tag not in {f"{W}sectPr", f"{W}sdtPr", f"{W}del", f"{W}moveFrom"}:
            yield from blocks(element)


def table_rows(table: etree._Element, file: str, name: str, numbering: ListNumbering) -> Iterator[GridRow]:
    """The rows of a table. A cell that goes on a vertical merge comes out empty, as in Word's own text export."""
    for number, row in enumerate((row for row in table.iter(f"{W}tr") if nearest(row, f"{W}tbl") is table), start=1):
        if row.find(DELETED[0]) is not None:
            continue
        cells = [
            cell for cell in row.iter(f"{W}tc") if nearest(cell, f"{W}tr") is row and cell.find(DELETED[1]) is None
        ]
        yield GridRow(
            tuple(
                GridCell(block_text(cell, numbering), Place(file, spot=f"{name} 第 {number} 行第 {index} 格"))
                for index, cell in enumerate(cells, start=1)
                if not is_covered(cell)
            )
        )


def is_covered(cell: etree._Element) -> bool:
    """A cell that goes on an old-style horizontal merge."""
    merge = cell.find(f"{W}tcPr/{W}hMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"
