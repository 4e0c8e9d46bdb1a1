"""The proof tree: what a finance officer reads, and that it says the same as the findings."""

import json
import re
import time
from typing import Any

import pytest
from cases.analysis.cells import CELLS
from cases.analysis.proof_trees import TREES
from cases.analysis.reviewer_cells import CELLS as REVIEWED
from cases.analysis.reviewer_cells import Cell
from hypothesis import given, settings
from hypothesis import strategies as st
from support.declarations import declaration
from support.shared import SEED_TEXT, needs_seed

from xltools.analysis import analyse
from xltools.analysis.proof_tree import CellProof, Figure, Proof, prove
from xltools.jobs.reading import read_source
from xltools.model.declaration import Declaration
from xltools.reports.proof import proof_record, proof_text
from xltools.rules.likely_cause import likely_cause
from xltools.workflows.check import check

PROOF_RULES = ("A01", "A02", "A04", "A05")
NASTY = st.text(
    alphabet="0123456789.,，万元亿千百人*×/=≈+-—()（）：；。、\n\t约共计合其中年月天每个㎡%一二三①", max_size=60
)


@pytest.mark.parametrize("case", TREES, ids=lambda case: case[0])
def test_the_tree_reads_as_argued(case: tuple[str, dict[str, Any], tuple[str, ...]]) -> None:
    _, texts, tree = case
    assert tuple(proof_text(prove(declaration(**texts)))) == tree


def assert_tree_and_findings_agree(form: Declaration) -> None:
    tree = "\n".join(proof_text(prove(form)))
    told = [one for one in check([analyse(form)]).findings if one.rule in PROOF_RULES]
    assert tree.count("✗") + tree.count("△") == len(told)
    for finding in told:
        assert finding.working in tree
        if "“其中”所列" not in finding.message:
            assert likely_cause(finding.candidates, finding.candidate_count) in tree


@pytest.mark.parametrize("case", CELLS, ids=lambda case: f"{case[0]} / {case[1]}")
def test_the_tree_says_what_the_findings_say(case: tuple[str, ...]) -> None:
    assert_tree_and_findings_agree(declaration(cost=case[0], budget=case[1]))


@pytest.mark.parametrize("cell", REVIEWED, ids=lambda cell: f"{cell.cost} / {cell.budget}")
def test_the_tree_of_a_reviewed_cell_says_what_its_findings_say(cell: Cell) -> None:
    texts = {name: text for name, text in (("goal", cell.goal), ("quantity", cell.quantity)) if text is not None}
    form = declaration(cost=cell.cost, budget=cell.budget, label_unit=cell.label_unit, **texts)
    assert_tree_and_findings_agree(form)
    assert_sound(prove(form))


@needs_seed
def test_every_real_form_has_a_tree_that_says_what_its_findings_say() -> None:
    forms = read_source(SEED_TEXT).declarations
    assert len(forms) == 22
    for form in forms:
        assert_tree_and_findings_agree(form)
        assert proof_text(prove(form))[-1].strip()


def figures(proof: CellProof) -> list[Figure]:
    found = list(proof.figures)
    for one in found:
        found += one.parts
    return found


def assert_sound(proof: Proof) -> None:
    json.dumps(proof_record(proof), ensure_ascii=False)
    for cell in proof.cells:
        text = (
            proof.declaration.text("goal")
            if cell.indicator is None
            else proof.declaration.indicators[cell.indicator].text
        )
        for figure in figures(cell):
            assert text[figure.start : figure.end] == figure.quote != ""
            assert all(text[one.start : one.end] == one.quote != "" for one in (*figure.checks, *figure.sums))
        assert all(made.quote for made in cell.choices)


@settings(max_examples=60, deadline=None)
@given(cost=NASTY, goal=NASTY, budget=NASTY)
def test_any_text_has_a_tree(cost: str, goal: str, budget: str) -> None:
    assert_sound(prove(declaration(cost=cost, goal=goal, budget=budget)))


@pytest.mark.parametrize("case", TREES, ids=lambda case: case[0])
def test_every_figure_quotes_its_text(case: tuple[str, dict[str, Any], tuple[str, ...]]) -> None:
    assert_sound(prove(declaration(**case[1])))


def test_the_record_names_spans_amounts_and_reasons() -> None:
    record = proof_record(prove(declaration(cost="宣传费3万元，培训费4万元，共计7.5万元", budget="7.5万元")))
    (cell,) = record["cells"]
    (total,) = cell["figures"]
    assert (total["role"], total["text"], total["start"], total["yuan"]) == ("total", "7.5万元", 16, "75000")
    assert [part["yuan"] for part in total["parts"]] == ["30000", "40000"]
    (sums,) = total["checks"]
    assert (sums["outcome"], sums["computed"], sums["stated"]) == ("differs", "70000", "75000")
    assert record["tie"]["outcome"] == "ties"
    assert record["text"][0].startswith("预算金额")


def test_readings_not_taken_are_in_the_record() -> None:
    record = proof_record(prove(declaration(cost="5人*3300元/月*4个月=6.6", budget="6.6万元")))
    (reading,) = record["cells"][0]["readings"]
    assert reading == {
        "kind": "bare-unit", "text": "6.6", "start": 15, "end": 18, "taken": "66000", "other": "6.6", "evidence": "neighbour",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cost", "budget", "said"),
    [
        ("宣传费3万元，培训费4万元以内，共计不超9万元", "9万元", "所列总计是上限，分项可以少于它"),
        ("宣传费3-4万元，培训费5万元，共计9万元", "9万元", "有的金额是一个区间"),
        ("宣传费3万元，其他待定，培训费4万元，共计9万元", "9万元", "还有没读懂的金额，分项可能不全"),
        (
            "一、人员费50万元，工作安排如下，按季度考核后发放到个人：1.工资30万元；2.社保25万元。二、办公费10万元，共计60万元",
            "60万元",
            "分项与总计的关系有几种读法",
        ),
        ("50人*30元/平方米", "2000元", "“50人*30元/平方米”的单位不相称，算不出金额"),
        ("宣传费3万元", "3.5万元", "正好是半个末位，不是四舍五入"),
    ],
)
def test_what_is_not_judged_says_why(cost: str, budget: str, said: str) -> None:
    assert said in "\n".join(proof_text(prove(declaration(cost=cost, budget=budget))))


@pytest.mark.parametrize(
    "piece", ["宣传费1万元，", "5人*3元/平方米=7元；", "（1万元", "3*", "1.2万元、", "共计1元，其中2元"]
)
def test_the_longest_cell_has_its_tree_at_once(piece: str) -> None:
    text = (piece * 32767)[:32767]
    start = time.process_time()
    assert proof_text(prove(declaration(cost=text, budget="12万元")))
    assert time.process_time() - start < 5


def test_no_tree_is_in_another_language() -> None:
    words = re.compile("[A-Za-z]{3,}")
    for _, texts, _ in TREES:
        assert not words.search("\n".join(proof_text(prove(declaration(**texts)))))
