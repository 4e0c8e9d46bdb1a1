"""F15: which forms of a batch are another version of the template than most."""

from decimal import Decimal
from typing import Any

import pytest
from cases.rules import f15_template_version_mix as cases
from support.declarations import project

from xltools.model.finding import Finding
from xltools.model.settings import RuleSetting, Settings
from xltools.rules.f15_template_version_mix import RULE
from xltools.rules.noting import note_form
from xltools.rules.rule import Batch
from xltools.rules.running import run_batch


def found_in(batch: list[dict[str, Any]], fewest: int | None = None) -> tuple[Finding, ...]:
    projects = tuple(project(position=number, **texts) for number, texts in enumerate(batch, start=1))
    setting = RuleSetting(parameters={} if fewest is None else {"fewest": Decimal(fewest)})
    settings = Settings(rules={"F15": setting})
    noted = tuple(note_form(one, settings) for one in projects)
    return run_batch(Batch(noted), settings=settings, closing=True, rules=(RULE,), project_rules=()).findings


@pytest.mark.parametrize(("batch", "wanted"), cases.MIXED.values(), ids=cases.MIXED)
def test_a_form_of_another_version_is_named(batch: list[dict[str, Any]], wanted: dict[int, list[str]]) -> None:
    findings = found_in(batch)
    assert [finding.position for finding in findings] == list(wanted)
    for finding in findings:
        assert (finding.rule, finding.severity) == ("F15", "warning")
        assert finding.position is not None
        assert all(words in finding.message for words in wanted[finding.position]), finding.message


@pytest.mark.parametrize("batch", cases.SAME.values(), ids=cases.SAME)
def test_what_does_not_show_the_version_is_left_alone(batch: list[dict[str, Any]]) -> None:
    assert found_in(batch) == ()


def test_an_office_decides_how_many_forms_it_takes() -> None:
    mixed, _ = cases.MIXED["a unit in the label"]
    assert found_in(mixed, fewest=4) == ()


def test_only_at_consolidation() -> None:
    mixed, _ = cases.MIXED["a unit in the label"]
    projects = tuple(project(position=number, **texts) for number, texts in enumerate(mixed, start=1))
    assert run_batch(Batch(tuple(map(note_form, projects))), rules=(RULE,), project_rules=()).findings == ()
