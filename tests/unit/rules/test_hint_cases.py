"""Likely causes: which gaps they explain, and how honest the count is."""

import importlib
from typing import Any

import pytest
from support.declarations import project

from xltools.model.finding import Candidate
from xltools.rules.likely_cause import HINTS, likely_cause
from xltools.rules.running import run

CASES = {hint.id: importlib.import_module(f"cases.rules.{hint.phrase.__module__.rpartition('.')[2]}") for hint in HINTS}
KINDS = {hint.id: hint.kinds for hint in HINTS}


def table(name: str) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code} {title}")
        for code, module in CASES.items()
        for title, case in getattr(module, name).items()
    ]


@pytest.mark.parametrize(("code", "case"), table("FIRES"))
def test_it_names_the_cause(code: str, case: tuple[dict[str, Any], str, str]) -> None:
    texts, kind, words = case
    assert kind in KINDS[code]
    findings = [finding for finding in run([project(**texts)]).findings if finding.candidate_count]
    assert kind in {candidate.kind for finding in findings for candidate in finding.candidates}
    assert any(words in finding.message for finding in findings), [finding.message for finding in findings]


@pytest.mark.parametrize(("code", "texts"), table("SILENT"))
def test_it_guesses_nothing(code: str, texts: dict[str, Any]) -> None:
    findings = run([project(**texts)]).findings
    assert KINDS[code].isdisjoint(candidate.kind for finding in findings for candidate in finding.candidates)


ONE = Candidate("missing_wan", "38.6元", "38.6万元")
TWO = Candidate("item_counted_twice", "5万元", "")
THREE = Candidate("digits_swapped", "86.4万元", "84.6万元")


@pytest.mark.parametrize(
    ("candidates", "count", "words"),
    [
        ((), 0, "没有哪一处单独改动能使其相符。"),
        ((ONE,), 1, "可能原因：“38.6元”漏写了“万”（按 38.6万元 计算则相符），只有这一种单处改动能使其相符。"),
        (
            (ONE, TWO),
            2,
            (
                "可能原因：①“38.6元”漏写了“万”（按 38.6万元 计算则相符）；②差额与“5万元”一项相符，这一项重复计入。"
                "这 2 种单处改动都能使其相符，仅凭数字无法判定。"
            ),
        ),
        ((ONE, TWO, THREE), 4, "有 4 种单处改动都能使其相符，仅凭数字无法判定。"),
    ],
)
def test_the_sentence_says_how_many_changes_fit(candidates: tuple[Candidate, ...], count: int, words: str) -> None:
    assert likely_cause(candidates, count) == words
