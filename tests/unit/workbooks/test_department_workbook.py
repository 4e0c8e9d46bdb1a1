"""The written workbook: same bytes, text as text, valid names, fitting rows, protected labels."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.declarations import declaration
from support.round_trip import write_declarations

from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.model.place import Place
from xltools.workbooks.cells import position
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.department.budget_cell import budget_cell
from xltools.workbooks.measure import HIGHEST_ROW, column_points, line_count, row_heights, text_height
from xltools.workbooks.names import file_name, sheet_name, sheet_names
from xltools.workflows.check import check

LONG = "第一项工作按月开展，" * 320


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory):
    forms = (
        declaration(phone="=1+1", goal="@某单位\n+8610", remarks="-无", leader="=cmd|' /C calc'!A0"),
        declaration(
            project="History", caption="长文", goal=LONG, budget="35.2", label_unit="万元", cost="共计36万元。"
        ),
    )
    path = tmp_path_factory.mktemp("写出") / "绿化科.xlsx"
    return openpyxl.load_workbook(write_declarations(path, forms))


def test_the_same_declarations_give_the_same_bytes(tmp_path: Path):
    first = write_declarations(tmp_path / "甲.xlsx", (declaration(),)).read_bytes()

    assert write_declarations(tmp_path / "乙.xlsx", (declaration(),)).read_bytes() == first


def test_the_sheets_are_there_in_order(book):
    assert book.sheetnames == ["说明", "汇总", "01_社区绿化养护", "02_History", "问题清单", "_xltools"]
    assert book["_xltools"].sheet_state == "veryHidden"


@pytest.mark.parametrize(("cell", "text"), [("E5", "=1+1"), ("B5", "=cmd|' /C calc'!A0"), ("B8", "@某单位\n+8610")])
def test_text_that_looks_like_a_formula_stays_text(book, cell, text):
    assert book["01_社区绿化养护"][cell].data_type in {"s", "f"}
    assert book["01_社区绿化养护"][cell].value == text


def test_no_formula_was_made_of_what_people_typed(tmp_path: Path):
    path = write_declarations(tmp_path / "甲.xlsx", (declaration(phone="=1+1", leader="=2+2"),))

    with zipfile.ZipFile(path) as package:
        formulas = re.findall("<f>(.*?)</f>", package.read("xl/worksheets/sheet3.xml").decode())
    assert len(formulas) > 50
    assert not any(typed in formula for formula in formulas for typed in ("1+1", "2+2"))


def test_amounts_are_numbers_and_phones_are_text(book):
    first, second = book["01_社区绿化养护"], book["02_History"]
    assert (first["E4"].value, first["D4"].value) == (120000, "预算金额\n（元）")
    assert (second["E4"].value, second["D4"].value) == (35.2, "预算金额\n（万元）")
    assert second["E6"].value == "100000"
    assert second["E6"].number_format == "@"


def test_labels_are_locked_and_inputs_are_open(book):
    sheet = book["01_社区绿化养护"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert [sheet[cell].protection.locked for cell in ("A4", "C10", "I5", "K8", "P8")] == [True] * 5
    assert [sheet[cell].protection.locked for cell in ("A1", "B4", "E4", "B7", "D4", "D10", "I18")] == [False] * 7


def test_the_form_prints_on_a4_over_the_whole_width(book):
    sheet = book["01_社区绿化养护"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_area == "'01_社区绿化养护'!$A$1:$F$19"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert sheet.page_setup.blackAndWhite
    assert "示例街道绿化科" in sheet.oddHeader.left.text
    assert sheet.oddFooter.center.text.strip() == "第 &P 页，共 &N 页"


def test_a_form_of_several_pages_ends_them_itself_and_repeats_its_title(book):
    sheet = book["02_History"]
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$2"
    assert len(sheet.row_breaks.brk) >= 2


def test_project_types_are_offered_from_the_guide(book):
    rules = book["01_社区绿化养护"].data_validations.dataValidation
    choices = next(rule.formula1 for rule in rules if rule.type == "list")
    sheet, _, cells = choices.replace("$", "").replace("'", "").partition("!")
    texts = [row[0].value for row in book[sheet][cells]]
    assert len(texts) == 4
    assert "√4.其他一般类" in texts[3]


def test_a_long_text_gets_rows_enough(book):
    sheet = book["02_History"]
    rows = [8]
    while str(sheet[f"J{rows[-1] + 1}"].value).startswith("+"):
        rows.append(rows[-1] + 1)
    heights = [sheet.row_dimensions[row].height for row in rows]
    assert len(rows) > 2
    assert max(heights) <= 409
    assert "".join(sheet[f"B{row}"].value for row in rows) == LONG
    width = sum(column_points(units) for units in (12, 15, 12, 13, 22))
    assert sum(heights) >= line_count(LONG, width, 10.5) * 10.5 * 1.3


def test_findings_are_listed_with_links(tmp_path: Path):
    plan = plan_workbook("甲.xlsx", "示例街道绿化科", [analyse(declaration(budget="13万元"))], FORM)
    findings = check(plan.projects).findings
    assert {finding.place.sheet for finding in findings} == {"01_社区绿化养护"}
    path = tmp_path / "甲.xlsx"
    write_workbook(path, plan, findings)

    sheet = openpyxl.load_workbook(path)["问题清单"]

    links = {cell.hyperlink.location for row in sheet.iter_rows(min_row=4) for cell in row if cell.hyperlink}
    assert any(link.startswith("'01_社区绿化养护'!") for link in links)
    assert any(cell.value == "A05" for row in sheet.iter_rows(min_row=4) for cell in row)


def test_places_of_the_plan_are_cells_of_the_workbook():
    plan = plan_workbook("甲.xlsx", "示例街道绿化科", [analyse(declaration())], FORM)

    assert plan.projects[0].declaration.field_place("goal") == Place("甲.xlsx", "01_社区绿化养护", "B8")


@pytest.mark.parametrize(
    ("budget", "unit", "number", "wording"),
    [
        ("12万元", None, Decimal(120000), "12万元"),
        ("12", "万元", Decimal(12), ""),
        ("12万元", "万元", Decimal(12), "12万元"),
        ("120,000.00元", "万元", Decimal(12), "120,000.00元"),
        ("120000", "元", Decimal(120000), ""),
        ("待定", "元", None, ""),
        ("", "万元", None, ""),
        ("12345678901234567.89", "元", None, ""),
    ],
)
def test_a_budget_is_a_number_in_the_unit_of_its_label(budget, unit, number, wording):
    cell = budget_cell(analyse(declaration(budget=budget, label_unit=unit)))

    assert (cell.number, cell.wording) == (number, wording)
    assert cell.unit == (unit or "元")


@pytest.mark.parametrize(
    ("project", "name"),
    [
        ("社区绿化养护", "01_社区绿化养护"),
        ("a/b\\c:d*e?f[g]", "01_a／b＼c：d＊e？f［g］"),
        ("多行\n名称\x07", "01_多行 名称"),
        ("", "01_项目"),
        ("引号'", "01_引号"),
        ("_x0041_x0041_类", "01_＿x0041＿x0041_类"),
        ("x004a_类", "01＿x004a_类"),
        ("名" * 40, "01_" + "名" * 28),
        ("😀" * 20, "01_" + "😀" * 14),
    ],
)
def test_sheet_names_are_valid(project, name):
    assert sheet_name("01", project) == name


def test_sheet_names_are_unique():
    names = sheet_names(["同名"] * 120)
    assert len(set(names)) == 120
    assert names[0] == "001_同名"


@pytest.mark.parametrize(
    ("department", "name"),
    [
        ("组织部（社工委）", "组织部（社工委）"),
        ("综治/信访:办", "综治／信访：办"),
        ("", "未填写部门"),
        ("..", "未填写部门"),
        ("CON", "CON_"),
        ("长" * 100, "长" * 60),
        ("a" * 100, "a" * 80),
    ],
)
def test_file_names_are_valid(department, name):
    assert file_name(department, "未填写部门") == name


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 100, 1),
        ("一二三四五", 66, 1),
        ("一二三四五六", 60, 2),
        ("a\nb\n", 100, 3),
        ("word " * 4, 66, 2),
        ("1" * 40, 66, 4),
    ],
)
def test_lines_are_counted_on_the_safe_side(text, width, lines):
    assert line_count(text, width, 10) >= lines
    assert line_count(text, width, 10) <= lines + 1


def test_a_text_higher_than_a_row_is_spread():
    height = text_height(LONG, 280, 10.5)
    heights = row_heights(height, 30)
    assert len(heights) > 1
    assert max(heights) <= HIGHEST_ROW
    assert sum(heights) >= height


@pytest.mark.parametrize("cell", ["", "4E", "E", "E0x", "表1"])
def test_what_is_no_address_is_refused(cell):
    with pytest.raises(ValueError, match="not a cell address"):
        position(cell)
