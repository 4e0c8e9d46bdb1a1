"""What departments write in 出错说明 is read from the list, as every program stores it, wherever they moved it."""

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from support.declarations import declaration
from support.round_trip import write_declarations
from support.workbook_makers import convert, parts, rewritten

from xltools.analysis import analyse
from xltools.model.workbook import DepartmentWorkbook
from xltools.workbooks.issue_sheet import COLUMNS, SHEET_NAME
from xltools.workbooks.marks.marking import clear, mark
from xltools.workbooks.reading.workbook import read_workbook
from xltools.workflows.check import CheckResult, check

FORMS = (
    declaration(cost="全年费用13万元。", postcode="1000"),
    declaration(project="行道树修剪和补种", caption="行道树修剪和补种", budget="35.2万元", cost="全年费用30万元。"),
)
ANSWER = len(COLUMNS)


def checked(path: Path) -> tuple[DepartmentWorkbook, CheckResult]:
    book = read_workbook(path)
    return book, check([analyse(one) for one in book.declarations], book)


def marked(path: Path, name: str) -> Path:
    mark(path, checked(path)[1].findings, path.with_name(name))
    return path.with_name(name)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return marked(write_declarations(tmp_path / "绿化科.xlsx", FORMS), "marked.xlsx")


def row_of(sheet, rule: str, project: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if (row[11].value, row[2].value) == (rule, project))


def explained(path: Path, text: object = "含上年结转", change=lambda _: None) -> Path:
    book = openpyxl.load_workbook(path, rich_text=True)
    sheet = book[SHEET_NAME]
    sheet.cell(row_of(sheet, "A05", "行道树修剪和补种"), ANSWER).value = text
    change(book)
    book.save(path.with_name("answered.xlsx"))
    return path.with_name("answered.xlsx")


def levels(result: CheckResult) -> dict[tuple[str, int | None], str]:
    return {(one.rule, one.position): one.level for one in result.findings}


def test_an_explained_finding_is_lowered_and_the_others_stay(source: Path) -> None:
    book, result = checked(explained(source))
    assert [one.text for one in book.explanations] == ["含上年结转"]
    assert levels(result) == {("A05", 1): "error", ("F01", 1): "error", ("A05", 2): "explained"}
    assert result.unused == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("含上年结转", "含上年结转"),
        ("=含上年结转", None),
        (CellRichText("含", TextBlock(InlineFont(b=True), "上年"), "结转"), "含上年结转"),
        ("  第一行\n第二行 ", "第一行\n第二行"),
        (20260101, "20260101"),
        ("   ", None),
    ],
)
def test_texts_of_every_kind(source: Path, text: object, read: str | None) -> None:
    assert [one.text for one in checked(explained(source, text))[0].explanations] == ([read] if read else [])


def test_an_inline_string_is_read_like_a_shared_one(source: Path) -> None:
    name = next(name for name, data in parts(source).items() if "出错说明".encode() in data and "sheet" in name)
    xml = parts(source)[name].decode()
    cell = '<c r="M4" t="inlineStr"><is><r><t>含上年</t></r><r><t>结转</t></r></is></c>'
    filled = re.sub(r'<c r="M4"[^>]*/>|<c r="M4"[^>]*>.*?</c>', cell, xml)
    assert filled != xml
    path = rewritten(source, source.with_name("inline.xlsx"), {name: filled.encode()})
    assert [one.text for one in checked(path)[0].explanations] == ["含上年结转"]


def moved(book) -> None:
    book[SHEET_NAME].title = "区里退回的清单"
    book.move_sheet("区里退回的清单", -5)


def columns_changed(book) -> None:
    book[SHEET_NAME].delete_cols(11)
    book[SHEET_NAME].insert_cols(1)


def rows_added(book) -> None:
    book[SHEET_NAME].insert_rows(1, 2)


def renamed(book) -> None:
    book["02_行道树修剪和补种"].title = "补种"
    next(
        cell for row in book["补种"].iter_rows() for cell in row if cell.value == "行道树修剪和补种" and cell.row > 2
    ).value = "树木"


def copied(book) -> None:
    book.copy_worksheet(book[SHEET_NAME])


@pytest.mark.parametrize("change", [moved, columns_changed, rows_added, renamed, copied])
def test_the_list_is_found_wherever_it_was_moved(source: Path, change) -> None:
    book, result = checked(explained(source, change=change))
    assert len(book.explanations) == 1
    assert levels(result)["A05", 2] == "explained"
    assert result.unused == ()


def other_figures(book) -> None:
    cell = next(c for row in book["02_行道树修剪和补种"].iter_rows() for c in row if c.value == "全年费用30万元。")
    cell.value = "全年费用31万元。"


def test_other_figures_ask_to_confirm_until_the_department_does(source: Path) -> None:
    first = marked(explained(source, change=other_figures), "second.xlsx")
    sheet = openpyxl.load_workbook(first)[SHEET_NAME]
    row = row_of(sheet, "A05", "行道树修剪和补种")
    told = "原说明（数字已变，请重新确认）：含上年结转"
    assert (sheet.cell(row, 2).value, sheet.cell(row, ANSWER).value) == ("错误", told)
    assert levels(checked(first)[1])["A05", 2] == "error"
    assert marked(first, "third.xlsx").read_bytes() == first.read_bytes()
    assert levels(checked(explained(first))[1])["A05", 2] == "explained"


def test_marking_an_explained_copy_again_gives_the_same_bytes(source: Path) -> None:
    once = marked(explained(source), "once.xlsx")
    assert marked(once, "twice.xlsx").read_bytes() == once.read_bytes()
    sheet = openpyxl.load_workbook(once)[SHEET_NAME]
    last = sheet.max_row
    assert [sheet.cell(last, column).value for column in (2, 12, ANSWER)] == ["已说明", "A05", "含上年结转"]


def test_clearing_keeps_what_the_department_wrote(source: Path) -> None:
    clear(marked(explained(source), "once.xlsx"), source.with_name("cleared.xlsx"))
    assert levels(checked(source.with_name("cleared.xlsx"))[1])["A05", 2] == "explained"


def test_an_explanation_whose_finding_is_gone_is_handed_back(source: Path) -> None:
    def corrected(book) -> None:
        other_figures(book)
        for row in book["02_行道树修剪和补种"].iter_rows():
            for cell in row:
                if cell.value == "全年费用31万元。":
                    cell.value = "全年费用35.2万元。"

    _, result = checked(explained(source, change=corrected))
    assert ("A05", 2) not in levels(result)
    assert [one.text for one in result.unused] == ["含上年结转"]


@pytest.mark.libreoffice
def test_libreoffice_keeps_the_explanations(soffice, source: Path, tmp_path: Path) -> None:
    saved = convert(soffice, explained(source), tmp_path / "lo", "xlsx")
    assert levels(checked(saved)[1])["A05", 2] == "explained"
