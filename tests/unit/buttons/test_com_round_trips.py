"""The real Windows engine of xlwings, with Excel replaced: how often a button crosses to Excel, and that it does the same."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from support import xlwings_engine
from support.com_stub import windows_excel
from support.round_trip import write_declarations
from support.ten_projects import project

from xltools.buttons.actions.reading import read
from xltools.buttons.excel_host import ExcelHost
from xltools.buttons.file_host import FileHost
from xltools.buttons.host import Host
from xltools.buttons.pressing import press
from xltools.buttons.registry import Button, find
from xltools.jobs.importing import import_sources
from xltools.model.settings import SHIPPED_VERSION
from xltools.workbooks.issue_sheet import NOTE_TAG
from xltools.workflows.check import check

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
SHEETS = 40
FINDINGS = 30
FIELDS = ("goal", "budget", "project")
MOST = 1500
"""Round trips to Excel a check of that size may take; one takes about a millisecond."""
WRITING = {"ComSheet.Unprotect()", "ComInterior.Color=", "ComRange.AddComment()", "ComRange.Formula="}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_declarations(
        tmp_path_factory.mktemp("large") / "大.xlsx", tuple(project(seed) for seed in range(1, SHEETS + 1))
    )


def marking(sheets: int, message: str = "预算与成本不符") -> Button:
    """A button that finds exactly thirty cells to mark, spread over so many sheets."""

    def mark(host: Host) -> str:
        opened = read(host)
        finding = check(opened.projects, opened.workbook).findings[0]
        found = [
            replace(finding, place=project.declaration.field_place(field), message=message, stated=None, computed=None)
            for field in FIELDS[: FINDINGS // sheets]
            for project in opened.projects[:sheets]
        ]
        assert host.mark(found, SHIPPED_VERSION, opened.projects) == FINDINGS
        return "完"

    return Button("thirty", "核对", "三十处", "", "Help", "X", "workbook", mark)


def round_trips(path: Path, sheets: int) -> dict[str, int]:
    """How often a check crosses to Excel: the first, the same once more, and one with other words in every note."""
    buttons = {
        "first": marking(sheets),
        "again": marking(sheets),
        "every note changed": marking(sheets, "预算与成本仍不符"),
        "marks taken away": named("clear"),
    }
    found = {}
    with windows_excel(path) as (book, counted):
        for case, button in buttons.items():
            counted.clear()
            assert press(button, ExcelHost(book))
            found[case] = counted.total()
            if case == "again":
                assert not counted.keys() & WRITING, "what stands already is written again"
    return found


@pytest.mark.parametrize("sheets", [10, FINDINGS])
def test_a_check_of_forty_sheets_crosses_to_excel_at_most_1500_times(large: Path, sheets: int) -> None:
    found = round_trips(large, sheets)
    print(f"\n{SHEETS} sheets, {FINDINGS} findings on {sheets} of them, round trips: {found}")
    assert max(found.values()) <= MOST
    assert found["again"] < found["first"]


def test_the_windows_engine_marks_what_the_command_line_marks_and_takes_it_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XLTOOLS_LOG_DIR", str(tmp_path / "logs"))
    document = next((SAMPLES / "submissions").glob("党群工作办公室*.docx"))
    path = import_sources([str(document)], tmp_path / "表").workbooks[0].path
    assert press(named("check"), FileHost(path, tmp_path / "命令"))
    before = looks(xlwings_engine.load(path))
    with windows_excel(path) as (book, _):
        xl = book.impl.xl._inner.inner.xl
        for _ in range(2):
            assert press(named("check"), ExcelHost(book))
            assert notes(xl) == notes(xlwings_engine.load(tmp_path / "命令" / path.name))
        assert press(named("recompute"), ExcelHost(book))
        assert press(named("clear"), ExcelHost(book))
        assert looks(xl) == before


def named(button_id: str) -> Button:
    found = find(button_id)
    assert found is not None
    return found


def notes(xl: openpyxl.Workbook) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (sheet.title, cell.coordinate): (cell.fill.fgColor.rgb[-6:], cell.comment.text)
        for sheet in xl.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.text.startswith(NOTE_TAG)
    }


def looks(xl: openpyxl.Workbook) -> dict[tuple[str, str], tuple[object, object]]:
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.fill.fgColor.rgb if cell.fill.fill_type else None)
        for sheet in xl.worksheets
        if sheet.title != "问题清单" and sheet.sheet_state != "veryHidden"
        for row in sheet.iter_rows()
        for cell in row
    }
