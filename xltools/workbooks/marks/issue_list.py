"""问题清单 inside an existing workbook: filled when the workbook has one, else added as the last visible sheet."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xltools.model.finding import Finding
from xltools.workbooks.issue_sheet import ANSWER_COLUMN, COLUMNS, HEADER_ROW, SHEET_NAME, TITLE, IssueRow, ListValue
from xltools.workbooks.issue_table import ANSWER_PROMPT, FROZEN_COLUMNS, HEAD_HEIGHTS, list_cells
from xltools.workbooks.marks.list_formats import NamedFormats
from xltools.workbooks.marks.records import blank_sheet
from xltools.workbooks.package.cells import SHEET_ORDER, Cells
from xltools.workbooks.package.hyperlinks import add_link
from xltools.workbooks.package.markup import (
    Element,
    append,
    child,
    children,
    detach,
    namespace,
    obtain,
    parse,
    serialize,
)
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Box, Spot, letters
from xltools.workbooks.package.sheets import Sheet, add_sheet, cover, repeat_rows, sheets
from xltools.workbooks.package.strings import shared_strings
from xltools.workbooks.package.styles import Styles

OTHER_NAME: Final = "问题清单（核对）"
"""Used when the workbook has a sheet called 问题清单 that is not such a list."""
LONGEST_HEADER_SEARCH: Final = 10


def find_list(package: Package) -> tuple[Sheet, Cells, int] | None:
    """The workbook's list with its cells and header row, recognised by its column titles, whatever the sheet is called."""
    shared = shared_strings(package)
    titles = [column.title for column in COLUMNS]
    for sheet in sheets(package):
        cells = Cells(package.look(sheet.part), shared)
        for row in range(1, LONGEST_HEADER_SEARCH + 1):
            if [cells.text(Spot(row, column)) for column in range(1, len(titles) + 1)] == titles:
                return sheet, cells, row
    return None


def has_explanations(package: Package) -> bool:
    """Whether somebody wrote an explanation into the list."""
    found = find_list(package)
    if found is None:
        return False
    _, cells, header = found
    return any(cells.text(at).strip() for at, _ in cells.spots() if at.row > header and at.column == ANSWER_COLUMN + 1)


def write_list(
    package: Package, findings: Sequence[Finding], rows: Sequence[IssueRow], version: str
) -> tuple[str, bool]:
    """Fill or add the list; returns its sheet name and whether it was added."""
    existing = find_list(package)
    root = emptied(package.edit(existing[0].part)) if existing else new_sheet(package)
    fill(package, root, findings, rows, version)
    if existing:
        last = f"${letters(len(COLUMNS))}${HEADER_ROW + max(len(rows), 1)}"
        cover(package, existing[0], last)
        filtered = child(root, "autoFilter")
        if filtered is not None:
            filtered.set("ref", f"A{HEADER_ROW}:{last.replace('$', '')}")
        return existing[0].name, False
    taken = {sheet.name for sheet in sheets(package)}
    name = OTHER_NAME if SHEET_NAME in taken else SHEET_NAME
    added = add_sheet(package, name, serialize(root))
    repeat_rows(package, added, f"$1:${HEADER_ROW}")
    return name, True


def emptied(root: Element) -> Element:
    """The existing list without its lines; its page set-up, protection and drawings stay."""
    for tag in ("sheetData", "hyperlinks", "dimension", "mergeCells"):
        for element in children(root, tag):
            detach(element)
    return root


def new_sheet(package: Package) -> Element:
    """A blank list: column widths, frozen header and first columns, landscape A4 one page wide."""
    root = blank_sheet(package)
    space = namespace(root)
    corner = Spot(HEADER_ROW + 1, FROZEN_COLUMNS + 1)
    frame = parse(
        f'<worksheet xmlns="{space}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane xSplit="{FROZEN_COLUMNS}" ySplit="{HEADER_ROW}" topLeftCell="{corner}" activePane="bottomRight" state="frozen"/>'
        f'<selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight"/></sheetView></sheetViews>'
        f"<cols/><sheetData/>"
        f'<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'.encode(),
        TITLE,
    )
    columns = obtain(frame, "cols", SHEET_ORDER)
    for number, column in enumerate(COLUMNS, start=1):
        append(columns, "col", min=str(number), max=str(number), width=str(column.width), customWidth="1")
    return frame


def fill(package: Package, root: Element, findings: Sequence[Finding], rows: Sequence[IssueRow], version: str) -> None:
    """Title, summary, header and one line per finding."""
    formats = NamedFormats(Styles(package))
    cells = Cells(root)
    targets = {sheet.name for sheet in sheets(package)}
    for cell in list_cells(findings, rows, version, targets):
        at = Spot(cell.row + 1, cell.column + 1)
        put(cells, at, cell.value, formats.get(cell.style, cell.size))
        if cell.link:
            add_link(root, at, cell.link, cell.tip)
    for number, height in enumerate([*HEAD_HEIGHTS, *(row.height for row in rows)], start=1):
        cells.set_height(number, height)
    prompt_for_answers(root, HEADER_ROW + max(len(rows), 1))
    obtain(root, "dimension", SHEET_ORDER).set("ref", str(Box(1, 1, HEADER_ROW + len(rows), len(COLUMNS))))


def prompt_for_answers(root: Element, last: int) -> None:
    """Say beside the cells of 出错说明 what an explanation does; other validations of the sheet stay."""
    title = COLUMNS[ANSWER_COLUMN].title
    holder = obtain(root, "dataValidations", SHEET_ORDER)
    for known in children(holder, "dataValidation"):
        if known.get("promptTitle") == title:
            detach(known)
    letter = letters(ANSWER_COLUMN + 1)
    append(
        holder, "dataValidation", allowBlank="1", showInputMessage="1", showErrorMessage="1", promptTitle=title,
        prompt=ANSWER_PROMPT, sqref=f"{letter}{HEADER_ROW + 1}:{letter}{last}",
    )  # fmt: skip
    holder.set("count", str(len(holder)))


def put(cells: Cells, at: Spot, value: ListValue, style: int) -> None:
    """One cell of the list; what departments typed is written as text."""
    cells.set_style(at, style)
    if isinstance(value, Decimal | int):
        cells.set_number(at, Decimal(value))
    elif value:
        cells.set_text(at, value)
