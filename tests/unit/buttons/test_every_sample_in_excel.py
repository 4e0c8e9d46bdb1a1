"""Every button on every sample, in an Excel that is openpyxl: what the command line says and writes, twice the same."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from python_calamine import CalamineWorkbook
from support import xlwings_engine

from xltools.buttons.excel_host import ExcelHost
from xltools.buttons.file_host import FileHost
from xltools.buttons.pressing import press
from xltools.buttons.registry import BUTTONS, find
from xltools.jobs.checking import check_sources
from xltools.jobs.consolidating import consolidate_sources
from xltools.jobs.importing import import_sources
from xltools.workbooks.issue_sheet import COLUMNS, HEADER_ROW, LINK_COLUMN, NOTE_TAG, RULE_COLUMN

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
LIST = "问题清单"
Cell = tuple[str, str]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the samples in one folder, with the roster."""
    folder = tmp_path_factory.mktemp("samples") / "报送"
    shutil.copytree(SAMPLES / "submissions", folder)
    shutil.copy(SAMPLES / "roster.xlsx", folder)
    return folder


@pytest.fixture(scope="module")
def imported(sent: Path) -> Path:
    """All that `xltools import` writes of the samples."""
    folder = sent.parent / "命令"
    import_sources([str(sent)], folder, roster=sent / "roster.xlsx")
    return folder


@pytest.fixture(scope="module")
def workbooks(imported: Path) -> list[Path]:
    return sorted(path for path in imported.glob("*.xlsx") if path.name != "导入报告.xlsx")


@pytest.fixture(params=range(8))
def workbook(workbooks: list[Path], request: pytest.FixtureRequest) -> Path:
    """One after the other."""
    return workbooks[request.param]


@pytest.fixture
def excel() -> xw.App:
    return xlwings_engine.install()


Click = Callable[[str, xw.Book], str]


@pytest.fixture
def click() -> Click:
    """Press a button in an open book; its message."""

    def pressed(button_id: str, book: xw.Book) -> str:
        button = find(button_id)
        assert button is not None
        went_well = press(button, ExcelHost(book))
        title, text, _ = book.app.impl.alerts[-1]
        assert went_well, text
        return f"{title}：{text}"

    return pressed


def on_file(button_id: str, path: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Press the same button on the saved workbook; its message."""
    button = find(button_id)
    assert button is not None
    assert press(button, FileHost(path, output))
    return capsys.readouterr().out.rstrip("\n")


def marks(xl: openpyxl.Workbook) -> dict[Cell, tuple[str, str]]:
    """Fill and note of every cell with a note of ours."""
    return {
        (sheet.title, cell.coordinate): (cell.fill.fgColor.rgb, cell.comment.text)
        for sheet in xl.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.text.startswith(NOTE_TAG)
    }


def listed(xl: openpyxl.Workbook) -> list[list[object]]:
    """The lines of the list; in a copy the cell with the link may show a shortened name of its sheet."""
    rows = xl[LIST].iter_rows(min_row=HEADER_ROW + 1, max_col=len(COLUMNS), values_only=True)
    return [list(row[:LINK_COLUMN]) + list(row[LINK_COLUMN + 1 :]) for row in rows if row[RULE_COLUMN]]


def looks(xl: openpyxl.Workbook) -> dict[Cell, tuple[Any, ...]]:
    """Value, fill and note of every cell that is not empty or filled."""
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.fill.fgColor.rgb, cell.comment and cell.comment.text)
        for sheet in xl.worksheets
        if sheet.sheet_state != "veryHidden" and sheet.title != LIST
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or cell.fill.fill_type or cell.comment
    }


def test_every_department_of_the_samples_has_a_workbook(workbooks: list[Path]) -> None:
    assert len(workbooks) == 8


def test_the_buttons_of_a_workbook_do_what_the_commands_do(
    workbook: Path, excel: xw.App, click: Click, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(shutil.copy(workbook, tmp_path))
    check_sources([str(path)], mark=tmp_path / "命令")
    told = {name: on_file(name, path, tmp_path / name, capsys) for name in ("check", "mark_cost", "recompute")}
    book = excel.books.open(str(path))
    xl = book.impl.xl
    before = looks(xl)
    for name, copy in (("check", tmp_path / "命令"), ("mark_cost", tmp_path / "mark_cost")):
        written = xlwings_engine.load(copy / path.name)
        for _ in range(2):
            assert click(name, book) == told[name]
            assert (marks(xl), listed(xl)) == (marks(written), listed(written))
    assert click("recompute", book) == told["recompute"]
    excel.impl.folder = tmp_path
    assert str(tmp_path / f"{path.stem}.pdf") in click("print_pdf", book)
    click("clear", book)
    assert looks(xl) == before
    assert "没有需要清除的标记" in click("clear", book)
    assert path.read_bytes() == workbook.read_bytes()


@pytest.fixture
def anything(excel: xw.App, workbooks: list[Path]) -> xw.Book:
    """A book that happens to be open."""
    return excel.books.open(str(workbooks[0]))


def contents(path: Path) -> dict[str, list[list[object]]]:
    """What stands in every sheet of a workbook."""
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_all_samples_are_imported_and_consolidated_like_with_the_commands(
    sent: Path, imported: Path, click: Click, anything: xw.Book
) -> None:
    anything.app.impl.folder = sent
    done = consolidate_sources([str(sent)], sent.parent / "汇总.xlsx", sent / "roster.xlsx")
    said = click("consolidate", anything)
    assert contents(sent / "汇总.xlsx") == contents(sent.parent / "汇总.xlsx")
    assert f"{len(done.result.departments)} 个部门、{done.result.total.projects} 个项目" in said
    (sent / "汇总.xlsx").unlink()
    said = click("submission_status", anything)
    assert contents(sent / "汇总.xlsx") == contents(sent.parent / "汇总.xlsx")
    assert f"收到 {len(done.result.files)} 个文件" in said
    (sent / "汇总.xlsx").unlink()

    said = click("import_documents", anything)
    made = sent / "部门工作簿"
    assert {path.name for path in made.iterdir()} == {path.name for path in imported.iterdir()}
    for path in imported.iterdir():
        if path.name != "导入报告.xlsx":
            assert (made / path.name).read_bytes() == path.read_bytes()
    assert "已生成 8 个部门工作簿" in said


def test_no_button_is_left_out() -> None:
    here = {
        "check",
        "mark_cost",
        "clear",
        "recompute",
        "print_pdf",
        "consolidate",
        "submission_status",
        "import_documents",
    }
    elsewhere = {"new_workbook", "settings", "help"}
    assert here | elsewhere == {button.id for button in BUTTONS}
