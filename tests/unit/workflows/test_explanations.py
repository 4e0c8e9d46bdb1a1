"""Explanations find the finding they were written for, and lower it only while its figures are the same."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.model.explanation import Explanation
from xltools.model.finding import Finding, count_levels
from xltools.model.place import Place
from xltools.workflows.explanations import explain, gone, lines_kept

NOWHERE = Place("甲.xlsx", "问题清单", "M4")
SHEET = "01_绿化养护"


def finding(**changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "A05", "name": "x", "severity": "error", "message": "「绿化 养护」产出成本指标：成本 5元，预算 9元。[A05]",
        "place": Place("甲.xlsx", changes.pop("sheet", SHEET), changes.pop("cell", "D13")), "position": 1,
        "project": "绿化\n养护", "field": "产出成本指标", "quote": "5 元", "computed": Decimal("5.001"), "stated": Decimal(9),
    }  # fmt: skip
    return Finding(**(values | changes))


def explanation(**changes: Any) -> Explanation:
    values: dict[str, Any] = {
        "text": "含上年结转", "place": NOWHERE, "rule": "A05", "project": "绿化 养护", "field": "产出成本指标", "sheet": SHEET,
        "cell": "D13", "message": "「绿化 养护」产出成本指标：成本 5元，预算 9元。[A05]（该单元格原有批注，已保留未改）", "quote": "5元",
        "computed": Decimal(5), "stated": Decimal(9),
    }  # fmt: skip
    return Explanation(**(values | changes))


@pytest.mark.parametrize(
    ("found", "written", "level"),
    [
        pytest.param({}, {}, "explained", id="nothing changed"),
        pytest.param({"cell": "D15"}, {}, "explained", id="the row moved"),
        pytest.param({"sheet": "03_绿化"}, {}, "explained", id="the sheet was renamed"),
        pytest.param({"project": "绿化"}, {}, "explained", id="the project was renamed"),
        pytest.param({"severity": "info"}, {}, "explained", id="an information is explained too"),
        pytest.param({"computed": Decimal(6)}, {}, "error", id="another amount"),
        pytest.param({"stated": None}, {}, "error", id="no amount any more"),
        pytest.param({"quote": "6元"}, {}, "error", id="another quotation"),
        pytest.param({"computed": Decimal(6), "cell": "D15"}, {}, "error", id="moved and changed"),
        pytest.param({"severity": "warning"}, {"outdated": True}, "warning", id="not confirmed since"),
    ],
)
def test_an_explanation_lowers_its_finding_while_the_figures_are_the_same(found, written, level) -> None:
    result = explain([finding(**found)], [explanation(**written)])
    assert result.left == ()
    (one,) = result.findings
    assert one.level == level
    assert one.explanation == "含上年结转"
    if level == "explained":
        assert (one.severity, one.explained_from) == ("info", found.get("severity", "error"))
        assert one.shown_explanation == "含上年结转"
    else:
        assert one.shown_explanation == "原说明（数字已变，请重新确认）：含上年结转"


BARE = {"quote": "", "computed": None, "stated": None}


@pytest.mark.parametrize(
    ("message", "level"),
    [
        ("「绿化 养护」产出成本指标：成本 5元，预算 9元。[A05]", "explained"),
        ("「绿化 养护」产出成本指标：成本 6元，预算 9元。[A05]", "error"),
    ],
)
def test_without_figures_and_quotation_the_sentence_counts(message: str, level: str) -> None:
    (one,) = explain([finding(message=message, **BARE)], [explanation(**BARE)]).findings
    assert one.level == level


@pytest.mark.parametrize(
    "written",
    [
        {"rule": "A04"},
        {"field": "产出数量指标"},
        {"project": "道路", "sheet": "02_道路"},
        {"project": "", "sheet": None},
    ],
)
def test_an_explanation_of_another_finding_is_handed_back(written: dict[str, Any]) -> None:
    result = explain([finding()], [explanation(**written)])
    assert result.findings == (finding(),)
    assert result.left == (explanation(**written),)


def test_findings_of_the_workbook_are_known_by_sheet_and_cell() -> None:
    whole = finding(project="", position=None, sheet="汇总", cell="E9", field="")
    written = explanation(project="", sheet="汇总", cell="E9", field="")
    assert explain([whole], [written]).findings[0].level == "explained"
    assert explain([whole], [replace(written, sheet="说明")]).left


def test_each_of_several_alike_gets_its_own() -> None:
    findings = [finding(cell="D13", quote="甲"), finding(cell="D13", quote="乙"), finding(cell="D20", quote="丙")]
    written = [
        explanation(text="丙的", cell="D20", quote="丙"),
        explanation(text="乙的", quote="乙"),
        explanation(text="旧的", quote="丁"),
    ]
    result = explain(findings, written)
    assert [(one.explanation, one.level) for one in result.findings] == [
        ("旧的", "error"), ("乙的", "explained"), ("丙的", "explained"),
    ]  # fmt: skip


def test_of_several_that_changed_and_moved_none_is_guessed() -> None:
    findings = [finding(cell="D15", quote="甲"), finding(cell="D16", quote="乙")]
    assert [one.explanation for one in explain(findings, [explanation(quote="丁")]).findings] == ["", ""]
    one = [finding(cell="D15", quote="甲")]
    assert explain(one, [explanation(quote="丁"), explanation(quote="戊")]).findings == tuple(one)


def test_a_long_quotation_is_compared_as_far_as_the_list_shows_it() -> None:
    long = finding(quote="甲" * 400)
    assert explain([long], [explanation(quote="甲" * 300)]).findings[0].level == "explained"


def test_levels_are_counted_apart() -> None:
    found = explain([finding(), finding(rule="A04")], [explanation()]).findings
    assert count_levels(found) == {"error": 1, "warning": 0, "info": 0, "explained": 1}


def test_an_explanation_whose_finding_is_gone_is_told_in_one_sentence() -> None:
    told = gone(explanation(text="含\n上年结转" * 30))
    assert told.startswith("原有说明对应的问题已不存在：「绿化 养护」产出成本指标[A05] 的说明“含 上年结转")
    assert "\n" not in told
    assert len(told) < 160
    assert "「" not in gone(explanation(project=""))


def test_a_line_about_several_files_stays_in_the_list_of_one() -> None:
    written = explanation(rule="S04")
    (line,) = lines_kept([written, explanation()], "甲.xlsx")
    assert (line.level, line.explanation, line.place) == ("explained", "含上年结转", Place("甲.xlsx", SHEET, "D13"))
    assert explain([line], [written]).left == ()
    (outdated,) = lines_kept([replace(written, outdated=True)], "甲.xlsx")
    assert (outdated.level, outdated.shown_explanation) == ("info", "原说明（数字已变，请重新确认）：含上年结转")


def test_a_finding_across_files_is_not_called_gone() -> None:
    assert gone(explanation(rule="S04")).startswith("原有说明对应的问题要与其他文件一起校验才能判断：")


RULES, CELLS, QUOTES = ["A05", "A04"], ["D13", "D14", "D15"], ["甲", "乙"]
FINDINGS = st.builds(
    lambda rule, cell, quote: finding(rule=rule, cell=cell, quote=quote),
    st.sampled_from(RULES), st.sampled_from(CELLS), st.sampled_from(QUOTES),
)  # fmt: skip
EXPLANATIONS = st.builds(
    lambda rule, cell, quote, number: explanation(rule=rule, cell=cell, quote=quote, text=f"理由{number}"),
    st.sampled_from(RULES), st.sampled_from(CELLS), st.sampled_from(QUOTES), st.integers(1, 99),
)  # fmt: skip


@given(st.lists(FINDINGS, max_size=6), st.lists(EXPLANATIONS, max_size=6))
@settings(max_examples=60)
def test_every_explanation_is_given_once_or_handed_back(found: list[Finding], written: list[Explanation]) -> None:
    result = explain(found, written)
    given_out = [one.explanation for one in result.findings if one.explanation]
    assert sorted([*given_out, *(one.text for one in result.left)]) == sorted(one.text for one in written)
    for before, after in zip(found, result.findings, strict=True):
        assert replace(after, explanation="", explained_from=None, severity=before.severity) == before
        if after.explained_from:
            reasons = [one for one in written if one.text == after.explanation]
            assert any((one.rule, one.quote) == (after.rule, after.quote) for one in reasons)
