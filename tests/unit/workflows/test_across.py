"""What only shows across files is put where it belongs."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from support.batches import CLOSED, different, forms, last_year, roster
from support.other_form import OTHER

from xltools.analysis.facts import Project
from xltools.model.explanation import Explanation
from xltools.model.roster import LibraryProject, RosterEntry
from xltools.model.settings import SHIPPED, RuleSetting, Settings
from xltools.workflows.across import Against, CheckedForms, Sent, batch_of, complete
from xltools.workflows.check import CheckResult, check
from xltools.workflows.noting import sent_forms

ROAD = "保持辖区道路清洁整齐，为居民创造优美的生活环境。"
ONE = {"social": ROAD}
TWO = OTHER | {"project": "行道树修剪", "social": ROAD}


def checked(projects: list[Project], settings: Settings = SHIPPED) -> list[CheckedForms]:
    return [CheckedForms(one.declaration.file, sent_forms([one], settings), check([one])) for one in projects]


def test_a_finding_across_files_joins_those_of_its_file() -> None:
    run = complete(checked(forms(ONE | {"postcode": "1003"}, TWO)))
    assert [[one.rule for one in result.findings] for result in run.files] == [["F01", "S02"], []]
    assert run.whole.findings == ()


def test_what_is_about_a_department_stands_by_itself() -> None:
    expected = roster(RosterEntry("示例街道绿化科", ceiling=Decimal(100000), projects=("清雪",)))
    run = complete(checked(forms({})), Against(expected, closed=CLOSED))
    assert [(one.rule, one.department, one.place.file) for one in run.whole.findings] == [
        ("S09", "示例街道绿化科", "花名册.xlsx"), ("S12", "示例街道绿化科", "花名册.xlsx"),
    ]  # fmt: skip
    assert {one.rule for one in run.whole.not_checked} == {"S14", "Y06", "Y07", "Y09"}


def test_a_cause_found_late_takes_its_effects_back() -> None:
    bare = {"project": "大项目", "budget": "5288", "label_unit": "万元", "cost": "全年经费100万元。"}
    own = checked(forms(*different(10, budget="20万元", cost="全年费用20万元。"), bare))
    assert [one.rule for one in own[-1].result.findings] == ["A05"]
    last = complete(own).files[-1]
    assert [one.rule for one in last.findings] == ["U02"]
    assert {(one.rule, one.reason) for one in last.not_checked} == {
        ("A05", "unit-undeclared"),
        ("S07", "unit-undeclared"),
    }


def test_an_explanation_waits_for_findings_across_files() -> None:
    first, second = checked(forms(ONE, TWO))
    (found,) = complete([first, second]).files[0].findings
    told = Explanation(
        rule="S02", project=found.project, field=found.field, text="两个项目同一要求。", quote=found.quote,
        sheet=found.place.sheet, cell=found.place.cell, computed=None, stated=None, message=found.message,
        place=found.place,
    )  # fmt: skip
    gone = replace(told, rule="F01", field="邮政编码")
    explained = replace(first, result=replace(first.result, unused=(told, gone)))
    result = complete([explained, second]).files[0]
    assert [(one.explanation, one.level) for one in result.findings] == [("两个项目同一要求。", "explained")]
    assert result.unused == (gone,)


def explained(project: Project) -> Explanation:
    """An explanation of S02 beside the social benefit of a form."""
    row = next(row for row in project.declaration.indicators if row.level2 == "社会效益指标")
    return Explanation(
        rule="S02", project=project.declaration.project, field="社会效益指标", text="两个项目同一要求。", quote=row.text,
        sheet=row.field.place.sheet, cell=None, computed=None, stated=None, message="", place=row.field.place,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("other", "level", "given"),
    [
        ({}, "explained", True),
        ({"quote": "原来的文字，已经改掉了。"}, "warning", True),
        ({"outdated": True}, "warning", True),
        ({"field": "环境效益指标"}, "warning", False),
        ({"rule": "S08"}, "warning", False),
        ({"rule": "F01"}, "warning", False),
        ({"project": "别的项目"}, "warning", False),
    ],
)
def test_the_explanation_of_any_form_a_finding_concerns_counts(
    other: dict[str, Any], level: str, *, given: bool
) -> None:
    first, second = forms(ONE, TWO)
    one, two = checked([first, second])
    told = replace(two, result=replace(two.result, unused=(replace(explained(second), **other),)))
    found, _ = complete([one, told]).files
    kept = [finding for finding in found.findings if finding.rule == "S02"]
    assert [(finding.level, bool(finding.explanation)) for finding in kept] == [(level, given)]


def test_an_explanation_is_kept_while_the_other_file_is_not_there() -> None:
    first, second = checked(forms(ONE, TWO))
    (found,) = complete([first, second]).files[0].findings
    told = Explanation(
        text="两个项目同一要求。", place=found.place, rule="S02", project=found.project, field=found.field,
        quote=found.quote, sheet=found.place.sheet, cell=found.place.cell, message=found.message,
    )  # fmt: skip
    alone = replace(first, result=replace(first.result, unused=(told,)))
    (kept,) = complete([alone]).files[0].findings
    assert (kept.rule, kept.level, kept.explained_from, kept.explanation) == ("S02", "explained", "warning", told.text)
    assert (kept.message, kept.position, kept.quote) == (found.message, 1, ROAD)

    rewritten = checked(forms({}))[0]
    changed = replace(rewritten, result=replace(rewritten.result, unused=(told,)))
    assert (complete([changed]).files[0].findings, complete([changed]).files[0].unused) == ((), (told,))

    other = checked(forms(ONE, TWO | {"social": "沿街投诉减少两成。"}))[1]
    solved = complete([alone, other]).files[0]
    assert (solved.findings, solved.unused) == ((), (told,))


def said(sent: list[Project], settings: Settings) -> list[str]:
    return [one.severity for one in complete(checked(sent, settings), settings=settings).files[0].findings]


def test_an_office_may_switch_a_rule_across_files_off_or_raise_it() -> None:
    sent = forms(ONE, TWO)
    off = Settings(rules={"S02": RuleSetting(active=False)})
    error = Settings(rules={"S02": RuleSetting(severity="error")})
    longer = Settings(rules={"S02": RuleSetting(parameters={"least": Decimal(60)})})
    assert [said(sent, given) for given in (off, error, longer)] == [[], ["error"], []]


def test_a_rule_for_one_department_only() -> None:
    expected = roster(RosterEntry("甲科", ceiling=Decimal(1)), RosterEntry("乙科", ceiling=Decimal(1)))
    sent = checked(forms({"department": "甲科"}, {"department": "乙科", "project": "清雪"}))
    settings = Settings(rules={"S12": RuleSetting(departments=("乙科",))})
    assert [one.department for one in complete(sent, Against(expected), settings).whole.findings] == ["乙科"]


def test_last_year_and_library_are_matched_by_department_and_name() -> None:
    expected = roster(
        RosterEntry("绿化科", aliases=("示例街道绿化科",)),
        library=(
            LibraryProject("绿化科", "社区 绿化养护"),
            LibraryProject("民政科", "慰问"),
            LibraryProject("", "清雪"),
        ),
    )
    before = last_year({"department": "绿化科"}, {"department": "别的科", "project": "清雪"})
    projects = forms({}, {"project": "清雪"}, {"project": "慰问"})
    batch = batch_of([Sent(one) for one in sent_forms(projects)], Against(expected, before))
    assert set(batch.past) == {("1.txt", 1)}
    assert {key: one.project for key, one in batch.library.items()} == {
        ("1.txt", 1): "社区 绿化养护",
        ("2.txt", 1): "清雪",
    }


def test_a_name_that_stands_twice_in_a_list_is_matched_with_nothing() -> None:
    before = last_year({}, {"budget": Decimal(5)})
    assert batch_of([Sent(one) for one in sent_forms(forms({}))], Against(last_year=before)).past == {}


def test_nothing_sent_gives_nothing() -> None:
    assert complete([]).files == ()
    assert complete([CheckedForms("空.txt", (), CheckResult())]).files == (CheckResult(),)
