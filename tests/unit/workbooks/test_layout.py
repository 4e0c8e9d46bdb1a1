"""Where the fields and rows of a declaration go on a project sheet."""

from dataclasses import replace

import pytest
from support.declarations import declaration

from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.model.declaration import Unplaced
from xltools.model.place import Place
from xltools.workbooks.department import stamp
from xltools.workbooks.department.layout import SheetTarget, lay_out
from xltools.workbooks.department.project_type_cell import type_choices, type_formula, type_shown
from xltools.workbooks.department.rows import grid_lines
from xltools.workbooks.department.stamp import DamagedStamp, Stamp, read_stamp, stamp_rows

OUTPUT = ["产出数量指标", "产出质量指标", "产出进度指标", "产出成本指标"]
BENEFIT = ["经济效益指标", "社会效益指标", "环境效益指标", "可持续影响指标", "服务对象满意度指标"]


def layout(form):
    return lay_out(analyse(form), SheetTarget("甲.xlsx", "01_甲", "p001", FORM, FORM.title))


def region(sheet, row, column):
    return next(one for one in sheet.regions if (one.top, one.left) == (row, column))


@pytest.mark.parametrize(
    ("texts", "absent"),
    [
        ({}, []),
        ({"economic": None, "environment": None}, ["经济效益指标", "环境效益指标"]),
        ({"quantity": None, "satisfaction": None}, ["产出数量指标", "服务对象满意度指标"]),
        (dict.fromkeys(("economic", "social", "environment", "sustained", "satisfaction")), BENEFIT),
        (dict.fromkeys(("quantity", "quality", "schedule", "cost")), OUTPUT),
    ],
)
def test_all_nine_official_rows_stand_in_printed_order(texts, absent):
    lines = grid_lines(declaration(**texts).indicators, FORM)

    assert [line.level2 for line in lines] == OUTPUT + BENEFIT
    assert [line.level2 for line in lines if line.index is None] == absent


def test_a_form_without_any_row_gets_all_of_them():
    assert [line.level2 for line in grid_lines((), FORM)] == OUTPUT + BENEFIT


def test_every_output_block_is_completed():
    form = declaration(quantity=("甲", "乙"), cost=("5万元", "3万元"), blocks=2)
    rows = tuple(row for row in form.indicators if (row.block, row.level2) != (2, "产出质量指标"))

    lines = grid_lines(rows, FORM)

    assert [line.level2 for line in lines] == OUTPUT + OUTPUT + BENEFIT
    assert [(line.block, line.level2) for line in lines if line.index is None] == [(2, "产出质量指标")]


def test_rows_of_the_source_keep_their_order():
    form = declaration(fillers=("另立的指标",))
    rows = (form.indicators[3], form.indicators[0], *form.indicators[4:])

    lines = grid_lines(rows, FORM)

    assert [line.index for line in lines if line.index is not None] == list(range(len(rows)))
    assert {line.level2 for line in lines} == {*OUTPUT, *BENEFIT, ""}


def test_a_first_level_cell_covers_its_rows():
    sheet = layout(declaration(quantity=("甲", "乙"), block_titles=("产出指标一", "产出指标二")))

    first, second, benefit = (region(sheet, row, 1) for row in (9, 13, 17))
    assert (first.value, first.bottom, first.style) == ("产出指标一", 12, "open_label")
    assert (second.value, second.bottom) == ("产出指标二", 16)
    assert (benefit.value, benefit.bottom, benefit.style) == ("效益指标", 21, "label")
    assert region(sheet, 8, 0).bottom == 21


def test_a_missing_first_level_label_is_printed_but_not_said():
    form = declaration(economic=None, social="满意")
    sheet = layout(form)

    assert region(sheet, 13, 1).value == "效益指标"
    assert [row.level1_written for row in sheet.declaration.indicators] == [
        row.level1_written for row in form.indicators
    ]


def test_absent_rows_are_tinted_and_empty():
    sheet = layout(declaration(economic=None, remarks=None))

    assert (region(sheet, 13, 3).style, region(sheet, 13, 3).value) == ("absent_long", "")
    assert region(sheet, 18, 1).style == "absent_long"


def test_an_overwritten_label_is_printed_as_written_and_open():
    sheet = layout(declaration(written={"quantity": "10"}))

    assert (region(sheet, 9, 2).value, region(sheet, 9, 2).style) == ("10", "open_label")


def test_unplaced_texts_stand_below_the_printed_form():
    form = replace(declaration(), unplaced=(Unplaced("经济普查", Place("一.txt", spot="第 730 行")),))
    sheet = layout(form)

    assert sheet.printed_rows == 19
    assert (region(sheet, 20, 0).value, region(sheet, 20, 1).value) == ("第 730 行", "经济普查")
    assert sheet.declaration.unplaced[0].place == Place("甲.xlsx", "01_甲", "B21")


def test_regions_do_not_overlap():
    sheet = layout(declaration(goal="长" * 3000, quantity=("乙" * 3000, "丙"), remarks="丁" * 3000))

    cells = [
        (row, column)
        for one in sheet.regions
        for row in range(one.top, one.bottom + 1)
        for column in range(one.left, one.right + 1)
    ]
    assert len(cells) == len(set(cells))
    assert max(sheet.heights) <= 409


@pytest.mark.parametrize(
    ("text", "selected", "shown"),
    [
        ("", (), ""),
        ("1.大型会议培训  √4. 其他一般类", ("4.其他一般类",), "4.其他一般类"),
        ("4.其他一般类√", ("4.其他一般类",), "4.其他一般类"),
        ("1.大型会议培训 4.其他一般类", (), "未选定"),
        ("√4. 其他经常类", ("4.其他经常类",), "4.其他经常类"),
    ],
)
def test_the_summary_shows_the_chosen_type(text, selected, shown):
    assert type_shown(text, selected) == shown
    assert shown in type_formula("A1", text, selected)


def test_each_choice_has_one_tick():
    assert [choice.count("√") for choice in type_choices(FORM)] == [1, 1, 1, 1]


def test_the_stamp_reads_as_written():
    record = layout(declaration(goal="甲\x0b" + "乙" * 32_000, leader=None)).record
    written = Stamp("t", "示例街道\x07绿化科", (record,))

    rows = list(stamp_rows(written))

    assert read_stamp(rows) == written
    assert max(len(text) for row in rows for text in row) <= 32_767


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["xltools"]],
        [["xltools", "department-workbook/9"]],
        [["xltools", stamp.FORMAT], ["template", "t"]],
        [["xltools", stamp.FORMAT], ["template", "t"], ["version", "1"], ["department", "", "", "", "{"]],
        [
            ["xltools", stamp.FORMAT],
            ["template", "t"],
            ["version", "1"],
            ["department", "", "", "", '""'],
            ["fields", "p1"],
        ],
    ],
)
def test_a_damaged_stamp_is_told_from_a_good_one(rows):
    with pytest.raises(DamagedStamp):
        read_stamp(rows)
