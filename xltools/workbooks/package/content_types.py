"""[Content_Types].xml: which kind each part is."""

from typing import Final

from xltools.workbooks.package.markup import append, children, detach, make
from xltools.workbooks.package.package import Package

PART: Final = "[Content_Types].xml"
WORKSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
COMMENTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
STYLES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
VML: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
XML: Final = "application/xml"


def declare(package: Package, part: str, kind: str) -> None:
    """Say what a new part is."""
    append(package.edit(PART), "Override", PartName=f"/{part}", ContentType=kind)


def declare_extension(package: Package, extension: str, kind: str) -> None:
    """Say what all parts with an extension are, unless that is said already."""
    if any(entry.get("Extension", "").lower() == extension for entry in children(package.look(PART), "Default")):
        return
    root = package.edit(PART)
    root.insert(0, make(root, "Default", Extension=extension, ContentType=kind))


def undeclare(package: Package, part: str) -> None:
    """Forget a part that was taken out."""
    for entry in children(package.look(PART), "Override"):
        if entry.get("PartName", "").lower() == f"/{part}".lower():
            root = package.edit(PART)
            for own in children(root, "Override"):
                if own.get("PartName", "").lower() == f"/{part}".lower():
                    detach(own)
            return
