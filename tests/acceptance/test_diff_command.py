"""`xltools diff` as a user calls it: two rounds of the same departments, edited in the test."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.form_text import form_text
from support.open_xml import needs_validator, schema_errors
from support.recalculation import differences
from support.word_forms import build_docx

from xltools.cli import main
from xltools.jobs.importing import import_sources
from xltools.model.roster import RosterEntry
from xltools.workbooks.own_kind import own_kind
from xltools.workbooks.settings.writing import write_office

GREEN = {"department": "绿化科", "project": "社区绿化养护", "caption": "社区绿化养护", "budget": "12万元"}
TREES = {
    "department": "绿化科", "project": "行道树修剪", "caption": "行道树修剪", "budget": "22.5万元", "cost": "修剪费22.5万元。",
    "goal": "修剪辖区行道树，消除安全隐患。", "quantity": "修剪行道树300棵。",
}  # fmt: skip
GIFTS = {
    "department": "民政科", "project": "节日慰问", "caption": "节日慰问", "budget": "35,000.50元", "cost": "慰问品共计35000.5元。",
    "goal": "慰问辖区困难家庭，送去关怀。", "quantity": "慰问困难家庭100户。", "social": "困难家庭感受到关怀。",
}  # fmt: skip
ODD = {
    "department": "=文教科", "project": "+读书活动", "caption": "+读书活动", "budget": "见附件", "cost": "@活动费3万元。",
    "goal": "=1+1", "remarks": "<r>无</r>",
}  # fmt: skip
READING = {
    "department": "=文教科", "project": "全民阅读", "caption": "全民阅读", "budget": "8万元", "cost": "活动费8万元。",
    "goal": "组织阅读活动，培育阅读习惯。", "quantity": "举办读书会20场。", "social": "居民阅读率提高。",
}  # fmt: skip


@pytest.fixture
def rounds(tmp_path: Path) -> tuple[Path, Path]:
    """Round one and round two: one budget and its texts changed, one project gone, one new, one amount nowhere readable."""
    old, new = tmp_path / "一上", tmp_path / "二上"
    old.mkdir()
    new.mkdir()
    (old / "绿化科.txt").write_text(form_text(**GREEN) + form_text(**TREES), "utf-8")
    (old / "文教科.txt").write_text(form_text(**ODD), "utf-8")
    build_docx(form_text(**GIFTS), old / "民政科.docx")
    changed = {**GREEN, "budget": "15万元", "cost": "全年费用15万元。", "quantity": "养护社区绿地不少于12处。"}
    (new / "绿化科.txt").write_text(form_text(**changed) + form_text(**TREES), "utf-8")
    (new / "文教科.txt").write_text(
        form_text(**{**ODD, "goal": "=1+2", "remarks": "<r>有</r>"}) + form_text(**READING), "utf-8"
    )
    return old, new


def said(capsys: pytest.CaptureFixture[str], *call: str | Path) -> tuple[int, Any]:
    capsys.readouterr()
    code = main(["diff", *map(str, call), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def states(record: Any) -> dict[str, tuple[str, str | None]]:
    return {one["project"]: (one["state"], one["change_yuan"]) for one in record["projects"]}


def test_the_json_says_what_changed(rounds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    before = digests(rounds[0].parent)
    code, record = said(capsys, *rounds)
    assert (code, record["schema"], record["workbook"]) == (0, "xltools.diff/1", None)
    assert states(record) == {
        "全民阅读": ("added", "80000"),
        "节日慰问": ("removed", "-35000.5"),
        "社区绿化养护": ("increased", "30000"),
        "+读书活动": ("incomparable", None),
    }
    total = record["total"]
    assert (total["old_budget_yuan"], total["new_budget_yuan"], total["change_yuan"]) == (
        "380000.5",
        "455000",
        "74999.5",
    )
    assert total["change_percent"] == "19.7"
    assert (record["unchanged"], total["unreadable_budgets"]) == (1, 2)
    assert [one["name"] for one in record["departments"]] == ["=文教科", "民政科", "绿化科"]
    green = next(one for one in record["projects"] if one["project"] == "社区绿化养护")
    assert [one["field"] for one in green["texts"]] == ["预算金额", "产出数量指标", "产出成本指标"]
    assert green["texts"][1]["marks"] == [
        {"kind": "same", "text": "养护社区绿地不少于"},
        {"kind": "deleted", "text": "8处"},
        {"kind": "added", "text": "12处"},
        {"kind": "same", "text": "。"},
    ]
    assert green["texts"][1]["old"]["file"] == str(rounds[0] / "绿化科.txt")
    assert digests(rounds[0].parent) == before


def test_the_other_way_round_everything_is_turned(
    rounds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert states(said(capsys, rounds[1], rounds[0])[1]) == {
        "全民阅读": ("removed", "-80000"),
        "节日慰问": ("added", "35000.5"),
        "社区绿化养护": ("decreased", "-30000"),
        "+读书活动": ("incomparable", None),
    }


def test_a_round_beside_itself_is_empty(rounds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    code, record = said(capsys, rounds[0], rounds[0])
    assert (code, record["projects"], record["proposals"], record["total"]["change_yuan"]) == (0, [], [], "0")


def test_documents_workbooks_and_masters_of_one_round_say_the_same(
    rounds: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_sources([str(rounds[0])], tmp_path / "工作簿")
    for name, source in (("旧", rounds[0]), ("新", rounds[1])):
        main(["consolidate", str(source), "-o", str(tmp_path / f"{name}.xlsx")])
    _, same = said(capsys, rounds[0], tmp_path / "工作簿")
    assert same["projects"] == []
    _, same = said(capsys, rounds[0], tmp_path / "旧.xlsx")
    assert (same["projects"], same["new"]["kind"], same["new"]["budget_yuan"]) == ([], "master", "380000.5")
    expected = states(said(capsys, *rounds)[1])
    for old, new in ((tmp_path / "旧.xlsx", tmp_path / "新.xlsx"), (tmp_path / "工作簿", tmp_path / "新.xlsx")):
        _, record = said(capsys, old, new)
        assert states(record) == expected
        green = next(one for one in record["projects"] if one["project"] == "社区绿化养护")
        assert [one["field"] for one in green["texts"]] == ["产出数量指标", "产出成本指标"]
        assert green["texts"][0]["new"]["sheet"].endswith("社区绿化养护")
        assert green["texts"][0]["new"]["cell"]


def test_the_text_names_departments_changes_and_what_to_look_at(
    rounds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *map(str, rounds)]) == 0
    text = capsys.readouterr().out
    for words in (
        "合计",
        "+7.49995",
        "+19.7%",
        "绿化科「社区绿化养护」由 12万元 变为 15万元，增加 3万元",
        "民政科「节日慰问」减少项目，原预算 3.50005万元",
        "=文教科「全民阅读」新增 8万元",
        "=文教科「+读书活动」：两次预算金额都无法识别，未计入合计。",
        "新增 1 个、减少 1 个、有变动 2 个（其中文字有变动 2 个）、没有变动 1 个项目。",
    ):
        assert words in text


def test_a_proposal_is_told_and_not_paired(rounds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    path = rounds[1] / "绿化科.txt"
    path.write_text(path.read_text("utf-8").replace("行道树修剪", "行道树养护修剪"), "utf-8")
    code, record = said(capsys, *rounds)
    assert (code, [one["kind"] for one in record["proposals"]]) == (0, ["renamed"])
    main(["diff", *map(str, rounds)])
    assert "疑似更名：绿化科「行道树修剪」 → 绿化科「行道树养护修剪」" in capsys.readouterr().out


def test_the_roster_knows_the_department_under_another_name(
    rounds: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = tmp_path / "花名册.xlsx"
    write_office(roster, [RosterEntry("青禾街道绿化科", aliases=("绿化科",))])
    path = rounds[1] / "绿化科.txt"
    path.write_text(path.read_text("utf-8").replace("\t绿化科", "\t青禾街道绿化科"), "utf-8")
    assert states(said(capsys, *rounds)[1])["行道树修剪"][0] in {"added", "removed"}
    assert "行道树修剪" not in states(said(capsys, *rounds, "--roster", roster)[1])


@pytest.fixture
def workbook(rounds: tuple[Path, Path], tmp_path: Path) -> Path:
    path = rounds[1] / "绿化科.txt"
    path.write_text(path.read_text("utf-8").replace("行道树修剪", "行道树养护修剪"), "utf-8")
    (rounds[1] / "坏.docx").write_bytes(b"PK\x03\x04")
    (rounds[1] / "扫描.jpg").write_bytes(b"\xff\xd8\xff")
    target = tmp_path / "变动对照.xlsx"
    assert main(["diff", *map(str, rounds), "-o", str(target)]) == 2
    return target


def values(path: Path, sheet: str) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True)]


def test_the_workbook_shows_it_sheet_by_sheet(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook, data_only=True)
    assert book.sheetnames == ["概况", "金额变动", "增减项目", "文字变动", "部门汇总", "疑似更名或移交", "未读文件"]
    amounts = values(workbook, "金额变动")
    assert amounts[2][3:7] == ["所列合计", 380000.5, 455000, 74999.5]
    assert [(row[1], row[3], row[6]) for row in amounts[4:]] == [
        ("减少项目", "行道树修剪", -225000),
        ("新增项目", "行道树养护修剪", 225000),
        ("新增项目", "全民阅读", 80000),
        ("减少项目", "节日慰问", -35000.5),
        ("金额增加", "社区绿化养护", 30000),
        ("无法比较", "+读书活动", None),
    ]
    assert amounts[4][11] == "可能就是本次的“绿化科”“行道树养护修剪”，请确认"
    departments = values(workbook, "部门汇总")
    assert departments[2][:10] == ["合计", 4, 4, 2, 2, 2, 380000.5, 455000, 74999.5, pytest.approx(0.19736, abs=1e-5)]
    assert [row[:4] for row in values(workbook, "未读文件")[4:]] == [
        ["本次", "无法读取", str(workbook.parent / "二上" / "坏.docx"), None],
        ["本次", "跳过", str(workbook.parent / "二上" / "扫描.jpg"), None],
    ]
    assert values(workbook, "疑似更名或移交")[4][1] == "疑似更名"
    front = [row[:3] for row in values(workbook, "概况")]
    assert ["本次预算合计", 4, 455000] in front


def test_a_chart_shows_the_departments_that_changed(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert "'部门汇总'!$I$5:$I$7" in chart.replace("部门汇总!", "'部门汇总'!")
    assert "各部门预算变动（元）：=文教科 80,000；民政科 -35,000.5；绿化科 30,000" in drawing


def test_the_changed_words_are_marked_and_nothing_is_a_formula(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook, rich_text=True)["文字变动"]
    row = next(row for row in sheet.iter_rows(min_row=5) if row[4].value == "产出数量指标")
    assert row[5].value == "“8处”改为“12处”"
    old, new = ([run for run in row[column].value if not isinstance(run, str)] for column in (6, 7))
    assert [(run.text, bool(run.font.strike), run.font.color.rgb) for run in old if run.font.strike] == [
        ("8处", True, "FFC00000")
    ]
    assert [(run.text, run.font.u) for run in new if run.font.u] == [("12处", "single")]
    typed = [
        cell
        for one in openpyxl.load_workbook(workbook)
        for line in one.iter_rows()
        for cell in line
        if str(cell.value) in {"=文教科", "+读书活动", "=1+1", "=1+2", "<r>无</r>"}
    ]
    assert len(typed) > 5
    assert {cell.data_type for cell in typed} == {"s"}


def test_links_lead_to_both_sources(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["文字变动"]
    links = [
        (cell.hyperlink.target, cell.value)
        for row in sheet.iter_rows(min_row=5, max_row=5)
        for cell in row
        if cell.hyperlink
    ]
    assert [target.replace("\\", "/") for target, _ in links] == ["一上/绿化科.txt", "二上/绿化科.txt"]


def test_the_same_rounds_give_the_same_bytes_and_the_workbook_is_passed_over(
    rounds: tuple[Path, Path], workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = workbook.read_bytes()
    assert main(["diff", *map(str, rounds), "-o", str(workbook)]) == 2
    assert workbook.read_bytes() == first
    assert own_kind(workbook) == "comparison"
    inside = rounds[1] / "变动.xlsx"
    inside.write_bytes(first)
    _, record = said(capsys, *rounds, "-o", inside)
    told = {Path(one["file"]).name: one["reason"] for one in record["new"]["files"] if one["status"] == "skipped"}
    assert told["变动.xlsx"].endswith("是本工具生成的变动对照，不是申报表，已跳过。")


@needs_validator
def test_the_workbook_is_valid_open_xml(workbook: Path) -> None:
    assert schema_errors(workbook) == []


@pytest.mark.libreoffice
def test_libreoffice_computes_what_the_workbook_shows(soffice: str, workbook: Path, tmp_path: Path) -> None:
    assert differences(soffice, workbook, tmp_path / "recalculated") == {}


def test_a_comparison_that_somebody_has_open_stays_as_it_is(
    rounds: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "变动对照.xlsx"
    target.write_bytes(b"old")
    (tmp_path / "~$变动对照.xlsx").write_bytes(b"")
    assert main(["diff", *map(str, rounds), "-o", str(target)]) == 2
    assert "打开着，没有写入" in capsys.readouterr().err
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("没有", "二上"), "上次（没有）里没有读到申报表：没有 不存在"),
        (("一上", "空"), "本次（空）里没有读到申报表"),
        (("一上", "二上", "-o", "一上/绿化科.txt"), "扩展名应为 .xlsx"),
        (("一上", "工作簿", "-o", "工作簿/a.xlsx"), "是来源文件之一"),
        (("两个", "二上"), "上次（两个）里有 2 个汇总工作簿"),
        (("一上", "二上", "--roster", "没有.xlsx"), "没有.xlsx"),
        (("一上",), "缺少"),
    ],
)
def test_a_wrong_call_is_refused_in_one_sentence(
    call: tuple[str, ...],
    words: str,
    rounds: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(rounds[0].parent)
    Path("空").mkdir()
    Path("工作簿").mkdir()
    openpyxl.Workbook().save("工作簿/a.xlsx")
    Path("两个").mkdir()
    if "两个" in call:
        for name in ("甲", "乙"):
            main(["consolidate", "一上", "-o", f"两个/{name}.xlsx"])
    before = digests(Path())
    capsys.readouterr()
    assert main(["diff", *call]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1
    assert digests(Path()) == before
