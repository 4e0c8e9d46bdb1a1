"""The few ways a value gets into a cell of a new workbook: text is always text, numbers leave Decimal only here."""

from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.cells import cell_text
from xltools.workbooks.department.regions import Region
from xltools.workbooks.styles import Styles


def put(sheet: Worksheet, cell: tuple[int, int], value: str | Decimal, style: Format | None, formula: str = "") -> None:
    """Write one cell (row and column from 0): `value` is the text or number, or the cached result of `formula`."""
    row, column = cell
    if formula:
        cached = cell_text(value) if isinstance(value, str) else float(value)
        sheet.write_formula(row, column, f"={formula}", style, cached)
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), style)
    elif value:
        sheet.write_string(row, column, cell_text(value), style)
    else:
        sheet.write_blank(row, column, None, style)


def draw(sheet: Worksheet, region: Region, styles: Styles) -> None:
    """Write a region, merging its cells."""
    style = styles.get(region.style, region.size, region.sides)
    if (region.top, region.left) != (region.bottom, region.right):
        sheet.merge_range(region.top, region.left, region.bottom, region.right, "", style)
    put(sheet, (region.top, region.left), region.value, style, region.formula)
