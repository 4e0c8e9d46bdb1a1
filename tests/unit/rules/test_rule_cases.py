"""Every rule on its own: declarations on which it fires, on which it is silent, and what it cannot check."""

import importlib
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from support.declarations import declaration, project
from support.rule_runs import run_case

from xltools.analysis import analyse
from xltools.model.declaration import EXTRA_TITLES, FIELD_TITLES
from xltools.model.finding import Finding, Severity
from xltools.model.place import Place
from xltools.rules.registry import PROJECT_RULES
from xltools.rules.rule import ProjectRule
from xltools.rules.running import Outcome, run

CASES = {
    rule.id: importlib.import_module(f"cases.rules.{rule.check.__module__.rpartition('.')[2]}")
    for rule in PROJECT_RULES
}


def table(name: str) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code} {title}")
        for code, module in CASES.items()
        for title, case in getattr(module, name, {}).items()
    ]


def of_rule(outcome: Outcome, code: str) -> list[Finding]:
    assert not [finding for finding in outcome.findings if finding.name == "rule-failed"]
    return [finding for finding in outcome.findings if finding.rule == code]


@pytest.mark.parametrize(("code", "case"), table("FIRES"))
def test_it_fires(code: str, case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    texts, wanted = case
    found = of_rule(run_case(code, texts)[1], code)
    assert len(found) == 1
    finding = found[0]
    assert finding.message.endswith(f"[{code}]")
    for key, value in wanted.items():
        if key == "says":
            assert [words for words in value if words not in finding.message] == [], finding.message
        elif key == "related":
            assert len(finding.related) == value
        elif key in {"computed", "stated"}:
            assert getattr(finding, key) == Decimal(value)
        else:
            assert getattr(finding, key) == value


@pytest.mark.parametrize(
    "rule", [rule for rule in PROJECT_RULES if getattr(CASES[rule.id], "FIRES", {})], ids=lambda rule: rule.id
)
def test_the_severity_an_office_chooses_takes_effect(rule: ProjectRule) -> None:
    chosen: Severity = "info" if rule.severity == "error" else "error"
    cases = [texts for texts, _ in CASES[rule.id].FIRES.values()]
    found = (of_rule(run_case(rule.id, texts, chosen)[1], rule.id) for texts in cases)
    assert any(finding.severity == chosen for one in found for finding in one)


@pytest.mark.parametrize(("code", "texts"), table("SILENT"))
def test_it_is_silent(code: str, texts: dict[str, Any]) -> None:
    assert [finding.message for finding in of_rule(run_case(code, texts)[1], code)] == []


@pytest.mark.parametrize(("code", "case"), table("NOT_CHECKED"))
def test_it_cannot_be_checked(code: str, case: tuple[dict[str, Any], str]) -> None:
    texts, reason = case
    _, outcome = run_case(code, texts)
    assert of_rule(outcome, code) == []
    assert [entry.reason for entry in outcome.not_checked if entry.rule == code] == [reason]


@pytest.mark.parametrize(("code", "case"), table("FIRES"))
def test_a_quote_stands_where_its_span_says(code: str, case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    built, outcome = run_case(code, case[0])
    for finding in of_rule(outcome, code):
        if finding.start is None:
            continue
        declaration = built.declaration
        texts = {FIELD_TITLES[name]: field.text for name, field in declaration.fields.items()}
        texts |= {EXTRA_TITLES[name]: field.text for name, field in declaration.extra.items()}
        text = texts[finding.field] if finding.indicator is None else declaration.indicators[finding.indicator].text
        assert text[finding.start : finding.end] == finding.quote


def test_a_clean_declaration_has_no_finding_at_all() -> None:
    outcome = run([project()])
    assert outcome.findings == ()
    assert outcome.not_checked == ()


def test_missing_rows_are_pointed_at_where_a_workbook_prints_them() -> None:
    texts = {"quality": ("达到合同约定。", None), "schedule": ("12月底前完成。", None), "economic": None}
    lacking = declaration(**texts)
    places = {key: Place("绿化科.xlsx", "01", cell) for key, cell in (
        ("remarks", "B30"), ((2, "产出质量指标"), "D15"), ((2, "产出进度指标"), "D16"), ((2, "经济效益指标"), "D18"),
    )}  # fmt: skip

    found = of_rule(run([analyse(replace(lacking, absent=places))]), "C02")

    assert [(one.place.cell, [place.cell for place in one.related]) for one in found] == [("D15", ["D16"]), ("D18", [])]
    assert lacking == replace(lacking, absent=places)
