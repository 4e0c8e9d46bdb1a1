"""What a person does to a marked workbook between two clicks stays, and a click that is refused has changed nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from support import xlwings_engine
from support.round_trip import write_declarations
from support.ten_projects import TEN

from xltools.buttons.excel_host import ExcelHost
from xltools.buttons.excel_memory import SHEET_NAME as MEMORY
from xltools.buttons.pressing import press
from xltools.buttons.registry import find
from xltools.jobs.checking import check_sources
from xltools.workbooks.issue_sheet import NOTE_TAG

GREEN = "FF00FF00"
LIST = "问题清单"

Click = Callable[[str], tuple[bool, str]]


@pytest.fixture
def book(tmp_path: Path) -> xw.Book:
    path = write_declarations(tmp_path / "部门.xlsx", TEN[:3])
    return xlwings_engine.install().books.open(str(path))


@pytest.fixture
def xl(book: xw.Book) -> openpyxl.Workbook:
    found: openpyxl.Workbook = book.impl.xl
    return found


@pytest.fixture
def click(book: xw.Book) -> Click:
    def pressed(button_id: str) -> tuple[bool, str]:
        button = find(button_id)
        assert button is not None
        return press(button, ExcelHost(book)), book.app.impl.alerts[-1][1]

    return pressed


def marked(xl: openpyxl.Workbook) -> list[Any]:
    return [
        cell
        for sheet in xl.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.text.startswith(NOTE_TAG)
    ]


def contents(xl: openpyxl.Workbook) -> list[tuple[object, ...]]:
    """All there is to see, but for the list."""
    return [
        (sheet.title, cell.coordinate, cell.value, cell.fill.fgColor.rgb, cell.comment and cell.comment.text)
        for sheet in xl.worksheets
        if sheet.title != LIST
        for row in sheet.iter_rows()
        for cell in row
    ]


@pytest.fixture
def cell(click: Click, xl: openpyxl.Workbook) -> Any:
    """A cell that a check has marked."""
    assert click("check")[0]
    return marked(xl)[0]


def test_words_added_below_a_note_of_ours_stay(click: Click, cell: Any) -> None:
    cell.comment = Comment(f"{cell.comment.text}\n李：已问过科室", "李")
    click("check")
    assert cell.comment.text == "李：已问过科室"
    click("clear")
    assert cell.comment.text == "李：已问过科室"


def test_words_added_below_a_note_of_ours_stay_when_it_is_cleared(click: Click, cell: Any) -> None:
    cell.comment = Comment(f"{cell.comment.text}\n李：已问过科室", "李")
    click("clear")
    assert cell.comment.text == "李：已问过科室"


def test_a_note_a_person_wrote_anew_stays(click: Click, cell: Any) -> None:
    cell.comment = Comment("李：这里没有错", "李")
    click("check")
    click("clear")
    assert cell.comment.text == "李：这里没有错"


@pytest.mark.parametrize("buttons", [["clear"], ["check", "clear"], ["mark_cost", "check", "clear"]])
def test_a_colour_a_person_gave_afterwards_stays(click: Click, cell: Any, buttons: list[str]) -> None:
    cell.fill = PatternFill("solid", fgColor=GREEN)
    for button_id in buttons:
        click(button_id)
    assert cell.fill.fgColor.rgb == GREEN


def test_a_note_a_person_deleted_comes_back_with_the_next_check(click: Click, cell: Any) -> None:
    text, cell.comment = cell.comment.text, None
    click("check")
    assert cell.comment.text == text
    click("clear")
    assert cell.comment is None


def test_marks_made_in_a_copy_are_left_to_those_who_made_them(tmp_path: Path) -> None:
    path = write_declarations(tmp_path / "部门.xlsx", TEN[:3])
    check_sources([str(path)], mark=tmp_path / "标记")
    book = xlwings_engine.install().books.open(str(tmp_path / "标记" / path.name))
    xl, before, check, clear = book.impl.xl, contents(book.impl.xl), find("check"), find("clear")
    assert check is not None
    assert clear is not None
    assert not press(clear, ExcelHost(book))
    assert "在小窗口里添加它、点“清除标记”" in book.app.impl.alerts[-1][1]
    assert contents(xl) == before
    assert press(check, ExcelHost(book))
    assert [one for one in contents(xl) if one[0] != MEMORY] == before
    assert press(clear, ExcelHost(book))


def lost_formula(xl: openpyxl.Workbook) -> Any:
    """A total of 汇总 over whose formula somebody has typed."""
    cell = next(cell for row in xl["汇总"].iter_rows() for cell in row if str(cell.value).startswith("=ROUND(SUM("))
    cell.value = 999
    return cell


def test_a_check_does_not_take_back_what_recomputing_restored(click: Click, xl: openpyxl.Workbook) -> None:
    cell = lost_formula(xl)
    click("recompute")
    restored = cell.value
    assert str(restored).startswith("=")
    for button_id in ("check", "mark_cost", "check"):
        click(button_id)
        assert cell.value == restored
    click("clear")
    assert cell.value == 999


def test_a_number_typed_after_recomputing_stays(click: Click, xl: openpyxl.Workbook) -> None:
    cell = lost_formula(xl)
    click("recompute")
    cell.value = 1234
    click("clear")
    assert cell.value == 1234
    assert MEMORY not in xl.sheetnames


def test_a_password_refuses_the_click_before_anything_is_changed(
    click: Click, xl: openpyxl.Workbook, cell: Any
) -> None:
    click("clear")
    last = max((one for one in xl.worksheets if one.title[:2].isdigit()), key=lambda sheet: sheet.title)
    last.protection.set_password("secret")
    before = contents(xl)
    for row in last.iter_rows(max_col=6):
        for one in row:
            if isinstance(one.value, str) and "元" in one.value and not one.protection.locked:
                one.value += "（另：=1+1）"
    before = contents(xl)
    went_well, told = click("check")
    assert not went_well
    assert f"“{last.title}”设有保护密码" in told
    assert contents(xl) == before
    assert cell.comment is None
    assert all(sheet.protection.sheet for sheet in xl.worksheets if sheet.title[:2].isdigit())


def test_a_protected_structure_is_told(click: Click, book: xw.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book.impl.xl, "ProtectStructure", True, raising=False)
    before = contents(book.impl.xl)
    went_well, told = click("check")
    assert not went_well
    assert "结构受保护" in told
    assert contents(book.impl.xl) == before
