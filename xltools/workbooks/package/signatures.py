"""Digital signatures of a workbook: a copy in which parts changed still has them, yet no program calls them valid."""

from pathlib import Path
from typing import Final

from xltools.workbooks.package.package import Package
from xltools.workbooks.package.relationships import NAMESPACE, rels_name

ORIGIN: Final = f"{NAMESPACE}/digital-signature/origin"


def is_signed(package: Package) -> bool:
    """Whether somebody signed the workbook."""
    rels = rels_name("")
    return package.has(rels) and any(entry.get("Type") == ORIGIN for entry in package.look(rels))


def signature_remark(source: Path, copy: Path) -> str:
    """The sentence to say beside a copy; "" where nobody signed the source, or the copy says the very same."""
    before = Package.open(source)
    if not is_signed(before):
        return ""
    after = Package.open(copy)
    same = before.names() == after.names() and all(before.read(name) == after.read(name) for name in before.names())
    return "" if same else "原件带有数字签名，副本内容已变，签名在副本中失效，请以原件为准。"
