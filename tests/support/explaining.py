"""A department that explains findings in its list instead of changing its form."""

from pathlib import Path

from xltools.workbooks.issue_sheet import ANSWER_COLUMN, RULE_COLUMN, SHEET_NAME
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Spot
from xltools.workbooks.package.sheets import sheets
from xltools.workbooks.package.strings import shared_strings


def explain(path: Path, target: Path, texts: dict[str, str]) -> Path:
    """A copy in which the first line of each rule has an explanation, stored as a spreadsheet program stores it."""
    package = Package.open(path)
    (part,) = [sheet.part for sheet in sheets(package) if sheet.name == SHEET_NAME]
    cells = Cells(package.edit(part), shared_strings(package))
    for row in sorted({at.row for at, _ in cells.spots() if at.row > 3}):
        text = texts.pop(cells.text(Spot(row, RULE_COLUMN + 1)), "")
        if text:
            cells.set_text(Spot(row, ANSWER_COLUMN + 1), text)
    assert not texts
    package.save(target)
    return target
