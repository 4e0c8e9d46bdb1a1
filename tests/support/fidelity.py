"""Whether a copy of a workbook changed only where it was meant to: by zip and XML alone, without the project's package code."""

import posixpath
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from xltools.workbooks.issue_sheet import BACK_LINK

WORKSHEET: Final = "worksheet"
KEYS: Final = ("r", "ref", "Id", "Extension", "PartName", "sheetId", "id")
"""Attributes that tell brothers of one tag apart."""
MARKING: Final = frozenset(
    {"c@s", "c@r", "row@r", "row@spans", "dimension@ref"}
    | {f"{holder}@count" for holder in ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")}
)  # fmt: skip
"""Attributes marking may set or drop."""
UNDOING: Final = MARKING - {"c@s"}
RESTORING: Final = MARKING | {"calcPr@fullCalcOnLoad", "c@t", "c@cm", "c@vm", "c@ph"}
ADDED: Final = frozenset(
    {
        "sheetData/row", "row/c", "worksheet/hyperlinks", "worksheet/legacyDrawing", "worksheet/sheetData", "hyperlinks/hyperlink",
        "sheets/sheet", "workbook/definedNames", "definedNames/definedName", "workbook/calcPr",
        "styleSheet/numFmts", "styleSheet/fonts", "styleSheet/fills", "styleSheet/borders", "styleSheet/cellStyleXfs",
        "styleSheet/cellXfs", "numFmts/numFmt", "fonts/font", "fills/fill", "borders/border", "cellXfs/xf", "cellStyleXfs/xf",
        "comments/authors", "authors/author", "comments/commentList", "commentList/comment",
        "Types/Default", "Types/Override", "Relationships/Relationship",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Book:
    """The parts of a workbook, and which of them an edit of some sheets concerns."""

    parts: Mapping[str, bytes]

    @classmethod
    def open(cls, path: Path) -> "Book":
        with zipfile.ZipFile(path) as archive:
            return cls({name: archive.read(name) for name in archive.namelist() if not name.endswith("/")})

    def find(self, name: str) -> str | None:
        """The part as the package spells it."""
        return next((known for known in self.parts if known.lower() == name.lower()), None)

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Id, kind and existing target of the relationships of a part ("" = the package)."""
        folder, base = posixpath.split(part)
        rels = self.find(posixpath.join(folder, "_rels", f"{base}.rels"))
        for entry in etree.fromstring(self.parts[rels]) if rels else ():
            target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
            known = self.find(target)
            if known and entry.get("TargetMode") != "External":
                yield entry.get("Id", ""), entry.get("Type", "").rpartition("/")[2], known

    def main(self) -> str:
        return next(part for _, kind, part in self.relations("") if kind == "officeDocument")

    def sheets(self) -> dict[str, str]:
        """Name -> part of every worksheet."""
        book = self.main()
        targets = {id_: part for id_, kind, part in self.relations(book) if kind == WORKSHEET}
        found = {}
        for entry in etree.fromstring(self.parts[book]).iterfind("{*}sheets/{*}sheet"):
            id_ = next((value for name, value in entry.attrib.items() if name.endswith("}id")), "")
            if id_ in targets:
                found[entry.get("name", "")] = targets[id_]
        return found

    def concerned(self, sheets: Collection[str]) -> set[str]:
        """The parts that marking cells of these sheets may change."""
        book = self.main()
        found = {"[Content_Types].xml", book, rels_of(book)}
        found |= {part for _, kind, part in self.relations(book) if kind == "styles"}
        for name, part in self.sheets().items():
            if name in sheets:
                found |= {part, rels_of(part)}
                found |= {target for _, kind, target in self.relations(part) if kind in {"comments", "vmlDrawing"}}
        return found

    def text_cells(self, most: int) -> dict[str, list[str]]:
        """The first cells with a text of every worksheet."""
        found = {}
        for name, part in self.sheets().items():
            cells = etree.fromstring(self.parts[part]).iterfind("{*}sheetData/{*}row/{*}c")
            texts = (cell.get("r") for cell in cells if cell.get("t") in {"s", "str", "inlineStr"})
            found[name] = [one for _, one in zip(range(most), filter(None, texts), strict=False)]
        return found


def rels_of(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def unmeant(
    before: Path,
    after: Path,
    sheets: Collection[str],
    allowed: Collection[str] = MARKING,
    *,
    dropped: str = "",
    cells: Collection[str] = (),
) -> list[str]:
    """What differs though it was not meant to; [] for a faithful copy.

    `sheets` were edited, `cells` ("Sheet!E4") got another content; `dropped` names the kind of part that may go (calcChain).
    """
    old, new = Book.open(before), Book.open(after)
    concerned = {name.lower() for name in old.concerned(sheets)}
    gone = {part for _, kind, part in old.relations(old.main()) if kind == dropped}
    gone |= {
        name for name in old.parts if dropped and name.endswith(".rels") and len(etree.fromstring(old.parts[name])) == 0
    }
    kept = [name for name in old.parts if name not in gone or name in new.parts]
    found = []
    if [name for name in new.parts if name in old.parts] != kept:
        found.append("parts are missing or in another order")
    by_part = {part: name for name, part in old.sheets().items()}
    for name in kept:
        now = new.parts.get(name)
        if now is None or now == old.parts[name]:
            continue
        if name.lower() not in concerned:
            found.append(f"{name}: changed, though not concerned")
        elif name.lower().endswith(".vml"):
            found += (
                []
                if extends(old.parts[name], now) and still_xml(old.parts[name], now)
                else [f"{name}: not what it was with shapes added"]
            )
        else:
            free = {cell.rpartition("!")[2] for cell in cells if cell.rpartition("!")[0] == by_part.get(name)}
            comparing = Comparing(frozenset(allowed), frozenset(free), frozenset(gone))
            found += [f"{name}: {told}" for told in comparing.trees(old.parts[name], now)]
    return found


def extends(old: bytes, new: bytes) -> bool:
    """Whether `new` is `old` with something put in at one place."""
    head = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    return len(new) >= len(old) and new.endswith(old[head:])


def still_xml(old: bytes, new: bytes) -> bool:
    """Whether a part that was XML still is; the drawings of some programs never were."""
    return is_xml(new) or not is_xml(old)


def is_xml(data: bytes) -> bool:
    try:
        etree.fromstring(data)
    except etree.XMLSyntaxError:
        return False
    return True


@dataclass(frozen=True)
class Comparing:
    """Walks two trees: every old element must be there, in order; new ones and other attributes only where allowed."""

    allowed: frozenset[str]
    free: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    def trees(self, old: bytes, new: bytes) -> Iterator[str]:
        one, other = etree.fromstring(old), etree.fromstring(new)
        if one.nsmap != other.nsmap:
            yield "other namespaces at the root"
        yield from self.elements(one, other, tag(one))

    def elements(self, old, new, path: str) -> Iterator[str]:
        if tag(old) == "c" and len(old) == 0 and new.findtext("{*}is/{*}t") == BACK_LINK:
            return
        if old.tag != new.tag:
            yield f"{path}: <{tag(new)}> instead of <{tag(old)}>"
            return
        for name in sorted({*old.attrib, *new.attrib}):
            if value(old, name) != value(new, name) and f"{tag(old)}@{name}" not in self.allowed:
                yield f"{path}@{name}: {old.get(name)!r} became {new.get(name)!r}"
        if tag(old) == "c" and (new.get("r") in self.free or (self.free and new.get("r") is None)):
            return
        if (old.text or "").strip() != (new.text or "").strip():
            yield f"{path}: text {(old.text or '')[:60]!r} became {(new.text or '')[:60]!r}"
        yield from self.children(old, new, path)

    def children(self, old, new, path: str) -> Iterator[str]:
        wanted = [one for one in old if not self.may_go(one)]
        at = 0
        for element in new:
            if at < len(wanted) and same(wanted[at], element):
                yield from self.elements(wanted[at], element, f"{path}/{named(element)}")
                at += 1
            elif f"{tag(new)}/{tag(element)}" not in ADDED:
                yield f"{path}: new <{named(element)}>"
        if at < len(wanted):
            yield f"{path}: <{named(wanted[at])}> is gone or out of order"

    def may_go(self, element) -> bool:
        """Whether the element refers to a part that may go, or says nothing."""
        if tag(element) == "definedNames" and len(element) == 0:
            return True
        target = element.get("PartName") or element.get("Target") or ""
        return bool(target) and any(part.endswith(target.rpartition("/")[2]) for part in self.gone)


def value(element, name: str) -> str | None:
    """An attribute, with the default of a cell's format."""
    return (element.get(name) or "0") if name == "s" and tag(element) == "c" else element.get(name)


def tag(element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else "#"


def same(old, new) -> bool:
    """Whether two elements of one parent may be the same one: equal tag, and equal key where the old one has a key."""
    if old.tag != new.tag:
        return False
    key = next((name for name in KEYS if old.get(name) is not None), None)
    if tag(old) == "dimension" or key is None:
        return True
    return old.get(key) == new.get(key)


def named(element) -> str:
    key = next((f"[{name}={element.get(name)}]" for name in KEYS if element.get(name)), "")
    return f"{tag(element)}{key}"
