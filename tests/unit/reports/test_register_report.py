"""The register, versions and reminders as text and JSON."""

import json
from dataclasses import replace
from datetime import date, datetime, time

from support.submissions import form, submission

from xltools.merging.consolidation import Consolidation
from xltools.merging.submission import Submission
from xltools.model.decisions import Decisions, VersionChoice
from xltools.model.roster import Roster, RosterEntry
from xltools.reports.consolidation import as_json, as_text
from xltools.workflows.consolidate import consolidate

ROSTER = Roster(
    "花名册.xlsx",
    (
        RosterEntry("绿化科", "101", projects=("绿化养护", "古树保护"), contact="王某", phone="8000", due=date(2026, 11, 20)),
        RosterEntry("统计所", due=date(2026, 12, 1)),
        RosterEntry("司法所", exempt="合并申报"),
    ),
)  # fmt: skip


def sent(file: str, day: int, budget: str, declared: str = "") -> Submission:
    received = datetime.combine(date(2026, 11, day), time(9))
    return replace(
        submission(file, form("绿化科", "绿化养护", budget)), received=received, round=declared, template="模板 1"
    )


def result() -> Consolidation:
    unused = VersionChoice("绿化科", "古树保护", "没有.xlsx", "以纸质件为准")
    near = submission("近.docx", form("绿化科室", "清雪"))
    return consolidate(
        [
            sent("新.xlsx", 15, "9", "二上"),
            sent("旧.xlsx", 16, "7", "一上"),
            near,
            Submission("坏.xlsx", "failed", "坏了。"),
        ],
        ROSTER,
        decisions=Decisions(versions=(unused,)),
        closed=date(2026, 11, 25),
    )


def test_the_screen_tells_what_is_missing_from_what_is_not_due_yet() -> None:
    told = as_text(result(), "总表.xlsx").splitlines()
    assert "未报：绿化科「古树保护」" in told
    assert "未到期：统计所" in told
    assert "名称相近，请确认是否同一个：绿化科室 / 绿化科" in told
    assert "未用上的版本认定：绿化科「古树保护」（没有.xlsx）" in told


def test_the_json_has_the_register_with_all_it_rests_on() -> None:
    record = json.loads(as_json(result(), "总表.xlsx"))
    states = [(line["department"], line["project"], line["state"], line["title"]) for line in record["register"]]
    assert states == [
        ("绿化科", "绿化养护", "received", "已报"),
        ("绿化科", "绿化养护", "superseded", "旧版"),
        ("绿化科", "古树保护", "missing", "未报"),
        ("统计所", None, "not_due", "未到期"),
        ("司法所", None, "exempt", "免报"),
        ("绿化科室", "清雪", "mapping_required", "待对应"),
        ("（未能判断）", None, "unreadable", "无法读取"),
    ]
    first = record["register"][0]
    assert first | {"note": None} == {
        "department": "绿化科", "project": "绿化养护", "state": "received", "title": "已报", "expected": True, "file": "新.xlsx",
        "position": 1, "sha256": "0" * 64, "received": "2026-11-15T09:00:00", "template": "模板 1", "round": "二上",
        "errors": 0, "warnings": 1, "not_checked": first["not_checked"], "leader": None, "contact": "王某",
        "due": "2026-11-20", "ground": "按申报轮次二上", "history": None, "note": None,
    }  # fmt: skip
    assert [(one["file"], one["round"], one["template"]) for one in record["files"]][:2] == [
        ("新.xlsx", "二上", "模板 1"), ("旧.xlsx", "一上", "模板 1"),
    ]  # fmt: skip


def test_the_json_has_versions_reminders_and_what_is_to_be_confirmed() -> None:
    record = json.loads(as_json(result(), "总表.xlsx"))
    (pair,) = record["versions"]
    assert (pair["used"]["file"], pair["other"]["file"]) == ("新.xlsx", "旧.xlsx")
    assert pair["differences"] == [{"field": "预算金额", "used": "9元", "other": "7元", "change_yuan": "2"}]
    assert pair["doubt"] == "轮次较早的一上反而收到较晚"
    assert [(one["department"], one["missing"], one["days_overdue"]) for one in record["reminders"]] == [
        ("绿化科", ["古树保护"], 5), ("统计所", [], 0),
    ]  # fmt: skip
    (asked,) = record["confirm"]
    assert (asked["written"], asked["official"], asked["files"]) == ("绿化科室", "绿化科", ["近.docx"])
    assert record["unused_version_choices"] == [{"department": "绿化科", "project": "古树保护", "file": "没有.xlsx"}]
    assert record["missing"] == [
        {"department": "绿化科", "project": "古树保护"}, {"department": "统计所", "project": None},
    ]  # fmt: skip
