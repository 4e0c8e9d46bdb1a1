"""报送情况: the state of every unit's every project, and what stands behind it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.submissions import blank_form, finding, form, submission

from xltools.merging.consolidation import Consolidation
from xltools.merging.identity import identity_of
from xltools.merging.register import STATE_TITLES, RegisterLine
from xltools.merging.reminders import suspects
from xltools.merging.submission import Submission
from xltools.model.decisions import Decisions, NameAnswer, Return, VersionChoice
from xltools.model.roster import Roster, RosterEntry
from xltools.workflows.consolidate import consolidate

TODAY = date(2026, 11, 25)
GREEN = RosterEntry(
    "绿化科", "101", projects=("绿化养护", "古树保护"), contact="王某", phone="80001234", due=date(2026, 11, 20)
)
ROSTER = Roster(
    "花名册.xlsx", (GREEN, RosterEntry("民政科", aliases=("民政",)), RosterEntry("统计所", due=date(2026, 12, 1)))
)


def came(
    file: str, day: int, *projects: str, budget: str = "7", department: str = "绿化科", **more: object
) -> Submission:
    """A file received on a day of November with some projects."""
    forms = [form(department, name, budget, position=number) for number, name in enumerate(projects, 1)]
    changes: dict[str, object] = {
        "received": datetime.combine(date(2026, 11, day), time(9)),
        "sha256": f"{day:02d}abcdef{'0' * 56}",
        **more,
    }
    return replace(submission(file, *forms), **changes)  # type: ignore[arg-type]


def run(
    sent: Iterable[Submission], roster: Roster | None = ROSTER, decisions: Decisions | None = None
) -> Consolidation:
    return consolidate(list(sent), roster, decisions=decisions or Decisions(), closed=TODAY)


def lines(result: Consolidation, project: str) -> list[RegisterLine]:
    return [line for line in result.register if line.project == project]


def state(result: Consolidation, project: str = "绿化养护") -> str:
    return "、".join(STATE_TITLES[line.state] for line in lines(result, project))


def with_error(sent: Submission) -> Submission:
    return replace(sent, findings=(finding(sent.projects[0]),))


def returned(day: int, project: str = "绿化养护") -> Decisions:
    return Decisions(returns=(Return("绿化科", project, date(2026, 11, day), "金额不符", "张某"),))


FIRST, SECOND = came("一.docx", 10, "绿化养护"), came("二.docx", 20, "绿化养护", budget="9")
AGAIN = came("另名.docx", 21, "绿化养护")
MARKED = identity_of(FIRST.projects[0].declaration).whole
STATES = {
    "came": ([FIRST], "已报"),
    "with errors": ([with_error(FIRST)], "有误"),
    "nothing came, and it is due": ([], "未报"),
    "twice the same under another name": ([FIRST, AGAIN], "已报、重复"),
    "two versions": ([FIRST, SECOND], "已报、旧版"),
    "three files, two of them alike": ([FIRST, SECOND, AGAIN], "已报、旧版、重复"),
    "a damaged template": ([replace(FIRST, misfit="模板信息已损坏")], "模板不符"),
    "a marked copy as it was": ([with_error(replace(FIRST, returned=(MARKED,)))], "已退回（未改）"),
    "a marked copy as it was, with nothing to correct": ([replace(FIRST, returned=(MARKED,))], "已报"),
    "a marked copy that was corrected": ([replace(SECOND, returned=(MARKED,))], "已改"),
}
AFTER_RETURN = {
    "nothing came since": ([FIRST], 15, "已退回"),
    "it was sent back and taken away": ([], 15, "已退回"),
    "another version came": ([FIRST, SECOND], 15, "已改、旧版"),
    "the same came again": ([FIRST, AGAIN], 15, "已退回（未改）、重复"),
    "a version came, the old one is not at hand": ([SECOND], 15, "已重报"),
    "sent back on the day it came": ([FIRST], 10, "已退回"),
    "came, sent back and came again on one day": (
        [FIRST, came("三.docx", 10, "绿化养护", budget="8")],
        10,
        "已改、旧版",
    ),
    "no time is known": ([replace(FIRST, received=None)], 15, "已退回"),
}


@pytest.mark.parametrize(("sent", "expected"), STATES.values(), ids=STATES)
def test_state(sent: list[Submission], expected: str) -> None:
    assert state(run(sent)) == expected


@pytest.mark.parametrize(("sent", "day", "expected"), AFTER_RETURN.values(), ids=AFTER_RETURN)
def test_state_after_a_return(sent: list[Submission], day: int, expected: str) -> None:
    result = run(sent, decisions=returned(day))
    assert state(result) == expected
    assert lines(result, "绿化养护")[0].history == f"2026-11-{day} 退回（张某）：金额不符"


def test_a_return_of_the_whole_unit_concerns_all_its_projects() -> None:
    result = run([came("一.docx", 10, "绿化养护", "古树保护")], decisions=returned(15, ""))
    assert [state(result, name) for name in GREEN.projects] == ["已退回", "已退回"]


def test_the_states_that_need_no_form() -> None:
    exempt = Roster("花名册.xlsx", (replace(GREEN, exempt="机构撤并"), *ROSTER.entries[1:]))
    result = run([], exempt)
    assert [(line.department.name, STATE_TITLES[line.state]) for line in result.register] == [
        ("绿化科", "免报"), ("绿化科", "免报"), ("民政科", "未报"), ("统计所", "未到期"),
    ]  # fmt: skip
    assert [one.entry.department for one in result.missing] == ["民政科", "统计所"]
    assert "免报（机构撤并）" in lines(run([FIRST], exempt), "绿化养护")[0].note


@pytest.mark.parametrize(
    ("sent", "title"),
    [
        (Submission("坏.xlsx", "failed", "坏.xlsx 已损坏。"), "无法读取"),
        (Submission("考勤.xlsx", "failed", "考勤.xlsx 没有申报表。", refusal="wrong_template"), "模板不符"),
        (Submission("空白.xlsx", "failed", "空白.xlsx 还没有填写。", refusal="blank"), "未填写"),
        (Submission("扫描.pdf", "skipped", "扫描.pdf 不是可以读取的格式。", refusal="unreadable"), "无法读取"),
        (came("外.docx", 10, "其他", department="某某中心"), "待对应"),
        (came("无名.docx", 10, "其他", department=""), "待对应"),
        (came("无项目.docx", 10, ""), "待对应"),
    ],
    ids=lambda value: value.file if isinstance(value, Submission) else "",
)
def test_what_may_be_what_is_missing_is_listed(sent: Submission, title: str) -> None:
    (found,) = suspects(run([sent]).register)
    assert (STATE_TITLES[found.state], found.source) == (title, 0)


def test_every_state_has_a_case() -> None:
    told = {title for _, states in STATES.values() for title in states.split("、")}
    told |= {title for _, _, states in AFTER_RETURN.values() for title in states.split("、")}
    assert set(STATE_TITLES.values()) == told | {"免报", "未到期", "无法读取", "模板不符", "未填写", "待对应"}


def test_an_output_of_ours_that_was_passed_over_is_no_line() -> None:
    result = run([Submission("总表.xlsx", "skipped", "总表.xlsx 是汇总工作簿，已跳过。")])
    assert not [line for line in result.register if line.source is not None]
    assert [record.file for record in result.files] == ["总表.xlsx"]


def test_the_version_by_mail_date_counts_and_the_reason_is_kept() -> None:
    result = run([SECOND, FIRST])
    assert [(line.source, line.ground) for line in lines(result, "绿化养护")] == [(0, "按收到时间"), (1, "按收到时间")]
    assert result.total.budget == Decimal(9)
    (pair,) = result.versions
    assert (pair.source, pair.other_source, pair.ground) == (0, 1, "按收到时间")
    assert [one.title for one in pair.differences] == ["预算金额"]


def test_the_declared_round_goes_before_the_mail_date_and_the_contradiction_is_said() -> None:
    result = run([replace(FIRST, round="二上"), replace(SECOND, round="一上")])
    counted, old = lines(result, "绿化养护")
    assert (counted.source, counted.ground) == (0, "按申报轮次二上")
    assert "轮次较早的一上反而收到较晚" in counted.note
    assert old.state == "superseded"


@pytest.mark.parametrize("file", ["一.docx", "一", "10abcdef", "10ABCDEF00"])
def test_a_person_may_decide_otherwise(file: str) -> None:
    choice = VersionChoice("101", "绿化养护", file, "以签章件为准")
    result = run([FIRST, SECOND], decisions=Decisions(versions=(replace(choice, department="绿化科"),)))
    assert lines(result, "绿化养护")[0].ground == "按版本认定（以签章件为准）"
    assert result.total.budget == Decimal(7)
    assert result.unused_choices == ()


@pytest.mark.parametrize(
    "choice",
    [
        VersionChoice("绿化科", "绿化养护", "没有.docx"),
        VersionChoice("绿化科", "绿化养护", "10abc"),
        VersionChoice("绿化科", "别的项目", "一.docx"),
        VersionChoice("民政科", "绿化养护", "一.docx"),
    ],
)
def test_a_decision_no_file_fits_is_said(choice: VersionChoice) -> None:
    result = run([FIRST, SECOND], decisions=Decisions(versions=(choice,)))
    assert result.unused_choices == (choice,)
    assert result.total.budget == Decimal(9)


def test_a_decision_may_concern_all_projects_of_a_unit() -> None:
    old, new = came("一.docx", 10, "绿化养护", "古树保护"), came("二.docx", 20, "绿化养护", "古树保护", budget="9")
    result = run([old, new], decisions=Decisions(versions=(VersionChoice("绿化科", "", "一.docx"),)))
    assert result.total.budget == Decimal(14)


def test_a_name_that_is_nearly_an_official_one_is_asked_about_and_counts_under_its_own() -> None:
    result = run([came("一.docx", 10, "绿化养护项目"), came("二.docx", 10, "慰问", department="民政科室")])
    assert [(one.kind, one.written, one.official, one.department, one.by_stamp) for one in result.confirm] == [
        ("department", "民政科室", "民政科", "", False),
        ("project", "绿化养护项目", "绿化养护", "绿化科", False),
    ]
    assert all(60 <= one.score < 100 for one in result.confirm)
    assert state(result, "绿化养护项目") == "已报"
    assert state(result) == "未报"


def test_the_stamp_of_a_workbook_proposes_and_never_decides() -> None:
    result = run([came("一.xlsx", 10, "慰问", department="社会事务组", made_for="民政科")])
    (asked,) = result.confirm
    assert (asked.written, asked.official, asked.by_stamp) == ("社会事务组", "民政科", True)
    assert [line.department.name for line in result.lines] == ["社会事务组"]


def test_an_answer_about_a_project_makes_it_the_expected_one() -> None:
    answer = Decisions(names=(NameAnswer("绿化养护项目", "绿化养护", "绿化科"),))
    result = run([came("一.docx", 10, "绿化养护项目")], decisions=answer)
    assert (state(result), result.confirm, result.unexpected) == ("已报", (), ())
    assert [one.project for one in result.missing] == ["古树保护", None, None]
    assert not [one for one in result.about_run if "绿化养护" in one.message]


def test_a_name_that_stands_for_itself_is_not_asked_about_again() -> None:
    itself = Decisions(
        names=(NameAnswer("绿化养护项目", "绿化养护项目", "绿化科"), NameAnswer("民政科室", "民政科室")),
    )
    sent = [came("一.docx", 10, "绿化养护项目"), came("二.docx", 10, "慰问", department="民政科室")]
    assert run(sent, decisions=itself).confirm == ()


MESSAGES = {
    "all of it": ([], "绿化科：您单位应报 2 项，已报 0 项，尚缺「绿化养护」「古树保护」。截止日期为2026年11月20日，已逾期 5 天，请尽快报送。"),
    "one of two": ([FIRST], "绿化科：您单位应报 2 项，已报 1 项，尚缺「古树保护」。截止日期为2026年11月20日，已逾期 5 天，请尽快报送。"),
    "something else does not count": (
        [came("一.docx", 10, "清雪", "绿化养护")],
        "绿化科：您单位应报 2 项，已报 1 项，尚缺「古树保护」。截止日期为2026年11月20日，已逾期 5 天，请尽快报送。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "message"), MESSAGES.values(), ids=MESSAGES)
def test_the_sentence_to_send(sent: list[Submission], message: str) -> None:
    assert run(sent).reminders[0].message == message


def test_who_is_not_late_is_asked_to_send_until_the_day() -> None:
    told = {one.entry.department: (one.message, one.overdue) for one in run([]).reminders}
    assert told["统计所"] == ("统计所：您单位的项目支出绩效目标申报表尚未收到。请于2026年12月1日前报送。", 0)
    assert told["民政科"] == ("民政科：您单位的项目支出绩效目标申报表尚未收到。请尽快报送。", 0)


def test_what_was_sent_back_and_taken_away_is_still_owed() -> None:
    one = run([came("二.docx", 10, "古树保护")], decisions=returned(15)).reminders[0]
    assert (one.missing, one.returned, one.received) == ((), ("绿化养护",), 1)
    assert "退回修改后尚未重报的有「绿化养护」" in one.message
    whole = Decisions(returns=(Return("民政科", "", date(2026, 11, 15), "缺表"),))
    told = {each.entry.department: each.message for each in run([], decisions=whole).reminders}
    assert told["民政科"] == "民政科：您单位的项目支出绩效目标申报表退回修改后尚未重报。请尽快报送。"


def test_many_projects_are_counted_not_named() -> None:
    names = tuple(f"项目{number}" for number in range(30))
    (one,) = run([], Roster("花名册.xlsx", (RosterEntry("绿化科", projects=names),))).reminders
    assert "「项目19」等 30 项" in one.message
    assert "项目20" not in one.message


FILES = st.lists(
    st.tuples(
        st.sampled_from(["绿化科", "民政", "外单位", ""]), st.sampled_from(["绿化养护", "古树保护", "慰问", ""]),
        st.sampled_from(["7", "9"]), st.integers(1, 28), st.sampled_from(["read", "blank", "failed", "skipped"]),
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(FILES, st.booleans())
def test_files_in_are_files_listed_and_every_form_has_one_line(
    files: list[tuple[str, str, str, int, str]],
    has_roster: bool,
) -> None:
    sent = []
    for number, (department, project, budget, day, kind) in enumerate(files):
        name = f"{number}.docx"
        if kind == "read":
            sent.append(came(name, day, project, budget=budget, department=department))
        elif kind == "blank":
            sent.append(submission(name, blank_form()))
        else:
            sent.append(Submission(name, kind, f"{name} 不行。"))  # type: ignore[arg-type]
    result = run(sent, ROSTER if has_roster else None)
    assert [record.file for record in result.files] == [one.file for one in sent]
    assert sorted(line.source for line in result.register if line.source is not None) == [
        number for number, (*_, kind) in enumerate(files) if kind in {"read", "failed"}
    ]
    counted = [line for line in result.register if line.position and line.state not in {"duplicate", "superseded"}]
    assert len(counted) == len(result.lines)
