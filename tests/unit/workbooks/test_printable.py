"""The copy that is printed: which sheets, without tints, and when a workbook must be laid out anew."""

from pathlib import Path

import openpyxl
import pytest
from support.declarations import declaration
from support.round_trip import write_declarations

from xltools.workbooks.package.package import Package
from xltools.workbooks.printable import department_pages, is_overfull, master_pages, write_printable
from xltools.workbooks.reading.contents import load_contents
from xltools.workbooks.styles import ABSENT_TINT, INPUT_TINT

LONG = "按月开展日常养护工作，及时补种缺株，每季度检查一次；" * 10
FIRST, SECOND = "01_社区绿化养护", "02_花坛"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    forms = (declaration(remarks=None), declaration(project="花坛", caption="花坛", goal=LONG * 12))
    return write_declarations(tmp_path / "绿化科.xlsx", forms)


def changed(path: Path, cell: str, text: str, sheet: str = FIRST) -> Package:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = text
    book.save(path)
    return Package.open(path)


def test_summary_and_filled_sheets_are_printed(path: Path):
    contents = load_contents(path)

    assert department_pages(contents, [FIRST]) == ("汇总", FIRST)
    assert department_pages(contents, [FIRST, SECOND]) == ("汇总", FIRST, SECOND)
    assert department_pages(contents, []) == ("汇总",)


def test_of_a_master_the_lists_stay_out(path: Path):
    names = master_pages(load_contents(path))

    assert names == ("汇总", FIRST, SECOND)


def test_only_the_wanted_sheets_are_visible_and_have_print_areas(path: Path, tmp_path: Path):
    write_printable(Package.open(path), ["汇总", SECOND], tmp_path / "打印.xlsx")

    book = openpyxl.load_workbook(tmp_path / "打印.xlsx")
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == ["汇总", SECOND]
    assert [sheet.title for sheet in book if sheet.print_area] == ["汇总", SECOND]
    assert book.active.title == "汇总"


def test_input_cells_are_printed_without_their_tint(path: Path, tmp_path: Path):
    write_printable(Package.open(path), [FIRST], tmp_path / "打印.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "打印.xlsx")[FIRST]
    colors = {cell.fill.fgColor.rgb for row in sheet["A1:F19"] for cell in row if cell.fill.fill_type == "solid"}
    assert not {str(color)[2:] for color in colors} & {INPUT_TINT[1:], ABSENT_TINT[1:]}
    before = openpyxl.load_workbook(path)[FIRST]["B4"].fill
    assert before.fill_type == "solid"


def test_a_workbook_as_written_has_room_for_its_texts(path: Path):
    assert not is_overfull(Package.open(path), ["汇总", FIRST, SECOND])


def test_the_states_of_forms_with_faults_have_room(tmp_path: Path):
    options = "1.大型会议培训  2.信息化系统改造类\n3.宣传活动类  4.其他一般类"
    forms = (
        declaration(cost="全年费用13万元。", project_type=options),
        declaration(project="花坛", caption="花坛", budget="见附件", leader="", project_type=options),
    )
    package = Package.open(write_declarations(tmp_path / "绿化科.xlsx", forms))
    assert not is_overfull(package, ["汇总", FIRST, SECOND])


@pytest.mark.parametrize("cell", ["D10", "B8", "B4", "A2"])
def test_a_text_higher_than_its_cell_is_found(path: Path, cell):
    assert is_overfull(changed(path, cell, LONG * 3), [FIRST])
    assert not is_overfull(Package.open(path), [SECOND])


def test_what_is_not_printed_may_be_too_long(path: Path):
    assert not is_overfull(changed(path, "M3", LONG * 9), [FIRST])


def test_a_short_change_fits(path: Path):
    assert not is_overfull(changed(path, "D10", "绿地12处。"), [FIRST])
