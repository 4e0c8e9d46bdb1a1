"""A new workbook has the parts that XlsxWriter writes, whatever is left out on the way."""

import io
import zipfile

import openpyxl
import pytest
from xlsxwriter import Workbook
from xlsxwriter.exceptions import DuplicateWorksheetName, InvalidWorksheetName

from xltools.workbooks.new_workbook import CREATED, TEXT_STAYS_TEXT, NewWorkbook
from xltools.workbooks.styles import DEFAULT_FORMAT

FORMULAS = ("=SUM(A1:A3)", '=IF(ISNUMBER(FIND("={",A1)),"}","")', "=SUMPRODUCT(--(LEN(A1:A3)>0))")


def parts(book: Workbook, content: io.BytesIO) -> dict[str, bytes]:
    with book:
        book.set_properties({"title": "申报", "company": "甲", "created": CREATED})
        sheet = book.add_worksheet("表")
        for row, formula in enumerate(FORMULAS):
            sheet.write_formula(row, 0, formula, None, "旧值")
        sheet.write(4, 0, "=1+1")
        sheet.conditional_format("A1", {"type": "formula", "criteria": "=A1>1", "format": book.add_format({"bold": 1})})
        sheet.data_validation("B1", {"validate": "list", "source": "=$A$1:$A$3"})
    with zipfile.ZipFile(content) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_new_workbook_is_the_one_xlsxwriter_writes():
    ours, theirs = io.BytesIO(), io.BytesIO()
    options = {**TEXT_STAYS_TEXT, "default_format_properties": dict(DEFAULT_FORMAT)}
    assert parts(NewWorkbook(ours), ours) == parts(Workbook(theirs, options), theirs)


def test_a_described_workbook_has_our_time_of_creation():
    described, set_out = io.BytesIO(), io.BytesIO()
    with NewWorkbook(described) as book:
        book.describe("申报", company="甲")
    with NewWorkbook(set_out) as book:
        book.set_properties({"title": "申报", "company": "甲", "created": CREATED})
    assert described.getvalue() == set_out.getvalue()


def test_a_text_that_looks_like_the_xml_of_a_text_stays_as_it_is():
    content = io.BytesIO()
    with NewWorkbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "<r>无</r>", book.add_format({"bold": True}))
        sheet.write_string(1, 0, "<r><t>甲</t></r>")
    sheet = openpyxl.load_workbook(content).active
    assert [sheet["A1"].value, sheet["A2"].value] == ["<r>无</r>", "<r><t>甲</t></r>"]
    assert sheet["A1"].font.b


def test_no_two_sheets_have_one_name_whatever_the_case():
    book = NewWorkbook(io.BytesIO())
    book.add_worksheet("Abc")
    for name, error in (("aBC", DuplicateWorksheetName), ("a/b", InvalidWorksheetName)):
        with pytest.raises(error):
            book.add_worksheet(name)
    book.add_worksheet()
    assert [sheet.get_name() for sheet in book.worksheets()] == ["Abc", "Sheet4"]
