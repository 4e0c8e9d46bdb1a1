"""A copy of a workbook for printing: only the sheets that belong on paper, without the tints that help filling in."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

from xltools.workbooks.department.layout import SHEET_MARK
from xltools.workbooks.department.summary_sheet import SUMMARY_MARK
from xltools.workbooks.master import cover, groups, summary
from xltools.workbooks.measure import CHARACTER_POINTS, INDENT, text_height
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.markup import Element, child, children, detach
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Box, Spot, box
from xltools.workbooks.package.sheets import PRINT_AREA, Sheet, listed, print_area, sheets, workbook_part
from xltools.workbooks.package.strings import shared_strings
from xltools.workbooks.package.styles import Styles, styles_part
from xltools.workbooks.reading.cell_table import CellTable
from xltools.workbooks.reading.contents import SheetContent
from xltools.workbooks.reading.workbook import read_grids_as_workbook
from xltools.workbooks.styles import ABSENT_TINT, INPUT_TINT

MASTER_SHEETS: Final = frozenset({cover.NAME, summary.NAME, groups.BY_DEPARTMENT.sheet, groups.BY_TYPE.sheet})
TINTS: Final = frozenset("FF" + tint.removeprefix("#") for tint in (INPUT_TINT, ABSENT_TINT))
STANDARD_WIDTH: Final = 9.14
STANDARD_HEIGHT: Final = 15.0
ROUNDING: Final = 0.5
"""Points a row may be too low by rounding."""


def open_pages(file: str, contents: Collection[SheetContent]) -> tuple[str, ...]:
    """What is printed of a workbook that some host holds open: a master, a department's workbook, or any with forms."""
    names = {sheet.name for sheet in contents}
    if {cover.NAME, summary.NAME} <= names and any(map(is_project, contents)):
        return master_pages(contents)
    declarations = read_grids_as_workbook(file, tuple(contents)).declarations
    filled = {declaration.place.sheet or "" for declaration in declarations}
    if any(is_project(sheet) for sheet in contents if sheet.name in filled):
        return department_pages(contents, filled)
    return tuple(sheet.name for sheet in contents if sheet.name in filled)


def department_pages(contents: Collection[SheetContent], filled: Collection[str]) -> tuple[str, ...]:
    """What is printed of a department's workbook: 汇总, and the project sheets that are `filled` in."""
    return tuple(
        sheet.name
        for sheet in contents
        if own_mark(sheet) == SUMMARY_MARK or (is_project(sheet) and sheet.name in filled)
    )


def master_pages(contents: Collection[SheetContent]) -> tuple[str, ...]:
    """What is printed of a master workbook: its tables of figures and the project sheets, not its lists."""
    return tuple(sheet.name for sheet in contents if sheet.name in MASTER_SHEETS or is_project(sheet))


def is_project(sheet: SheetContent) -> bool:
    """Whether this is a project sheet of ours."""
    return own_mark(sheet).startswith(SHEET_MARK)


def own_mark(sheet: SheetContent) -> str:
    """The mark of a sheet of ours, "" for any other."""
    return CellTable(sheet.cells, None).own_mark[1]


def write_printable(package: Package, names: Collection[str], target: Path) -> None:
    """Write the copy in which only these sheets are visible."""
    root = package.edit(workbook_part(package))
    printed = {str(index) for index, entry in enumerate(listed(root)) if entry.get("name") in names}
    for index, entry in enumerate(listed(root)):
        entry.set("state", "visible" if str(index) in printed else "hidden")
    holder = child(root, "definedNames")
    for defined in [] if holder is None else children(holder, "definedName"):
        if defined.get("name") == PRINT_AREA and defined.get("localSheetId") not in printed:
            detach(defined)  # LibreOffice prints hidden sheets that have a print area
    first = min(map(int, printed))
    views = child(root, "bookViews")
    for view in [] if views is None else children(views, "workbookView"):
        view.attrib.update({"activeTab": str(first), "firstSheet": str(first)})
    remove_tints(package.edit(styles_part(package)))
    package.save(target)


def remove_tints(styles: Element) -> None:
    """Make the fills of input cells none."""
    holder = child(styles, "fills")
    for fill in [] if holder is None else children(holder, "fill"):
        pattern = child(fill, "patternFill")
        color = None if pattern is None else child(pattern, "fgColor")
        if pattern is not None and color is not None and color.get("rgb", "").upper() in TINTS:
            pattern.clear()
            pattern.set("patternType", "none")


def is_overfull(package: Package, names: Collection[str]) -> bool:
    """Whether a text on the printed part of one of these sheets is higher than its cell: somebody wrote more than fitted."""
    shared, styles = shared_strings(package), Styles(package)
    return any(
        SheetRoom(package, sheet, shared, styles).is_overfull() for sheet in sheets(package) if sheet.name in names
    )


class SheetRoom:
    """Room and text of the cells of one sheet."""

    def __init__(self, package: Package, sheet: Sheet, shared: tuple[str, ...], styles: Styles) -> None:
        root = package.look(sheet.part)
        self.cells = Cells(root, shared)
        self.styles = styles
        self.area = box(print_area(package, sheet))
        self.widths = column_widths(root)
        data = child(root, "sheetData")
        rows = [] if data is None else children(data, "row")
        self.heights = {int(row.get("r", "0")): float(row.get("ht", STANDARD_HEIGHT)) for row in rows}

    def is_overfull(self) -> bool:
        """Whether one of its texts is too high."""
        return any(
            self.lacks_room(at, cell)
            for at, cell in self.cells.spots()
            if cell.get("t") in {"s", "str", "inlineStr"} and (self.area is None or self.area.covers(at))
        )

    def lacks_room(self, at: Spot, cell: Element) -> bool:
        """Whether the text of a cell that wraps is higher than the cell."""
        xf = self.styles.xf(int(cell.get("s", "0")))
        alignment = child(xf, "alignment")
        if alignment is None or alignment.get("wrapText") not in {"1", "true"}:
            return False
        covered = self.cells.area(at)
        width = self.width(covered) - INDENT * int(alignment.get("indent", "0"))
        needed = text_height(self.cells.text(at), width, self.styles.font_size(xf))
        return needed > self.height(covered) + ROUNDING

    def width(self, covered: Box) -> float:
        """Points of the columns."""
        columns = range(covered.left, covered.right + 1)
        return sum(self.widths.get(column, STANDARD_WIDTH) * CHARACTER_POINTS for column in columns)

    def height(self, covered: Box) -> float:
        """Points of the rows."""
        return sum(self.heights.get(row, STANDARD_HEIGHT) for row in range(covered.top, covered.bottom + 1))


def column_widths(root: Element) -> dict[int, float]:
    """Widths in Excel units by column from 1, as far as the sheet sets them, padding included."""
    holder = child(root, "cols")
    widths: dict[int, float] = {}
    for column in [] if holder is None else children(holder, "col"):
        units = float(column.get("width", STANDARD_WIDTH))
        widths.update(dict.fromkeys(range(int(column.get("min", "1")), int(column.get("max", "1")) + 1), units))
    return widths
