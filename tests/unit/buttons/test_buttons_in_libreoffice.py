"""Every button in a live LibreOffice on every sample workbook: what the command line finds, no pile-up, all restored."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from openpyxl.utils.cell import range_boundaries
from support import uno_engine, xlwings_engine
from support.uno_engine import letters, needs_uno

from xltools.buttons.excel_host import ExcelHost
from xltools.buttons.excel_memory import SHEET_NAME as STATE
from xltools.buttons.file_host import FileHost
from xltools.buttons.pressing import press
from xltools.buttons.registry import BUTTONS, find
from xltools.jobs.checking import check_sources
from xltools.jobs.importing import import_sources
from xltools.workbooks.issue_sheet import COLUMNS, HEADER_ROW, LINK_COLUMN, NOTE_TAG, RULE_COLUMN

pytestmark = [needs_uno, pytest.mark.libreoffice]

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
LIST = "问题清单"
Cell = tuple[str, str]


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The department workbooks of the samples."""
    folder = tmp_path_factory.mktemp("workbooks")
    return [one.path for one in import_sources([str(SAMPLES / "submissions")], folder).workbooks]


@pytest.fixture(scope="module")
def excel(soffice: str) -> Iterator[xw.App]:
    with uno_engine.office(soffice) as desktop:
        yield uno_engine.install(desktop)


@pytest.fixture(autouse=True)
def close_books(excel: xw.App) -> Iterator[None]:
    """No book stays open."""
    yield
    for book in excel.impl.books:
        book.close()


def pressed(button_id: str, book: xw.Book) -> str:
    """Press a button in the live program; its message."""
    button = find(button_id)
    assert button is not None
    assert press(button, ExcelHost(book)), book.app.impl.alerts[-1]
    return book.app.impl.alerts[-1][1]


def pressed_on_file(button_id: str, path: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The same on the saved workbook; its message."""
    button = find(button_id)
    assert button is not None
    press(button, FileHost(path, output))
    captured = capsys.readouterr()
    return (captured.out + captured.err).partition("：")[2].rstrip("\n")


def fills(sheet: Any) -> dict[str, int]:
    """The colour of every filled cell of the used range."""
    used = sheet.used_range
    top, left, height, width = used.box
    found = {}
    for group in sheet.xl.UniqueCellFormatRanges:
        if group.getByIndex(0).CellBackColor < 0:
            continue
        for address in group.RangeAddressesAsString.replace("$", "").split(","):
            first, above, last, below = range_boundaries(address.rpartition(".")[2])
            for row in range(max(above, top), min(below, top + height - 1) + 1):
                for column in range(max(first, left), min(last, left + width - 1) + 1):
                    found[f"{row},{column}"] = group.getByIndex(0).CellBackColor
    return found


def fills_at(book: xw.Book, cells: Iterable[Cell]) -> dict[Cell, int]:
    """The colour of these cells."""
    return {(name, cell): book.impl.sheets(name).xl.getCellRangeByName(cell).CellBackColor for name, cell in cells}


def everything(book: xw.Book) -> dict[str, tuple[object, ...]]:
    """Contents, formulas and notes of every sheet but the list and the one that keeps the marks."""
    return {
        sheet.name: (
            sheet.used_range.xl.getDataArray(), sheet.used_range.xl.getFormulaArray(), notes(sheet), sheet.visible,
            sheet.xl.isProtected(),
        )
        for sheet in book.impl.sheets
        if sheet.name not in {LIST, STATE}
    }  # fmt: skip


def notes(sheet: Any) -> dict[str, str]:
    return {letters(note.Position): note.String for note in sheet.xl.Annotations}


def marks(book: xw.Book) -> dict[Cell, tuple[int, str]]:
    """Fill and note of every cell that carries a note of ours."""
    return {
        (sheet.name, cell): (sheet.xl.getCellRangeByName(cell).CellBackColor, text)
        for sheet in book.impl.sheets
        for cell, text in notes(sheet).items()
        if text.startswith(NOTE_TAG)
    }


def marks_of_copy(copy: openpyxl.Workbook) -> dict[Cell, tuple[int, str]]:
    return {
        (sheet.title, cell.coordinate): (int(cell.fill.fgColor.rgb[-6:], 16), cell.comment.text)
        for sheet in copy.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.text.startswith(NOTE_TAG)
    }


def listed(book: xw.Book) -> list[list[object]]:
    sheet = book.impl.sheets(LIST)
    last = sheet.used_range.box[0] + sheet.used_range.box[2]
    rows = sheet.range((HEADER_ROW + 1, 1), (last, len(COLUMNS))).xl.getDataArray()
    return [without_link([value if value != "" else None for value in row]) for row in rows if row[RULE_COLUMN]]


def listed_in_copy(copy: openpyxl.Workbook) -> list[list[object]]:
    rows = copy[LIST].iter_rows(min_row=HEADER_ROW + 1, max_col=len(COLUMNS), values_only=True)
    return [without_link(list(row)) for row in rows if row[RULE_COLUMN]]


def without_link(row: list[object]) -> list[object]:
    """A line of the list; in a copy the cell with the link may show a shortened name of its sheet."""
    return [value for column, value in enumerate(row) if column != LINK_COLUMN]


def test_the_samples_give_enough_workbooks(workbooks: list[Path]) -> None:
    assert len(workbooks) >= 8


@pytest.mark.parametrize("number", range(8))
def test_the_same_as_the_command_line_and_all_restored(
    excel: xw.App,
    workbooks: list[Path],
    number: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = Path(shutil.copy(workbooks[number], tmp_path / "部门=工作簿 'A' 100%.xlsx"))
    checked = check_sources([str(path)], mark=tmp_path / "命令").files[0]
    copy = xlwings_engine.load(tmp_path / "命令" / path.name)
    wanted = marks_of_copy(copy), listed_in_copy(copy)
    book = excel.books.open(str(path))
    book.impl.xl.calculateAll()
    before, colours = everything(book), fills_at(book, wanted[0])

    told = pressed("check", book)
    assert (marks(book), listed(book)) == wanted
    assert told.startswith(f"{checked.declarations} 个项目")
    once = everything(book)
    assert pressed("check", book) == told
    assert everything(book) == once
    assert (marks(book), listed(book)) == wanted
    pressed("clear", book)
    assert (everything(book), fills_at(book, colours)) == (before, colours)

    assert pressed("mark_cost", book) == pressed_on_file("mark_cost", path, tmp_path / "费", capsys)
    cost_copy = xlwings_engine.load(tmp_path / "费" / path.name)
    assert (marks(book), listed(book)) == (marks_of_copy(cost_copy), listed_in_copy(cost_copy))
    pressed("clear", book)
    assert (everything(book), fills_at(book, colours)) == (before, colours)

    assert pressed("recompute", book) == pressed_on_file("recompute", path, tmp_path / "算", capsys)
    assert everything(book) == before
    assert path.read_bytes() == workbooks[number].read_bytes()


def test_clearing_leaves_no_colour_anywhere(excel: xw.App, workbooks: list[Path]) -> None:
    book = excel.books.open(str(workbooks[0]))
    before = {sheet.name: fills(sheet) for sheet in book.impl.sheets}
    pressed("check", book)
    assert marks(book)
    pressed("clear", book)
    assert {sheet.name: fills(sheet) for sheet in book.impl.sheets if sheet.name in before} == before


def test_a_lost_formula_comes_back_calculated_and_clearing_brings_the_number_back(
    excel: xw.App, workbooks: list[Path]
) -> None:
    book = excel.books.open(str(workbooks[0]))
    book.impl.xl.calculateAll()
    sheet = book.impl.sheets("汇总")
    formulas = sheet.used_range.formula
    row, column = next(
        (sheet.used_range.row + row, sheet.used_range.column + column)
        for row, line in enumerate(formulas)
        for column, text in enumerate(line)
        if text.startswith("=ROUND(SUM(")
    )
    cell = sheet.range((row, column))
    formula, total = cell.formula, cell.raw_value
    sheet.xl.unprotect("")
    cell.head.setValue(999)
    assert "1 处不符" in pressed("recompute", book)
    assert (cell.formula, cell.raw_value) == (formula, total)
    assert "原来：999 元" in cell.note.text
    pressed("clear", book)
    assert (cell.raw_value, cell.note) == (999, None)


def test_marks_follow_inserted_rows_and_renamed_sheets(excel: xw.App, workbooks: list[Path]) -> None:
    book = excel.books.open(str(workbooks[0]))
    pressed("check", book)
    (name, cell), _ = next(iter(marks(book).items()))
    sheet = book.impl.sheets(name)
    sheet.xl.unprotect("")
    sheet.xl.Rows.insertByIndex(0, 2)
    sheet.xl.Name = "改了名 '甲'"
    moved = sheet.xl.getCellRangeByName(cell).CellAddress
    assert sheet.xl.getCellByPosition(moved.Column, moved.Row + 2).Annotation.String.startswith(NOTE_TAG)
    pressed("clear", book)
    assert not marks(book)


@pytest.mark.parametrize("button_id", [one.id for one in BUTTONS if one.subject != "workbook"] + ["print_pdf"])
def test_buttons_on_folders_do_there_what_they_do_on_files(
    excel: xw.App, workbooks: list[Path], button_id: str, tmp_path: Path
) -> None:
    chosen = tmp_path / "报送"
    chosen.mkdir()
    shutil.copy(SAMPLES / "submissions" / "统计普查站_住户调查.docx", chosen)
    path = Path(shutil.copy(workbooks[0], tmp_path / "部门.xlsx"))
    excel.impl.folder = chosen
    book = excel.books.open(str(path))
    before = everything(book)
    told = pressed(button_id, book)
    assert everything(book) == before
    assert path.read_bytes() == workbooks[0].read_bytes()
    made = {file.name for file in chosen.rglob("*") if file.is_file()} - {"统计普查站_住户调查.docx"}
    written = {
        "consolidate": {"汇总.xlsx"}, "submission_status": {"汇总.xlsx"}, "new_workbook": {"部门申报工作簿模板.xlsx"},
        "print_pdf": {"部门.pdf"}, "settings": {"花名册与设置.xlsx"}, "help": set(),
    }  # fmt: skip
    assert made >= written.get(button_id, {"导入报告.xlsx"})
    assert told
    if button_id == "print_pdf":
        assert (chosen / "部门.pdf").read_bytes().startswith(b"%PDF")
