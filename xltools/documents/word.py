""".docx -> Grid: tables row by row, paragraphs between them as loose rows."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
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
    zlib.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    RecursionError,
    etree.XMLSyntaxError,
    NotImplementedError,
    OverflowError,
    zlib.error,
)
"""What python-docx and below it raise on a damaged package."""

DELETED_ROW: Final = f"{W}trPr/{W}del"
DELETED_CELL: Final = f"{W}tcPr/{W}cellDel"


def read_word(path: Path) -> Grid:
    """The Grid of a .docx file. Raises UnreadableSource when the package is damaged or is no Word document."""
    try:
        document = docx.Document(str(path))
        return Grid(Place(str(path)), tuple(Reader(str(path), numbering_of(document)).rows(document.element.body)))
    except BROKEN as error:
        raise UnreadableSource(
            f"{path} 无法作为 Word 文档打开（文件已损坏或不完整），请用 Word 打开后另存为 .docx 再试。"
        ) from error


@dataclass(slots=True)
class Reader:
    """Reads blocks in order; counts tables and paragraphs for the places."""

    file: str
    numbering: ListNumbering
    tables: int = 0
    paragraphs: int = 0

    def rows(self, container: etree._Element) -> Iterator[GridRow]:
        """Rows of all tables and the paragraphs between them; empty paragraphs are counted after a paragraph."""
        pending: GridRow | None = None
        for element in blocks(container):
            row = self.paragraph(element) if element.tag == f"{W}p" else None
            if pending and element.tag == f"{W}p" and row is None:
                pending = GridRow(pending.cells, pending.blank_lines_after + 1, loose=True)
                continue
            if pending:
                yield pending
            pending = row
            if element.tag == f"{W}tbl":
                yield from self.table(element)
        if pending:
            yield pending

    def paragraph(self, element: etree._Element) -> GridRow | None:
        """A paragraph outside tables; None where it is empty."""
        self.paragraphs += 1
        text = paragraph_text(element, self.numbering)
        place = Place(self.file, spot=f"第 {self.paragraphs} 段")
        return GridRow((GridCell(text, place),), loose=True) if text.strip() else None

    def table(self, table: etree._Element) -> Iterator[GridRow]:
        """The rows of a table. A cell that goes on a vertical merge comes out empty, as in Word's own text export.

        A row of one cell that holds a table is only a frame: the tables inside are read as if they stood alone.
        """
        self.tables += 1
        name = f"表 {self.tables}"
        for number, row in enumerate(rows_in(table), start=1):
            cells = [cell for cell in row.iter(f"{W}tc") if nearest(cell, f"{W}tr") is row and not is_left_out(cell)]
            if len(cells) == 1 and next(cells[0].iter(f"{W}tbl"), None) is not None:
                yield from self.rows(cells[0])
                continue
            if cells and row.find(DELETED_ROW) is None:
                yield GridRow(
                    tuple(
                        GridCell(
                            block_text(cell, self.numbering),
                            Place(self.file, spot=f"{name} 第 {number} 行第 {index} 格"),
                        )
                        for index, cell in enumerate(cells, start=1)
                    )
                )


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


def rows_in(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of this table, without those of tables inside it."""
    return (row for row in table.iter(f"{W}tr") if nearest(row, f"{W}tbl") is table)


def is_left_out(cell: etree._Element) -> bool:
    """A deleted cell, or one that goes on an old-style horizontal merge."""
    merge = cell.find(f"{W}tcPr/{W}hMerge")
    return cell.find(DELETED_CELL) is not None or (merge is not None and merge.get(f"{W}val") != "restart")
