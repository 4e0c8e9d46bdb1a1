"""Findings as text and JSON."""

import json
from dataclasses import replace
from decimal import Decimal

from xltools.model.finding import Candidate, Finding, NotChecked, NotCheckedReason
from xltools.model.place import Place
from xltools.model.settings import RuleSetting, Settings
from xltools.reports.findings import REASON_TITLES, as_json, as_text
from xltools.workflows.check import CheckedFile, CheckResult, MarkedCopy

PLACE = Place("甲.xlsx", "01_绿化", "D14")
FINDING = Finding(
    rule="A05",
    name="cost-differs-from-budget",
    severity="error",
    message="「绿化」产出成本指标：成本合计 19万元，预算金额 22.5万元，相差 3.5万元。[A05]",
    place=PLACE,
    position=1,
    department="绿化科",
    project="绿化",
    field="产出成本指标",
    indicator=3,
    quote="19万元",
    start=2,
    end=6,
    computed=Decimal("190000.00"),
    stated=Decimal(225000),
    working="12 + 7 = 19万元",
    candidates=(Candidate("missing_wan", "36.5元", "36.5万元"),),
    candidate_count=1,
    related=(Place("甲.xlsx", "01_绿化", "E4"),),
)
NOT_CHECKED = NotChecked("A04", "amount-missing", PLACE, 1, "绿化科", "绿化", "没有金额")
WHOLE = Finding("S11", "summary-differs-from-sheets", "warning", "汇总!E9：相差。[S11]", Place("甲.xlsx", "汇总", "E9"))
FILES = (
    CheckedFile(
        "甲.xlsx",
        "read",
        1,
        None,
        (WHOLE, FINDING),
        (NOT_CHECKED,),
        ("表“附件”未读取。",),
        MarkedCopy("标记/甲.xlsx", 2),
    ),
    CheckedFile("乙.txt", "read", 2),
    CheckedFile("丙.docx", "failed", reason="丙.docx 已损坏，请重新报送。"),
    CheckedFile("丁.jpg", "skipped", reason=".jpg 文件不能读取，请提供可编辑的原件。"),
)


def test_json_is_the_contract() -> None:
    record = json.loads(as_json(FILES))
    assert record["schema"] == "xltools.check/1"
    assert record["files"][0] == {
        "file": "甲.xlsx",
        "status": "read",
        "declarations": 1,
        "reason": None,
        "marked": "标记/甲.xlsx",
        "marked_remark": None,
    }
    assert [one["status"] for one in record["files"]] == ["read", "read", "failed", "skipped"]
    assert record["findings"][1] == {
        "rule": "A05", "name": "cost-differs-from-budget", "severity": "error", "state": "open", "severity_before": None,
        "explanation": "", "file": "甲.xlsx", "sheet": "01_绿化",
        "cell": "D14", "position": 1, "department": "绿化科", "project": "绿化", "field": "产出成本指标", "indicator": 3,
        "message": FINDING.message, "quote": "19万元", "start": 2, "end": 6,
        "computed": "190000", "stated": "225000", "difference": "-35000", "working": "12 + 7 = 19万元",
        "candidates": [{"kind": "missing_wan", "text": "36.5元", "replacement": "36.5万元"}], "candidate_count": 1,
        "related": [{"file": "甲.xlsx", "sheet": "01_绿化", "cell": "E4", "spot": None}],
    }  # fmt: skip
    assert record["findings"][0]["computed"] is None
    assert record["not_checked"] == [
        {
            "rule": "A04", "file": "甲.xlsx", "position": 1, "department": "绿化科", "project": "绿化",
            "reason": "amount-missing", "detail": "没有金额",
        }
    ]  # fmt: skip
    assert record["problems"] == [{"file": "甲.xlsx", "message": "表“附件”未读取。"}]


def test_text_is_grouped_by_file_and_declaration() -> None:
    assert as_text(FILES) == (
        "甲.xlsx：1 份申报表\n"
        "  读取说明　表“附件”未读取。\n"
        "  标记副本　标记/甲.xlsx（标出 2 个单元格）\n"
        "\n"
        "  整个工作簿\n"
        "    警告　汇总!E9：相差。[S11]（汇总!E9）\n"
        "\n"
        "  第 1 份　绿化（绿化科）\n"
        "    错误　产出成本指标：成本合计 19万元，预算金额 22.5万元，相差 3.5万元。[A05]（01_绿化!D14）\n"
        "\n"
        "乙.txt：2 份申报表，没有发现问题\n"
        "\n"
        "丙.docx：未能读取。已损坏，请重新报送。\n"
        "\n"
        "丁.jpg：已跳过。.jpg 文件不能读取，请提供可编辑的原件。\n"
        "\n"
        "未能检查（不等于没有问题）：\n"
        "  甲.xlsx 第 1 份「绿化」没有金额：A04 分项合计≠所列总计\n"
        "\n"
        "规则设置：出厂设置。\n"
        "合计：读取 2 个文件、3 份申报表；已跳过 1 个文件；未能读取 1 个文件；错误 1 处，警告 1 处，提示 0 处；未能检查 1 项。\n"
    )


def test_nothing_is_said_of_rules_where_nothing_was_read() -> None:
    files = [
        CheckedFile("丙.docx", "failed", reason="丙.docx 已损坏，请重新报送。"),
        CheckedFile("总表.xlsx", "skipped", reason="总表.xlsx 不是申报表，已跳过。"),
    ]
    whole = CheckResult(not_checked=(NotChecked("S12", "rule-failed", Place("")),))
    assert as_text(files, whole=whole) == (
        "丙.docx：未能读取。已损坏，请重新报送。\n"
        "\n"
        "总表.xlsx：不是申报表，已跳过。\n"
        "\n"
        "规则设置：出厂设置。\n"
        "合计：读取 0 个文件、0 份申报表；已跳过 1 个文件；未能读取 1 个文件。\n"
    )


def test_a_declaration_without_a_name() -> None:
    finding = Finding(
        "C01", "required-field-blank", "error", "第 2 份申报表项目名称：没有填写。[C01]", Place("乙.txt"), 2
    )
    text = as_text([CheckedFile("乙.txt", "read", 2, findings=(finding,))])
    assert "  第 2 份　（项目名称空着）\n    错误　第 2 份申报表项目名称：没有填写。[C01]\n" in text
    assert "未能检查 0 项" in text


def test_a_rule_that_crashed_on_the_workbook() -> None:
    entry = NotChecked("S99", "rule-failed", Place("甲.xlsx"))
    text = as_text([CheckedFile("甲.xlsx", "read", 1, not_checked=(entry,))])
    assert "  整个工作簿规则运行出错：S99\n" in text


EXPLAINED = replace(FINDING, severity="info", explained_from="error", explanation="含上年\n结转")


def test_what_the_department_explained_is_shown_and_counted_apart() -> None:
    files = [CheckedFile("甲.xlsx", "read", 1, findings=(EXPLAINED, replace(FINDING, explanation="已核")))]
    text = as_text(files)
    assert "相差 3.5万元。[A05]（01_绿化!D14）\n      说明：含上年 结转\n" in text
    assert "（01_绿化!D14）\n      原说明（数字已变，请重新确认）：已核\n" in text
    assert "    已说明　产出成本指标：" in text
    assert "错误 1 处，警告 0 处，提示 0 处，已说明 1 处" in text
    told = [(one["severity"], one["state"], one["severity_before"]) for one in json.loads(as_json(files))["findings"]]
    assert told == [("info", "explained", "error"), ("error", "open", None)]


def test_the_settings_are_named() -> None:
    settings = Settings(
        "设置.xlsx", "青禾街道 1a2b3c4d", {"A05": RuleSetting(active=False)}, remarks=("规则表没有列出 1 条规则。",)
    )
    line = "规则设置：青禾街道 1a2b3c4d（设置.xlsx），停用 1 条规则（A05）。规则表没有列出 1 条规则。\n"
    assert line in as_text(FILES, settings)
    assert json.loads(as_json(FILES, settings))["settings"] == {
        "file": "设置.xlsx", "version": "青禾街道 1a2b3c4d", "rules_off": ["A05"], "remarks": ["规则表没有列出 1 条规则。"],
    }  # fmt: skip
    assert json.loads(as_json(FILES))["settings"] == {
        "file": None, "version": "出厂设置", "rules_off": [], "remarks": [],
    }  # fmt: skip


def test_every_reason_has_words() -> None:
    assert set(REASON_TITLES) == set(NotCheckedReason.__args__)  # type: ignore[attr-defined]


def test_a_copy_that_could_not_be_written() -> None:
    marked = MarkedCopy(None, problem="甲.xls 无法标记，请另存为 .xlsx。")
    assert "  标记副本　甲.xls 无法标记，请另存为 .xlsx。\n" in as_text(
        [CheckedFile("甲.xls", "read", 1, marked=marked)]
    )
