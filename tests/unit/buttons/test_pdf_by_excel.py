"""打印/导出 PDF through xlwings' Windows engine: what Excel is asked to export, and that it looks as before afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from support.com_stub import ComBook, windows_excel
from support.round_trip import write_declarations
from support.ten_projects import TEN

from xltools.buttons.excel_host import ExcelHost
from xltools.buttons.pressing import press
from xltools.buttons.registry import find

PDF = 0
"""xlTypePDF"""


class Refused(Exception):
    """What Excel raises where no printer is installed."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook of three projects, the last one in front, with a hidden and a very hidden sheet."""
    made = write_declarations(tmp_path / "部门.xlsx", TEN[:3])
    xl = openpyxl.load_workbook(made)
    xl.create_sheet("草稿").sheet_state = "hidden"
    xl.create_sheet("记录").sheet_state = "veryHidden"
    xl.active = next(number for number, sheet in enumerate(xl.worksheets) if sheet.title.startswith("03_"))
    xl.save(made)
    return made


@contextmanager
def excel(path: Path, folder: Path | None) -> Iterator[tuple[xw.Book, Any]]:
    """The book in Excel on Windows, and the one behind the stub; `folder` is what a person chooses."""
    with windows_excel(path) as (book, _):
        inner = book.impl.xl._inner.inner
        inner.app.folder = folder
        yield book, inner


def pressed(book: xw.Book) -> bool:
    button = find("print_pdf")
    assert button is not None
    return press(button, ExcelHost(book))


def state(inner: Any) -> tuple[object, ...]:
    """Which sheets show, which is in front, and how Excel is set."""
    app = inner.app
    return (
        [(sheet.title, sheet.sheet_state) for sheet in inner.xl.worksheets],
        inner.xl.active.title,
        (app.screen_updating, app.enable_events, app.status_bar),
        inner.saves,
    )


def test_excel_exports_the_pages_that_go_on_paper_into_the_chosen_folder(path: Path, tmp_path: Path) -> None:
    with excel(path, tmp_path) as (book, inner):
        before = state(inner)
        assert pressed(book)
        assert inner.exported == {
            "Type": PDF, "Filename": str(tmp_path / "部门.pdf"), "Quality": 0, "IncludeDocProperties": True,
            "IgnorePrintAreas": False, "OpenAfterPublish": False,
        }  # fmt: skip
        assert state(inner) == before
        assert str(tmp_path / "部门.pdf") in inner.app.alerts[-1][1]
    shown = (tmp_path / "部门.pdf").read_text("utf-8").splitlines()
    assert shown[0] == "汇总"
    assert [name[:3] for name in shown[1:]] == ["01_", "02_", "03_"]


def test_a_pdf_that_is_there_already_is_not_replaced(path: Path, tmp_path: Path) -> None:
    (tmp_path / "部门.pdf").write_text("别人的", "utf-8")
    with excel(path, tmp_path) as (book, inner):
        assert pressed(book)
        assert inner.exported["Filename"] == str(tmp_path / "部门（2）.pdf")
    assert (tmp_path / "部门.pdf").read_text("utf-8") == "别人的"


def test_excel_looks_as_before_when_it_does_not_export(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: ComBook, **__: object) -> None:
        raise Refused

    monkeypatch.setattr(ComBook, "do_ExportAsFixedFormat", refuse)
    with excel(path, tmp_path) as (book, inner):
        before = state(inner)
        assert not pressed(book)
        assert state(inner) == before
        assert "打印机" in inner.app.alerts[-1][1]


def test_nothing_is_exported_without_a_folder(path: Path) -> None:
    with excel(path, None) as (book, inner):
        before = state(inner)
        assert pressed(book)
        assert not hasattr(inner, "exported")
        assert state(inner) == before


def test_a_protected_structure_is_told_before_a_sheet_is_hidden(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with excel(path, tmp_path) as (book, inner):
        monkeypatch.setattr(inner.xl, "ProtectStructure", True, raising=False)
        before = state(inner)
        assert not pressed(book)
        assert state(inner) == before
        assert "结构受保护" in inner.app.alerts[-1][1]
        assert not hasattr(inner, "exported")
