"""Tables: names, numbers, headers as the cells have them, no overlaps."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree
from openpyxl.utils import get_column_letter

from support.excel_traps.formulas import legal_name
from support.excel_traps.package import MAIN, Book, box, overlapping, overlaps


def table_problems(book: Book) -> Iterator[str]:
    taken = Counter(
        entry.get("name").casefold()
        for entry in book.workbook.iter(MAIN + "definedName")
        if not entry.get("localSheetId")
    )
    numbers: Counter[str] = Counter()
    strings = book.strings
    for sheet in book.sheets:
        if sheet.part not in book.parts:
            continue
        tables = [book.xml(part) for part in book.of_kind(sheet.part, "table")]
        listed = list(book.xml(sheet.part).iter(MAIN + "tablePart"))
        if len(listed) != len(tables):
            yield f"{sheet.name}: {len(listed)} tables listed, {len(tables)} there"
        areas = [area for table in tables if (area := box(table.get("ref")))]
        if overlapping(areas):
            yield f"{sheet.name}: tables overlap"
        for other in book.xml(sheet.part).iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
            merged = box(other.get("ref"))
            if merged and any(overlaps(merged, area) for area in areas):
                yield f"{sheet.name}: merged cells in a table: {other.get('ref')}"
        for table in tables:
            taken[table.get("displayName").casefold()] += 1
            numbers[table.get("id")] += 1
            yield from (f"{sheet.name}: {problem}" for problem in one_table(table, book.xml(sheet.part), strings))
    yield from (f"name {name} twice (tables and ranges)" for name, times in taken.items() if times > 1)
    yield from (f"table number {number} twice" for number, times in numbers.items() if times > 1)


def one_table(table: etree._Element, sheet: etree._Element, strings: list[str]) -> Iterator[str]:
    name, area = table.get("displayName"), box(table.get("ref"))
    if not legal_name(name):
        yield f"table name not allowed: {name}"
    if area is None or area[1] == area[3]:
        yield f"table {name} has no rows: {table.get('ref')}"
        return
    columns = [entry.get("name") for entry in table.iter(MAIN + "tableColumn")]
    if len(columns) != area[2] - area[0] + 1:
        yield f"table {name} has {len(columns)} columns in {table.get('ref')}"
    yield from (
        f"table {name}: column {one} twice" for one, times in Counter(map(str.casefold, columns)).items() if times > 1
    )
    headers = {cell.get("r"): header(cell, strings) for cell in header_cells(sheet, area[1])}
    for number, column in enumerate(columns):
        address = f"{get_column_letter(area[0] + number)}{area[1]}"
        if headers.get(address) != column.replace("_x000a_", "\n"):
            yield f"table {name}: column {column} is headed {headers.get(address)!r} in {address}"
    own_filter = table.find(MAIN + "autoFilter")
    if own_filter is not None and box(own_filter.get("ref")) != (
        *area[:3],
        area[3] - int(table.get("totalsRowCount", 0)),
    ):
        yield f"table {name}: the filter covers {own_filter.get('ref')}"


def header_cells(sheet: etree._Element, row: int) -> Iterator[etree._Element]:
    yield from (cell for line in sheet.iter(MAIN + "row") if line.get("r") == str(row) for cell in line)


def header(cell: etree._Element, strings: list[str]) -> str | None:
    """The text in a cell; None for anything else, which Excel replaces by Column1 …"""
    value = cell.findtext(MAIN + "v")
    if cell.get("t") == "s" and value is not None and int(value) < len(strings):
        return strings[int(value)]
    return "".join(text.text or "" for text in cell.iter(MAIN + "t")) if cell.get("t") == "inlineStr" else None
