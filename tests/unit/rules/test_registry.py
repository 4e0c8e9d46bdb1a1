"""The catalogue is complete: every file registered, ids and names as in the catalogue, every page whole and true."""

import re
from pathlib import Path

import pytest
from cases.rules.catalogue import CATALOGUE as PLANNED
from support.declarations import from_page
from support.rule_runs import settings_of
from support.shared import SHARED

import xltools.rules
from xltools.model.finding import CandidateKind, Severity
from xltools.rules.likely_cause import HINTS
from xltools.rules.registry import CATALOGUE, PROJECT_RULES, entry_of
from xltools.rules.rule import CatalogueEntry, Hint, ProjectRule, WorkbookRule
from xltools.rules.running import Outcome, run

FOLDER = Path(xltools.rules.__file__).parent
CASES = Path(__file__).resolve().parents[2] / "cases" / "rules"
STEMS = sorted(path.stem for path in FOLDER.glob("*.py") if re.match(r"[a-z]\d\d_", path.stem))
SECTIONS = ["检查什么", "为什么", "反例", "正例", "怎么改"]
CURES = ("avoid-", "use-", "prefer-", "check-", "fix-", "must-", "should-", "ensure-", "no-", "do-not-")
BY_LETTER: dict[str, Severity] = {"E": "error", "W": "warning", "I": "info"}
RULES_MD = SHARED / "domain" / "rules.md"


def module_of(entry: CatalogueEntry) -> str:
    return (entry.phrase if isinstance(entry, Hint) else entry.check).__module__.rpartition(".")[2]


def section(entry: CatalogueEntry, title: str) -> list[str]:
    body = entry.page.split(f"\n{title}\n", 1)[1]
    return [line for line in re.split(r"\n(?=\S)", body)[0].splitlines() if line.strip()]


def test_every_rule_file_is_registered_under_its_name() -> None:
    assert sorted(module_of(entry) for entry in CATALOGUE) == STEMS
    assert [f"{entry.id.lower()}_{entry.name.replace('-', '_')}" for entry in CATALOGUE] == [
        module_of(entry) for entry in CATALOGUE
    ]


def test_every_rule_file_has_a_case_file_of_the_same_stem() -> None:
    assert [stem for stem in STEMS if not (CASES / f"{stem}.py").exists()] == []


def test_no_case_file_is_left_over() -> None:
    assert [path.stem for path in CASES.glob("*.py") if path.stem not in {*STEMS, "catalogue"}] == []


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.id)
def test_an_entry_is_as_planned(entry: CatalogueEntry) -> None:
    planned = {code: (name, title, severity) for code, name, title, severity in PLANNED}
    name, title, severity = planned[entry.id]
    assert (entry.name, entry.title) == (name, title)
    if isinstance(entry, Hint):
        assert severity.startswith("H")
    else:
        assert entry.severity in {BY_LETTER[letter] for letter in re.findall(r"\b[EWI]\b", severity)}


def test_the_plan_is_the_catalogue_of_the_domain() -> None:
    if not RULES_MD.exists():
        pytest.skip("the domain notes (../shared) are not beside this checkout")
    rows = re.findall(r"^\| ([A-Z]\d\d) \| ([a-z0-9-]+) \|", RULES_MD.read_text("utf-8"), re.MULTILINE)
    assert [(code, name) for code, name, _, _ in PLANNED] == rows


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.id)
def test_a_page_has_its_sections_in_order(entry: CatalogueEntry) -> None:
    lines = entry.page.splitlines()
    assert lines[0] == f"{entry.id} {entry.title}"
    assert [line for line in lines[1:] if line and not line.startswith(" ")] == SECTIONS
    assert all(section(entry, title) for title in SECTIONS)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.id)
def test_a_name_describes_the_defect(entry: CatalogueEntry) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", entry.name)
    assert not entry.name.startswith(CURES)


@pytest.mark.parametrize("rule", PROJECT_RULES, ids=lambda rule: rule.id)
def test_the_examples_of_a_page_are_true(rule: ProjectRule) -> None:
    bad, good = example(rule, "反例"), example(rule, "正例")
    assert rule.id in {finding.rule for finding in bad.findings}
    assert [finding.message for finding in good.findings] == []


def example(rule: ProjectRule, title: str) -> Outcome:
    """An example of a page, run; a line that begins with the title of a word list sets it."""
    lists = {one.title: one.name for one in rule.parameters if isinstance(one.default, tuple)}
    lines = section(rule, title)
    given = [line.strip().partition("：") for line in lines]
    words = {lists[label]: tuple(text.split("、")) for label, _, text in given if label in lists}
    form = from_page([line for line in lines if line.strip().partition("：")[0] not in lists])
    return run([form], settings=settings_of(rule.id, words))


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.id)
def test_the_examples_of_a_hint_are_true(hint: Hint) -> None:
    found = run([from_page(section(hint, "反例"))]).findings
    assert {candidate.kind for finding in found for candidate in finding.candidates} & hint.kinds
    assert run([from_page(section(hint, "正例"))]).findings == ()


def test_every_kind_of_candidate_has_one_hint() -> None:
    kinds = [kind for hint in HINTS for kind in hint.kinds]
    assert sorted(kinds) == sorted(CandidateKind.__args__)  # type: ignore[attr-defined]


def test_an_entry_is_found_by_id_and_by_name() -> None:
    assert entry_of(" a05 ") is entry_of("cost-differs-from-budget")
    assert entry_of("A99") is None


def test_families_and_kinds() -> None:
    assert {entry.family for entry in CATALOGUE} == set("CFUAXSYW")
    assert {entry.id for entry in CATALOGUE if isinstance(entry, WorkbookRule)} == {"S11", "S13", "U14"}
