"""Cell formats of a workbook (styles.xml): append formats derived from existing ones, reuse equal ones, change none."""

import copy
import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from xltools.workbooks.package.content_types import STYLES, declare
from xltools.workbooks.package.markup import (
    TRANSITIONAL,
    Element,
    append,
    child,
    drop,
    local,
    make,
    namespace,
    number,
    obtain,
    parse,
    place,
    understood,
)
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.relationships import relate, related
from xltools.workbooks.package.sheets import workbook_part

ORDER: Final = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst",
)  # fmt: skip
SEEDED: Final = ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
SIDES: Final = ("start", "left", "end", "right", "top", "bottom", "diagonal", "vertical", "horizontal")
FIRST_OWN_NUMBER_FORMAT: Final = 164
EMPTY: Final = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{TRANSITIONAL}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
).encode()


STANDARD_SIZE: Final = 11.0
POINTS: Final = re.compile(r"[0-9]{1,3}(\.[0-9]+)?")


class Styles:
    """The formats of a workbook. A format is a number, the index of its `xf` in cellXfs."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = styles_part(package)
        self._root = seeded(package.look(self._part))

    def _editable(self) -> None:
        self._root = seeded(self._package.edit(self._part))

    def _holder(self, tag: str) -> Element:
        return obtain(self._root, tag, ORDER)

    def _entries(self, tag: str) -> list[Element]:
        return entries(self._holder(tag))

    def add(self, holder: str, element: Element) -> int:
        """Index of a font, fill, border or format in its list; appended unless an equal one is there."""
        wanted = canonical(element)
        for index, known in enumerate(self._entries(holder)):
            if canonical(known) == wanted:
                return index
        self._editable()
        owner = self._holder(holder)
        owner.append(element)
        owner.set("count", str(len(entries(owner))))
        return len(entries(owner)) - 1

    def written(self, xml: str) -> Element:
        """An element of this part's namespace from its XML."""
        return etree.fromstring(f'<x xmlns="{namespace(self._root)}">{xml}</x>')[0]

    def number_format(self, code: str) -> int:
        """Id of a number format of our own."""
        owner = self._holder("numFmts")
        for known in entries(owner):
            if known.get("formatCode") == code:
                return number(known, "numFmtId")
        self._editable()
        owner = self._holder("numFmts")
        fresh = max([FIRST_OWN_NUMBER_FORMAT - 1, *(number(known, "numFmtId") for known in entries(owner))]) + 1
        append(owner, "numFmt", numFmtId=str(fresh), formatCode=code)
        owner.set("count", str(len(entries(owner))))
        return fresh

    def xf(self, style: int) -> Element:
        """The format with this number; the default one when the number is out of range."""
        known = self._entries("cellXfs")
        return known[style] if style < len(known) else known[0]

    def font_size(self, xf: Element) -> float:
        """Points of a format's font; 11 where it says nothing."""
        fonts = self._entries("fonts")
        index = number(xf, "fontId")
        size = child(fonts[index], "sz") if index < len(fonts) else None
        points = "" if size is None else size.get("val", "")
        return float(points) if POINTS.fullmatch(points) else STANDARD_SIZE

    def fill_color(self, style: int) -> str:
        """Colour of the format's solid fill ("FFFFD9D9"), "" for none or a theme colour."""
        fills = self._entries("fills")
        index = number(self.xf(style), "fillId")
        if index >= len(fills):
            return ""
        colors = fills[index].iter(f"{{{namespace(self._root)}}}fgColor")
        return next((color.get("rgb", "") for color in colors), "").upper()

    def repainted(self, style: int, color: str, edges: Mapping[str, tuple[str, str]]) -> int:
        """The format with a solid fill and some edges (side: line, colour) replaced; everything else as it was."""
        fill = self.written(
            f'<fill><patternFill patternType="solid"><fgColor rgb="{color}"/><bgColor indexed="64"/></patternFill></fill>'
        )
        return self.with_parts(style, self.add("fills", fill), self.add("borders", self._edged(style, edges)))

    def _edged(self, style: int, edges: Mapping[str, tuple[str, str]]) -> Element:
        borders = self._entries("borders")
        index = number(self.xf(style), "borderId")
        border = copy.deepcopy(borders[index]) if index < len(borders) else make(self._root, "border")
        for side, (line, color) in edges.items():
            known = child(border, side)
            fresh = make(border, side, style=line)
            append(fresh, "color", rgb=color)
            if known is not None:
                border.replace(known, fresh)
            else:
                place(border, fresh, SIDES)
        return border

    def with_parts(self, style: int, fill: int, border: int) -> int:
        """The format with another fill and border by number."""
        xf = copy.deepcopy(self.xf(style))
        xf.set("fillId", str(fill))
        xf.set("borderId", str(border))
        xf.set("applyFill", "1")
        xf.set("applyBorder", "1")
        return self.add("cellXfs", xf)

    def restored(self, style: int, original: int) -> int:
        """The format `style` with fill and border of `original`: what a person changed besides stays."""
        wanted = self.xf(original)
        xf = copy.deepcopy(self.xf(style))
        for name in ("fillId", "borderId", "applyFill", "applyBorder"):
            if wanted.get(name) is None:
                drop(xf, name)
            else:
                xf.set(name, wanted.get(name, ""))
        return original if canonical(xf) == canonical(wanted) else self.add("cellXfs", xf)

    def format(
        self,
        *,
        font: str,
        fill: str = "",
        border: str = "",
        number: str = "",
        alignment: str = "",
        unlocked: bool = False,
    ) -> int:
        """A new format from the XML of its font, fill, border and alignment and a number format code."""
        xf = make(self._root, "xf")
        xf.set("numFmtId", str(self.number_format(number)) if number else "0")
        xf.set("fontId", str(self.add("fonts", self.written(font))))
        xf.set("fillId", str(self.add("fills", self.written(fill))) if fill else "0")
        xf.set("borderId", str(self.add("borders", self.written(border))) if border else "0")
        xf.set("xfId", "0")
        for name in ("NumberFormat", "Font", "Fill", "Border", "Alignment"):
            xf.set(f"apply{name}", "1")
        if alignment:
            xf.append(self.written(alignment))
        if unlocked:
            xf.set("applyProtection", "1")
            append(xf, "protection", locked="0")
        return self.add("cellXfs", xf)


def styles_part(package: Package) -> str:
    """The styles part, made (with one default format) when the workbook has none."""
    book = workbook_part(package)
    found = related(package, book, "styles")
    if found:
        return found[0]
    part = "xl/styles.xml" if not package.has("xl/styles.xml") else package.free_name("xl/styles{}.xml")
    package.put(part, EMPTY)
    declare(package, part, STYLES)
    relate(package, book, "styles", part)
    return part


def entries(holder: Element) -> list[Element]:
    """The entries of a list by number: of alternatives the one every program understands, comments left out."""
    return [understood(element) for element in holder if local(element)]


def seeded(root: Element) -> Element:
    """The tree with a default entry in each list that has none: entry 0 is what unformatted cells show."""
    for tag in SEEDED:
        holder = obtain(root, tag, ORDER)
        if len(holder) == 0:
            default = child(parse(EMPTY, "styles"), tag)
            for element in [] if default is None else list(default):
                holder.append(renamed(element, namespace(root)))
            holder.set("count", str(len(holder)))
    return root


def renamed(element: Element, space: str) -> Element:
    """A copy in another namespace (Strict workbooks have their own)."""
    copied = copy.deepcopy(element)
    for part in copied.iter("*"):
        part.tag = f"{{{space}}}{local(part)}"
    return copied


def canonical(element: Element) -> tuple[object, ...]:
    """A value equal for equal elements, whatever their prefixes and blanks between tags."""
    inner = tuple(canonical(part) for part in element if local(part))
    return (local(element), tuple(sorted(element.attrib.items())), (element.text or "").strip(), inner)
