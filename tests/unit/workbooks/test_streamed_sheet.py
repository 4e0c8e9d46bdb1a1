"""What is written row by row is read back as it was, by programs that do not know us."""

import io
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
import python_calamine
from openpyxl.utils.escape import unescape

from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.streamed_sheet import KEPT, StreamedSheet, row_element

TEXTS = ("=1+1", "a<b>&\"'", " 前后 ", "一\n二", "_x0041_", "x_x0041_y", "😀", "]]>", "\t", "1e5", "+86", "@x")


def written(book: NewWorkbook, content: io.BytesIO) -> openpyxl.Workbook:
    book.close()
    return openpyxl.load_workbook(content)


def sheet_of(book: NewWorkbook, name: str = "表") -> StreamedSheet:
    sheet: StreamedSheet = book.add_worksheet(name, StreamedSheet)
    return sheet


def test_every_text_stays_what_it_is() -> None:
    content = io.BytesIO()
    book = NewWorkbook(content)
    sheet = sheet_of(book)
    for row, text in enumerate(TEXTS):
        sheet.write_string(row, 0, text)
    found = written(book, content)["表"]
    assert tuple(unescape(row[0].value) for row in found.iter_rows()) == TEXTS, "openpyxl leaves _x005F_ to its callers"
    assert {row[0].data_type for row in found.iter_rows()} == {"s"}
    assert [
        row[0]
        for row in python_calamine.load_workbook(io.BytesIO(content.getvalue())).get_sheet_by_name("表").to_python()
    ] == list(TEXTS)


def test_numbers_formulas_moments_merges_rows_and_links() -> None:
    content = io.BytesIO()
    book = NewWorkbook(content)
    bold = book.add_format({"bold": True})
    sheet = sheet_of(book)
    sheet.set_row(0, 30.5)
    sheet.set_row(1, None, None, {"level": 1})
    sheet.make_room(1, 44)
    sheet.make_room(1, 20)
    sheet.write_number(0, 0, float(Decimal("0.1")), bold)
    sheet.write_formula(0, 1, '=IF(1<2,"<是>","")', None, "<是>")
    sheet.write_formula(0, 2, "1+1", None, 2)
    sheet.write_formula(0, 3, '""', None, "")
    sheet.write_datetime(1, 0, datetime(2026, 11, 20, 9, 30))  # noqa: DTZ001 - a cell has no zone
    sheet.merge_range(1, 1, 2, 2, "", bold)
    sheet.write_string(1, 1, "合并", bold)
    sheet.write_url(1, 4, "internal:'表'!A1", None, "内")
    sheet.write_url(1, 5, "external:子 夹/甲%23.xlsx#'一 表'!B2", None, "外")
    sheet.write_url(2, 5, "external:子 夹/甲%23.xlsx#'二'!C3", None, "外二")
    sheet.write_blank(2, 6, None, bold)
    found = written(book, content)["表"]
    assert (found["A1"].value, found["A1"].font.b) == (0.1, True)
    assert (found["B1"].value, found["C1"].value) == ('=IF(1<2,"<是>","")', "=1+1")
    assert (found.row_dimensions[1].height, found.row_dimensions[2].height) == (30.5, 44)
    assert found.row_dimensions[2].outlineLevel == 1
    assert found["A2"].value == pytest.approx(46346.395833, abs=1e-6)
    assert [str(area) for area in found.merged_cells.ranges] == ["B2:C3"]
    assert found["E2"].hyperlink.location == "'表'!A1"
    assert (found["F2"].hyperlink.target, found["F2"].hyperlink.location) == ("子 夹\\甲%23.xlsx", "'一 表'!B2")
    assert found["F3"].hyperlink.id == found["F2"].hyperlink.id, "one relationship a file"
    assert found["G3"].font.b
    shown = python_calamine.load_workbook(io.BytesIO(content.getvalue())).get_sheet_by_name("表").to_python()
    assert shown[0] == [0.1, "<是>", 2.0, "", "", ""]


def test_rows_may_come_a_little_out_of_order_but_not_after_they_were_packed() -> None:
    content = io.BytesIO()
    book = NewWorkbook(content)
    sheet = sheet_of(book)
    for row in (2, 0, 1):
        sheet.write_number(row, 0, row)
    for row in range(4, 3 * KEPT):
        sheet.write_number(row, 0, row)
    with pytest.raises(ValueError, match="row 1 is packed"):
        sheet.write_number(1, 1, 1)
    found = written(book, content)["表"]
    values = [row[0].value for row in found.iter_rows()]
    assert values == [0, 1, 2, None, *range(4, 3 * KEPT)]
    assert found.dimensions == f"A1:A{3 * KEPT}"


def test_finished_rows_go_behind_all_others() -> None:
    content = io.BytesIO()
    book = NewWorkbook(content)
    sheet = sheet_of(book)
    sheet.write_string(0, 0, "题")
    for row in (2, 3):
        cells = f'<c r="A{row + 1}"><v>{row}</v></c><c r="B{row + 1}"><v>6</v></c>'
        sheet.put_rows(row, row, 2, row_element(row + 1, 20.5, cells.encode()))
    with pytest.raises(ValueError, match="row 3 is packed"):
        sheet.put_rows(3, 4, 2, b"")
    with pytest.raises(ValueError, match="row 1 is packed"):
        sheet.write_number(1, 1, 1)
    sheet.write_number(5, 0, 5)
    found = written(book, content)["表"]
    assert [row[0].value for row in found.iter_rows()] == ["题", None, 2, 3, None, 5]
    assert found.row_dimensions[3].height == 20.5
    assert found.dimensions == "A1:B6"


def test_a_table_covers_all_its_rows_and_an_empty_sheet_is_whole() -> None:
    content = io.BytesIO()
    book = NewWorkbook(content)
    sheet = sheet_of(book)
    sheet_of(book, "空")
    sheet.add_table(0, 0, 9, 1, {"name": "数", "columns": [{"header": "甲"}, {"header": "乙"}]})
    for row in range(1, 10):
        sheet.write_number(row, 0, row)
    found = written(book, content)
    assert found["表"].tables["数"].ref == "A1:B10"
    assert found["表"].tables["数"].autoFilter.ref == "A1:B10"
    assert [cell.value for cell in found["表"][1]] == ["甲", "乙"]
    assert found["空"].max_row == 1
