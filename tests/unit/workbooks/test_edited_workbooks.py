"""People fill in, insert, retitle and overwrite; what they wrote is read, and what they changed is said."""

from decimal import Decimal
from pathlib import Path

import pytest
from support.declarations import declaration
from support.edited import edited, unmerged
from support.round_trip import without_places, write_declarations

from xltools.analysis import analyse
from xltools.workbooks.reading.workbook import read_workbook
from xltools.workflows.check import check

FIRST, SECOND = "01_社区绿化养护", "02_行道树修剪"
FORMS = (
    declaration(economic=None, remarks=None, fillers=("",)),
    declaration(project="行道树修剪", caption="行道树修剪", budget="35.2", label_unit="万元"),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_declarations(tmp_path_factory.mktemp("填报") / "绿化科.xlsx", FORMS)


def kinds(workbook):
    return [change.kind for change in workbook.changes if not change.kind.startswith("formula")]


def texts(form, level2):
    return [indicator.text for indicator in form.indicators if indicator.level2 == level2]


def row_of(sheet, key):
    """Row (from 1) with this label in column C."""
    return next(cell.row for cell in sheet["C"] if cell.value == key)


def test_a_changed_text_is_read_and_the_rest_stays(path):
    def change(book):
        book[FIRST]["D10"] = "养护绿地不少于12处。"

    form = edited(path, change).declarations[0]

    assert texts(form, "产出数量指标") == ["养护绿地不少于12处。"]
    assert texts(form, "产出质量指标") == ["绿地养护质量达到合同约定标准。"]


def test_the_empty_cells_of_what_the_form_lacks_are_known(path):
    form = read_workbook(path).declarations[0]

    cells = {key: place.cell for key, place in form.absent.items()}
    assert cells == {"remarks": "B20", (1, "经济效益指标"): "D14"}
    assert form.field_place("remarks").cell == "B20"


def test_a_missing_row_is_pointed_at_until_it_is_filled_in(path):
    def fill(book):
        book[FIRST]["D14"] = "不涉及"

    before, after = (book.declarations[0] for book in (edited(path, lambda _: None), edited(path, fill)))
    found = [one for one in check([analyse(before)]).findings if one.rule == "C02"]

    assert [(one.place.sheet, one.place.cell) for one in found] == [(FIRST, "D14")]
    assert [one.rule for one in check([analyse(after)]).findings if one.rule == "C02"] == []


def test_the_original_wording_counts_until_it_is_cleared(path):
    before = read_workbook(path).declarations[0]
    assert (before.text("budget"), before.label_unit) == ("12万元", None)

    def confirm(book):
        assert book[FIRST]["E4"].value == 120000
        assert book[FIRST]["I18"].value == "12万元"
        book[FIRST]["I18"] = None

    after = edited(path, confirm).declarations[0]

    assert (after.text("budget"), after.label_unit, after.fields["budget"].number) == ("120000", "元", Decimal(120000))


def test_a_corrected_wording_is_read_with_the_label_of_the_source(path):
    def change(book):
        book[FIRST]["I18"] = "12.5万元"

    form = edited(path, change).declarations[0]

    assert (form.text("budget"), form.label_unit, form.fields["budget"].number) == ("12.5万元", None, None)


def test_a_changed_number_counts_in_the_unit_of_its_label(path):
    def change(book):
        book[SECOND]["E4"] = 36.5

    form = edited(path, change).declarations[1]

    assert (form.text("budget"), form.label_unit, form.fields["budget"].number) == ("36.5", "万元", Decimal("36.5"))


def test_a_number_without_doubt_has_no_original_wording(path):
    def look(book):
        assert book[SECOND]["E4"].value == 35.2
        assert book[SECOND]["I18"].value is None

    edited(path, look)


@pytest.mark.parametrize(
    ("label", "reported"), [("预算金额（元）", []), ("预算金额\n（元）", []), ("申请金额（元）", ["label-changed"])]
)
def test_the_unit_of_a_changed_label_counts_and_one_not_offered_is_reported(path, label, reported):
    def change(book):
        book[SECOND]["D4"] = label

    workbook = edited(path, change)

    assert workbook.declarations[1].label_unit == "元"
    assert kinds(workbook) == reported


def test_retitled_and_reordered_sheets_are_read_in_their_new_order(path):
    def change(book):
        book[SECOND].title = "修剪（报财务）"
        book.move_sheet("修剪（报财务）", -1)

    workbook = edited(path, change)

    assert [form.project for form in workbook.declarations] == ["行道树修剪", "社区绿化养护"]
    assert [form.position for form in workbook.declarations] == [1, 2]
    assert kinds(workbook) == ["sheet-renamed"]


def test_a_row_inserted_without_a_label_belongs_to_the_label_above(path):
    def change(book):
        sheet = unmerged(book[FIRST])
        sheet.insert_rows(11)
        sheet["D11"] = "补种乔木20株。"

    workbook = edited(path, change)

    assert texts(workbook.declarations[0], "产出数量指标") == ["养护社区绿地不少于8处。", "补种乔木20株。"]
    assert [indicator.block for indicator in workbook.declarations[0].indicators[:3]] == [1, 1, 1]
    assert workbook.declarations[0].text("remarks") == ""
    assert kinds(workbook) == ["row-added"]
    assert workbook.changes[0].place.cell == "D11"


def test_rows_inserted_above_the_form_move_everything(path):
    def change(book):
        unmerged(book[FIRST]).insert_rows(1, 3)

    workbook = edited(path, change)

    assert without_places(workbook.declarations[0]) == without_places(FORMS[0])
    assert workbook.declarations[0].fields["budget"].place.cell == "E7"


def test_a_copied_block_of_output_rows_opens_a_second_block(path):
    def change(book):
        sheet = unmerged(book[FIRST])
        sheet.insert_rows(14, 4)
        for offset, text in enumerate(("栽植", "成活率", "5月完工", "另需3万元")):
            sheet.cell(14 + offset, 3, sheet.cell(10 + offset, 3).value)
            sheet.cell(14 + offset, 4, text)

    form = edited(path, change).declarations[0]

    assert [(row.block, row.text) for row in form.indicators if row.level2 == "产出成本指标"] == [
        (1, "全年费用12万元。"),
        (2, "另需3万元"),
    ]
    assert {row.block for row in form.indicators if row.level1 == "效益指标"} == {2}


def test_an_absent_row_that_is_filled_in_is_there(path):
    def change(book):
        sheet = book[FIRST]
        sheet.cell(row_of(sheet, "经济效益指标"), 4, "节约养护费用约2万元。")
        sheet.cell(next(cell.row for cell in sheet["A"] if cell.value == "其他说明的问题"), 2, "无")

    workbook = edited(path, change)

    assert texts(workbook.declarations[0], "经济效益指标") == ["节约养护费用约2万元。"]
    assert workbook.declarations[0].text("remarks") == "无"
    assert kinds(workbook) == []


def test_absent_rows_that_stay_empty_are_not_there(path):
    form = read_workbook(path).declarations[0]

    assert texts(form, "经济效益指标") == []
    assert "remarks" not in form.fields


def test_a_filler_row_that_is_filled_in_is_an_unnamed_indicator(path):
    def change(book):
        sheet = book[FIRST]
        sheet.cell(row_of(sheet, "…"), 4, "另行补充的指标。")

    form = edited(path, change).declarations[0]

    last = form.indicators[-1]
    assert (last.placeholder, last.level2, last.level2_written, last.text) == (False, "", "…", "另行补充的指标。")


def test_a_filler_row_may_be_given_a_name(path):
    def change(book):
        sheet = book[FIRST]
        row = row_of(sheet, "…")
        sheet.cell(row, 3, "安全生产指标")
        sheet.cell(row, 4, "全年无事故。")

    workbook = edited(path, change)

    last = workbook.declarations[0].indicators[-1]
    assert (last.placeholder, last.level2_written, last.text) == (False, "安全生产指标", "全年无事故。")
    assert kinds(workbook) == []


@pytest.mark.parametrize(
    ("label", "level2", "written"),
    [
        ("10", "产出数量指标", "10"),
        ("产出质量指标", "产出质量指标", None),
        ("数量指标", "产出数量指标", "数量指标"),
        (None, "产出数量指标", ""),
    ],
)
def test_an_overwritten_label_is_reported(path, label, level2, written):
    def change(book):
        book[FIRST]["C10"] = label

    workbook = edited(path, change)

    first = workbook.declarations[0].indicators[0]
    assert (first.level2, first.level2_written) == (level2, written)
    assert kinds(workbook) == ["label-changed"]


def test_a_changed_first_level_label_goes_to_its_first_indicator(path):
    def change(book):
        book[FIRST]["B10"] = "产出指标一（绿化养护）"

    workbook = edited(path, change)

    assert workbook.declarations[0].indicators[0].level1_written == "产出指标一（绿化养护）"
    assert kinds(workbook) == ["label-changed"]


def test_deleted_rows_are_reported(path):
    def change(book):
        unmerged(book[FIRST]).delete_rows(11)

    workbook = edited(path, change)

    assert texts(workbook.declarations[0], "产出质量指标") == []
    assert texts(workbook.declarations[0], "产出进度指标") == ["4月签订合同，12月底前完成验收。"]
    assert kinds(workbook) == ["row-missing"]


def test_a_deleted_header_row_leaves_its_fields_out(path):
    def change(book):
        unmerged(book[FIRST]).delete_rows(5)

    workbook = edited(path, change)

    assert "leader" not in workbook.declarations[0].fields
    assert workbook.declarations[0].text("address") == "示例路1号"
    assert set(kinds(workbook)) == {"row-missing"}


def test_a_deleted_sheet_is_reported(path):
    def change(book):
        del book[SECOND]

    workbook = edited(path, change)

    assert [form.project for form in workbook.declarations] == ["社区绿化养护"]
    assert kinds(workbook) == ["sheet-missing"]


def test_a_copied_sheet_is_a_further_project(path):
    def change(book):
        copy = book.copy_worksheet(book[SECOND])
        copy.title = "新增"
        copy["B4"] = "草坪更新"

    workbook = edited(path, change)

    assert [form.project for form in workbook.declarations] == ["社区绿化养护", "行道树修剪", "草坪更新"]
    assert kinds(workbook) == ["sheet-added"]


def test_a_sheet_with_a_form_of_another_make_is_read_by_its_labels(path):
    def change(book):
        sheet = book.create_sheet("手工表")
        for row in (
            ("部门（单位）名称", "示例街道绿化科"),
            ("项目名称", "喷灌设施", "预算金额（万元）", 8.5),
            ("项目绩效目标", "改造喷灌设施。"),
        ):
            sheet.append(row)
        book.create_sheet("草稿").append(["随手记的几个字"])

    workbook = edited(path, change)

    form = workbook.declarations[2]
    assert (form.project, form.text("budget"), form.label_unit) == ("喷灌设施", "8.5", "万元")
    assert kinds(workbook) == ["sheet-added", "sheet-ignored"]


def test_a_hidden_sheet_is_read_and_reported(path):
    def change(book):
        book[SECOND].sheet_state = "hidden"

    workbook = edited(path, change)

    assert len(workbook.declarations) == 2
    assert kinds(workbook) == ["sheet-hidden"]


def test_texts_beside_the_form_are_no_part_of_it_but_texts_inside_are_listed(path):
    def change(book):
        book[FIRST]["H20"] = "我的草稿"
        unmerged(book[FIRST])["A12"] = "绿化普查"

    workbook = edited(path, change)

    assert [(item.text, item.beside_indicators) for item in workbook.declarations[0].unplaced] == [("绿化普查", True)]
    assert len(workbook.problems) == 1
    assert "A12" in workbook.problems[0].message


def test_an_error_value_is_no_empty_cell(path):
    def change(book):
        book[FIRST]["D10"] = "#REF!"
        book[FIRST]["B5"] = "#NAME?"
        book[FIRST]["E4"] = "#VALUE!"

    workbook = edited(path, change)

    assert workbook.declarations[0].text("leader") == "#NAME?"
    assert workbook.declarations[0].text("budget") == "#VALUE!"
    assert kinds(workbook).count("error-value") >= 2


def test_without_the_stamp_a_workbook_is_read_by_its_labels(path):
    def change(book):
        del book["_xltools"]

    workbook = edited(path, change)

    assert not workbook.stamped
    assert [form.project for form in workbook.declarations] == ["社区绿化养护", "行道树修剪"]
    assert texts(workbook.declarations[0], "产出成本指标") == ["全年费用12万元。"]
    assert workbook.declarations[0].unplaced == ()


def test_a_damaged_stamp_is_reported(path):
    def change(book):
        book["_xltools"]["B1"] = "department-workbook/9"

    workbook = edited(path, change)

    assert not workbook.stamped
    assert len(workbook.declarations) == 2
    assert kinds(workbook)[0] == "stamp-unknown"


@pytest.mark.parametrize("column", [1, 3])
def test_an_inserted_column_changes_nothing_that_is_read(path, column):
    def change(book):
        unmerged(book[FIRST]).insert_cols(column)

    form = edited(path, change).declarations[0]

    assert (form.project, form.text("phone")) == ("社区绿化养护", "80001234")
    assert texts(form, "产出成本指标") == ["全年费用12万元。"]
