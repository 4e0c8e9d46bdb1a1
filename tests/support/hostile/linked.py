"""A department's workbook that links to pictures, workbooks and pages, on a server and on the disk."""

import re
import struct
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

from support.hostile import zips
from support.hostile.books import MAIN, OFFICE, book, plain_book, project_sheet

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MAIN_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORKBOOK = "xl/workbook.xml"
EMPTY_CELL = re.compile(r'<c( r="[A-Z]+\d+"(?: s="\d+")?)/>')


def linked_book(folder: Path, server: str) -> dict[str, bytes]:
    """The parts of the workbook; what it links to on the disk is made in `folder`."""
    value = '<row r="1"><c r="A1" t="inlineStr"><is><t>别处的值</t></is></c></row>'.encode()
    other = folder / "别处" / "other.xlsx"
    other.parent.mkdir()
    zips.write_parts(other, plain_book(value))
    picture = other.with_suffix(".png")
    picture.write_bytes(png())
    targets = (f"{server}other.xlsx", other.as_uri())
    sheet = project_sheet()
    made = book()
    made[sheet] = with_drawing(with_formulas(made[sheet].decode(), server, other.as_uri())).encode()
    made[f"xl/worksheets/_rels/{Path(sheet).name}.rels"] = relations(("drawing", "../drawings/drawing9.xml"))
    pictures = [("image", f"{server}picture.png"), ("image", picture.as_uri())]
    made["xl/drawings/drawing9.xml"] = drawing(len(pictures))
    made["xl/drawings/_rels/drawing9.xml.rels"] = relations(*pictures, outside=True)
    return with_links(made, targets)


def png() -> bytes:
    """A small red picture."""
    size = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\xff\0\0" * 8) * 8)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a picture."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def relations(*targets: tuple[str, str], outside: bool = False) -> bytes:
    """A list of relationships r1, r2 ...: kind and target of each."""
    mode = ' TargetMode="External"' if outside else ""
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{entries}</Relationships>'.encode()


def with_formulas(sheet: str, server: str, other: str) -> str:
    """The sheet with formulas that look elsewhere in its first empty cells."""
    formulas = iter(
        (
            f'_xlfn.WEBSERVICE("{server}service")', f'HYPERLINK("{server}page","x")', "[1]表!$A$1", "[2]表!$A$1",
            f"'{other}'#$表.A1", f'INDIRECT("\'{other}\'#$表.A1")', "cmd|'/c calc'!A0",
        )
    )  # fmt: skip

    def filled(cell: re.Match[str]) -> str:
        formula = next(formulas, None)
        return cell[0] if formula is None else f'<c{cell[1]} t="str"><f>{escape(formula)}</f><v>x</v></c>'

    return EMPTY_CELL.sub(filled, sheet)


def with_drawing(sheet: str) -> str:
    """The sheet with the drawing that is its relationship r1."""
    return sheet.replace("</worksheet>", f'<drawing xmlns:r="{OFFICE}" r:id="r1"/></worksheet>')


def drawing(pictures: int) -> bytes:
    """A drawing of so many linked pictures."""
    anchors = "".join(
        f"<xdr:twoCellAnchor>{corner('from', 1, 4 * number)}{corner('to', 3, 4 * number + 3)}<xdr:pic><xdr:nvPicPr>"
        f'<xdr:cNvPr id="{number}" name="p{number}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
        f'<a:blip r:link="r{number}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="500000" cy="500000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor>'
        for number in range(1, pictures + 1)
    )
    spaces = f'xmlns:xdr="{DRAWING}" xmlns:a="{MAIN_DRAWING}" xmlns:r="{OFFICE}"'
    return f"<xdr:wsDr {spaces}>{anchors}</xdr:wsDr>".encode()


def corner(name: str, column: int, row: int) -> str:
    """A corner of a picture."""
    place = f"<xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    return f"<xdr:{name}>{place}</xdr:{name}>"


def with_links(made: dict[str, bytes], targets: tuple[str, ...]) -> dict[str, bytes]:
    """The workbook with other workbooks [1], [2] ... it refers to, to be calculated anew."""
    references = types = relationships = ""
    for number, target in enumerate(targets, 1):
        part = f"externalLinks/externalLink{number}.xml"
        made[f"xl/{part}"] = (
            f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="r1"><sheetNames>'
            '<sheetName val="表"/></sheetNames></externalBook></externalLink>'
        ).encode()
        made[f"xl/externalLinks/_rels/{Path(part).name}.rels"] = relations(("externalLinkPath", target), outside=True)
        references += f'<externalReference r:id="rX{number}"/>'
        relationships += f'<Relationship Id="rX{number}" Type="{OFFICE}/externalLink" Target="{part}"/>'
        types += (
            f'<Override PartName="/xl/{part}" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/>'
        )
    types += (
        '<Override PartName="/xl/drawings/drawing9.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.drawing+xml"/>'
    )
    book_xml = re.sub("<calcPr[^>]*>", '<calcPr calcId="1" fullCalcOnLoad="1"/>', made[WORKBOOK].decode())
    listed = f'<externalReferences xmlns:r="{OFFICE}">{references}</externalReferences>'
    made[WORKBOOK] = re.sub("<(?=definedNames|calcPr)", f"{listed}<", book_xml, count=1).encode()
    for name, more, end in (
        ("xl/_rels/workbook.xml.rels", relationships, b"</Relationships>"),
        ("[Content_Types].xml", types, b"</Types>"),
    ):
        made[name] = made[name].replace(end, more.encode() + end)
    return made
