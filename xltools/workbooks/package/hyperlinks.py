"""Links inside the workbook on a sheet's cells."""

from xltools.workbooks.package.cells import SHEET_ORDER
from xltools.workbooks.package.markup import Element, append, child, children, detach, obtain
from xltools.workbooks.package.references import Spot


def add_link(root: Element, at: Spot, target: str, tip: str) -> None:
    """Let a cell lead to a place in the workbook ("'问题清单'!A5")."""
    holder = obtain(root, "hyperlinks", SHEET_ORDER)
    append(holder, "hyperlink", ref=str(at), location=target, tooltip=tip)


def remove_link(root: Element, at: Spot) -> None:
    """Take the link of exactly this cell out."""
    holder = child(root, "hyperlinks")
    if holder is None:
        return
    for link in children(holder, "hyperlink"):
        if link.get("ref") == str(at):
            detach(link)
    if len(holder) == 0:
        detach(holder)
