"""Formulas put back into a copy."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from support.workbook_makers import convert, parts, rewritten

from xltools.model.place import Place
from xltools.model.problems import UserError
from xltools.model.workbook import SummaryFigure
from xltools.workbooks.marks.restoring import restore_figures
from xltools.workflows.recompute import RecomputedFigure


def recomputed(cell: str, value: str | None, computed: str | None, cause: str, **more) -> RecomputedFigure:
    place = Place("a.xlsx", sheet="汇总", cell=cell)
    known = SummaryFigure("total.budget", "预算金额（元）", place, Decimal(value) if value else None, **more)
    return RecomputedFigure(known, "", Decimal(computed) if computed else None, cause)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("汇总")
        money = book.add_format({"num_format": "#,##0.00"})
        for row, number in enumerate((100000, 25000.5)):
            sheet.write(row, 4, number, money)
        sheet.write("E3", 999, money)
        sheet.write("F3", 12, money)
        sheet.write_formula("G3", "=E1*2", money, 1)
        sheet.write("H3", 7, money)
        sheet.write_comment("F3", "处长改的")
        book.add_worksheet("别的").write("A1", "不动")
    return tmp_path / "a.xlsx"


FIGURES = (
    recomputed("E3", "999", "125000.5", "typed", formula="SUM(E1:E2)"),
    recomputed("F3", "120000", "125000.5", "changed", formula='IF(ISNUMBER(E3),ROUND(E3/10000,6),"")', unit="万元"),
    recomputed("G3", "1", "200000", "not-updated", formula="E1*2"),
    recomputed("H3", "7", "8.25", "not-updated"),
    recomputed("E1", "100000", "100000", "intact"),
)


def test_formulas_and_results_stand_again(source, tmp_path):
    assert restore_figures(source, FIGURES, tmp_path / "b.xlsx") == 4
    formulas = openpyxl.load_workbook(tmp_path / "b.xlsx")["汇总"]
    values = openpyxl.load_workbook(tmp_path / "b.xlsx", data_only=True)["汇总"]
    assert [formulas[cell].value for cell in ("E3", "F3", "G3", "H3")] == [
        "=SUM(E1:E2)", '=IF(ISNUMBER(E3),ROUND(E3/10000,6),"")', "=E1*2", 8.25,
    ]  # fmt: skip
    assert [values[cell].value for cell in ("E3", "F3", "G3")] == [125000.5, 12.50005, 200000]
    assert values["E3"].number_format == "#,##0.00"


def test_a_note_says_what_was_done_and_a_persons_note_stays(source, tmp_path):
    restore_figures(source, FIGURES, tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["汇总"]
    assert sheet["E3"].comment.text == "【重算】原为手填的数，已恢复公式。\n原来：999 元\n重算：125,000.5 元"
    assert "处长改的" in sheet["F3"].comment.text


def test_nothing_else_changes(source, tmp_path):
    before = parts(source)
    restore_figures(source, FIGURES, tmp_path / "b.xlsx")
    after = parts(tmp_path / "b.xlsx")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    assert b"fullCalcOnLoad" in after["xl/workbook.xml"]


def test_nothing_to_restore_copies_the_workbook(source, tmp_path):
    assert restore_figures(source, FIGURES[-1:], tmp_path / "b.xlsx") == 0
    assert parts(tmp_path / "b.xlsx") == parts(source)


def test_a_blank_result_is_an_empty_text(source, tmp_path):
    restore_figures(source, [recomputed("E3", "999", None, "typed", formula='IF(E1="","",E1)')], tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx", data_only=True)["汇总"]
    assert not sheet["E3"].value


def test_a_constant_that_ought_to_be_blank_is_emptied(source, tmp_path):
    restore_figures(source, [recomputed("H3", "7", None, "not-updated")], tmp_path / "b.xlsx")
    assert openpyxl.load_workbook(tmp_path / "b.xlsx")["汇总"]["H3"].value is None


def test_a_formula_that_other_cells_share_is_left(source, tmp_path):
    sheet = parts(source)["xl/worksheets/sheet1.xml"].decode()
    shared = sheet.replace("<f>E1*2</f>", '<f t="shared" ref="G3:G4" si="0">E1*2</f>').replace(
        "</row></sheetData>", '</row><row r="4"><c r="G4"><f t="shared" si="0"/><v>0</v></c></row></sheetData>'
    )
    spread = rewritten(source, tmp_path / "s.xlsx", {"xl/worksheets/sheet1.xml": shared.encode()})
    changed = recomputed("G3", "1", "5", "changed", formula="E2")
    assert restore_figures(spread, [changed], tmp_path / "b.xlsx") == 0


def test_another_kind_of_file_is_refused(tmp_path):
    (tmp_path / "a.ods").write_bytes(b"PK")
    with pytest.raises(UserError, match="另存为"):
        restore_figures(tmp_path / "a.ods", FIGURES, tmp_path / "b.xlsx")


@pytest.mark.libreoffice
def test_libreoffice_computes_the_same(soffice, source, tmp_path):
    restore_figures(source, FIGURES, tmp_path / "b.xlsx")
    saved = openpyxl.load_workbook(convert(soffice, tmp_path / "b.xlsx", tmp_path / "lo", "xlsx"), data_only=True)[
        "汇总"
    ]
    assert [saved[cell].value for cell in ("E3", "F3", "G3")] == [125000.5, 12.50005, 200000]
