"""Rules on a department workbook as a whole."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from cases.rules import s11_summary_differs_from_sheets as s11
from cases.rules import s13_template_formula_overwritten as s13
from cases.rules import u14_disclosed_conversion_wrong as u14
from support.declarations import project
from support.workbooks_as_read import CELL, FILE, change, figure, two_projects, workbook

from xltools.model.finding import Finding
from xltools.model.workbook import ChangeKind
from xltools.rules.running import run
from xltools.rules.s13_template_formula_overwritten import ADVICE


def findings_on(key: str, position: int | None, value: str | None, state: str) -> list[Finding]:
    read = workbook(
        figures=(figure(key, position, value, typed=state == "typed"),),
        changes=(change("formula-changed"),) if state == "changed" else (),
    )
    return list(run(two_projects(), read).findings)


@pytest.mark.parametrize("case", s11.FIRES.values(), ids=s11.FIRES)
def test_a_figure_that_differs_from_the_sheets(case: tuple[Any, ...]) -> None:
    key, position, value, state, expected = case
    (finding,) = findings_on(key, position, value, state)
    assert (finding.rule, finding.severity, finding.place, finding.position) == ("S11", "error", CELL, position)
    assert (finding.computed, finding.stated) == (Decimal(expected), Decimal(value))
    assert finding.field == "预算金额（元）合计"
    assert finding.message.startswith("预算金额（元）合计：" if position is None else "「")


@pytest.mark.parametrize("case", s11.SILENT.values(), ids=s11.SILENT)
def test_a_figure_that_is_left_alone(case: tuple[Any, ...]) -> None:
    assert findings_on(*case) == []


@pytest.mark.parametrize("kind", s13.FIRES)
def test_an_overwritten_formula_or_label(kind: ChangeKind) -> None:
    (finding,) = run(two_projects(), workbook(changes=(change(kind),))).findings
    assert (finding.rule, finding.severity, finding.place, finding.quote) == ("S13", "warning", CELL, "190000")
    assert finding.message == f"合计单元格被改成了数字。{ADVICE[kind]}[S13]"


@pytest.mark.parametrize("kind", s13.SILENT)
def test_other_changes_are_not_its_business(kind: ChangeKind) -> None:
    assert run(two_projects(), workbook(changes=(change(kind),))).findings == ()


def findings_on_wan(key: str, position: int | None, value: str | None, state: str) -> list[Finding]:
    first = project(file=FILE, budget="123456元", cost="全年费用123456元。")
    shown = replace(figure(key, position, value, typed=state == "typed"), unit="元" if key == "row.budget" else "万元")
    read = workbook(figures=(shown,), changes=(change("formula-changed"),) if state == "changed" else ())
    return list(run((first, two_projects()[1]), read).findings)


@pytest.mark.parametrize("case", u14.FIRES.values(), ids=u14.FIRES)
def test_a_figure_in_wan_that_is_wrongly_converted(case: tuple[Any, ...]) -> None:
    key, position, value, state, shown = case
    (finding,) = findings_on_wan(key, position, value, state)
    assert (finding.rule, finding.severity, finding.place, finding.position) == ("U14", "error", CELL, position)
    assert finding.quote == shown
    assert f"表中写 {shown}万元" in finding.message


@pytest.mark.parametrize("case", u14.SILENT.values(), ids=u14.SILENT)
def test_a_figure_in_wan_that_is_no_conversion(case: tuple[Any, ...]) -> None:
    assert "U14" not in {finding.rule for finding in findings_on_wan(*case)}
