"""Every rule across files: runs on which it fires, on which it is silent, and what it cannot check."""

import importlib
import re
from typing import Any

import pytest
from support.batches import across, forms

from xltools.model.finding import Finding
from xltools.rules.registry import BATCH_RULES, PROJECT_RULES
from xltools.rules.rule import BatchRule, ProjectRule
from xltools.rules.running import Outcome

RULES: tuple[BatchRule | ProjectRule, ...] = (
    *(rule for rule in BATCH_RULES if rule.family in "SY"),
    *(rule for rule in PROJECT_RULES if rule.across),
)
CASES = {rule.id: importlib.import_module(f"cases.rules.{rule.check.__module__.rpartition('.')[2]}") for rule in RULES}


def table(name: str) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code} {title}")
        for code, module in CASES.items()
        for title, case in getattr(module, name, {}).items()
    ]


def outcome_of(case: Any) -> Outcome:
    texts, against = case if isinstance(case, tuple) else (case, {})
    return across(forms(*texts), **against)


def of_rule(outcome: Outcome, code: str) -> list[Finding]:
    assert not [finding for finding in outcome.findings if finding.name == "rule-failed"]
    return [finding for finding in outcome.findings if finding.rule == code]


@pytest.mark.parametrize(("code", "case"), table("FIRES_ACROSS"))
def test_it_fires(code: str, case: Any) -> None:
    *run, wanted = case
    found = of_rule(outcome_of(run[0] if len(run) == 1 else tuple(run)), code)
    assert [(one.place.file, one.position, one.severity) for one in found] == wanted["at"], found
    for key, value in wanted.items():
        if key == "says":
            assert [words for words in value if words not in found[0].message] == [], found[0].message
        elif key == "related":
            assert [place.file for place in found[0].related] == value
        elif key != "at":
            assert getattr(found[0], key) == value


@pytest.mark.parametrize(("code", "case"), table("SILENT_ACROSS"))
def test_it_is_silent(code: str, case: Any) -> None:
    outcome = outcome_of(case)
    assert [finding.message for finding in of_rule(outcome, code)] == []
    assert [entry for entry in outcome.not_checked if entry.rule == code] == []


@pytest.mark.parametrize(("code", "case"), table("NOT_CHECKED_ACROSS"))
def test_it_cannot_be_checked(code: str, case: Any) -> None:
    *run, wanted = case
    outcome = outcome_of(run[0] if len(run) == 1 else tuple(run))
    assert of_rule(outcome, code) == []
    said = [(one.place.file, one.position, one.reason) for one in outcome.not_checked if one.rule == code]
    assert said == wanted


@pytest.mark.parametrize(("code", "case"), table("FIRES_ACROSS"))
def test_a_message_is_a_sentence_with_its_code(code: str, case: Any) -> None:
    *run, _ = case
    for finding in of_rule(outcome_of(run[0] if len(run) == 1 else tuple(run)), code):
        assert re.fullmatch(r".+。\[[A-Z]\d\d\]", finding.message, re.DOTALL), finding.message
        assert not re.search(r"None|。。|，，|，。|。，|：：|\n|Decimal|  ", finding.message), finding.message
        assert finding.quote


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_cases_that_fire_and_that_stay_silent(rule: BatchRule | ProjectRule) -> None:
    assert CASES[rule.id].FIRES_ACROSS
    assert CASES[rule.id].SILENT_ACROSS
