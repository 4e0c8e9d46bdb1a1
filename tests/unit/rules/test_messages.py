"""What all messages have in common, on every firing case and on any text."""

import importlib
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.declarations import CLEAN_FIELDS, CLEAN_ROWS, project
from support.rule_runs import run_case

from xltools.rules.registry import PROJECT_RULES
from xltools.rules.running import run

CASES = [
    pytest.param(rule.id, texts, id=f"{rule.id} {title}")
    for rule in PROJECT_RULES
    for title, (texts, _) in importlib.import_module(
        f"cases.rules.{rule.check.__module__.rpartition('.')[2]}"
    ).FIRES.items()
]
PIECES = st.sampled_from(
    [
        "12",
        "万元",
        "元",
        "共计",
        "其中",
        "*",
        "=",
        "人",
        "月",
        "约",
        "不超",
        "√",
        "，",
        "。",
        "（",
        "）",
        "\n",
        "\t",
        "　",
        "不涉及",
        "３",
        "—",
        "宣传费",
        "1.",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@pytest.mark.parametrize(("code", "texts"), CASES)
def test_a_message_is_a_sentence_with_subject_and_code(code: str, texts: dict[str, Any]) -> None:
    for finding in run_case(code, texts)[1].findings:
        assert re.fullmatch(r"(「.+?」|第 \d+ 份申报表).+：.+[。]\[[A-Z]\d\d\]", finding.message, re.DOTALL), (
            finding.message
        )
        assert not re.search(r"None|。。|，，|，。|。，|：：|\n|Decimal|  ", finding.message), finding.message
        assert finding.quote or finding.rule in {"C01", "C02", "C03", "C04", "C12", "C15"}


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from([*CLEAN_FIELDS, *CLEAN_ROWS]), TEXTS, max_size=6))
def test_no_text_makes_a_rule_crash(texts: dict[str, str]) -> None:
    outcome = run([project(**texts)])
    assert [finding.message for finding in outcome.findings if finding.name == "rule-failed"] == []
    assert [entry for entry in outcome.not_checked if entry.reason == "rule-failed"] == []
