"""How the printed form is spread over pages: nothing is lost, no line is cut, and what was parted is read as one."""

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.declarations import declaration
from support.round_trip import without_places, write_declarations

from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.workbooks.cells import cell_text, position
from xltools.workbooks.department.form_rows import FormRows
from xltools.workbooks.department.layout import WIDTHS, SheetTarget, lay_out
from xltools.workbooks.department.paging import LEAST_LINES, MOST_SHRUNK, ORPHAN, PAGE_HEIGHT, paginate
from xltools.workbooks.department.printed import AGAIN, NO_BREAK
from xltools.workbooks.department.regions import RowCell
from xltools.workbooks.measure import HIGHEST_ROW, text_height, wrapped
from xltools.workbooks.reading.workbook import read_workbook

CHINESE = "按月开展日常养护工作，及时补种缺株，每季度检查一次并留存记录（含照片）；"
HARD = {
    "chinese": (CHINESE * 100)[:3000],
    "twice as long": (CHINESE * 200)[:6000],
    "short lines": "\n".join(f"{number}、第{number}项" for number in range(1, 201)),
    "latin": ("The quick brown fox WWWMMM jumps over 1234567890 lazy dogs " * 60)[:3000],
    "address": ("https://www.example.gov.cn/" + "abcdefghijABCDEFGHIJ0123456789_-%/" * 80)[:2500],
    "digits": "1234567890" * 250,
    "tabs": "甲\t乙\t2,836,182.00\n" * 60,
    "blank lines": "一\n\n\n二\n\n\n\n" * 25,
    "emoji": "项目😀👨‍👩‍👧‍👦𠮷龘完成率≥95%，①②③Ⅷ㎡℃" * 60,
    "signs": "）。，" * 700,
}
texts = st.builds(
    lambda seed, pieces: "".join(random.Random(seed).choices(pieces, k=random.Random(seed).randint(0, 3000))),  # noqa: S311 - texts, no secrets
    st.integers(0, 10**6),
    st.sampled_from([CHINESE, CHINESE + "\n\n\n", "word wide 12.5 \n", "汉\t\n1（", "，。"]),
)


def layout(form):
    return lay_out(analyse(form), SheetTarget("甲.xlsx", "01_甲", "p001", FORM, FORM.title))


def told(sheet, cell, joints):
    """The parts of a text on the sheet, joined as its record says."""
    row, column = position(cell)
    values = {(one.top, one.left): one.value for one in sheet.regions}
    text = values[row, column]
    for number, joint in enumerate(joints, start=1):
        while sheet.keys.get(row) != f"+{number}":
            row += 1
        text += joint.replace(NO_BREAK, "") + values[row, column]
    return text


def check_pages(sheet):
    pages = sheet.pages
    assert max(sheet.heights[: sheet.printed_rows]) <= HIGHEST_ROW
    if pages.shrunk:
        assert sum(part.height for part in pages.parts) <= PAGE_HEIGHT * MOST_SHRUNK + len(pages.parts)
        assert pages.breaks == ()
        return
    heading = sum(sheet.heights[: pages.repeated])
    for page in range(pages.count):
        assert pages.height(page) + (heading if page else 0) <= PAGE_HEIGHT


def check_cells(sheet):
    """Every text of the form has room in its cells, and no two cells share a place."""
    seen = set()
    for one in sheet.regions:
        if one.bottom >= sheet.printed_rows or one.right > 5:
            continue
        spots = {(row, column) for row in range(one.top, one.bottom + 1) for column in range(one.left, one.right + 1)}
        assert not seen & spots
        seen |= spots
        width = FormRows(WIDTHS).width(one.left, one.right)
        if isinstance(one.value, str) and one.size:
            assert text_height(one.value, width, one.size) <= sum(sheet.heights[one.top : one.bottom + 1]) + 0.5
    assert seen == {(row, column) for row in range(sheet.printed_rows) for column in range(6)}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_texts_stand_in_cells_with_room(text):
    sheet = layout(declaration(goal=text, quantity=(text, "乙"), cost=text, remarks=text, leader=text[:60]))

    check_pages(sheet)
    check_cells(sheet)
    for record in (*sheet.record.fields, *sheet.record.indicators):
        if record.raw and record.cell in {"B8", *(item.cell for item in sheet.record.indicators)}:
            assert told(sheet, record.cell, record.joints) == cell_text(record.raw)


@settings(max_examples=25)
@given(goal=texts, quantity=texts, cost=texts, remarks=texts)
def test_whatever_is_written_nothing_is_lost(goal, quantity, cost, remarks):
    sheet = layout(declaration(goal=goal, quantity=quantity, cost=cost, remarks=remarks))

    check_pages(sheet)
    check_cells(sheet)
    for record in sheet.record.indicators:
        assert told(sheet, record.cell, record.joints) == cell_text(record.raw)


@pytest.mark.parametrize("length", [30, 250, 500])
def test_a_form_little_longer_than_a_page_stands_on_one(length):
    sheet = layout(declaration(goal=(CHINESE * 30)[:length]))

    assert (sheet.pages.count, sheet.pages.shrunk, sheet.pages.repeated) == (1, True, 0)


def test_a_short_form_fills_its_page():
    rows = FormRows(WIDTHS)
    for _ in range(10):
        rows.add("row", [RowCell(0, 5, "文字", "long", flows=True)], 30, grows=True)

    assert paginate(rows).height(0) == 10 * 52
    assert layout(declaration()).pages.height(0) > PAGE_HEIGHT * 0.9


@pytest.mark.parametrize("lines", range(20, 80, 7))
def test_no_row_is_left_alone_on_the_last_page(lines):
    sheet = layout(declaration(goal="工作\n" * lines, quantity="目标\n" * lines))
    pages = sheet.pages

    assert pages.shrunk or pages.height(pages.count - 1) >= ORPHAN


def test_the_head_of_the_grid_stands_above_its_first_row():
    for lines in range(30, 50):
        sheet = layout(declaration(goal="工作\n" * lines, quantity="目标\n" * 60))
        head = next(row for row, key in sheet.keys.items() if key == "indicators")
        assert sheet.pages.parts[head].page == sheet.pages.parts[head + 1].page


def test_parts_of_a_text_are_long_enough_to_be_seen():
    for lines in range(40, 100, 3):
        sheet = layout(declaration(goal="一般工作\n" * lines, quantity=CHINESE * 20))
        for above, below in pairwise(sheet.pages.parts):
            if above.row == below.row:
                assert below.lines[-1][1] - below.lines[-1][0] >= LEAST_LINES
                assert above.lines[-1][1] - above.lines[-1][0] >= LEAST_LINES


def test_labels_come_again_on_the_next_page_and_frames_close():
    sheet = layout(declaration(goal=CHINESE * 10, quantity=CHINESE * 60))
    begin = sheet.pages.breaks[0]
    again = {one.left: one for one in sheet.regions if one.top == begin and one.right < 6}

    assert [again[column].value for column in (0, 1, 2)] == [
        f"{label}{AGAIN}" for label in ("绩效指标", "产出指标", "产出数量指标")
    ]
    assert all("T" in one.sides for one in again.values())
    assert all("B" in one.sides for one in sheet.regions if one.bottom == begin - 1 and one.right < 6)
    assert "L" in again[0].sides
    assert "R" in again[3].sides


def test_a_text_parted_on_one_page_shows_no_line_between():
    sheet = layout(declaration(goal="工作\n" * 20, quantity="目标\n" * 76))
    parts = [one for one in sheet.regions if one.left == 3 and one.value and str(one.value).startswith("目标")]
    joined = [(above, below) for above, below in pairwise(parts) if "b" in above.sides]

    assert joined
    assert all("t" in below.sides for _, below in joined)


FORM_OF_PARTS = declaration(goal=CHINESE * 60, quantity=("第一\n" * 90, "乙"), remarks="无\n\n" * 50)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return write_declarations(tmp_path / "长.xlsx", (FORM_OF_PARTS,))


def parts_of(sheet, column):
    """The cells of the goal (B) or the quantity (D) that hold a text in parts."""
    begins = {"B": "goal", "D": "indicator:1"}[column]
    rows = [row for row in range(1, sheet.max_row + 1) if sheet[f"J{row}"].value == begins]
    while str(sheet[f"J{rows[-1] + 1}"].value or "").startswith("+"):
        rows.append(rows[-1] + 1)
    return [sheet[f"{column}{row}"] for row in rows]


def edited(path: Path, edit):
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[2])
    book.save(path)
    return read_workbook(path).declarations[0]


def test_a_parted_text_is_read_as_one(written: Path):
    found = read_workbook(written).declarations[0]

    assert without_places(found) == without_places(replace(FORM_OF_PARTS, title=found.title))
    assert found.unplaced == ()


@pytest.mark.parametrize(
    ("part", "text", "expected"),
    [
        (0, "新的开头，", lambda parts: "新的开头，" + "".join(parts[1:])),
        (1, "改过的中段。", lambda parts: parts[0] + "改过的中段。" + "".join(parts[2:])),
        (1, None, lambda parts: parts[0] + "".join(parts[2:])),
        (-1, None, lambda parts: "".join(parts[:-1])),
    ],
)
def test_an_edited_part_changes_its_part_of_the_text(written: Path, part, text, expected):
    before = []

    def edit(sheet):
        cells = parts_of(sheet, "B")
        before.extend(cell.value for cell in cells)
        cells[part].value = text

    assert edited(written, edit).text("goal") == expected(before)


def test_lines_stay_lines_when_one_part_is_emptied(written: Path):
    def edit(sheet):
        cells = parts_of(sheet, "D")
        assert len(cells) > 2
        cells[1].value = None
        cells[0].value = "甲\n乙"

    text = edited(written, edit).indicators[0].text

    assert text.startswith("甲\n乙\n第一\n")
    assert set(text.splitlines()) == {"甲", "乙", "第一"}


def test_a_part_row_that_was_deleted_takes_its_part_along(written: Path):
    kept = []

    def edit(sheet):
        cells = parts_of(sheet, "B")
        kept.extend(cell.value for cell in cells[:-1])
        row = cells[-1].row
        for merged in [area for area in sheet.merged_cells.ranges if area.min_row <= row <= area.max_row]:
            sheet.unmerge_cells(str(merged))
        for cell in sheet[row]:
            cell.value = None

    assert edited(written, edit).text("goal") == "".join(kept)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 100, [""]),
        ("一二三四五六七八九十", 56, ["一二三四", "五六七八", "九十"]),
        ("一二三四，五六", 56, ["一二三", "四，五六"]),
        ("（一）二（三）", 46, ["（一）", "二", "（三）"]),
        ("word word", 40, ["word ", "word"]),
        ("abcdefghijklmno", 56, ["abcdefg", "hijklmn", "o"]),
        ("abc/defghijk/lmn", 56, ["abc/", "defghij", "k/lmn"]),
        ("甲\n\n乙\u2028丙", 100, ["甲", "", "乙", "丙"]),
        ("e\u0301e\u0301", 100, ["e\u0301e\u0301"]),
        ("（", 100, ["（"]),
    ],
)
def test_lines_break_where_a_spreadsheet_breaks_them(text, width, lines):
    assert [text[line.start : line.end] for line in wrapped(text, width, 10.5)] == lines


@pytest.mark.parametrize("keys", ["kept", "lost"])
def test_without_the_stamp_parts_are_joined_all_the_same(written: Path, keys):
    book = openpyxl.load_workbook(written)
    del book["_xltools"]
    if keys == "lost":
        for row in book.worksheets[2].iter_rows(min_col=7):
            for cell in row:
                if not isinstance(cell, openpyxl.cell.cell.MergedCell):
                    cell.value = None
    book.save(written)

    found = read_workbook(written).declarations[0]

    said = [row.text for row in found.indicators] + [row.level1_written for row in found.indicators]
    said += [one.text for one in found.unplaced] + [row.level2_written or "" for row in found.indicators]
    assert {row.text for row in FORM_OF_PARTS.indicators[1:]} < set(said)
    assert not any(AGAIN.strip() in text for text in said)
    if keys == "kept":
        assert "".join(found.text("goal").split()) == FORM_OF_PARTS.text("goal")
        assert [row.level2 for row in found.indicators] == [row.level2 for row in FORM_OF_PARTS.indicators]
        assert found.unplaced == ()
