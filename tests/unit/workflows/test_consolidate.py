from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.submissions import blank_form, finding, form, submission

from xltools.merging.submission import Submission
from xltools.model.finding import Finding, NotChecked
from xltools.model.place import Place
from xltools.model.problems import SourceProblem
from xltools.model.roster import Roster, RosterEntry
from xltools.workflows.consolidate import consolidate

ROSTER = Roster(
    "花名册.xlsx",
    (
        RosterEntry("城管科", projects=("保洁", "绿化")),
        RosterEntry("民政科", aliases=("民政",)),
        RosterEntry("统计所", contact="王某"),
    ),
)


def test_every_file_has_a_record_whatever_became_of_it() -> None:
    one, two, three = form("甲", "绿化"), form("甲", "绿化"), form("乙", "保洁", "7")
    result = consolidate(
        [
            submission("a.docx", one),
            submission("b.docx", two),
            submission("c.docx", three),
            submission("d.docx", form("乙", "保洁", "9")),
            Submission("e.xlsx", "failed", "打不开。"),
            Submission("f.xlsx", "skipped", "这是汇总工作簿。"),
            submission("g.xlsx", blank_form()),
        ]
    )
    assert [(record.file, record.status) for record in result.files] == [
        ("a.docx", "read"), ("b.docx", "duplicate"), ("c.docx", "superseded"), ("d.docx", "read"),
        ("e.xlsx", "failed"), ("f.xlsx", "skipped"), ("g.xlsx", "read"),
    ]  # fmt: skip
    assert [record.projects for record in result.files] == [1, 1, 1, 1, 0, 0, 0]
    assert [record.counted for record in result.files] == [1, 0, 0, 1, 0, 0, 0]
    assert result.total.budget == 100009
    assert [line.state for line in result.left_out] == ["duplicate", "superseded", "blank"]


def test_the_register_says_why_a_form_does_not_count() -> None:
    result = consolidate([submission("a.docx", form("甲", "绿化", "7")), submission("b.docx", form("甲", "绿化", "9"))])
    assert result.files[0].reason == (
        "「绿化」与 b.docx 第 1 份 同部门同项目而内容不同，按读取顺序未采用此份，请核对"
    )
    assert result.files[1].reason == "「绿化」同部门同项目另有内容不同的申报（a.docx 第 1 份），按读取顺序采用此份，请核对"


def test_reasons_problems_and_blank_forms_are_told_in_one_line() -> None:
    read = submission("a.xlsx", blank_form(), form("甲", "绿化", position=2))
    read = replace(read, problems=(SourceProblem("a.xlsx", "有一段文字没有归位。", fatal=False),))
    assert consolidate([read]).files[0].reason == "有一段文字没有归位；有 1 份空白表，未计入"
    assert consolidate([submission("a.docx", form("甲", "绿化"))]).files[0].reason is None


def test_findings_of_forms_that_do_not_count_are_left_out() -> None:
    first, again = form("甲", "绿化"), form("甲", "绿化", position=2)
    other = form("甲", "保洁", position=3)
    found = [finding(other, "warning"), finding(first), finding(again)]
    result = consolidate([submission("a.docx", first, again, other, findings=found)])
    assert [(one.severity, one.position) for one in result.findings] == [("error", 1), ("warning", 3)]
    assert (result.count("error"), result.count("warning")) == (1, 1)
    assert (result.files[0].errors, result.files[0].warnings) == (1, 1)


def test_what_could_not_be_checked_is_kept_for_counted_forms_and_their_workbooks() -> None:
    first, again, other = form("甲", "绿化"), form("甲", "绿化", position=2), form("民政", "保洁", position=3)
    undecided = [
        NotChecked("A05", "amount-missing", one.declaration.place, one.declaration.position)
        for one in (other, again, first)
    ]
    whole = NotChecked("S11", "rule-failed", Place("a.docx"))
    result = consolidate([replace(submission("a.docx", first, again, other), not_checked=(whole, *undecided))], ROSTER)
    of_file = [one for one in result.not_checked if one.place.file == "a.docx" or one.rule == "A05"]
    assert [(one.rule, one.position, one.department) for one in of_file] == [
        ("A05", 3, "民政科"), ("A05", 1, "甲"), ("S11", None, "民政科"),
    ]  # fmt: skip


def test_findings_about_the_workbook_itself_are_kept() -> None:
    typed = Finding("S11", "summary-differs-from-sheets", "error", "合计被改写。", Place("a.xlsx", "汇总", "E9"))
    result = consolidate([submission("a.xlsx", form("甲", "绿化"), findings=[typed])])
    assert result.findings == (replace(typed, department="甲"),)
    assert result.files[0].errors == 1


def test_the_roster_orders_departments_and_lists_what_is_missing() -> None:
    result = consolidate(
        [
            submission("a.docx", form("民政", "慰问"), form("未知科", "其他", position=2)),
            submission("b.docx", form("城管科", "绿 化"), form("城管科", "清雪", position=2)),
        ],
        ROSTER,
    )
    assert [line.department.name for line in result.lines] == ["城管科", "城管科", "民政科", "未知科"]
    assert [(one.entry.department, one.project) for one in result.missing] == [("城管科", "保洁"), ("统计所", None)]
    assert [line.project.declaration.project for line in result.unexpected] == ["清雪"]
    assert result.outside == ("未知科",)


def test_names_to_confirm_come_from_outside_the_roster_only() -> None:
    sent = [
        submission(
            "a.docx", form("街道城管科", "保洁"), form("民政科", "慰问", position=2), form("民政", "助老", position=3)
        )
    ]
    assert [(one.written, one.official) for one in consolidate(sent, ROSTER).confirm] == [("街道城管科", "城管科")]
    assert [(one.written, one.official) for one in consolidate(sent).confirm] == [("民政科", "民政")]


def test_a_contradiction_of_code_and_name_is_noted() -> None:
    roster = Roster("花名册.xlsx", (RosterEntry("甲科", "101"), RosterEntry("乙科", "102")))
    result = consolidate([submission("a.docx", form("101乙科", "绿化"))], roster)
    assert result.lines[0].note == "编码 101 是甲科，名称却是乙科，请核对"


AMOUNTS = st.decimals(min_value="0.01", max_value="99999999.99", places=2).map(str)


@st.composite
def sources(draw: st.DrawFn) -> list[Submission]:
    """Files of one to three projects; a project's name occurs once."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=6))
    return [
        submission(
            f"{number}.docx",
            *(
                form(
                    draw(st.sampled_from("甲乙丙")), f"项目{number}-{place}", draw(AMOUNTS | st.none()), position=place
                )
                for place in range(1, size + 1)
            ),
        )
        for number, size in enumerate(sizes)
    ]


@settings(max_examples=40, deadline=None)
@given(sources(), st.data())
def test_without_a_source_the_total_is_lower_by_exactly_its_share(
    everything: list[Submission], data: st.DataObject
) -> None:
    gone = data.draw(st.integers(0, len(everything) - 1))
    whole = consolidate(everything)
    rest = consolidate(everything[:gone] + everything[gone + 1 :])
    share = sum((project.budget.yuan or Decimal(0) for project in everything[gone].projects), Decimal(0))
    assert whole.total.budget - rest.total.budget == share


@settings(max_examples=40, deadline=None)
@given(sources(), st.data())
def test_a_copy_under_another_name_changes_no_total(everything: list[Submission], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(everything))
    result = consolidate([*everything, replace(copied, file="附件2-最终版(1).docx")])
    assert result.total == consolidate(everything).total
    assert result.files[-1].status == "duplicate"


@settings(max_examples=40, deadline=None)
@given(sources())
def test_every_grouping_adds_up_to_the_total(everything: list[Submission]) -> None:
    result = consolidate(everything)
    for groups in (result.departments, result.types):
        assert sum(group.budget for group in groups) == result.total.budget
        assert sum(group.projects for group in groups) == result.total.projects
    assert sum(record.counted for record in result.files) == len(result.lines)


@pytest.mark.parametrize("roster", [None, ROSTER])
def test_nothing_sent_is_a_result_too(roster: Roster | None) -> None:
    result = consolidate([], roster)
    assert (result.files, result.lines, result.total.budget) == ((), (), 0)
    assert len(result.missing) == (3 if roster else 0)


def test_findings_are_listed_under_the_name_the_roster_has() -> None:
    project = form("民政", "慰问")
    result = consolidate([submission("a.docx", project, findings=[finding(project)])], ROSTER)
    assert [one.department for one in result.findings] == ["民政科"]


def test_a_form_repeated_in_its_own_file_is_told_so() -> None:
    result = consolidate([submission("a.docx", form("甲", "绿化"), form("甲", "绿化", position=2))])
    assert result.files[0].reason == "1 份与本文件内另一份内容相同，只计一次"
    assert result.files[0].status == "read"
