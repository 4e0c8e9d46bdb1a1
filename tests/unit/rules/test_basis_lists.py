"""W10 looks at the documents of all forms of a run: with the office's lists, or once to say that there are none."""

from typing import Any

import pytest
from cases.rules import w10_basis_not_in_list as cases
from support.declarations import project
from support.rule_runs import settings_of

from xltools.rules.noting import note_form
from xltools.rules.registry import BATCH_RULES
from xltools.rules.rule import Batch
from xltools.rules.running import Outcome, run_batch

RULE = next(rule for rule in BATCH_RULES if rule.id == "W10")


def outcome_of(parameters: dict[str, Any], *texts: dict[str, Any]) -> Outcome:
    projects = tuple(project(position=number, **one) for number, one in enumerate(texts, start=1))
    settings = settings_of("W10", parameters)
    return run_batch(Batch(tuple(note_form(one, settings) for one in projects)), settings=settings, rules=(RULE,))


@pytest.mark.parametrize("case", cases.FIRES.values(), ids=cases.FIRES)
def test_it_fires(case: tuple[dict[str, Any], dict[str, Any], list[str]]) -> None:
    parameters, texts, quotes = case
    findings = outcome_of(parameters, {}, texts).findings
    assert [finding.quote for finding in findings] == quotes
    for finding in findings:
        assert (finding.rule, finding.severity, finding.position) == ("W10", "info", 2)
        assert finding.message.startswith("「社区绿化养护」")
        assert finding.message.endswith("。[W10]")


@pytest.mark.parametrize("case", cases.SILENT.values(), ids=cases.SILENT)
def test_it_is_silent(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    outcome = outcome_of(*case)
    assert (outcome.findings, outcome.not_checked) == ((), ())


def test_without_lists_a_run_is_told_once() -> None:
    cites = {"quality": "达到《绿化养护管理办法》的标准。"}
    (entry,) = outcome_of({}, cites, cites).not_checked
    assert (entry.rule, entry.reason, entry.position) == ("W10", "attachment-not-at-hand", None)


def test_without_lists_and_without_documents_nothing_is_missing() -> None:
    assert outcome_of({}, {}).not_checked == ()
