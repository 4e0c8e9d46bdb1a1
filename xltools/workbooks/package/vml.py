"""The VML drawing that shows notes. Excel writes VML that is not always XML, so it is edited as text.

Programs choose their own prefixes and encodings; what is added declares the prefixes the drawing does not.
"""

import contextlib
import re
from collections.abc import Mapping
from typing import Final

from xltools.workbooks.package.references import Spot

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
BLOCK: Final = 1024
"""Shape numbers come in blocks of this size, one block or more a drawing."""

FRAME: Final = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel">
 <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>
</xml>"""
SHAPE_TYPE: Final = """ <v:shapetype{names} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
  <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>
 </v:shapetype>
"""
SHAPE: Final = """ <v:shape{names} id="_x0000_s{number}" type="#_x0000_t202" style='position:absolute;margin-left:60pt;margin-top:2pt;\
width:{width}pt;height:{height}pt;z-index:1;visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto">
  <v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>
  <v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>
  <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData>
 </v:shape>
"""
NUMBER: Final = re.compile(r"_x0000_s(\d+)")
IDMAP: Final = re.compile(r"idmap\b[^>]*\bdata=[\"']([\d,\s]+)[\"']")
NAMES: Final = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
ROOT: Final = re.compile(r"<([\w.-]+:)?xml\b[^>]*>")
SHAPES: Final = re.compile(r"[ \t]*<((?:[\w.-]+:)?shape)\b(?:(?!</\1>).)*</\1>(?:\r?\n)?", re.DOTALL)
NOTE_CELL: Final = re.compile(r"<([\w.-]+:)?Row>\s*(\d+)\s*</\1?Row>\s*<\1?Column>\s*(\d+)\s*</\1?Column>")
NOTE: Final = re.compile(r"ObjectType=[\"']Note[\"']")

ENCODINGS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

COLUMN_POINTS: Final = 54
ROW_POINTS: Final = 15
WIDTH_COLUMNS: Final = 5
LINE_UNITS: Final = 52
MOST_ROWS: Final = 26


def empty(block: int) -> bytes:
    """A drawing without shapes whose numbers come from the given block."""
    return FRAME.format(block=block).encode()


def highest_block(data: bytes) -> int:
    """Highest block the drawing uses or claims."""
    text, _ = decoded(data)
    used = [int(number) // BLOCK for number in NUMBER.findall(text)]
    claimed = [int(block) for blocks in IDMAP.findall(text) for block in blocks.split(",") if block.strip()]
    return max([0, *used, *claimed])


def with_notes(data: bytes, texts: Mapping[Spot, str]) -> bytes:
    """The drawing with a hidden box for each note."""
    text, encoding = decoded(data)
    claimed = [int(block) for blocks in IDMAP.findall(text) for block in blocks.split(",") if block.strip()]
    own = [int(number) for number in NUMBER.findall(text)]
    first = max([max(claimed, default=1) * BLOCK, *own]) + 1
    root = ROOT.search(text)
    names = "" if root and all(name in root[0] for name in NAMES.split()) else NAMES
    shapes = "" if "_x0000_t202" in text else SHAPE_TYPE.format(names=names)
    for offset, (at, note) in enumerate(sorted(texts.items())):
        shapes += shape(first + offset, at, note, names)
    if root and root[0].endswith("/>"):
        opened = f"{root[0][:-2]}>"
        return f"{text[: root.start()]}{opened}{shapes}</{root[1] or ''}xml>".encode(encoding, "surrogateescape")
    end = text.rfind("</")
    return (text[:end] + shapes + text[end:]).encode(encoding, "surrogateescape")


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a drawing, its byte order mark included, and its encoding."""
    wide = ENCODINGS.get(data[:2], "")
    with contextlib.suppress(UnicodeDecodeError):
        if wide:
            return data.decode(wide), wide
    return data.decode("utf-8", "surrogateescape"), "utf-8"


def shape(number: int, at: Spot, note: str, names: str = "") -> str:
    """The box of one note, right of its cell, as tall as its text needs; `names` declares its prefixes."""
    lines = sum(max(1, -(-display_width(line) // LINE_UNITS)) for line in note.split("\n"))
    rows = min(lines + 1, MOST_ROWS)
    top = max(at.row - 2, 0)
    anchor = f"{at.column}, 15, {top}, 10, {at.column + WIDTH_COLUMNS}, 15, {top + rows}, 4"
    size = {"width": WIDTH_COLUMNS * COLUMN_POINTS, "height": rows * ROW_POINTS}
    return SHAPE.format(names=names, number=number, anchor=anchor, row=at.row - 1, column=at.column - 1, **size)


def display_width(text: str) -> int:
    """Width in half-width characters: a Chinese character takes two."""
    return sum(1 if ord(character) < 0x2E80 else 2 for character in text)  # noqa: PLR2004 - first CJK block


def without_notes(data: bytes, cells: set[Spot]) -> bytes:
    """The drawing without the boxes of these cells' notes."""
    text, encoding = decoded(data)

    def kept(match: re.Match[str]) -> str:
        place = NOTE_CELL.search(match[0])
        if place is None or not NOTE.search(match[0]):
            return match[0]
        return "" if Spot(int(place[2]) + 1, int(place[3]) + 1) in cells else match[0]

    return SHAPES.sub(kept, text).encode(encoding, "surrogateescape")


def has_shapes(data: bytes) -> bool:
    """Whether anything is left to show."""
    return (
        re.search(r"<([\w.-]+:)?(shape|group|rect|roundrect|oval|line|polyline|image)\b", decoded(data)[0]) is not None
    )
