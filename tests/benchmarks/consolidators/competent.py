"""The script of someone who knows openpyxl: workbooks are read as streams and written as one, every style is made once.

competent.py FOLDER TARGET. A stream names no merged cells, widths or heights: those are taken from the first workbook, whose
forms are laid out as all are. Checks nothing.
"""

import sys
from collections import Counter
from copy import copy
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

STYLE = ("font", "border", "fill", "number_format", "protection", "alignment")


class Looks:
    """Styles by their contents, each made once in the new workbook."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.made: dict[Any, Any] = {}

    def of(self, cell: Any) -> Any:
        key = tuple(repr(getattr(cell, name)) for name in STYLE)
        if key not in self.made:
            new = WriteOnlyCell(self.sheet)
            for name in STYLE:
                setattr(new, name, copy(getattr(cell, name)))
            self.made[key] = new._style
        return self.made[key]


def layout(folder: Path) -> Any:
    """A form opened as a whole."""
    book = load_workbook(min(folder.glob("*.xlsx")))
    return next(sheet for sheet in book.worksheets if sheet.title[:2].isdigit())


def main(folder: Path, target: Path) -> None:
    master = Workbook(write_only=True)
    summary = master.create_sheet("汇总")
    looks = Looks(summary)
    frame = layout(folder)
    departments: Counter[str] = Counter()
    for path in sorted(folder.glob("*.xlsx")):
        book = load_workbook(path, read_only=True)
        styles: dict[int, Any] = {}
        for sheet in book.worksheets:
            if not sheet.title[:2].isdigit():
                continue
            departments[path.stem] += 1
            new = master.create_sheet(f"{departments.total():04d}_{sheet.title}"[:31])
            for letter, column in frame.column_dimensions.items():
                new.column_dimensions[letter].width = column.width
                new.column_dimensions[letter].hidden = column.hidden
            for number, row in frame.row_dimensions.items():
                new.row_dimensions[number].height = row.height
            for row in sheet.iter_rows():
                new.append([copied(new, cell, styles, looks) for cell in row])
            new.merged_cells.ranges.update(copy(frame.merged_cells.ranges))
        book.close()
    for name, count in departments.items():
        summary.append([name, count])
    summary.column_dimensions[get_column_letter(1)].width = 40
    master.save(target)


def copied(sheet: Any, cell: Any, styles: dict[int, Any], looks: Looks) -> Any:
    """The cell in the new workbook, None for one that is not there."""
    number = getattr(cell, "_style_id", None)
    if number is None:
        return None
    if number not in styles:
        styles[number] = looks.of(cell)
    new = WriteOnlyCell(sheet, cell.value)
    new._style = styles[number]
    return new


main(Path(sys.argv[1]), Path(sys.argv[2]))
