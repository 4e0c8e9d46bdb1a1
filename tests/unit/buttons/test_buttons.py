"""Every button on both hosts: the same findings as the command line, no pile-up, everything restorable."""

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from support import xlwings_engine

from xltools.buttons.excel_host import ExcelHost
from xltools.buttons.excel_memory import SHEET_NAME as STATE
from xltools.buttons.file_host import FileHost
from xltools.buttons.host import Host
from xltools.buttons.pressing import press
from xltools.buttons.registry import BUTTONS, Button, find
from xltools.jobs.checking import check_sources
from xltools.jobs.importing import import_sources
from xltools.workbooks.issue_sheet import HEADER_ROW, NOTE_TAG, RULE_COLUMN
from xltools.workbooks.reading.workbook import read_workbook

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department's workbook with errors and warnings, made from the samples."""
    folder = tmp_path_factory.mktemp("workbooks")
    document = next((SAMPLES / "submissions").glob("党群工作办公室*.docx"))
    return import_sources([str(document)], folder).workbooks[0].path


@pytest.fixture
def book(workbook: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(workbook, tmp_path / "部门=工作簿 'A'.xlsx"))


@pytest.fixture
def excel() -> xw.App:
    return xlwings_engine.install()


@pytest.fixture
def click(excel: xw.App, book: Path) -> Callable[[str], ExcelHost]:
    """Press a button in the book that is open in Excel."""
    opened = excel.books.open(str(book))

    def pressed(button_id: str) -> ExcelHost:
        host = ExcelHost(opened)
        press(button(button_id), host)
        return host

    return pressed


def button(button_id: str) -> Button:
    found = find(button_id)
    assert found is not None
    return found


def alerts(host: ExcelHost) -> list[tuple[str, str, str]]:
    return host.app.impl.alerts


def marked_cells(xl: openpyxl.Workbook) -> dict[tuple[str, str], tuple[str, str]]:
    """Fill and note of every cell that carries a note of ours."""
    return {
        (sheet.title, cell.coordinate): (cell.fill.fgColor.rgb, cell.comment.text)
        for sheet in xl.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.text.startswith(NOTE_TAG)
    }


def listed(xl: openpyxl.Workbook) -> list[tuple[object, ...]]:
    """The lines of 问题清单."""
    rows = xl["问题清单"].iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    return [tuple(value for value in row[:13]) for row in rows if row[RULE_COLUMN]]


def looks(xl: openpyxl.Workbook) -> dict[tuple[str, str], tuple[object, object, object]]:
    """Value, fill and note of every cell outside the list and the sheets nobody sees."""
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.fill.fgColor.rgb if cell.fill.fill_type else None, note(cell))
        for sheet in xl.worksheets
        if sheet.sheet_state != "veryHidden" and sheet.title != "问题清单"
        for row in sheet.iter_rows()
        for cell in row
    }


def note(cell: object) -> str | None:
    comment = getattr(cell, "comment", None)
    return comment.text if comment else None


def test_the_registry_is_complete() -> None:
    assert [one.label for one in BUTTONS] == [
        "校验本工作簿", "标出不一致成本指标", "清除标记", "重算合计", "汇总各部门", "报送情况", "新建部门工作簿",
        "导入 Word 表", "打印/导出 PDF", "设置", "帮助",
    ]  # fmt: skip
    assert len({one.id for one in BUTTONS}) == len({one.keytip for one in BUTTONS}) == len(BUTTONS)
    assert all(one.tip and one.image.isascii() and 1 <= len(one.keytip) <= 3 for one in BUTTONS)
    assert find("nothing") is None


def test_check_in_excel_marks_and_lists_what_the_command_line_does(
    click: Callable[[str], ExcelHost], book: Path, tmp_path: Path
) -> None:
    host = click("check")
    checked = check_sources([str(book)], mark=tmp_path / "marked").files[0]
    copy = xlwings_engine.load(tmp_path / "marked" / book.name)
    assert marked_cells(host.book.impl.xl) == marked_cells(copy)
    assert len(marked_cells(copy)) >= 5
    strip = [tuple(line[:4]) + tuple(line[5:]) for line in listed(host.book.impl.xl)]
    assert strip == [tuple(line[:4]) + tuple(line[5:]) for line in listed(copy)]
    errors = sum(finding.severity == "error" for finding in checked.findings)
    (title, text, mode) = alerts(host)[-1]
    assert (title, mode) == ("校验本工作簿", "info")
    assert text.startswith(f"5 个项目：错误 {errors} 处")


def test_the_file_host_gives_the_same_copy_as_the_command_line(book: Path, tmp_path: Path) -> None:
    press(button("check"), FileHost(book, tmp_path / "button"))
    check_sources([str(book)], mark=tmp_path / "command")
    assert (tmp_path / "button" / book.name).read_bytes() == (tmp_path / "command" / book.name).read_bytes()


def test_checking_twice_piles_nothing_up_and_clearing_restores(click: Callable[[str], ExcelHost], book: Path) -> None:
    before = looks(xlwings_engine.load(book))
    xl = click("check").book.impl.xl
    once = (marked_cells(xl), listed(xl), looks(xl))
    click("check")
    assert (marked_cells(xl), listed(xl), looks(xl)) == once
    host = click("clear")
    assert looks(xl) == before
    assert STATE not in xl.sheetnames
    assert alerts(host)[-1][1] == f"已恢复 {len(once[0])} 个单元格的原样。"
    assert click("clear").app.impl.alerts[-1][1] == "没有需要清除的标记。"


def test_marks_follow_inserted_rows(click: Callable[[str], ExcelHost]) -> None:
    xl = click("check").book.impl.xl
    assert all(str(row[0].value).startswith("=ISBLANK('") for row in xl[STATE].iter_rows())
    assert xl[STATE].sheet_state == "veryHidden"


def test_the_users_own_note_and_fill_are_kept(book: Path, excel: xw.App) -> None:
    xl = openpyxl.load_workbook(book)
    sheet = next(sheet for sheet in xl.worksheets if sheet.title.startswith("02_"))
    sheet["E4"].comment = openpyxl.comments.Comment("财务已核", "张")
    sheet["E4"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF00FF00")
    xl.save(book)
    host = ExcelHost(excel.books.open(str(book)))
    press(button("check"), host)
    opened = host.book.impl.xl[sheet.title]["E4"]
    assert opened.comment.text == "财务已核"
    assert opened.fill.fgColor.rgb != "FF00FF00"
    press(button("clear"), host)
    assert (opened.comment.text, opened.fill.fgColor.rgb) == ("财务已核", "FF00FF00")


def test_only_cost_findings_are_marked_by_the_cost_button(click: Callable[[str], ExcelHost]) -> None:
    xl = click("mark_cost").book.impl.xl
    rules = {str(line[RULE_COLUMN]) for line in listed(xl)}
    assert {"A04", "A05"} <= rules
    assert {rule[0] for rule in rules} <= {"A", "U"}


def test_an_explanation_stays_with_its_finding(click: Callable[[str], ExcelHost]) -> None:
    xl = click("check").book.impl.xl
    xl["问题清单"].protection.sheet = False
    xl["问题清单"].cell(HEADER_ROW + 1, 13).value = "已与财务核对"
    click("check")
    assert [(row[1], row[12]) for row in listed(xl) if row[12]] == [("已说明", "已与财务核对")]


def test_the_cost_button_keeps_what_was_explained_about_a_comparison_with_other_files(
    click: Callable[[str], ExcelHost], book: Path
) -> None:
    xl = click("check").book.impl.xl
    (form, *_) = read_workbook(book).declarations
    sheet = xl["问题清单"]
    sheet.protection.sheet = False
    said = {"规则": "U02", "项目": form.project, "栏目": "预算金额", "单元格": f"{form.place.sheet}!E4"}
    said |= {"问题": "超过各项目中位数", "原文": form.text("budget"), "出错说明": "单位确为万元"}
    columns = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    for title, value in said.items():
        sheet.cell(HEADER_ROW + 1, columns[title]).value = value
    click("mark_cost")
    assert [(row[1], row[12]) for row in listed(xl) if row[12]] == [("已说明", "单位确为万元")]


def test_recompute_restores_an_overwritten_formula_and_clearing_brings_the_number_back(
    click: Callable[[str], ExcelHost], excel: xw.App, book: Path
) -> None:
    sheet = excel.books[book.name].impl.xl["汇总"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=ROUND(SUM("))
    formula, cell.value = cell.value, 999
    host = click("recompute")
    assert cell.value == formula
    assert "原来：999 元" in cell.comment.text
    assert "处不符，已恢复公式或重新计算 1 处：\n汇总!E10" in alerts(host)[-1][1]
    assert excel.impl.calculated == 1
    click("clear")
    assert (cell.value, cell.comment) == (999, None)


def test_recompute_finds_nothing_in_an_untouched_workbook(click: Callable[[str], ExcelHost]) -> None:
    assert alerts(click("recompute"))[-1][1].endswith("全部一致。")


def test_consolidate_asks_for_a_folder_and_opens_the_master(
    click: Callable[[str], ExcelHost], book: Path, excel: xw.App
) -> None:
    excel.impl.folder = None
    assert alerts(click("consolidate"))[-1][1] == "没有选择文件夹，未汇总。"
    excel.impl.folder = book.parent
    host = click("consolidate")
    assert alerts(host)[-1][1].startswith("已汇总 1 个部门、5 个项目，预算合计 255.73万元")
    assert [one.name for one in excel.books] == ["汇总.xlsx", book.name]
    excel.impl.folder = book.parent / "没有"
    assert alerts(click("consolidate"))[-1][2] == "critical"


def test_consolidating_again_says_that_nothing_has_changed(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    host = FileHost(book, tmp_path / "out", book.parent)
    assert press(button("consolidate"), host)
    assert "未重新写出" not in capsys.readouterr().out
    assert press(button("consolidate"), host)
    assert capsys.readouterr().out.endswith("汇总.xlsx 没有变化，未重新写出。\n")


def test_the_file_host_consolidates_the_same(book: Path, tmp_path: Path) -> None:
    host = FileHost(book, tmp_path / "out", book.parent)
    assert press(button("consolidate"), host)
    assert host.shown == [book.parent / "汇总.xlsx"]


def test_help_names_every_button(click: Callable[[str], ExcelHost]) -> None:
    text = alerts(click("help"))[-1][1]
    assert all(one.label in text for one in BUTTONS)


@pytest.mark.parametrize("button_id", [one.id for one in BUTTONS])
def test_the_open_book_is_never_saved_and_excel_is_as_before(
    click: Callable[[str], ExcelHost], book: Path, button_id: str
) -> None:
    bytes_before = book.read_bytes()
    host = click(button_id)
    assert book.read_bytes() == bytes_before
    assert host.book.impl.saves == 0
    app = host.app
    assert (app.screen_updating, app.calculation, app.enable_events, app.status_bar) == (True, "automatic", True, False)
    protected = {sheet.title for sheet in host.book.impl.xl.worksheets if sheet.protection.sheet}
    assert {sheet.title for sheet in xlwings_engine.load(book).worksheets if sheet.protection.sheet} <= protected


def test_a_crash_is_told_with_a_number_and_excel_is_restored(
    click: Callable[[str], ExcelHost], excel: xw.App, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XLTOOLS_LOG_DIR", str(tmp_path / "logs"))
    host = ExcelHost(excel.books.open(str(book)))

    def crash(_: Host) -> str:
        raise KeyError("内部")

    assert not press(Button("boom", "其他", "出错", "", "Help", "X", "nothing", crash), host)
    title, text, mode = alerts(host)[-1]
    assert (title, mode) == ("出错", "critical")
    assert "错误编号" in text
    assert "Traceback" not in text
    assert "KeyError" in next((tmp_path / "logs").glob("*.log")).read_text("utf-8")
    assert host.app.screen_updating is True


def test_a_book_without_forms_is_refused_in_one_sentence(excel: xw.App, tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    openpyxl.Workbook().save(path)
    host = ExcelHost(excel.books.open(str(path)))
    assert not press(button("check"), host)
    assert alerts(host)[-1][2] == "critical"
    assert "没有申报表" in alerts(host)[-1][1]


def test_a_sheet_with_a_password_is_refused(book: Path, excel: xw.App) -> None:
    xl = openpyxl.load_workbook(book)
    sheet = next(sheet for sheet in xl.worksheets if sheet.title.startswith("02_"))
    sheet.protection.set_password("secret")
    xl.save(book)
    host = ExcelHost(excel.books.open(str(book)))
    assert not press(button("check"), host)
    assert "设有保护密码" in alerts(host)[-1][1]


def test_the_live_checks_of_an_open_book_are_told_what_a_check_saw(excel: xw.App, book: Path, tmp_path: Path) -> None:
    xl = openpyxl.load_workbook(book)
    sheet = next(sheet for sheet in xl.worksheets if sheet.title.startswith("02_"))
    for row in sheet.iter_rows(max_col=6):
        for cell in row:
            if (
                isinstance(cell.value, str)
                and "元" in cell.value
                and cell.data_type == "s"
                and not cell.protection.locked
            ):
                cell.value += "（另：=1+1）"
    xl.save(book)
    host = ExcelHost(excel.books.open(str(book)))
    hidden = hidden_constants(host.book.impl.xl[sheet.title])
    press(button("check"), host)
    check_sources([str(book)], mark=tmp_path / "marked")
    told = hidden_constants(xlwings_engine.load(tmp_path / "marked" / book.name)[sheet.title])
    assert hidden_constants(host.book.impl.xl[sheet.title]) == told != hidden


def hidden_constants(sheet: object) -> dict[str, object]:
    """What stands in the hidden columns of a project sheet and is no formula."""
    return {
        cell.coordinate: cell.value
        for row in sheet.iter_rows(min_col=11)
        for cell in row
        if cell.value not in {None, ""} and cell.data_type != "f"
    }
