"""A percentage typed into a form is read from the open book as it is from the file, with few questions to Excel."""

from pathlib import Path

import openpyxl
import pytest
from support.com_stub import windows_excel

from xltools.buttons.excel_cells import percents_of
from xltools.buttons.excel_host import ExcelHost
from xltools.workbooks.reading.contents import load_contents

CELLS = {
    "A1": (0.95, "0%"), "A2": (0.985, "0.00%"), "A3": (1, "0%"), "A4": (2.5, "#,##0.00"), "A5": (0.5, '0.0"%"'),
    "B1": (96000, "#,##0.00"), "B2": (-0.03, "0.0%"), "B3": ("九成", "0%"), "C9": (0, "0%"),
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    for cell, (value, code) in CELLS.items():
        made.active[cell] = value
        made.active[cell].number_format = code
    made.save(tmp_path / "甲.xlsx")
    return tmp_path / "甲.xlsx"


def test_the_open_book_says_what_the_file_says(book: Path) -> None:
    with windows_excel(book) as (opened, _):
        live = ExcelHost(opened).contents()[0].cells
    filed = load_contents(book)[0].cells

    assert live.texts == filed.texts
    assert live.texts[0, 0] == "95%"
    for spot in live.texts:
        one, other = live.get(spot), filed.get(spot)
        assert one is not None
        assert other is not None
        assert (one.text, one.number, one.error) == (other.text, other.number, other.error)


def test_cells_of_one_format_take_one_question() -> None:
    asked = []

    def ask(cells: str) -> str:
        asked.append(cells)
        return "0%"

    assert len(list(percents_of([(row, 3) for row in range(1, 1000)], ask))) == 999
    assert asked == ["C1:C999"]


def test_an_engine_that_gives_no_format_of_a_cell_gives_no_percentage() -> None:
    assert list(percents_of([(1, 1), (2, 1)], lambda _: None)) == []
