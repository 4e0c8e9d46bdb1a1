"""What a director looks at in the master: the cover and its charts, the flat tables, the rules, what was not checked."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
from lxml import etree
from support.open_xml import needs_validator, schema_errors
from support.sent_forms import ROSTER, sent
from support.submissions import finding, form, submission

from xltools.merging.consolidation import Consolidation
from xltools.model.finding import NotChecked
from xltools.model.settings import RuleSetting, Settings
from xltools.rules.registry import CATALOGUE
from xltools.values.capitals import in_capitals
from xltools.values.plain import plain
from xltools.workbooks.master import charts, rule_list, sources, tables, unchecked
from xltools.workbooks.master.book import master_bytes, write_master
from xltools.workbooks.reading.last_year import read_last_year
from xltools.workflows.consolidate import consolidate

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SETTINGS = Settings(
    "设置.xlsx",
    "2027年版-a1b2",
    {
        "A05": RuleSetting(severity="warning", tolerance=Decimal(100), departments=("民政科", "城管科")),
        "F01": RuleSetting(active=False),
    },
)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Consolidation:
    submissions = sent(tmp_path_factory.mktemp("sent"))
    project = submissions[1].projects[0].declaration
    undecided = NotChecked(
        "A05", "only-unit-prices", project.place, project.position, "", "项目1", "成本指标中只有单价"
    )
    submissions[1] = replace(submissions[1], not_checked=(undecided,))
    first = submissions[1].findings[0]
    explained = replace(first, rule="F02", severity="info", explained_from="warning", explanation="已电话核实。")
    submissions[1] = replace(submissions[1], findings=(*submissions[1].findings, explained))
    return replace(consolidate(submissions, ROSTER), settings=SETTINGS)


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory, result: Consolidation) -> Path:
    target = tmp_path_factory.mktemp("master") / "2027年预算.xlsx"
    write_master(result, target)
    return target


@pytest.fixture(scope="module")
def seen(master: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(master, data_only=True)


def texts(sheet: Any) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def records(master: Path, table: tables.Table) -> list[dict[str, Any]]:
    """The lines of a table as another program reads them: by title."""
    rows = python_calamine.load_workbook(master).get_sheet_by_name(table.name).to_python()
    start = next(number for number, row in enumerate(rows) if row[0] == table.titles[0])
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_the_cover_says_what_came_in_and_what_it_adds_up_to(seen: openpyxl.Workbook, result: Consolidation) -> None:
    sheet = seen["封面"]
    tiles = {sheet.cell(5, column).value: sheet.cell(6, column).value for column in range(1, 9)}
    assert tiles == {
        "部门（个）": 4, "项目（个）": 12, "文件（个）": 7, "未报（项）": len(result.missing), "错误（条）": 4,
        "警告（条）": result.count("warning"), "已说明（条）": 1, "未检查（项）": len(result.not_checked),
    }  # fmt: skip
    said = texts(sheet)
    warnings = result.count("warning")
    assert f"✘ 4 项错误待改正，{warnings} 项警告待核对，1 个文件无法读取，1 项未报" in said
    assert in_capitals(result.total.budget) in said
    assert "1 个项目没有可用金额，未计入；1 个项目金额单位存疑，按较合理的读法计入" in said
    assert sheet["B8"].value == pytest.approx(float(result.total.budget))
    assert any("批次：2027年预算" in text and "2027年版-a1b2" in text and "2026-11-20 09:30" in text for text in said)
    assert [text for text in said if text.endswith("相符")] == [
        "✔ 部门汇总相符", "✔ 项目类型汇总相符", "✔ 项目一览、金额来源相符", "✔ 舍位平衡相符",
    ]  # fmt: skip


def test_the_cover_leads_to_every_sheet_and_prints_on_one_page(seen: openpyxl.Workbook) -> None:
    sheet = seen["封面"]
    linked = {cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert {name.split("!")[0].strip("'") for name in linked} == set(seen.sheetnames) - {"封面"}
    assert {sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth} <= {None, 1}, "1 is what stands for no entry"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_every_other_table_leads_back_and_repeats_its_titles(seen: openpyxl.Workbook) -> None:
    for name in seen.sheetnames[1:11]:
        sheet = seen[name]
        assert any(cell.hyperlink and cell.hyperlink.location == "'封面'!A1" for cell in sheet[1]), name
        assert sheet.print_title_rows, name
        assert sheet.freeze_panes, name
        assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize(
    ("found", "status"),
    [
        ((), "✔ 未发现错误和警告，应报的已报齐"),
        (("info",), "✔ 未发现错误和警告，应报的已报齐"),
        (("warning",), "▲ 1 项警告待核对"),
        (("warning", "error"), "✘ 1 项错误待改正，1 项警告待核对"),
    ],
)
def test_the_state_is_said_in_words_with_a_sign(tmp_path: Path, found: tuple[Any, ...], status: str) -> None:
    project = form("甲", "绿化")
    got = consolidate([submission("甲.docx", project, findings=[finding(project, one) for one in found])])
    book = openpyxl.load_workbook(io.BytesIO(master_bytes(got, tmp_path / "x.xlsx")), data_only=True)
    assert book["封面"]["A3"].value == status


def parts(master: Path, pattern: str) -> list[Any]:
    with zipfile.ZipFile(master) as package:
        return [
            etree.fromstring(package.read(name)) for name in sorted(package.namelist()) if re.fullmatch(pattern, name)
        ]


def test_charts_refer_to_the_figures_and_hold_their_values(master: Path, seen: openpyxl.Workbook) -> None:
    drawn = parts(master, r"xl/charts/chart\d+\.xml")
    assert len(drawn) == 4
    for chart in drawn:
        references = chart.findall(f".//{CHART}f")
        assert len(references) in (3, 6)
        for reference in references:
            sheet, _, cells = reference.text.partition("!")
            assert sheet.strip("'") == "图表数据"
            found = seen["图表数据"][cells.replace("$", "")]
            shown = [str(row[0].value) for row in found] if isinstance(found, tuple) else [str(found.value)]
            cached = [point.text for point in reference.getnext().findall(f".//{CHART}v")]
            assert [plain_text(one) for one in cached] == [plain_text(one) for one in shown]


def plain_text(value: str) -> str:
    try:
        return plain(Decimal(value))
    except ArithmeticError:
        return value


def test_a_chart_has_at_most_fifteen_bars_and_the_rest() -> None:
    rows = [(f"部门{number}", (Decimal(100 - number), 1)) for number in range(20)]
    assert charts.limited(rows[:16], "个部门") == tuple(rows[:16])
    shown = charts.limited(rows, "个部门")
    assert len(shown) == 16
    assert shown[-1] == ("其他（5 个部门）", (Decimal(85 + 84 + 83 + 82 + 81), 5))


def test_bars_stand_in_order(seen: openpyxl.Workbook) -> None:
    rows = list(seen["图表数据"].iter_rows(min_row=charts.FIRST_ROW + 1, values_only=True))
    budgets = [row[1] for row in rows if row[1] is not None]
    assert budgets == sorted(budgets, reverse=True)
    states = [(row[6], row[7]) for row in rows if row[6]]
    assert "，".join(f"{state} {count}" for state, count in states) in seen["报送情况"]["A2"].value
    assert ("未报", 1) in states
    assert len(states) == 7


@pytest.mark.parametrize("table", [*tables.TABLES, tables.ORIGINS], ids=lambda table: table.name)
def test_a_flat_table_is_an_excel_table_without_merges(
    seen: openpyxl.Workbook, master: Path, table: tables.Table
) -> None:
    sheet = seen[table.name]
    made = sheet.tables[table.name]
    assert tuple(column.name for column in made.tableColumns) == table.titles
    assert len(set(table.titles)) == len(table.titles)
    assert made.autoFilter.ref == made.ref
    assert not sheet.merged_cells.ranges
    head, *rows = sheet[made.ref]
    assert tuple(cell.value for cell in head) == table.titles
    assert all(cell.data_type != "f" for row in rows for cell in row)
    for column, place in ((column, table.place(column.title)) for column in table.columns):
        numeric = column.kind in {"count", "money", "wan"}
        cells = [row[place] for row in rows if row[place].value is not None]
        assert {cell.data_type for cell in cells} <= ({"n"} if numeric else {"s"}), column.title
    assert len(records(master, table)) == len(rows)


def test_both_tables_add_up_to_the_total(master: Path, result: Consolidation) -> None:
    for table in tables.TABLES:
        lines = records(master, table)
        budgets = [Decimal(str(line[tables.BUDGET])) for line in lines if line[tables.BUDGET] != ""]
        assert sum(budgets) == result.total.budget
        costs = [Decimal(str(line[tables.COST])) for line in lines if line[tables.COST] != ""]
        assert sum(costs) == result.total.cost


def test_a_project_without_a_usable_budget_has_an_empty_cell_not_zero(master: Path) -> None:
    line = next(one for one in records(master, tables.PROJECTS) if one[tables.PROJECT] == "项目7")
    assert (line[tables.BUDGET], line[tables.UNIT_NOTE]) == ("", "未填预算金额")
    assert line[tables.DEPARTMENT] == "=统计所*"


def test_an_indicator_is_one_line_with_its_project_and_its_place(master: Path, seen: openpyxl.Workbook) -> None:
    lines = records(master, tables.INDICATORS)
    assert len(lines) == 12
    line = next(one for one in lines if one[tables.PROJECT] == "项目4")
    assert line[tables.LEVEL2] == "产出成本指标"
    assert line[tables.TEXT] == "共49381.04元"
    assert (line[tables.FILLED], line[tables.PROJECT_NUMBER], line[tables.ROW_NUMBER]) == ("已填", 1, 1)
    assert (line[tables.SOURCE_FILE], line[tables.SOURCE_PLACE]) == ("城管科 #1 50%.docx", "第 1 份")
    cell = seen[tables.INDICATORS.name].cell(4, tables.INDICATORS.place(tables.SHEET_LINK) + 1)
    assert cell.hyperlink.location.startswith("'01_项目4'!")


def test_next_year_reads_its_last_year_from_the_tables(master: Path, result: Consolidation) -> None:
    past = {one.project: one for one in read_last_year(master).projects}
    assert len(past) == len(result.lines)
    for line in result.lines:
        found, declaration = past[line.project.declaration.project], line.project.declaration
        assert (found.department, found.budget, found.year) == (
            line.department.name,
            line.project.budget.yuan,
            declaration.year,
        )
        assert found.rows == tuple((one.level2, one.text) for one in declaration.indicators if one.text)


def test_findings_are_counted_by_level_in_the_tables(master: Path, result: Consolidation) -> None:
    lines = records(master, tables.PROJECTS)
    counts = {title: sum(line[title] for line in lines) for title in ("错误", "警告", "提示", "已说明")}
    assert counts == {"错误": result.count("error"), "警告": result.count("warning"), "提示": 0, "已说明": 1}


def test_the_rules_show_what_the_office_decided(seen: openpyxl.Workbook) -> None:
    sheet = seen["规则"]
    assert "设置版本：2027年版-a1b2（设置.xlsx）" in sheet["A2"].value
    assert "停用 1 条" in sheet["A2"].value
    rows = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=rule_list.FIRST_ROW + 1)}
    assert list(rows) == [entry.id for entry in CATALOGUE]
    cost = rows["A05"]
    assert cost[rule_list.LEVEL] == "警告（改）"
    assert (cost[rule_list.TOLERANCE], cost[rule_list.DEPARTMENTS], cost[rule_list.ACTIVE]) == (
        100,
        "民政科；城管科",
        "✔ 是",
    )
    assert (cost[rule_list.ERRORS], cost[rule_list.WARNINGS], cost[rule_list.UNCHECKED]) == (4, 8, 1)
    assert rows["F01"][rule_list.ACTIVE] == "○ 否"
    assert rows["F02"][rule_list.EXPLAINED] == 1
    assert {row[rule_list.SCOPE] for row in rows.values()} == {"项目表", "工作簿", "各部门之间"}


def test_what_was_not_checked_is_listed_with_the_reason(seen: openpyxl.Workbook, result: Consolidation) -> None:
    rows = list(seen["未检查"].iter_rows(min_row=unchecked.FIRST_ROW + 1))
    assert len(rows) == len(result.not_checked)
    row = next(
        row for row in rows if row[unchecked.DEPARTMENT].value == "民政科" and row[unchecked.RULE].value == "A05"
    )
    assert [cell.value for cell in row[2:7]] == ["项目1", "A05", "成本合计≠预算金额", "只有单价", "成本指标中只有单价"]
    assert row[unchecked.PROJECT].hyperlink.location.endswith("_项目1'!A1")


def test_an_explanation_stands_beside_its_finding(seen: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in seen["问题清单"].iter_rows(min_row=3)]
    column = rows[0].index("出错说明")
    assert [(row[1], row[column]) for row in rows if row[column] and row[0] != "序号"] == [("已说明", "已电话核实。")]


def test_the_list_of_files_calls_them_by_their_names(seen: openpyxl.Workbook) -> None:
    reasons = [
        row[sources.REASON].value or ""
        for row in seen["来源文件"].iter_rows(min_row=sources.FIRST_ROW + 1, max_row=11)
    ]
    assert any("与 民政科 #1 50%.docx 内容相同" in reason or "内容相同，只计一次" in reason for reason in reasons)
    assert not any("/报送/" in reason for reason in reasons)


@needs_validator
def test_a_master_with_explanations_and_settings_is_valid_open_xml(master: Path) -> None:
    assert schema_errors(master) == []


def test_odd_amounts_and_names_make_a_whole_workbook(tmp_path: Path) -> None:
    odd = [
        form("甲" * 80, "长" * 400, "-5.5", file="x.docx"),
        form("乙'\"&<>", "=1+1", "0.001", file="x.docx", position=2),
        *(form(f"丙{number}", f"项目{number}", "9" * 15, file="x.docx", position=3 + number) for number in range(12)),
    ]
    book = openpyxl.load_workbook(
        io.BytesIO(master_bytes(consolidate([submission("x.docx", *odd)]), tmp_path / "x.xlsx")), data_only=True
    )
    assert "（金额过大，无法大写）" in texts(book["封面"])
    assert len(book.sheetnames) == 16 + len(odd)
