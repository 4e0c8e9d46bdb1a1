"""项目明细 below the form: filled from the cost text, filled in by people, and read back as it stands."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.cost_tables import cost_table
from support.declarations import declaration
from support.edited import edited, unmerged
from support.round_trip import without_places, write_declarations

from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.jobs.recomputing import recompute_file
from xltools.model.cost_table import CostRow, CostTable
from xltools.values.plain import plain
from xltools.workbooks.department import cost_table_cells as cells
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.department.layout import SheetTarget, lay_out
from xltools.workbooks.department.template import plan_template
from xltools.workbooks.reading.workbook import read_workbook
from xltools.workflows.check import check

SHEET = "01_社区绿化养护"
TEXT = "养护工人4人*2500元/月*10个月=10万元；苗木补种2万元。"
FILLED = [("养护工人", "2500", "4", "人", "10", "100000", True), ("苗木补种", "", "", "", "", "20000", False)]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_declarations(tmp_path_factory.mktemp("明细") / "绿化科.xlsx", (declaration(cost=TEXT),))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_declarations(tmp_path_factory.mktemp("空表") / "绿化科.xlsx", (declaration(cost="按月支付。"),))


def keyed(sheet, key: str) -> int:
    """Row (from 1) with this key in the hidden column."""
    return next(cell.row for cell in sheet["J"] if cell.value == key)


def shown(table: CostTable | None) -> list[tuple[object, ...]]:
    """The rows of a table, the amounts of formulas computed."""
    assert table is not None
    return [row_shown(row) for row in table.rows]


def row_shown(row: CostRow) -> tuple[object, ...]:
    amount = "" if row.stated is None else plain(row.stated)
    texts = (row.item, row.unit_price, row.quantity, row.unit, row.periods)
    return (*(cell.text for cell in texts), amount, row.computed)


def table_of(workbook) -> CostTable | None:
    return workbook.declarations[0].cost_table


def rules(workbook) -> list[str]:
    projects = [analyse(one) for one in workbook.declarations]
    return [finding.rule for finding in check(projects, workbook).findings if finding.rule in {"A11", "S11", "S13"}]


def test_the_rows_the_text_gives_are_read_back_with_their_places(path):
    workbook = read_workbook(path)

    table = table_of(workbook)
    assert shown(table) == FILLED
    first = table.rows[0]
    assert [cell.place.cell for cell in (first.item, first.amount, first.note, first.basis)] == [
        "A24",
        "F24",
        "H24",
        "I24",
    ]
    assert (first.note.text, first.basis.text) == ("10个月", "养护工人4人*2500元/月*10个月=10万元")
    assert (table.total.text, table.total.place.cell, table.total_computed) == ("120000", "F33", True)
    assert (workbook.changes, workbook.declarations[0].unplaced) == ((), ())


def test_the_plan_already_knows_the_rows(tmp_path):
    plan = plan_workbook(str(tmp_path / "a.xlsx"), "绿化科", [analyse(declaration(cost=TEXT))], FORM)
    write_workbook(tmp_path / "a.xlsx", plan)

    planned, read = plan.projects[0].declaration.cost_table, table_of(read_workbook(tmp_path / "a.xlsx"))

    assert [replace(row) for row in planned.rows] == [replace(row) for row in read.rows]
    assert planned.total == read.total


def test_a_text_in_doubt_leaves_the_table_empty_and_says_why(empty):
    sheet = openpyxl.load_workbook(empty)[SHEET]

    assert shown(table_of(read_workbook(empty))) == []
    hint = sheet.cell(keyed(sheet, cells.HINT_KEY), 1).value
    assert hint.endswith("成本指标文字未能确定拆分（没有读出成本金额），请按需填写。")


def test_there_are_rows_to_fill_in_and_more_behind_the_filled_ones(path, empty):
    long = declaration(cost="；".join(f"第{number}类用品{number}00元" for number in "一二三四五六七八九"))
    plan = plan_workbook("a.xlsx", "绿化科", [analyse(long)], FORM)
    layout = plan.layouts[0].cost_table

    for written in (path, empty):
        sheet = openpyxl.load_workbook(written)[SHEET]
        assert keyed(sheet, cells.END_KEY) - keyed(sheet, cells.HEAD_KEY) - 1 == 8
    assert layout.last - layout.first + 1 >= max(8, len(layout.rows) + 2)


def test_what_people_fill_in_is_read(empty):
    def fill(book):
        sheet = book[SHEET]
        row = keyed(sheet, f"{cells.ROW_KEY}1")
        for column, value in zip("ABCDE", ("保洁", 3000, 4, "人", 10), strict=True):
            sheet[f"{column}{row}"] = value
        sheet[f"A{row + 2}"], sheet[f"F{row + 2}"], sheet[f"H{row + 2}"] = "材料", 815.5, "一次性"

    workbook = edited(empty, fill)

    assert shown(table_of(workbook)) == [
        ("保洁", "3000", "4", "人", "10", "120000", True),
        ("材料", "", "", "", "", "815.5", False),
    ]
    assert table_of(workbook).rows[1].note.text == "一次性"
    assert table_of(workbook).sum == Decimal("120815.5")
    assert workbook.changes == ()


def insert_row(sheet, row: int) -> None:
    """Insert a row as an office program does: what lies below moves, and formulas with it."""
    unmerged(sheet).insert_rows(row)
    end = keyed(sheet, cells.END_KEY) - 1
    head = keyed(sheet, cells.HEAD_KEY) - 1
    foot = {key: keyed(sheet, cells.FOOT_KEY + key) for key in cells.FOOT_LABELS}
    named = {key: f"F{number}" for key, number in foot.items()} | {
        name: f"I{foot[key]}" for key, (name, _) in cells.BESIDE.items()
    }
    for key, formula in cells.foot_formulas(cells.FootSite(head, end, named, "E4", "D4")).items():
        sheet[f"F{foot[key]}"] = f"={formula}"
    for number in range(head + 1, end):
        if sheet.cell(number + 1, cells.AMOUNT + 1).data_type == "f":
            sheet.cell(number + 1, cells.AMOUNT + 1).value = f"={cells.amount_formula(number)}"


@pytest.mark.parametrize("where", ["first", "middle", "last"])
def test_a_row_inserted_anywhere_belongs_to_the_table(path, where):
    def change(book):
        sheet = book[SHEET]
        first, end = keyed(sheet, f"{cells.ROW_KEY}1"), keyed(sheet, cells.END_KEY)
        row = {"first": first, "middle": first + 1, "last": end}[where]
        insert_row(sheet, row)
        sheet[f"A{row}"], sheet[f"F{row}"] = "验收费", 5000

    workbook = edited(path, change)

    added = ("验收费", "", "", "", "", "5000", False)
    index = {"first": 0, "middle": 1, "last": 2}[where]
    assert shown(table_of(workbook)) == [*FILLED[:index], added, *FILLED[index:]]
    assert (workbook.changes, workbook.declarations[0].unplaced) == ((), ())


def test_an_inserted_row_without_an_amount_is_pointed_at(path):
    def change(book):
        sheet = book[SHEET]
        insert_row(sheet, keyed(sheet, cells.END_KEY))
        row = keyed(sheet, cells.END_KEY) - 1
        sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = "验收费", 500, 10

    workbook = edited(path, change)

    (finding,) = check([analyse(one) for one in workbook.declarations], workbook).findings
    assert (finding.rule, finding.severity, finding.place.cell) == ("A11", "warning", "F32")


def test_rows_inserted_in_the_form_move_the_table(path):
    workbook = edited(path, lambda book: unmerged(book[SHEET]).insert_rows(12, 3))

    assert shown(table_of(workbook))[1] == FILLED[1]
    assert table_of(workbook).total.place.cell == "F36"


def test_columns_inserted_left_of_the_form_move_the_table(path):
    workbook = edited(path, lambda book: unmerged(book[SHEET]).insert_cols(1, 2))

    table = table_of(workbook)
    assert [row.item.text for row in table.rows] == ["养护工人", "苗木补种"]
    assert (table.rows[1].amount.text, table.rows[1].amount.place.cell) == ("20000", "H25")


def test_a_column_inserted_inside_is_found_by_the_heads(path):
    workbook = edited(path, lambda book: unmerged(book[SHEET]).insert_cols(3))

    table = table_of(workbook)
    assert [(row.item.text, row.quantity.text, row.amount.place.cell) for row in table.rows] == [
        ("养护工人", "4", "G24"),
        ("苗木补种", "", "G25"),
    ]
    assert workbook.declarations[0].project == "社区绿化养护"


@pytest.mark.parametrize(
    ("first", "count", "lost"),
    [
        (1, 1, "项目"),
        (1, 3, "项目”“单价（元）”“数量"),
        (3, 1, "数量"),
        (4, 3, "单位”“期数”“金额（元）"),
        (9, 1, "测算依据"),
    ],
)
def test_a_table_that_lost_columns_is_reported_not_guessed(path, first, count, lost):
    workbook = edited(path, lambda book: unmerged(book[SHEET]).delete_cols(first, count))

    assert workbook.declarations[0].cost_table is None
    told = [problem.message for problem in workbook.problems if "项目明细" in problem.message]
    assert told == [
        f"「{SHEET}」的项目明细找不到“{lost}”列，整张明细没有读取，请恢复被删除或改名的列后再报送。",
    ]


def test_a_table_without_its_narrow_column_loses_nothing(path):
    workbook = edited(path, lambda book: unmerged(book[SHEET]).delete_cols(cells.GUTTER + 1))

    assert [row.item.text for row in table_of(workbook).rows] == ["养护工人", "苗木补种"]
    assert not workbook.problems


def test_a_column_without_its_head_stands_beside_its_neighbours(path):
    def change(book):
        sheet = unmerged(book[SHEET])
        sheet.cell(keyed(sheet, cells.HEAD_KEY), cells.PRICE + 1).value = "标准"
        sheet.insert_cols(5)

    assert [row.unit_price.text for row in table_of(edited(path, change)).rows] == ["2500", ""]


def test_a_copied_and_renamed_sheet_brings_its_table(path):
    def change(book):
        book.copy_worksheet(book[SHEET]).title = "补报"
        book[SHEET].title = "改名"

    workbook = edited(path, change)

    assert [shown(one.cost_table) for one in workbook.declarations] == [FILLED, FILLED]
    assert workbook.declarations[1].cost_table.rows[0].place.sheet == "补报"


def test_without_the_stamp_the_table_is_still_read(path):
    workbook = edited(path, lambda book: book.remove(book["_xltools"]))

    assert shown(table_of(workbook)) == FILLED
    assert workbook.declarations[0].unplaced == ()


def remove_table(book) -> None:
    """The sheet as an earlier version made it."""
    sheet = unmerged(book[SHEET])
    top, last = keyed(sheet, cells.TITLE_KEY), keyed(sheet, f"{cells.FOOT_KEY}state")
    sheet.delete_rows(top, last - top + 1)


def test_a_workbook_of_an_earlier_version_has_no_table(path):
    workbook = edited(path, remove_table)

    assert table_of(workbook) is None
    assert [figure for figure in workbook.figures if "items" in figure.key] == []
    assert workbook.declarations[0].unplaced == ()
    assert rules(workbook) == []


def test_remarks_in_the_table_do_not_pass_for_the_panel_beside_the_form(path):
    def change(book):
        for cell in book[SHEET]["H"][23:27]:
            cell.value = "预算折合（元）"

    before, after = edited(path, lambda _: None), edited(path, change)

    assert [figure.place for figure in after.figures] == [figure.place for figure in before.figures]


def test_texts_beside_the_cells_of_the_table_are_not_lost(path):
    def change(book):
        sheet = book[SHEET]
        sheet[f"A{keyed(sheet, cells.TITLE_KEY) - 1}"] = "写在空行里"

    assert [item.text for item in edited(path, change).declarations[0].unplaced] == ["写在空行里"]


@pytest.mark.parametrize("key", [cells.END_KEY, cells.FOOT_KEY + "total", cells.TITLE_KEY])
def test_a_deleted_row_of_the_frame_leaves_the_rows(path, key):
    workbook = edited(path, lambda book: unmerged(book[SHEET]).delete_rows(keyed(book[SHEET], key)))

    assert [row[:5] for row in shown(table_of(workbook))] == [row[:5] for row in FILLED]
    figures = [figure.key for figure in workbook.figures if "items" in figure.key]
    assert len(figures) == (3 if key == cells.TITLE_KEY else 0)


def test_without_its_heads_there_is_no_table(path):
    workbook = edited(path, lambda book: unmerged(book[SHEET]).delete_rows(keyed(book[SHEET], cells.HEAD_KEY)))

    assert table_of(workbook) is None
    assert "养护工人" in [item.text for item in workbook.declarations[0].unplaced]


def test_without_the_remarks_row_the_table_is_no_indicator(path):
    workbook = edited(path, lambda book: unmerged(book[SHEET]).delete_rows(keyed(book[SHEET], "remarks")))

    assert len(workbook.declarations[0].indicators) == 9
    assert shown(table_of(workbook))[1] == FILLED[1]


@pytest.mark.parametrize(("figure", "found"), [(125000, ["A11"]), (120000, ["S13"])])
def test_a_total_typed_over_is_one_finding(path, figure, found):
    def change(book):
        sheet = book[SHEET]
        sheet[f"F{keyed(sheet, cells.FOOT_KEY + 'total')}"] = figure

    assert rules(edited(path, change)) == found


def test_a_typed_amount_is_no_overwritten_formula(path):
    def change(book):
        book[SHEET][f"F{keyed(book[SHEET], cells.ROW_KEY + '1')}"] = 100000

    workbook = edited(path, change)

    assert (workbook.changes, rules(workbook)) == ((), [])
    assert [row.computed for row in table_of(workbook).rows] == [False, False]


def test_recompute_puts_a_damaged_total_right(path, tmp_path):
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    total = f"F{keyed(sheet, cells.FOOT_KEY + 'total')}"
    sheet[total] = 99
    book.save(tmp_path / "改.xlsx")

    outcome = recompute_file(tmp_path / "改.xlsx", tmp_path / "恢复.xlsx")

    (wrong,) = [one for one in outcome.result.differences if one.figure.key == "sheet.items"]
    assert (wrong.figure.value, wrong.computed, wrong.cause) == (Decimal(99), Decimal(120000), "typed")
    after = openpyxl.load_workbook(tmp_path / "恢复.xlsx")[SHEET]
    assert after[total].value == openpyxl.load_workbook(path)[SHEET][total].value


def test_a_blank_form_with_a_filled_table_counts(tmp_path):
    plan = plan_template(str(tmp_path / "a.xlsx"), "绿化科", [""], FORM)
    write_workbook(tmp_path / "a.xlsx", plan)

    def fill(book):
        sheet = book["01_项目"]
        sheet[f"A{keyed(sheet, cells.ROW_KEY + '1')}"] = "保洁"

    assert edited(tmp_path / "a.xlsx", lambda _: None).declarations == ()
    assert len(edited(tmp_path / "a.xlsx", fill).declarations) == 1


def test_a_sheet_that_is_only_read_shows_the_rows_it_has(tmp_path):
    target = SheetTarget(str(tmp_path / "汇总.xlsx"), "01", "1", FORM, FORM.title)
    with_rows = declaration(items=[("保洁", "3000", "4", "10", None)])

    shows = lay_out(analyse(with_rows), target).cost_table
    assert (shows.first, shows.last, shows.total) == (shows.last, shows.last, Decimal(120000))
    assert lay_out(analyse(declaration(items=[])), target).cost_table is None
    assert lay_out(analyse(declaration()), target).cost_table is None


NUMBERS = st.sampled_from(["", "3", "0.5", "1200", "-40", "99999.99", "12.3456", "三", "约5", " "])
TEXTS = st.sampled_from(["", "保洁", "=1+1", "状态", "合计（元）", "xltools:project:p001", "第一行\n第二行", "12", "①"])
ROWS = st.lists(st.tuples(TEXTS, NUMBERS, NUMBERS, NUMBERS, st.none() | NUMBERS), max_size=5)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_any_rows_are_written_and_read_back(tmp_path: Path, rows):
    given_rows = [row for row in cost_table(rows).rows if not row.is_empty]
    form = replace(declaration(cost="按月支付。"), cost_table=CostTable(tuple(given_rows), cost_table([]).total))

    workbook = read_workbook(write_declarations(tmp_path / "往返.xlsx", (form,)))

    assert [row_shown(row)[:5] for row in table_of(workbook).rows] == [row_shown(row)[:5] for row in given_rows]
    written = [row.product if row.computed or not row.amount.text else row.amount.number for row in given_rows]
    assert [row.stated for row in table_of(workbook).rows] == written
    assert without_places(workbook.declarations[0]) == without_places(form)
    assert (workbook.changes, workbook.declarations[0].unplaced) == ((), ())


COSTS = (
    "按月支付。",
    "全年费用12万元。",
    "全年费用12.0048万元。",
    "全年费用不超过13万元。",
    "保洁3万元，绿化9万元。",
    "费用约12万元。",
)
BUDGETS = (("12万元", None), ("120048", "元"), ("12.0048", "万元"), ("", None), ("13万元", None))
SHOWN = {"error": "✘", "warning": "▲"}


@settings(max_examples=25, deadline=None)
@given(rows=ROWS, cost=st.sampled_from(COSTS), budget=st.sampled_from(BUDGETS))
def test_the_state_beside_the_form_is_the_verdict_of_the_rule(rows, cost, budget):
    form = declaration(cost=cost, budget=budget[0], label_unit=budget[1], items=rows)
    plan = plan_workbook("a.xlsx", "绿化科", [analyse(form)], FORM)
    project, layout = plan.projects[0], plan.layouts[0]

    levels = {finding.severity for finding in check([project]).findings if finding.rule == "A11"}

    state = str(layout.figures.value(layout.figures.cells["table"]))
    expected = next((SHOWN[level] for level in ("error", "warning") if level in levels), "")
    assert state[0] == expected if expected else state[0] in "✔○", state
