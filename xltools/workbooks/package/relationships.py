"""Relationships of a part (the .rels files): what a part refers to."""

import posixpath
from dataclasses import dataclass
from typing import Final

from xltools.workbooks.package.markup import Element, append, children, detach, namespace
from xltools.workbooks.package.package import Package

NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
EMPTY: Final = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{NAMESPACE}"/>'.encode()
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the last word of the type ("worksheet"), the same in Strict files; `part` is None for outside targets."""

    id: str
    kind: str
    part: str | None


def rels_name(part: str) -> str:
    """Name of the .rels file of a part ("" = the package)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(package: Package, part: str = "") -> tuple[Relationship, ...]:
    """All relationships of a part; none when it has no .rels file."""
    name = rels_name(part)
    if not package.has(name):
        return ()
    return tuple(relationship(element, part) for element in children(package.look(name), "Relationship"))


def relationship(element: Element, part: str) -> Relationship:
    """One entry, its target resolved against the part's folder."""
    target = element.get("Target", "")
    outside = element.get("TargetMode") == "External"
    resolved = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return Relationship(
        element.get("Id", ""), element.get("Type", "").rpartition("/")[2], None if outside else resolved
    )


def related(package: Package, part: str, kind: str) -> tuple[str, ...]:
    """Parts of one kind that a part refers to, those that exist."""
    found = (entry.part for entry in relationships(package, part) if entry.kind == kind)
    return tuple(name for name in found if name is not None and package.has(name))


def relate(package: Package, part: str, kind: str, target: str) -> str:
    """Refer from a part to another one; returns the new id."""
    name = rels_name(part)
    if not package.has(name):
        package.put(name, EMPTY)
    root = package.edit(name)
    taken = {element.get("Id") for element in root}
    fresh = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    append(root, "Relationship", Id=fresh, Type=f"{type_prefix(package)}/{kind}", Target=f"/{target}")
    return fresh


def type_prefix(package: Package) -> str:
    """How this package writes relationship types: as its own root relationships do (Strict differs)."""
    types = (entry.get("Type", "") for entry in package.look(rels_name("")))
    return next((kind.rpartition("/")[0] for kind in types if kind.endswith("/officeDocument")), OFFICE)


def unrelate(package: Package, part: str, target: str) -> None:
    """Drop the references from a part to another one; an emptied .rels file goes too."""
    name = rels_name(part)
    if not package.has(name):
        return
    root = package.edit(name)
    for element in list(root):
        if namespace(element) == NAMESPACE and relationship(element, part).part == target:
            detach(element)
    if len(root) == 0:
        package.remove(name)
