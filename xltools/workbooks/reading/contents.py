"""The plain contents of a workbook's sheets: values by python-calamine, formulas and error values by one look at the XML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Final, Literal

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from xltools.files.atomic import reason
from xltools.files.parts import Parts
from xltools.model.grid import GridCell
from xltools.model.place import Place
from xltools.model.problems import UnreadableSource
from xltools.values.plain import plain
from xltools.workbooks.cells import address, from_float, is_number, position
from xltools.workbooks.department.stamp import SHEET_NAME as STAMP_SHEET
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.sheets import listed, unlisted, workbook_part
from xltools.workbooks.package.sheets import sheets as package_sheets
from xltools.workbooks.reading.formulas import ERROR, SheetFacts, sheet_facts
from xltools.workbooks.reading.plain_sheets import plain_book, plain_sheet
from xltools.workbooks.reading.raw_cells import percent_cells, percent_styles, percentage, unresolved_cells
from xltools.workbooks.reading.sheet_cells import SheetCells, Spot

SheetState = Literal["visible", "hidden", "veryHidden"]
NoText = int | float | bool | time | date | datetime | timedelta

ZIP_MARK: Final = b"PK"
MARKUP_MARK: Final = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<(?:html|!doctype|table|\?xml|meta)", re.IGNORECASE)
LARGEST_AREA: Final = 5_000_000
"""Cells from A1 to the last used one that are still read; a stray cell in the last row would take gigabytes."""
CELL_REFERENCE: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Za-z]{1,9})[A-Za-z]*(\d{1,18})')

TOO_LARGE: Final = "#NUM!"
"""What Excel shows for a number that no cell can hold."""
FAR_CELL: Final = re.compile(rb' r="(?:[A-Za-z]{3}|[A-Za-z]*[0-9]{4})')
"""Without such a cell the area of a sheet is small."""
SHEETS_FOLDER: Final = "xl/worksheets/"
STATES: Final[Mapping[str, SheetState]] = {"visible": "visible", "hidden": "hidden", "veryHidden": "veryHidden"}


@dataclass(frozen=True, slots=True)
class SheetContent:
    """One sheet as any host hands it over.

    `formulas` maps addresses to formulas without "=";
    None where they are not known (.xls, .ods). They are only needed for workbooks that this tool made.
    `unresolved` are the addresses of formulas whose result the file does not hold: they count as empty.
    """

    name: str
    cells: SheetCells
    formulas: Mapping[str, str] | None = None
    state: SheetState = "visible"
    unresolved: tuple[str, ...] = ()


def load_contents(path: Path, parts: Parts | None = None) -> tuple[SheetContent, ...]:
    """All worksheets in order; `parts` are those of the file where it was opened before.

    Raises UnreadableSource, in one sentence, for a file that is no readable workbook.
    """
    try:
        data = parts.data if parts else path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{path} 无法读取（{reason(error)}），请检查路径和权限。") from error
    if MARKUP_MARK.match(data[:200]):
        raise UnreadableSource(
            f"{path} 实际是网页文件，只是用了工作簿的扩展名，请在 Excel 或 WPS 中打开后另存为 .xlsx 再试。"
        )
    package = workbook_package(data, str(path), parts)
    plain_sheets = plain_contents(package) if package else None
    if plain_sheets is not None:
        return plain_sheets
    facts = package_facts(package) if package else None
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            worksheets = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
            for meta in worksheets:
                if facts is not None and meta.name not in facts:
                    raise unlisted(str(path), meta.name)
            return tuple(
                sheet_content(book, meta.name, state_of(meta.visible), str(path), facts[meta.name] if facts else None)
                for meta in worksheets
            )
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableSource(
            f"{path} 不是可读的工作簿（已损坏、设有密码或格式不符），请在 Excel 或 WPS 中打开后另存为 .xlsx 再试。"
        ) from error


def workbook_package(data: bytes, file: str, parts: Parts | None) -> Package | None:
    """The package of an .xlsx; None for other kinds. Raises UnreadableSource for one that neither Excel nor we can judge."""
    package = Package(data, file, parts) if data.startswith(ZIP_MARK) else None
    if package is None or package.has("[Content_Types].xml"):
        return package
    if package.has("content.xml"):
        return None
    raise UnreadableSource(f"{file} 不是有效的 .xlsx 工作簿或已损坏，请用 Excel 打开并另存后再试。")


def plain_contents(package: Package) -> tuple[SheetContent, ...] | None:
    """The worksheets of a workbook whose XML has the plain shape; None for any other."""
    sheets = package_sheets(package)
    book = workbook_part(package)
    shared = plain_book(package, book)
    odd_list = len({sheet.name for sheet in sheets}) != len(listed(package.look(book)))
    if shared is None or odd_list or any(not sheet.part.startswith(SHEETS_FOLDER) for sheet in sheets):
        return None
    stamped = any(sheet.name == STAMP_SHEET for sheet in sheets)
    contents = []
    for sheet in sheets:
        xml = package.read(sheet.part)
        if FAR_CELL.search(xml):
            refuse_stray_cells(xml, package.name, sheet.name)
        place = Place(package.name, sheet.name)
        found = plain_sheet(xml, shared, place)
        state = STATES.get(sheet.state)
        if found is None or state is None:
            return None
        cells = SheetCells(place, found.texts, found.others)
        contents.append(SheetContent(sheet.name, cells, found.formulas if stamped else {}, state, found.unresolved))
    return tuple(contents)


def package_facts(package: Package) -> dict[str, SheetFacts]:
    """What the XML of an .xlsx tells beyond the values."""
    file = package.name
    sheets = package_sheets(package)
    percents = percent_styles(package)
    stamped = any(sheet.name == STAMP_SHEET for sheet in sheets)
    facts = {}
    for sheet in sheets:
        xml = package.read(sheet.part)
        refuse_stray_cells(xml, file, sheet.name)
        needed = ERROR in xml or (stamped and b"<f" in xml)
        known = sheet_facts(xml, f"{file} 内部的 {sheet.part}") if needed else SheetFacts({}, {})
        facts[sheet.name] = replace(
            known,
            percents=frozenset(percent_cells(xml, percents)),
            unresolved=tuple(unresolved_cells(xml)) if b"<f" in xml or b":f" in xml else (),
        )
    return facts


def refuse_stray_cells(xml: bytes, file: str, sheet: str) -> None:
    """Refuse a sheet whose used area is out of all proportion."""
    cells = {match.groups() for match in CELL_REFERENCE.finditer(xml)}
    last_row = xml.rfind(b"<row ")
    match = re.search(rb'\br="(\d+)"', xml[last_row : last_row + 200]) if last_row >= 0 else None
    rows = max({int(row) for _, row in cells}, default=0)
    rows = max(rows, int(match[1]) if match else 0)
    columns = max((column_number(letters) for letters in {letters for letters, _ in cells}), default=1)
    if rows * columns > LARGEST_AREA:
        raise UnreadableSource(
            f"{file} 工作表「{sheet}」用到了第 {rows} 行，范围过大，没有读取，请删除表格以外的多余内容后另存再试。"
        )


def column_number(letters: bytes) -> int:
    """The number of a column, from 1; letters no column has count all the same: whoever reads the sheet obeys them."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def sheet_content(
    book: CalamineWorkbook, name: str, state: SheetState, file: str, facts: SheetFacts | None
) -> SheetContent:
    """One sheet's cells."""
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    place = Place(file, name)
    percents, unresolved = (facts.percents, facts.unresolved) if facts else (frozenset(), ())
    texts: dict[Spot, str] = {}
    others: dict[Spot, GridCell] = {}
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            if not isinstance(value, str):
                at = address(row, column)
                cell = others[row, column] = grid_cell(value, Place(file, name, at), percent=at in percents)
                texts[row, column] = cell.text
            elif value:
                texts[row, column] = value
    errors = error_cells(facts, place)
    if errors:
        others |= errors
        texts = dict(sorted((texts | {spot: cell.text for spot, cell in errors.items()}).items()))
    return SheetContent(name, SheetCells(place, texts, others), facts.formulas if facts else None, state, unresolved)


def state_of(visible: SheetVisibleEnum) -> SheetState:
    """Whether people see the sheet."""
    if visible == SheetVisibleEnum.VeryHidden:
        return "veryHidden"
    return "hidden" if visible == SheetVisibleEnum.Hidden else "visible"


def error_cells(facts: SheetFacts | None, place: Place) -> dict[Spot, GridCell]:
    """The error values of a sheet, which the value reader takes for empty cells."""
    errors = facts.errors if facts else {}
    return {position(cell): GridCell(text, replace(place, cell=cell), error=text) for cell, text in errors.items()}


def grid_cell(value: NoText, place: Place, *, percent: bool = False) -> GridCell:
    """A value other than a text as every reader understands it."""
    if isinstance(value, bool):
        text = "TRUE" if value else "FALSE"
        return GridCell(text, place, error=text)
    if isinstance(value, int | float) and not is_number(value):
        return GridCell(TOO_LARGE, place, error=TOO_LARGE)
    if isinstance(value, int | float) and percent:
        return GridCell(percentage(value), place)
    if isinstance(value, int | float):
        number = from_float(float(value))
        return GridCell(plain(number), place, number)
    text = value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)
    return GridCell(text, place, error=text)
