"""The parts of a workbook file: XML, relationships, sheets, names."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORKBOOK = "xl/workbook.xml"
CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Relation:
    """What a part refers to; `target` is a part's name, or an address when external."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook; `part` is None where its relationship leads nowhere."""

    index: int
    name: str
    state: str
    part: str | None


class Book:
    """A workbook as its parts say."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.listed = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.listed}
        self.xml = cache(self._xml)
        self.relations = cache(self._relations)

    def _xml(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part], etree.XMLParser(resolve_entities=False, no_network=True))

    def _relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part; of the package for ""."""
        folder = posixpath.dirname(part)
        rels = posixpath.join(folder, "_rels", posixpath.basename(part) + ".rels")
        if rels not in self.parts:
            return ()
        found = []
        for entry in self.xml(rels):
            external, target = entry.get("TargetMode") == "External", entry.get("Target")
            if not external:
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append(Relation(entry.get("Id"), entry.get("Type").rpartition("/")[2], target, external))
        return tuple(found)

    @property
    def workbook(self) -> etree._Element:
        return self.xml(WORKBOOK)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        targets = {one.id: one.target for one in self.relations(WORKBOOK)}
        return tuple(
            Sheet(
                number,
                unescaped(entry.get("name")),
                entry.get("state", "visible"),
                targets.get(entry.get(OFFICE + "id")),
            )
            for number, entry in enumerate(self.workbook.iter(MAIN + "sheet"))
        )

    def of_kind(self, part: str, kind: str) -> Iterator[str]:
        """The present parts of one kind (table, comments, drawing …) that a part refers to."""
        yield from (one.target for one in self.relations(part) if one.type == kind and one.target in self.parts)

    @cached_property
    def strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self.parts:
            return []
        return [
            "".join(text.text or "" for text in entry.iter(MAIN + "t")) for entry in self.xml("xl/sharedStrings.xml")
        ]


ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A name or formula as Excel reads it: _x0041_ is A."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def count(root: etree._Element, tag: str) -> int:
    """How many entries a list of the style sheet has."""
    found = root.find(MAIN + tag)
    return 0 if found is None else len(found)


AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?")
LAST_COLUMN = 16384
LAST_ROW = 1048576
Box = tuple[int, int, int, int]


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def box(text: str) -> Box | None:
    """First column, first row, last column, last row of an address; None for what is no cell or area of a sheet."""
    match = AREA.fullmatch(text)
    if match is None:
        return None
    left, top = column_number(match[1]), int(match[2])
    right, bottom = column_number(match[3] or match[1]), int(match[4] or match[2])
    fits = left <= right <= LAST_COLUMN and top <= bottom <= LAST_ROW
    return (left, top, right, bottom) if fits else None


def overlaps(first: Box, second: Box) -> bool:
    return first[0] <= second[2] and second[0] <= first[2] and first[1] <= second[3] and second[1] <= first[3]


def overlapping(boxes: list[Box]) -> bool:
    """Whether any two share a cell."""
    ordered = sorted(boxes, key=lambda one: one[1])
    for number, first in enumerate(ordered):
        for second in ordered[number + 1 :]:
            if second[1] > first[3]:
                break
            if overlaps(first, second):
                return True
    return False
