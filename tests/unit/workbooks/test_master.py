"""The master workbook, from given figures."""

import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.open_xml import needs_validator, schema_errors
from support.recalculation import differences, formulas, values
from support.sent_forms import ROSTER, sent
from support.submissions import form, submission

from xltools.merging.consolidation import Consolidation
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.values.balanced_rounding import rounded
from xltools.workbooks.cells import address
from xltools.workbooks.master import groups, issues, links, page, register, reminders, sources, summary, version_list
from xltools.workbooks.master.book import master_bytes, write_master
from xltools.workbooks.own_kind import own_kind
from xltools.workflows.consolidate import consolidate

SHEETS = [
    "封面", "汇总", "部门汇总", "项目类型汇总", "问题清单", "未检查", "报送情况", "催报名单", "待确认", "版本对照", "来源文件",
    "项目一览", "指标明细", "金额来源", "规则", "图表数据",
]  # fmt: skip
SHARED_FUNCTIONS = {"IF", "AND", "NOT", "ISNUMBER", "ROUND", "SUM", "SUMPRODUCT", "ABS", "MAX", "SEARCH"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("master")


@pytest.fixture(scope="module")
def result(folder: Path) -> Consolidation:
    return consolidate(sent(folder), ROSTER)


@pytest.fixture(scope="module")
def master(folder: Path, result: Consolidation) -> Path:
    target = folder / "总表.xlsx"
    write_master(result, target)
    return target


@pytest.fixture(scope="module")
def written(master: Path) -> openpyxl.Workbook:
    """The master with its formulas."""
    return openpyxl.load_workbook(master)


@pytest.fixture(scope="module")
def seen(master: Path) -> openpyxl.Workbook:
    """The master with its cached values."""
    return openpyxl.load_workbook(master, data_only=True)


def test_tables_come_first_then_one_sheet_a_project(
    master: Path, result: Consolidation, written: openpyxl.Workbook
) -> None:
    names = written.sheetnames
    assert names[: len(SHEETS)] == SHEETS
    assert len(names) == len(SHEETS) + len(result.lines) == 28
    assert names[len(SHEETS)] == "01_项目4"
    assert own_kind(master) == "master"
    assert written.active.title == "封面"


def test_equal_input_gives_equal_bytes(master: Path, result: Consolidation) -> None:
    assert master_bytes(result, master) == master.read_bytes()


def test_every_formula_has_a_value_and_uses_functions_all_programs_share(master: Path) -> None:
    cached, used = values(master), formulas(master)
    blank = {cell for cell in used if cell not in cached}
    assert {sheet for sheet, _ in blank} <= {"汇总", "部门汇总", "07_项目7", "09_项目9"}, blank
    assert {
        name
        for formula in used.values()
        for name in re.findall(r"([A-Z]+)\(", re.sub(r"'[^']*'|\"[^\"]*\"", "", formula))
    } <= SHARED_FUNCTIONS


def test_figures_of_the_tables_are_the_computed_totals(master: Path, result: Consolidation) -> None:
    cached = values(master)

    def figure(sheet: str, row: int, column: int) -> Decimal:
        return Decimal(str(cached[sheet, address(row, column)]))

    last = total_row(result)
    assert figure("汇总", last, summary.BUDGET) == result.total.budget
    assert figure("汇总", last, summary.WAN) == result.total.budget / 10000
    assert figure("汇总", last, summary.COST) == result.total.cost
    assert figure("汇总", last, summary.ERRORS) == result.total.errors
    assert figure("汇总", last, summary.WARNINGS) == result.total.warnings
    for sheet, found in (("部门汇总", result.departments), ("项目类型汇总", result.types)):
        for row, group in enumerate(found, groups.FIRST_ROW):
            assert cached[sheet, address(row, groups.NAME)] == group.name
            assert figure(sheet, row, groups.PROJECTS) == group.projects
            assert figure(sheet, row, groups.BUDGET) == group.budget
            assert figure(sheet, row, groups.COST) == group.cost


def test_projects_stand_under_their_department_and_fold_away(
    seen: openpyxl.Workbook, written: openpyxl.Workbook, result: Consolidation
) -> None:
    sheet = seen["汇总"]
    rows = list(sheet.iter_rows(min_row=summary.FIRST_ROW + 1, max_row=total_row(result)))
    levels = [written["汇总"].row_dimensions[row[0].row].outlineLevel for row in rows]
    assert levels == [1, 1, 1, 0] * 4
    subtotals = [row for row in rows if row[summary.NUMBER].value in (None, "")]
    assert [row[summary.DEPARTMENT].value for row in subtotals] == [group.name for group in result.departments]
    assert [Decimal(str(row[summary.BUDGET].value)) for row in subtotals] == [one.budget for one in result.departments]
    assert written["汇总"].freeze_panes == "D5"


def test_balanced_figures_add_up_and_say_where_they_differ_from_rounding(
    seen: openpyxl.Workbook, result: Consolidation
) -> None:
    rows = list(seen["汇总"].iter_rows(min_row=summary.FIRST_ROW + 1, max_row=total_row(result)))
    projects = [row for row in rows if isinstance(row[summary.NUMBER].value, int)]
    total = seen["汇总"].cell(total_row(result) + 1, summary.BALANCED + 1).value
    assert Decimal(str(total)) == rounded(result.total.budget / 10000, 2)
    figures = {row[summary.PROJECT].value: exact(row[summary.BALANCED]) for row in projects}
    assert sum(figures.values()) == exact(total)
    assert figures["项目7"] == 0
    for row in projects:
        if row[summary.BUDGET].value not in (None, ""):
            plain_one = rounded(exact(row[summary.BUDGET]) / 10000, 2)
            assert figures[row[summary.PROJECT].value] - plain_one == exact(row[summary.SHIFT])
    assert any(row[summary.SHIFT].value for row in projects)
    departments = list(seen["部门汇总"].iter_rows(min_row=groups.FIRST_ROW + 1, max_row=groups.FIRST_ROW + 4))
    assert sum(exact(row[groups.BALANCED]) for row in departments) == exact(total)
    for row in departments:
        own = [one for one in projects if one[summary.DEPARTMENT].value == row[groups.NAME].value]
        assert sum(exact(one[summary.BALANCED]) for one in own) == exact(row[groups.BALANCED])


def exact(value: Any) -> Decimal:
    """A cell or its value as a decimal; 0 where it is empty."""
    found = getattr(value, "value", value)
    return Decimal(str(found)) if found not in (None, "") else Decimal(0)


def total_row(result: Consolidation) -> int:
    """Row of the total of 汇总, from 0: a line a project and a department stand above it."""
    return summary.FIRST_ROW + len(result.lines) + len(result.departments)


@pytest.mark.libreoffice
def test_recalculated_from_nothing_every_formula_gives_its_cached_value(
    soffice: str, master: Path, tmp_path: Path
) -> None:
    assert len(formulas(master)) > 120
    assert differences(soffice, master, tmp_path) == {}


def test_a_form_without_an_amount_is_shown_and_marked_and_not_zero(seen: openpyxl.Workbook) -> None:
    sheet = seen["汇总"]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[summary.PROJECT].value == "项目7")
    assert row[summary.BUDGET].value in (None, "")
    assert row[summary.UNIT].value == "未填预算金额"
    assert row[summary.BUDGET].fill.fgColor.rgb == "FFE7E6E6"
    assert row[summary.STATE].value not in (None, "", "相符")


def test_doubtful_units_are_marked(seen: openpyxl.Workbook) -> None:
    sheet = seen["汇总"]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[summary.PROJECT].value == "项目5")
    assert "单位存疑" in row[summary.UNIT].value
    assert row[summary.BUDGET].fill.fgColor.rgb == "FFFFF2CC"


def test_what_departments_wrote_stays_text(written: openpyxl.Workbook) -> None:
    texts = [
        cell
        for sheet in written
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith(("=统计所*", "=80001234", "@党建?办"))
    ]
    assert len(texts) > 20
    assert {cell.data_type for cell in texts} == {"s"}


def test_links_lead_to_the_sheet_and_to_the_source_file(folder: Path, written: openpyxl.Workbook) -> None:
    sheet = written["汇总"]
    cell = sheet.cell(summary.FIRST_ROW + 1, summary.PROJECT + 1)
    assert cell.hyperlink.location == "'01_项目4'!A1"
    source = sheet.cell(summary.FIRST_ROW + 1, summary.FILE + 1)
    assert source.hyperlink.target == "报送\\城管科%20%231%2050%25.docx"
    assert source.value == "城管科 #1 50%.docx"
    project = written["01_项目4"]
    assert project["H1"].hyperlink.location == "'汇总'!A1"
    assert project["H2"].hyperlink.target == source.hyperlink.target
    assert project.print_area.replace("$", "").startswith("'01_项目4'!A1:F")


def test_findings_lead_to_the_cell_and_to_the_source(result: Consolidation, written: openpyxl.Workbook) -> None:
    sheet = written["问题清单"]
    rows = [row for row in sheet.iter_rows(min_row=issues.FIRST_ROW + 1) if row[0].value]
    assert len(rows) == len(result.findings)
    assert [row[1].value for row in rows[:4]] == ["错误"] * 4
    assert rows[0][2].value == "城管科"
    assert rows[0][5].hyperlink.location.startswith("'01_项目4'!")
    assert rows[0][issues.SOURCE_FILE].hyperlink is not None


def test_a_finding_about_a_workbook_has_only_its_source(folder: Path) -> None:
    typed = Finding(
        "S11", "summary-differs-from-sheets", "error", "合计被改写。", Place("甲.xlsx", "汇总", "E9"), department="甲"
    )
    got = consolidate([submission("甲.xlsx", form("甲", "绿化", file="甲.xlsx"), findings=[typed])])
    book = openpyxl.load_workbook(io.BytesIO(master_bytes(got, folder / "x.xlsx")))
    row = book["问题清单"][issues.FIRST_ROW + 1]
    assert row[5].hyperlink is None
    assert row[issues.SOURCE_PLACE].value == "汇总!E9"
    assert row[issues.SOURCE_FILE].hyperlink.location == "'汇总'!E9"


def rows_of(book: openpyxl.Workbook, name: str, first: int) -> list[list[Any]]:
    """The lines of a list, without what follows an empty row."""
    rows = [[cell.value for cell in row] for row in book[name].iter_rows(min_row=first + 1)]
    return rows[: next((number for number, row in enumerate(rows) if row[0] is None), len(rows))]


def test_every_file_is_listed_with_its_state(result: Consolidation, written: openpyxl.Workbook) -> None:
    rows = rows_of(written, "来源文件", sources.FIRST_ROW)
    assert len(rows) == len(result.files) == 7
    assert sorted(row[sources.STATE] for row in rows) == sorted(
        ["旧版", "有误", "有误", "有误", "有误", "重复", "无法读取"]
    )


def test_the_register_has_a_line_for_every_unit_and_project(result: Consolidation, written: openpyxl.Workbook) -> None:
    rows = rows_of(written, "报送情况", register.FIRST_ROW)
    assert len(rows) == len(result.register) == 18
    told = {(row[register.DEPARTMENT], row[register.PROJECT], row[register.STATE]) for row in rows}
    assert {
        ("城管科", "项目6", "旧版"), ("城管科", "项目6", "已报"), ("民政科", "项目1", "有误"), ("民政科", "项目1", "重复"),
        ("老干部科", "（全部项目）", "未报"), ("=统计所*", "项目7", "待对应"), ("（未能判断）", "（未能判断）", "无法读取"),
    } <= told  # fmt: skip
    old = next(row for row in rows if row[register.STATE] == "旧版")
    assert (old[register.FILE], old[register.GROUND]) == ("old.docx", "按读取顺序")
    assert "有误 2，待对应 6，重复 3，旧版 1，无法读取 1，未报 1" in written["报送情况"]["A2"].value


def test_who_has_not_sent_stands_in_a_list_of_its_own(written: openpyxl.Workbook) -> None:
    rows = rows_of(written, "催报名单", reminders.FIRST_ROW)
    assert [row[1:4] for row in rows] == [["老干部科", "张某", "=80001234"]]
    assert rows[0][reminders.MESSAGE] == "老干部科：您单位的项目支出绩效目标申报表尚未收到。请尽快报送。"
    below = [row[reminders.DEPARTMENT].value for row in written["催报名单"].iter_rows(min_row=5)]
    assert "坏.xlsx" in below


def test_versions_stand_side_by_side(written: openpyxl.Workbook) -> None:
    rows = rows_of(written, "版本对照", version_list.FIRST_ROW)
    assert [row[version_list.FIELD] for row in rows] == ["预算金额", "产出成本指标", "成本指标合计（元）"]
    assert rows[0][version_list.USED : version_list.CHANGE] == ["74070.06元", "1元"]
    assert Decimal(str(rows[0][version_list.CHANGE])) == Decimal("74069.06")
    assert written["版本对照"].cell(4, version_list.OTHER_FILE + 1).hyperlink is not None


def test_ceilings_are_compared(seen: openpyxl.Workbook) -> None:
    sheet = seen["部门汇总"]
    first = groups.FIRST_ROW + 1
    assert [cell.value for cell in sheet["B"][first - 1 : first + 1]] == ["城管科", "民政科"]
    assert [sheet.cell(first + number, groups.OVER + 1).value for number in (0, 1)] == [0, 0]
    assert sheet.cell(first + 2, groups.CEILING + 1).value is None


def test_nothing_to_show_is_a_whole_workbook_too(folder: Path) -> None:
    empty = consolidate([], ROSTER)
    book = openpyxl.load_workbook(io.BytesIO(master_bytes(empty, folder / "空.xlsx")), data_only=True)
    assert book.sheetnames == SHEETS
    assert book["汇总"].cell(summary.FIRST_ROW + 1, summary.BUDGET + 1).value == 0


@needs_validator
def test_the_workbook_is_valid_open_xml(master: Path) -> None:
    assert schema_errors(master) == []


def test_links_beyond_the_limit_become_text(
    monkeypatch: pytest.MonkeyPatch, folder: Path, result: Consolidation
) -> None:
    monkeypatch.setattr(page, "MOST_LINKS", 3)
    book = openpyxl.load_workbook(io.BytesIO(master_bytes(result, folder / "总表.xlsx")))
    found = [cell for row in book["汇总"].iter_rows() for cell in row if cell.hyperlink]
    assert len(found) == 4, "three, and the way back to the cover"
    assert book["汇总"].cell(13, summary.PROJECT + 1).value


def test_a_text_no_cell_can_hold_is_cut_and_says_so() -> None:
    assert page.shown("字" * 40_000).endswith(page.CUT)
    assert len(page.shown("字" * 40_000)) == 32_767


@pytest.mark.parametrize(
    ("file", "link"),
    [
        (Place("/f/报送/甲.xlsx", "01_甲 'x'", "E4"), "external:报送/甲.xlsx#'01_甲 ''x'''!E4"),
        (Place("/f/甲.docx", None, None, "第 1 行"), "external:甲.docx"),
        (Place("/f/a#b 1%.xlsx"), "external:a%23b%201%25.xlsx"),
        (Place("/g/../f/甲.docx"), "external:甲.docx"),
        (Place("/g/甲.xls", "汇总", "A1"), "FILE:///g/甲.xls#'汇总'!A1"),
        (Place("/f/" + "长" * 2_000 + ".docx"), None),
    ],
)
def test_source_links(file: Place, link: str | None) -> None:
    assert links.source_link(Path("/f/总表.xlsx"), file) == link
