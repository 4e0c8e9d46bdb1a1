"""Protection that helps: messages, drop-downs, names, links and the order of the keyboard."""

import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.declarations import declaration
from support.round_trip import write_declarations

from xltools.workbooks.names import SHEET_LIMIT, sheet_names

FORMS = (
    declaration(),
    declaration(
        project="两组",
        caption="两组",
        quantity=("甲8处", "乙9处"),
        cost=("5万元", "7万元"),
        fillers=("",),
        label_unit="万元",
    ),
)
FIRST, SECOND = "01_社区绿化养护", "02_两组"
FORM_COLUMNS = 6


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory):
    return openpyxl.load_workbook(write_declarations(tmp_path_factory.mktemp("帮助") / "绿化科.xlsx", FORMS))


def unlocked(sheet) -> list[tuple[int, int]]:
    """The cells TAB goes through, in its order; a merged area counts once."""
    covered = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if (row, column) != (area.min_row, area.min_col)
    }
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return [
        (cell.row, cell.column)
        for cell in cells
        if not cell.protection.locked and (cell.row, cell.column) not in covered
    ]


def last_form_row(sheet) -> int:
    return int(re.findall(r"\d+", sheet.print_area)[-1])


def test_tab_goes_through_the_form_before_anything_else(book):
    sheet = book[FIRST]
    end = last_form_row(sheet)

    beside = [cell for cell in unlocked(sheet) if cell[0] <= end and cell[1] > FORM_COLUMNS]
    inside = [cell for cell in unlocked(sheet) if cell[0] <= end and cell[1] <= FORM_COLUMNS]

    assert beside == [(18, 9)]
    assert inside[:6] == [(1, 1), (2, 1), (3, 2), (4, 2), (4, 4), (4, 5)]
    assert inside == sorted(inside)


def test_every_input_says_how_to_fill_it(book):
    for sheet in (book[FIRST], book[SECOND]):
        told = {cell for rule in sheet.data_validations.dataValidation for cell in covered_by(rule) if rule.prompt}
        inputs = [cell for cell in unlocked(sheet) if cell[0] <= last_form_row(sheet) and cell[1] <= FORM_COLUMNS]
        labels_of_fillers = {cell for cell in inputs if cell[1] == 3}

        assert set(inputs) - told - labels_of_fillers == {(1, 1)}


def covered_by(rule) -> set[tuple[int, int]]:
    return {
        (row, column)
        for area in rule.sqref.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }


def test_messages_fit_and_lists_forbid_nothing_but_another_unit(book):
    rules = [rule for name in (FIRST, SECOND, "汇总") for rule in book[name].data_validations.dataValidation]

    assert all(len(rule.prompt or "") <= 255 and len(rule.promptTitle or "") <= 32 for rule in rules)
    strict = [
        str(rule.sqref)
        for rule in rules
        if rule.showErrorMessage and rule.errorStyle in {None, "stop"} and rule.type not in {None, "none"}
    ]
    assert strict == ["D4", "D4"]


def test_words_for_what_does_not_apply_are_offered_for_benefits_only(book):
    sheet = book[FIRST]
    lists = {
        str(area): rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
        for area in rule.sqref.ranges
    }

    assert choices(book, lists["D14"])[0] == "不涉及"
    offered = {cell for cell, area in lists.items() if area == lists["D14"]}
    assert offered == {f"D{row}" for row in range(14, 19)}
    assert choices(book, lists["D4"]) == ["预算金额\n（元）", "预算金额\n（万元）"]


def choices(book, area: str) -> list[str]:
    sheet, _, cells = area.replace("$", "").replace("'", "").partition("!")
    return [row[0].value for row in book[sheet][cells]]


def test_every_field_has_a_name_on_its_sheet(book):
    names = {name: found.attr_text.replace("$", "") for name, found in book[FIRST].defined_names.items()}

    assert names["项目名称"] == f"'{FIRST}'!B4"
    assert names["预算金额"] == f"'{FIRST}'!E4"
    assert names["产出成本指标"] == f"'{FIRST}'!D13"
    assert names["服务对象满意度指标"] == f"'{FIRST}'!D18"
    assert names["核对结果"] == f"'{FIRST}'!I3"
    assert {"产出成本指标", "产出成本指标_2"} <= set(book[SECOND].defined_names)
    assert {"预算合计_元", "预算合计_万元", "控制数_元"} <= set(book.defined_names)


def test_names_are_legal_everywhere(book):
    names = [name for sheet in book for name in sheet.defined_names if not name.startswith(("_xlnm", "Print"))]

    assert all(
        re.fullmatch(r"[^\W\d]\w*", name) and not re.fullmatch(r"[A-Za-z]{1,3}\d+|[RrCc]", name) for name in names
    )


def test_contents_lead_to_every_sheet_and_every_sheet_leads_back(book):
    links = {cell.hyperlink.location for row in book["说明"].iter_rows() for cell in row if cell.hyperlink}

    assert links == {f"'{name}'!A1" for name in ("汇总", FIRST, SECOND, "问题清单")}
    for name in (FIRST, SECOND, "问题清单"):
        back = {cell.hyperlink.location for row in book[name].iter_rows(max_row=3) for cell in row if cell.hyperlink}
        assert "'汇总'!A1" in back, name


def test_rows_may_be_added_and_columns_folded_under_protection(book):
    sheet = book[FIRST]

    assert sheet.protection.sheet
    assert sheet.protection.insertRows is False
    assert sheet.protection.formatColumns is False
    assert {sheet.column_dimensions[letter].outlineLevel for letter in "HI"} == {1}
    behind = sheet.column_dimensions["J"]
    assert behind.hidden
    assert behind.max >= 30


@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
@settings(max_examples=200)
def test_sheet_names_are_valid_and_unique_for_any_text(projects: list[str]):
    names = sheet_names(projects)

    assert len({name.casefold() for name in names}) == len(projects)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= SHEET_LIMIT
        assert not re.search(r"[\[\]:*?/\\!\x00-\x1f]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_a_workbook_with_any_names_is_written(tmp_path: Path):
    forms = [
        declaration(project=name, caption=name)
        for name in ("甲!乙", "'引号'", "a/b\\c", "History", "汇总", "😀" * 40, "")
    ]

    book = openpyxl.load_workbook(write_declarations(tmp_path / "甲.xlsx", tuple(forms)))

    assert all(book[name].defined_names["项目名称"] for name in book.sheetnames[2:-2])
