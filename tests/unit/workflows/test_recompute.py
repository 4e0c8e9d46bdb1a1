"""Recomputing figures from the project sheets."""

from decimal import Decimal

import pytest

from xltools.analysis.facts import Budget, BudgetTie, CostTotal, Project
from xltools.model.declaration import Declaration, Field
from xltools.model.place import Place
from xltools.model.workbook import DepartmentWorkbook, StructureChange, SummaryFigure
from xltools.reports.recompute import as_text
from xltools.workflows.recompute import recompute


def project(position: int, budget: str | None, cost: str | None = None, unit_from="value") -> Project:
    place = Place("a.xlsx", sheet=f"{position:02}_项目")
    fields = {"project": Field(f"项目{position}", place)}
    yuan = Decimal(budget) if budget else None
    total = CostTotal(Decimal(cost), "stated", Decimal(1), 3, cost, 0, 1, (3,)) if cost else None
    return Project(
        Declaration("beijing-2019", "a.xlsx", position, place, fields, ()),
        Budget(budget or "", yuan, None, unit_from), (), (), total, BudgetTie("no-amount"), (), (), (), (),
    )  # fmt: skip


PROJECTS = (project(1, "1296000", "1296000"), project(2, "500000", "554000"), project(3, None))


def figure(key: str, value: str | None, cell="E10", position: int | None = None, **more) -> SummaryFigure:
    more = {"formula": "SUM(E5:E9)"} | more
    place = Place("a.xlsx", sheet="汇总", cell=cell)
    return SummaryFigure(key, "预算金额（元）", place, Decimal(value) if value else None, position=position, **more)


def only(one: SummaryFigure, *changes: StructureChange):
    workbook = DepartmentWorkbook("a.xlsx", "科", (), (one,), changes)
    return recompute("a.xlsx", PROJECTS, workbook)


CASES = [
    # key, stands there, position, typed: computed, differs, cause
    ("total.budget", "1796000", None, False, "1796000", False, "intact"),
    ("total.budget", "1796000.01", None, False, "1796000", False, "intact"),
    ("total.budget", "1796000.02", None, False, "1796000", True, "not-updated"),
    ("total.budget", "1800000", None, True, "1796000", True, "typed"),
    ("total.budget", "1796000", None, True, "1796000", False, "typed"),
    ("total.budget", None, None, False, "1796000", True, "not-updated"),
    ("total.budget_wan", "1796000", None, False, "1796000", False, "intact"),
    ("total.cost", "1850000", None, False, "1850000", False, "intact"),
    ("total.difference", "54000", None, False, "54000", False, "intact"),
    ("row.budget", "500000", 2, False, "500000", False, "intact"),
    ("row.budget", None, 3, False, None, False, "intact"),
    ("row.budget", "7", 3, True, None, True, "typed"),
    ("row.difference", "-54000", 2, True, "54000", True, "typed"),
    ("sheet.cost", "554000", 2, False, "554000", False, "intact"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_figure_is_compared_with_what_the_sheets_give(case):
    key, value, position, typed, computed, differs, cause = case
    found = only(figure(key, value, position=position, typed=typed)).figures[0]
    assert found.computed == (Decimal(computed) if computed else None)
    assert (found.differs, found.cause) == (differs, cause)


def test_a_total_over_no_amounts_is_zero():
    workbook = DepartmentWorkbook("a.xlsx", "科", (), (figure("total.budget", "0"),))
    assert not recompute("a.xlsx", [project(1, None)], workbook).differences


def test_another_formula_is_named_as_the_cause():
    one = figure("total.budget", "1796000")
    change = StructureChange("formula-changed", one.place, "公式已改。")
    result = only(one, change)
    assert result.figures[0].cause == "changed"
    assert result.overwritten == result.figures
    assert not result.differences


def test_differences_are_exact():
    assert only(figure("total.budget", "1800000", typed=True)).figures[0].difference == Decimal(-4000)
    assert only(figure("total.budget", None)).figures[0].difference is None


def test_the_report_shows_stated_and_computed_with_the_reason():
    text = as_text(only(figure("total.budget", "1800000", typed=True)))
    assert "合计：预算 1,796,000 元（179.6万元）；成本指标合计 1,850,000 元（185万元）" in text
    assert "1 处不一致" in text
    assert (
        "汇总!E10 预算金额（元）：表中 1,800,000 元（180万元），重算 1,796,000 元（179.6万元），相差 4,000 元（公式已被改成数字）"
        in text
    )
    assert "预算金额读不出，未计入：第 3 个项目" in text


def test_the_report_names_formulas_that_are_gone_though_the_figure_agrees():
    text = as_text(only(figure("row.budget", "500000", position=2, typed=True)))
    assert "1 处数值一致但公式已不在" in text
    assert "汇总!E10 项目2 预算金额（元）：500,000 元（50万元）（公式已被改成数字）" in text


def test_a_document_has_totals_only():
    text = as_text(recompute("a.txt", PROJECTS))
    assert "没有本工具的汇总表" in text
    assert "  2  项目2：预算 500,000 元（50万元）；成本指标合计 554,000 元（55.4万元）" in text


def test_everything_agreeing_is_said_in_one_word():
    assert "全部一致" in as_text(only(figure("total.budget", "1796000")))
