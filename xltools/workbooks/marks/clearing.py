"""Taking marks back: the exact bytes while the copy is untouched, else cell by cell, keeping what people changed."""

from typing import Final

from xltools.workbooks.issue_sheet import BACK_LINK, NOTE_TAG
from xltools.workbooks.mark_sheets import MARKS_SHEET
from xltools.workbooks.marks import originals
from xltools.workbooks.marks.issue_list import has_explanations
from xltools.workbooks.marks.looks import FILLS
from xltools.workbooks.marks.records import Record, read_records
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.comments import notes, remove_notes, set_note
from xltools.workbooks.package.hyperlinks import remove_link
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Spot
from xltools.workbooks.package.sheets import Sheet, remove_sheet, sheets
from xltools.workbooks.package.strings import shared_strings
from xltools.workbooks.package.styles import Styles

AUTHOR: Final = "xltools 核对"


def restore(package: Package) -> int | None:
    """Take all marks out of an open package; returns how many cells were marked, None when it is no marked copy."""
    known = read_records(package)
    stored = originals.kept(package)
    if stored is None and known is None:
        return None
    if stored is not None and originals.untouched(package, stored):
        originals.put_back(package, stored)
    else:
        undo(package, known or ())
        originals.forget(package)
    return sum(record.kind == "cell" for record in known or ())


def undo(package: Package, known: tuple[Record, ...]) -> None:
    """Restore formats, notes and links one by one, then drop the sheets that marking added."""
    by_name = {sheet.name: sheet for sheet in sheets(package)}
    styles = Styles(package)
    shared = shared_strings(package)
    for name in dict.fromkeys(record.sheet for record in known):
        if name in by_name:
            undo_sheet(package, by_name[name], styles, shared, [record for record in known if record.sheet == name])
    drop_sheets(package, known)


def undo_sheet(package: Package, sheet: Sheet, styles: Styles, shared: tuple[str, ...], known: list[Record]) -> None:
    """One sheet's cells, notes and link back."""
    root = package.edit(sheet.part)
    cells = Cells(root, shared)
    for record in known:
        if record.kind in {"cell", "edge"} and styles.fill_color(cells.style(record.at)) in FILLS:
            cells.set_style(record.at, styles.restored(cells.style(record.at), record.style))
        elif record.kind == "link" and cells.text(record.at) == BACK_LINK:
            remove_link(root, record.at)
            cells.set_style(record.at, record.style)
            cells.clear(record.at)
    undo_notes(package, sheet, {record.at: record.note for record in known if record.note})


def undo_notes(package: Package, sheet: Sheet, ours: dict[Spot, str]) -> None:
    """Remove our notes; words a person added after ours stay as the note, a note rewritten altogether stays whole."""
    present = {at: text.replace("\r\n", "\n") for at, text in notes(package, sheet.part).items()}
    same = {at for at, text in ours.items() if present.get(at, "").rstrip() == text.rstrip()}
    for at, text in ours.items():
        now = present.get(at, "")
        if at not in same and now.startswith(NOTE_TAG) and now.startswith(text):
            set_note(package, sheet.part, at, now.removeprefix(text).lstrip("\n"))
    if same:
        remove_notes(package, sheet.part, same)


def drop_sheets(package: Package, known: tuple[Record, ...]) -> None:
    """The record sheet, and the list if marking added it and nobody wrote an explanation into it."""
    added = set() if has_explanations(package) else {record.sheet for record in known if record.kind == "list"}
    for name in [MARKS_SHEET, *added]:
        for sheet in sheets(package):
            if sheet.name == name:
                remove_sheet(package, sheet)
                break
