"""The exact bytes of every part that marking changed, kept inside the marked copy as a custom XML part.

While nobody has edited the copy, clearing puts these bytes back. Excel keeps custom XML parts when it saves; once it has
rewritten the other parts their hashes differ, and the marks are taken back cell by cell instead (see records).
"""

import base64
import binascii
import hashlib
import zlib
from dataclasses import dataclass
from typing import Final

from lxml import etree

from xltools.files.limits import in_force
from xltools.workbooks.package.content_types import XML, declare_extension, undeclare
from xltools.workbooks.package.markup import bare, serialize
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.relationships import relate, related, unrelate
from xltools.workbooks.package.sheets import workbook_part

NAMESPACE: Final = "urn:xltools:marks:1"
ROOT: Final = f"{{{NAMESPACE}}}marks"


@dataclass(frozen=True, slots=True)
class Originals:
    """`parts`: changed part -> (hash after marking, bytes before). `added`: new part -> hash."""

    parts: dict[str, tuple[str, bytes]]
    added: dict[str, str]


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def keep(package: Package) -> None:
    """Store the originals of everything changed so far. Call last: later changes would not be covered."""
    name = package.free_name("customXml/item{}.xml")
    declare_extension(package, "xml", XML)
    relate(package, workbook_part(package), "customXml", name)
    root = bare("marks", NAMESPACE)
    for part in package.changed():
        element = etree.SubElement(root, f"{{{NAMESPACE}}}part", name=part, sha256=digest(package.read(part)))
        element.text = base64.b64encode(zlib.compress(package.original(part), 9)).decode()
    for part in package.added():
        etree.SubElement(root, f"{{{NAMESPACE}}}added", name=part, sha256=digest(package.read(part)))
    package.put(name, serialize(root))


def parts_of_marks(package: Package) -> tuple[str, ...]:
    """The custom XML parts of ours; none in a workbook that is not marked."""
    return tuple(
        name for name in related(package, workbook_part(package), "customXml") if package.look(name).tag == ROOT
    )


def kept(package: Package) -> Originals | None:
    """What `keep` stored; None when there is nothing or it cannot be read."""
    for name in parts_of_marks(package):
        root = package.look(name)
        try:
            parts = {
                entry.get("name", ""): (entry.get("sha256", ""), inflated(entry.text or ""))
                for entry in root.iter(f"{{{NAMESPACE}}}part")
            }
        except (binascii.Error, zlib.error, ValueError):
            return None
        added = {entry.get("name", ""): entry.get("sha256", "") for entry in root.iter(f"{{{NAMESPACE}}}added")}
        return Originals(parts, added)
    return None


def inflated(text: str) -> bytes:
    """Bytes of a stored part. Raises ValueError above the size any part may have."""
    engine = zlib.decompressobj()
    data = engine.decompress(base64.b64decode(text, validate=True), in_force().unpacked // 2)
    if not engine.eof:
        raise ValueError("stored part too large or cut")
    return data


def untouched(package: Package, originals: Originals) -> bool:
    """Whether every part that marking wrote is still as marking left it."""
    hashes = {name: after for name, (after, _) in originals.parts.items()} | originals.added
    return all(package.has(name) and digest(package.read(name)) == after for name, after in hashes.items())


def put_back(package: Package, originals: Originals) -> None:
    """Exactly the parts the workbook had before it was marked."""
    for name in [*parts_of_marks(package), *originals.added]:
        package.remove(name)
    for name, (_, before) in originals.parts.items():
        package.put(name, before)


def forget(package: Package) -> None:
    """Take the stored originals out, with what refers to them."""
    book = workbook_part(package)
    for name in parts_of_marks(package):
        unrelate(package, book, name)
        undeclare(package, name)
        for properties in related(package, name, "customXmlProps"):
            undeclare(package, properties)
            package.remove(properties)
        package.remove(name)
