"""Running: identity and order of findings, cascades, a rule that crashes."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from support.declarations import project
from support.workbooks_as_read import change, figure, two_projects, workbook

from xltools.analysis.facts import Project
from xltools.model.declaration import Field
from xltools.model.finding import Finding, Severity
from xltools.model.place import Place
from xltools.model.settings import Parameter, RuleSetting, Settings
from xltools.rules.cascades import CASCADES, without_effects
from xltools.rules.noting import note_form
from xltools.rules.registry import CATALOGUE
from xltools.rules.rule import Answer, Batch, BatchRule, Defect, Hint, ProjectRule, Spot, Undecided
from xltools.rules.running import run, run_batch, severity_of


def crash(project: Project) -> Iterator[Answer]:
    yield Undecided("scan-only", project.declaration.project)
    raise ZeroDivisionError


BROKEN = ProjectRule(id="C99", name="never-there", title="样例", page="", severity="error", check=crash)


def rules_of(*findings: Finding) -> list[str]:
    return [finding.rule for finding in findings]


def test_a_rule_that_crashes_is_named_and_the_others_go_on() -> None:
    good = next(entry for entry in CATALOGUE if entry.id == "F01")
    assert isinstance(good, ProjectRule)
    outcome = run([project(postcode="1")], project_rules=(BROKEN, good))
    failed, found = outcome.findings
    assert (failed.rule, failed.name, failed.severity) == ("C99", "rule-failed", "warning")
    assert "规则 C99“样例”运行出错（ZeroDivisionError）" in failed.message
    assert found.rule == "F01"
    assert [(entry.rule, entry.reason, entry.detail) for entry in outcome.not_checked] == [
        ("C99", "rule-failed", "ZeroDivisionError")
    ]


def test_a_finding_names_project_field_and_rule() -> None:
    (finding,) = run([project(postcode="1")]).findings
    assert finding.message.startswith("「社区绿化养护」邮政编码：填写“1”")
    assert (finding.project, finding.department, finding.position) == ("社区绿化养护", "示例街道绿化科", 1)
    assert finding.place == Place("示例.txt", spot="邮政编码")


CASCADE_CASES = {
    "an empty budget is reported once": ({"budget": ""}, ["C01"], {"A05": "amount-unreadable"}),
    "an empty postcode is no malformed one": ({"postcode": "", "phone": ""}, ["C01", "C01"], {}),
    "zero cannot be compared": ({"budget": "0元"}, ["U08"], {"A05": "amount-unreadable"}),
    "a doubtful unit hides the comparison": (
        {"budget": "12"},
        ["U02"],
        {"A05": "unit-undeclared", "S07": "unit-undeclared"},
    ),
    "prose in the cost cell": ({"cost": "按月支出"}, ["C05"], {"A04": "amount-missing", "A05": "amount-missing"}),
    "prices only": ({"cost": "补助1100元/人/月"}, ["C06"], {"A05": "only-unit-prices"}),
    "an empty cost cell": ({"cost": ""}, ["C04"], {"A05": "amount-missing"}),
    "a cost that does not apply": ({"cost": "不涉及"}, ["C09"], {"A05": "amount-missing"}),
    "a missing cost row": ({"cost": None}, ["C02"], {"A05": "amount-missing"}),
    "items against total, total equals budget": ({"cost": "甲3万元，乙4万元，共计12万元。"}, ["A04"], {}),
    "a grade alone is neither unquantified nor off topic": ({"satisfaction": "良好"}, ["W01"], {}),
    "a year before the budget year": ({"schedule": "2018年完成", "year": 2019}, ["X08"], {}),
    "stock wording in a quantity lacks a count": ({"quantity": "按时完成各项工作"}, ["C07"], {}),
    "stock wording in a schedule lacks a time": ({"schedule": "按时完成"}, ["W07"], {}),
    "a cost copied from the schedule": (
        {"cost": "按月支付", "schedule": "按月支付"},
        ["C05"],
        {"A04": "amount-missing", "A05": "amount-missing"},
    ),
    "two independent causes stay two": (
        {
            "cost": "招录协管员160人，每人的月服务费为平均4400元，服务期为15个月，费用915.2万元整；住宿费12个月，费用60万元，总计854.8万元",
            "budget": "854.8万元",
        },
        ["A02", "A04", "A09"],
        {},
    ),
}


@pytest.mark.parametrize(("texts", "rules", "unchecked"), CASCADE_CASES.values(), ids=CASCADE_CASES)
def test_one_cause_one_finding(texts: dict[str, str], rules: list[str], unchecked: dict[str, str]) -> None:
    outcome = run([project(**texts)])
    assert rules_of(*outcome.findings) == rules
    assert {entry.rule: entry.reason for entry in outcome.not_checked} == unchecked
    assert len(outcome.not_checked) == len(unchecked)


def test_an_overwritten_cell_of_the_summary_is_reported_once() -> None:
    read = workbook(figures=(figure("total.budget", None, "5", typed=True),), changes=(change("formula-overwritten"),))
    assert rules_of(*run(two_projects(), read).findings) == ["S11"]


def test_an_overwritten_label_is_reported_once() -> None:
    place = Place("绿化科.xlsx", "01", "C9")
    label = Finding("C03", "n", "warning", "m", place, position=1, field="产出数量指标", indicator=0)
    changed = replace(label, rule="S13", position=None, field="", indicator=None)
    elsewhere = replace(changed, place=Place("绿化科.xlsx", "01", "C10"))
    in_a_document = replace(changed, place=Place("a.txt"))
    kept, _ = without_effects([label, changed, elsewhere, in_a_document])
    assert kept == (label, elsewhere, in_a_document)


def test_other_projects_are_not_silenced() -> None:
    first, second = project(budget="0元"), project(position=2, cost="全年费用9万元。")
    assert rules_of(*run([first, second]).findings) == ["U08", "A05"]


def test_cascades_name_rules_of_the_catalogue_and_no_chain_loops() -> None:
    known = {entry.id for entry in CATALOGUE if not isinstance(entry, Hint)}
    assert {row.cause for row in CASCADES} | {row.effect for row in CASCADES} <= known
    pairs = {(row.cause, row.effect) for row in CASCADES}
    assert pairs.isdisjoint({(effect, cause) for cause, effect in pairs})


SHORT_PAGE = "样例"
LEAST = Parameter("least", "最少字数", Decimal(20), "字")


def too_short(project: Project, least: Decimal) -> Iterator[Answer]:
    if len(project.declaration.text("goal")) < least:
        yield Defect(f"少于 {least} 字", Spot(project.declaration.field_place("goal"), "项目绩效目标"))


def ten_yuan_off(project: Project) -> Iterator[Answer]:
    yield Defect("差十元", Spot(project.declaration.place), computed=Decimal(110), stated=Decimal(100))


def same_name_twice(batch: Batch) -> Iterator[Answer]:
    for form in batch.forms:
        yield Defect("重复", Spot(form.place_of("project"), "项目名称"), position=form.position)
    yield Undecided("roster-missing", "没有花名册")


SHORT = ProjectRule("C99", "x", "样例", SHORT_PAGE, severity="warning", check=too_short, parameters=(LEAST,))
OFF = ProjectRule("A99", "y", "样例", SHORT_PAGE, severity="error", check=ten_yuan_off)
TWICE = BatchRule("S99", "z", "样例", SHORT_PAGE, severity="error", check=same_name_twice)
SETTINGS_CASES: dict[str, tuple[RuleSetting, list[tuple[str, str]]]] = {
    "as shipped": (RuleSetting(), [("C99", "warning"), ("A99", "error")]),
    "switched off": (RuleSetting(active=False), []),
    "raised and lowered": (RuleSetting(severity="info"), [("C99", "info"), ("A99", "info")]),
    "a wider tolerance, reached": (RuleSetting(tolerance=Decimal(10)), [("C99", "warning")]),
    "a wider tolerance, passed": (RuleSetting(tolerance=Decimal("9.99")), [("C99", "warning"), ("A99", "error")]),
    "another department": (RuleSetting(departments=("别的科",)), []),
    "this department": (RuleSetting(departments=("示例街道 绿化科",)), [("C99", "warning"), ("A99", "error")]),
    "another threshold": (RuleSetting(parameters={"least": Decimal(2)}), [("A99", "error")]),
}


@pytest.mark.parametrize(("setting", "said"), SETTINGS_CASES.values(), ids=SETTINGS_CASES)
def test_an_office_decides_about_rules(setting: RuleSetting, said: list[tuple[str, str]]) -> None:
    settings = Settings("设置.xlsx", "1", {"C99": setting, "A99": setting})
    outcome = run([project(goal="太短")], settings=settings, project_rules=(SHORT, OFF))
    assert [(finding.rule, finding.severity) for finding in outcome.findings] == said


@pytest.mark.parametrize(
    ("default", "own", "chosen", "said"),
    [
        ("error", None, None, "error"),
        ("error", None, "info", "info"),
        ("error", "error", "info", "info"),
        ("error", "warning", None, "warning"),
        ("error", "warning", "info", "info"),
        ("error", "info", "warning", "info"),
        ("info", "warning", None, "warning"),
        ("info", "warning", "error", "error"),
        ("warning", "error", "info", "error"),
        ("warning", "info", "error", "info"),
    ],
)
def test_a_case_of_its_own_severity_follows_what_the_office_chose(
    default: Severity, own: Severity | None, chosen: Severity | None, said: Severity
) -> None:
    rule = replace(SHORT, severity=default)
    assert severity_of(rule, own, chosen) == said


def test_rules_across_files_name_the_declaration_of_each_file() -> None:
    first = project()
    other = replace(
        first.declaration, fields=first.declaration.fields | {"project": Field("另一项目", Place("乙.txt"))}
    )
    second = replace(first, declaration=replace(other, file="乙.txt", place=Place("乙.txt")))
    outcome = run_batch(Batch((note_form(first), note_form(second))), rules=(TWICE,))
    assert [(one.place.file, one.position, one.project) for one in outcome.findings] == [
        ("示例.txt", 1, "社区绿化养护"), ("乙.txt", 1, "另一项目"),
    ]  # fmt: skip
    assert [(one.rule, one.reason, one.position) for one in outcome.not_checked] == [("S99", "roster-missing", None)]
