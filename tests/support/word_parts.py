"""Word documents from raw XML, for what the forms' own layout does not show."""

from pathlib import Path

import docx
from docx.oxml import parse_xml

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


def document_of(body: str, path: Path, numbering: str = "", style: str = "") -> Path:
    """A .docx with this body XML; `numbering` replaces the list definitions, `style` is added to the styles."""
    document = docx.Document()
    root = parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>")
    for element in list(root):
        document.element.body.sectPr.addprevious(element)
    if numbering:
        part = document.part.numbering_part.element
        for element in list(part):
            part.remove(element)
        part.extend(list(parse_xml(f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>")))
    if style:
        document.styles.element.append(parse_xml(style.replace("<w:style", f"<w:style {NAMESPACES}", 1)))
    document.save(str(path))
    return path


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """A table whose cells are given as XML of their content."""
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>"
