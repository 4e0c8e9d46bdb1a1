"""What the list of findings and the notes say."""

from decimal import Decimal

import pytest

from xltools.model.finding import Candidate, CandidateKind, Finding
from xltools.model.place import Place
from xltools.workbooks import issue_sheet
from xltools.workbooks.issue_sheet import COLUMNS, IssueRow, issue_rows, likely_cause, note_text, summary


def finding(cell="D13", sheet="01_甲", severity="error", **more) -> Finding:
    values = {
        "rule": "A05",
        "name": "cost-differs-from-budget",
        "message": "成本合计与预算不符。",
        "project": "甲",
    } | more
    return Finding(severity=severity, place=Place("a.xlsx", sheet=sheet, cell=cell), **values)


def by_title(row: IssueRow) -> dict[str, object]:
    return {column.title: value for column, value in zip(COLUMNS, row.values, strict=True)}


def test_columns_are_the_agreed_ones():
    titles = "序号 级别 项目 栏目 单元格 问题 原文 计算值（元） 填写值（元） 差额（元） 可能原因 规则 出错说明"
    assert [column.title for column in COLUMNS] == titles.split()


def test_a_row_gives_every_column_and_leaves_the_answer_blank():
    row = by_title(
        issue_rows([finding(field="产出成本指标", quote="9万元", computed=Decimal(54000), stated=Decimal(90000))])[0]
    )
    assert row == {
        "序号": 1, "级别": "错误", "项目": "甲", "栏目": "产出成本指标", "单元格": "01_甲!D13", "问题": "成本合计与预算不符。",
        "原文": "9万元", "计算值（元）": Decimal(54000), "填写值（元）": Decimal(90000), "差额（元）": Decimal(-36000),
        "可能原因": "", "规则": "A05", "出错说明": None,
    }  # fmt: skip


def test_rows_go_by_severity_then_sheet_then_cell():
    mixed = [
        finding("D13", severity="info"),
        finding("E12"),
        finding("E4"),
        finding("D2", "02_乙"),
        finding("A1", severity="warning"),
    ]
    assert [(row.level, row.link) for row in issue_rows(mixed)] == [
        ("error", "'01_甲'!E4"), ("error", "'01_甲'!E12"), ("error", "'02_乙'!D2"), ("warning", "'01_甲'!A1"), ("info", "'01_甲'!D13"),
    ]  # fmt: skip


def test_order_of_the_findings_does_not_matter():
    mixed = [finding("D13", severity="info"), finding("E12"), finding("E4", rule="A04"), finding("E4", rule="A01")]
    assert issue_rows(mixed) == issue_rows(mixed[::-1])


def test_a_finding_of_a_document_has_no_link():
    place = Place("a.docx", spot="表 2 第 5 行")
    row = issue_rows([Finding(rule="C01", name="x", severity="error", message="缺。", place=place)])[0]
    assert row.link is None
    assert by_title(row)["单元格"] == "表 2 第 5 行"


def test_apostrophes_in_sheet_names_are_doubled_in_links():
    assert issue_rows([finding("E4", "it's")])[0].link == "'it''s'!E4"


def test_a_kept_note_is_mentioned_in_the_list():
    place = Place("a.xlsx", sheet="01_甲", cell="D13")
    assert "原有批注" in str(by_title(issue_rows([finding()], [place])[0])["问题"])
    assert "原有批注" not in str(by_title(issue_rows([finding()])[0])["问题"])


WAN = Candidate("missing_wan", "36.5元", "36.5万元")


@pytest.mark.parametrize(
    ("candidates", "count", "words"),
    [
        ((), 0, ""),
        ((WAN,), 1, "漏写“万”：36.5元 → 36.5万元（仅此一种单处改动能相符）。"),
        (
            (WAN, Candidate("item_left_out", "54000元", "")),
            2,
            "漏写“万”：36.5元 → 36.5万元；漏列一项：54000元（仅凭数字无法判定）。",
        ),
        ((Candidate("total_changed", "", ""),), 3, "总数有误；另有 2 种，无法判定。"),
        ((WAN,), 7, "有 7 种单处改动都能使其相符，无法判定。"),
        ((), 2, "有 2 种单处改动都能使其相符，无法判定。"),
    ],
)
def test_likely_causes_in_words(candidates, count, words):
    assert likely_cause(finding(candidates=candidates, candidate_count=count)) == words


def test_every_kind_of_candidate_has_a_title():
    assert set(issue_sheet.CANDIDATE_TITLES) == set(CandidateKind.__args__)


def test_a_note_says_found_expected_working_and_cause():
    text = note_text(
        [
            finding(
                computed=Decimal(96000),
                stated=Decimal("90000.5"),
                working="4人 × 8,000元 × 3 = 96,000元",
                candidates=(WAN,),
                candidate_count=1,
            )
        ]
    )
    assert text.splitlines() == [
        "【核对】错误 A05", "填写：90,000.5 元", "计算：96,000 元", "相差：5,999.5 元", "算式：4人 × 8,000元 × 3 = 96,000元",
        "可能：漏写“万”：36.5元 → 36.5万元（仅此一种单处改动能相符）。",
    ]  # fmt: skip


def test_a_note_repeats_what_the_department_explained():
    explained = finding(severity="info", explained_from="error", explanation="含上年结转")
    assert note_text([explained]).splitlines()[0] == "【核对】已说明 A05"
    assert note_text([explained]).endswith("\n说明：含上年结转")
    changed = finding(explanation="含上年结转")
    assert note_text([changed]).endswith("\n原说明（数字已变，请重新确认）：含上年结转")


def test_a_note_without_figures_says_the_message_and_several_findings_are_numbered():
    text = note_text(
        [finding(severity="warning", rule="C05", message="没有金额。"), finding(rule="F01", message="邮编不对。")]
    )
    assert text == "【核对】1. 错误 F01\n邮编不对。\n2. 警告 C05\n没有金额。"


def test_the_summary_counts_by_level_and_names_the_settings():
    assert summary([], "出厂设置") == "未发现问题。规则设置：出厂设置。"
    explained = finding(severity="info", explained_from="error", explanation="含上年结转")
    told = summary([finding(), finding(severity="info"), explained], "青禾街道 1a2b3c4d")
    assert told.startswith("共 3 条：错误 1，提示 1，已说明 1。")
    assert told.endswith("规则设置：青禾街道 1a2b3c4d。")


def test_explained_findings_stand_last_with_their_explanation():
    explained = finding("A1", severity="info", explained_from="error", explanation="含上年结转")
    rows = [by_title(row) for row in issue_rows([explained, finding("B9", severity="info")])]
    assert [(row["级别"], row["出错说明"]) for row in rows] == [("提示", None), ("已说明", "含上年结转")]


def test_a_long_quotation_is_shortened_with_a_word_about_it():
    quote = by_title(issue_rows([finding(quote="长" * 301)])[0])["原文"]
    assert quote == "长" * 300 + "……（全文见单元格）"


def test_a_line_is_as_high_as_its_longest_text_needs():
    low, high = issue_rows([finding("A1", message="短。"), finding("A2", message="长" * 230)])
    assert low.height < 40
    assert high.height > 10 * 13


def test_a_long_sheet_name_is_cut_so_that_the_cell_is_seen():
    row = issue_rows([finding("D13", "01_社区绿化养护服务")])[0]
    assert by_title(row)["单元格"] == "01_社区绿化…!D13"
    assert row.link == "'01_社区绿化养护服务'!D13"
