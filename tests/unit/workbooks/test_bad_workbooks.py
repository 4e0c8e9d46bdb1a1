"""Workbooks that cannot be read are refused in one Chinese sentence."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from support.declarations import declaration
from support.round_trip import write_declarations
from support.workbook_makers import parts, rewritten

from xltools.forms.beijing_2019 import FORM
from xltools.model.problems import UnreadableSource
from xltools.workbooks.department.book import write_workbook
from xltools.workbooks.department.template import plan_template
from xltools.workbooks.reading.contents import load_contents
from xltools.workbooks.reading.workbook import read_workbook

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableSource) as refused:
        read_workbook(path)
    message = str(refused.value)
    assert message.startswith(str(path)) or str(path) in message
    assert message.endswith("。")
    return message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        (b"PK\x03\x04 broken", "已损坏"),
        (b"no workbook at all", "不是可读的工作簿"),
        (COMPOUND, "不是可读的工作簿"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content, said):
    path = tmp_path / "坏.xlsx"
    path.write_bytes(content)

    assert said in refusal(path)


def test_a_missing_file_is_refused(tmp_path: Path):
    assert "路径不存在" in refusal(tmp_path / "无.xlsx")


def test_a_half_workbook_is_refused(tmp_path: Path):
    path = write_declarations(tmp_path / "半.xlsx", (declaration(),))
    path.write_bytes(path.read_bytes()[:3000])

    refusal(path)


def test_a_sheet_with_broken_xml_is_refused(tmp_path: Path):
    path = write_declarations(tmp_path / "甲.xlsx", (declaration(),))

    refusal(rewritten(path, tmp_path / "乙.xlsx", {"xl/worksheets/sheet3.xml": b"<worksheet><sheetData>"}))


def test_a_workbook_of_another_kind_is_refused(tmp_path: Path):
    path = tmp_path / "通讯录.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["姓名", "电话"])

    assert "没有申报表" in refusal(path)


def test_an_empty_workbook_is_refused(tmp_path: Path):
    path = tmp_path / "空.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()

    assert "没有申报表" in refusal(path)


def test_a_blank_template_is_not_a_submission(tmp_path: Path):
    path = tmp_path / "模板.xlsx"
    write_workbook(path, plan_template(str(path), "示例街道绿化科", ["", ""], FORM))

    assert "2 张项目表，都还没有填写" in refusal(path)


def test_a_named_project_of_a_template_is_expected(tmp_path: Path):
    path = tmp_path / "模板.xlsx"
    write_workbook(path, plan_template(str(path), "示例街道绿化科", ["行道树修剪", ""], FORM))

    assert [form.project for form in read_workbook(path).declarations] == ["行道树修剪"]


def test_a_stray_cell_in_the_last_row_is_refused_before_it_takes_the_memory(tmp_path: Path):
    path = write_declarations(tmp_path / "甲.xlsx", (declaration(),))
    sheet = parts(path)["xl/worksheets/sheet3.xml"]
    stray = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')

    assert "范围过大" in refusal(rewritten(path, tmp_path / "乙.xlsx", {"xl/worksheets/sheet3.xml": stray}))


def test_errors_booleans_and_dates_are_marked(tmp_path: Path):
    path = tmp_path / "值.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("值")
        sheet.write_row(0, 0, ["文字", 12.5, 3.0])
        sheet.write_boolean(1, 0, True)
        sheet.write_number(1, 1, 45000, book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")

    cells = [cell for row in load_contents(path)[0].cells.grid().rows for cell in row.cells]

    assert [(cell.place.cell, cell.text, cell.error) for cell in cells] == [
        ("A1", "文字", None),
        ("B1", "12.5", None),
        ("C1", "3", None),
        ("A2", "TRUE", "TRUE"),
        ("B2", "2023-03-15", "2023-03-15"),
        ("C2", "#DIV/0!", "#DIV/0!"),
    ]


def test_sources_stay_as_they_were(tmp_path: Path):
    path = write_declarations(tmp_path / "甲.xlsx", (declaration(),))
    before = path.read_bytes()

    read_workbook(path)

    assert path.read_bytes() == before
    assert zipfile.is_zipfile(path)
