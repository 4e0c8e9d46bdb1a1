"""金额来源: every yuan of the master is the sum of rows that name file, sheet, cell and wording."""

import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
from support.declarations import declaration
from support.submissions import submission
from support.ten_projects import TEN

from xltools.analysis import analyse
from xltools.merging.consolidation import Consolidation
from xltools.merging.submission import Submission
from xltools.model.declaration import Declaration, Field
from xltools.model.place import Place
from xltools.workbooks.master import listed, lists, origins, summary, tables
from xltools.workbooks.master.book import master_bytes
from xltools.workflows.consolidate import consolidate

DEPARTMENTS = ("民政科", "城管科", "党建办", "统计所")
TYPES = ("√4.其他一般类", "√3.宣传活动类")


def odd() -> list[Declaration]:
    """Forms with something to tell: two blocks, a calculation without result, no amount, a doubtful unit, a workbook's cell."""
    cell = Place("3.xlsx", "申报表 1", "E4")
    form = declaration(project="丙", caption="丙", budget="12.5", label_unit="万元", cost="12.5万元")
    fields = {**form.fields, "budget": Field("12.5", cell, Decimal("12.5"))}
    return [
        declaration(project="甲", caption="甲", budget="5万元", cost=("费用2万元。", "费用3万元。")),
        declaration(project="乙", caption="乙", budget="见附件", cost="保洁员5人*3000元/月/人*6个月"),
        replace(form, fields=fields),
        declaration(project="丁", caption="丁", budget="30", cost="=2万元"),
    ]


def submissions() -> list[Submission]:
    forms: list[list[Declaration]] = [[], [], [], []]
    for number, form in enumerate((*odd(), *TEN)):
        file = number % 4
        texts = {"department": DEPARTMENTS[file], "project_type": TYPES[number % 2]}
        fields = form.fields | {name: Field(text, form.place) for name, text in texts.items()}
        forms[file].append(replace(form, fields=fields, file=f"{file}.xlsx", position=len(forms[file]) + 1))
    return [
        replace(submission(f"{number}.xlsx", *map(analyse, own)), sha256=str(number) * 64)
        for number, own in enumerate(forms)
    ]


def rows(result: Consolidation, folder: Path) -> list[dict[str, Any]]:
    """金额来源 as another program reads it."""
    book = python_calamine.load_workbook(io.BytesIO(master_bytes(result, folder / "总表.xlsx")))
    _, _, titles, *lines = book.get_sheet_by_name(tables.ORIGINS.name).to_python()
    return [dict(zip(map(str, titles), line, strict=True)) for line in lines]


@pytest.fixture(scope="module")
def result() -> Consolidation:
    return consolidate(submissions())


@pytest.fixture(scope="module")
def told(result: Consolidation, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return rows(result, tmp_path_factory.mktemp("origins"))


def fed(lines: Sequence[dict[str, Any]], title: str) -> Decimal:
    found = [Decimal(repr(line[tables.YUAN])) for line in lines if line[tables.FEEDS] == title]
    return sum(found, Decimal(0))


def test_every_sum_of_the_master_is_the_sum_of_the_rows_that_feed_it(
    result: Consolidation, told: list[dict[str, Any]]
) -> None:
    for group, title in [(result.total, None), *((one, tables.DEPARTMENT) for one in result.departments)]:
        own = [line for line in told if title is None or line[title] == group.name]
        assert (fed(own, "预算金额"), fed(own, "成本指标合计")) == (group.budget, group.cost)
    for group in result.types:
        own = [line for line in told if line[tables.TYPE] == group.name]
        assert (fed(own, "预算金额"), fed(own, "成本指标合计")) == (group.budget, group.cost)


def test_a_row_says_where_it_was_read_and_how(told: list[dict[str, Any]]) -> None:
    first, second, third = (line for line in told if line[tables.PROJECT] == "甲")
    assert [line[tables.FEEDS] for line in (first, second, third)] == ["预算金额", "成本指标合计", "成本指标合计"]
    assert (second[tables.FIELD], second[tables.WORDING], second[tables.YUAN]) == ("产出成本指标", "2万元", 20000)
    assert (second[tables.SPAN_START], second[tables.SPAN_END], second[tables.CONTEXT]) == (2, 5, "费用2万元")
    assert (second[tables.SHA256], second[tables.SOURCE_FILE]) == ("0" * 64, "示例.txt")
    budget = next(line for line in told if line[tables.PROJECT] == "丙")
    assert (budget[tables.SOURCE_SHEET], budget[tables.SOURCE_PLACE]) == ("申报表 1", "E4")
    assert (budget[tables.ROLE], budget[tables.UNIT_FROM], budget[tables.ROW_NUMBER]) == ("预算", "表头", "")
    unread = next(line for line in told if line[tables.PROJECT] == "乙")
    assert (unread[tables.YUAN], unread[tables.UNIT_FROM], unread[tables.FEEDS]) == ("", "未读出金额", "—")


def test_a_row_leads_to_the_source_and_to_the_form_in_the_master(result: Consolidation, tmp_path: Path) -> None:
    content = master_bytes(result, tmp_path / "总表.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content))[tables.ORIGINS.name]
    titles = [cell.value for cell in sheet[3]]
    budget = next(row for row in sheet.iter_rows(min_row=4) if row[titles.index(tables.PROJECT)].value == "丙")
    opened, shown = (budget[titles.index(title)].hyperlink for title in (tables.OPEN, tables.SHEET_LINK))
    assert opened.target.endswith("3.xlsx")
    assert opened.location == "'申报表 1'!E4"
    assert shown.location.startswith("'")
    assert shown.location.endswith("!E4")
    cost = next(row for row in sheet.iter_rows(min_row=4) if row[titles.index(tables.WORDING)].value == "2万元")
    assert cost[titles.index(tables.SHEET_LINK)].value != budget[titles.index(tables.SHEET_LINK)].value


def test_a_cost_from_several_cells_leads_to_its_parts(result: Consolidation, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(master_bytes(result, tmp_path / "总表.xlsx")))
    links = {
        row[summary.PROJECT].value: row[summary.COST_SOURCE].hyperlink
        for row in book[summary.NAME].iter_rows(min_row=summary.FIRST_ROW + 1)
    }
    sheet, _, cells = links["甲"].location.partition("!")
    parts = [cell.value for row in book[sheet.strip("'")][cells] for cell in row]
    assert parts == [20000, 30000]
    assert links["丁"].target.endswith("示例.txt")


def test_beyond_the_links_excel_allows_the_figures_that_count_keep_theirs(
    result: Consolidation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origins, "MOST_LINKS", 1)
    content = master_bytes(result, tmp_path / "总表.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content))[tables.ORIGINS.name]
    fed, opened = (tables.ORIGINS.place(title) for title in (tables.FEEDS, tables.OPEN))
    for row in sheet.iter_rows(min_row=4):
        assert (row[opened].hyperlink is None) == (row[fed].value == listed.NOT_FED)


def test_beyond_the_rows_of_a_sheet_the_figures_that_count_are_listed(
    result: Consolidation, told: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fed = [line for line in told if line[tables.ROLE] == "预算" or line[tables.FEEDS] != listed.NOT_FED]
    for most in (len(told) - 1, len(fed)):
        for module in (origins, lists):
            monkeypatch.setattr(module, "MOST_LINES", most)
        assert rows(result, tmp_path) == fed
        book = openpyxl.load_workbook(io.BytesIO(master_bytes(result, tmp_path / "总表.xlsx")), data_only=True)
        assert book[tables.ORIGINS.name]["A2"].value.startswith("项目很多，")
        assert "✔ 项目一览、金额来源相符" in {cell.value for cell in book["封面"][13]}


def test_what_a_sheet_cannot_list_is_counted_and_not_compared(
    result: Consolidation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (origins, lists):
        monkeypatch.setattr(module, "MOST_LINES", 20)
    book = openpyxl.load_workbook(io.BytesIO(master_bytes(result, tmp_path / "总表.xlsx")), data_only=True)
    sheet = book[tables.ORIGINS.name]
    assert sheet.tables[tables.ORIGINS.name].ref == "A3:U23"
    assert "行没有列出，全部请用 xltools export 导出。" in sheet["A2"].value
    assert "✔ 项目一览相符" in {cell.value for cell in book["封面"][13]}


@pytest.mark.parametrize("gone", range(4))
def test_without_a_source_the_master_lacks_exactly_its_share(
    gone: int, result: Consolidation, told: list[dict[str, Any]], tmp_path: Path
) -> None:
    everything = submissions()
    less = consolidate(everything[:gone] + everything[gone + 1 :])
    share = consolidate([everything[gone]])
    assert less.total.budget == result.total.budget - share.total.budget
    assert less.total.cost == result.total.cost - share.total.cost
    assert {one.name: (one.budget, one.cost) for one in less.departments} == {
        one.name: (one.budget, one.cost) for one in result.departments if one.name != DEPARTMENTS[gone]
    }
    own = {one.name: one for one in share.types}
    for group in result.types:
        left = next((one for one in less.types if one.name == group.name), None)
        taken = own.get(group.name)
        for figure in ("budget", "cost"):
            before, after = getattr(group, figure), getattr(left, figure) if left else Decimal(0)
            assert before - after == (getattr(taken, figure) if taken else 0)
    kept = [line for line in told if line[tables.SHA256] != str(gone) * 64]
    assert list(map(lasting, rows(less, tmp_path))) == list(map(lasting, kept))


def lasting(line: dict[str, Any]) -> dict[str, Any]:
    """A row without what counts the projects of the run."""
    return {title: value for title, value in line.items() if title not in {tables.PROJECT_NUMBER, tables.SHEET_LINK}}
