"""Make Word files that carry the same forms as a text export: real tables with the merges of the official form.

Knows nothing of the product's readers: an independent way from text to document.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

WIDTHS = (1300, 1300, 1700, 1300, 1200, 1700)
W = nsdecls("w")


@dataclass
class Row:
    cells: list[str]


def build_docx(forms_text: str, path: Path) -> Path:
    """Write `forms_text` (TAB = next cell, blank line = row end) as a .docx: captions as paragraphs, one table a form."""
    document = docx.Document()
    body = document.element.body
    end = body.sectPr
    for part in parts(forms_text):
        if isinstance(part, str):
            end.addprevious(paragraph(part))
        else:
            end.addprevious(table(part))
            end.addprevious(paragraph(""))
    document.save(str(path))
    return path


def parts(text: str) -> list[str | list[Row]]:
    """Captions (str) and tables (rows) in order; a paragraph torn off its cell by a blank line is put back."""
    found: list[str | list[Row]] = []
    blank, in_row = 0, False
    for line in text.replace("\r\n", "\n").lstrip("\ufeff").split("\n"):
        if not line.strip(" ") and "\t" not in line:
            blank += 1
            in_row = False
            continue
        rows = found[-1] if found and isinstance(found[-1], list) else None
        if line.startswith("\t"):
            if rows is None:
                rows = []
                found.append(rows)
            if not in_row:
                rows.append(Row([]))
            rows[-1].cells.append(line[1:])
            in_row = True
        elif rows is not None and (in_row or blank < 2):
            rows[-1].cells[-1] += "\n" * (blank + 1) + line
            in_row = True
        else:
            found.append(line)
            in_row = False
        blank = 0
    return found


def table(rows: list[Row]) -> etree._Element:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    above: tuple[str, ...] = ()
    xml = []
    for number, row in enumerate(rows):
        xml.append(f"<w:tr>{''.join(row_cells(row.cells, number, above))}</w:tr>")
        above = tuple(row.cells)
    return parse_xml(
        f"<w:tbl {W}><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(xml)}</w:tbl>"
    )


def row_cells(cells: list[str], number: int, above: tuple[str, ...]) -> Iterable[str]:
    if is_grid_row(cells):
        merges = [
            "restart" if cells[0].strip() else "continue",
            "restart" if cells[1].strip() or len(above) != 4 else "continue",
            "",
            "",
        ]
        spans = [1, 1, 1, 3]
    elif len(cells) == 4:
        merges, spans = [""] * 4, ([1, 1, 1, 3] if not cells[1].strip() and not cells[2].strip() else [1, 2, 1, 2])
    else:
        merges, spans = [""] * len(cells), [*[1] * (len(cells) - 1), max(1, 7 - len(cells))]
    for index, text in enumerate(cells):
        yield cell(text, spans[index], merges[index], breaks=(number + index) % 2 == 1)


def is_grid_row(cells: list[str]) -> bool:
    if len(cells) != 4:
        return False
    return cells[0].strip() in {"", "绩效指标"} or (not cells[1].strip() and "指标" in cells[2])


def cell(text: str, span: int, merge: str, *, breaks: bool) -> str:
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        properties += f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>"
    content = f"<w:p>{runs(text)}</w:p>" if breaks else "".join(f"<w:p>{runs(line)}</w:p>" for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def runs(text: str) -> str:
    """Text of one paragraph, cut into several runs as Word does it."""
    pieces = []
    for char_run in split_runs(text):
        if char_run == "\n":
            pieces.append("<w:r><w:br/></w:r>")
        elif char_run == "\t":
            pieces.append("<w:r><w:tab/></w:r>")
        else:
            pieces.append(f'<w:r><w:t xml:space="preserve">{escape(char_run)}</w:t></w:r>')
    return "".join(pieces)


def split_runs(text: str, size: int = 17) -> Iterable[str]:
    run = ""
    for char in text:
        if char in "\n\t":
            if run:
                yield run
            run = ""
            yield char
        else:
            run += char
            if len(run) == size:
                yield run
                run = ""
    if run:
        yield run


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def paragraph(text: str) -> etree._Element:
    return parse_xml(f"<w:p {W}>{runs(text)}</w:p>")
