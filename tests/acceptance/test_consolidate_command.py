"""`xltools consolidate` as a user calls it."""

import hashlib
import json
import os
from concurrent.futures.process import BrokenProcessPool
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.form_text import form_text
from support.word_forms import build_docx

from xltools.cli import main
from xltools.jobs import collecting, parts
from xltools.jobs.gathering import collect_all
from xltools.jobs.importing import import_sources
from xltools.jobs.workers import local_parts
from xltools.merging.submission import Submission
from xltools.model.problems import without_file
from xltools.model.roster import RosterEntry
from xltools.workbooks.master import summary
from xltools.workbooks.settings.writing import write_office

GREEN = form_text(department="绿化科", project="社区绿化养护", budget="12万元")
TREES = form_text(
    department="绿化科", project="行道树修剪", caption="行道树修剪", budget="22.5万元", cost="修剪费22.5万元。"
)
WRONG = form_text(
    department="民政科", project="节日慰问", caption="节日慰问", budget="35,000.50元", cost="慰问品共计4.8万元。"
)
ODD = form_text(department="=文教科", project="+读书活动", caption="+读书活动", budget="见附件", cost="@活动费3万元。")


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def said(capsys: pytest.CaptureFixture[str], *call: str | Path) -> tuple[int, Any]:
    code = main(["consolidate", *map(str, call), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sent = tmp_path / "报送"
    sent.mkdir()
    (sent / "绿化科.txt").write_text(GREEN + TREES, "utf-8")
    build_docx(WRONG, sent / "民政科.docx")
    (sent / "文教科.txt").write_text(ODD, "utf-8")
    return sent


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "花名册.xlsx"
    entries = [
        RosterEntry(
            "青禾街道绿化科", aliases=("绿化科",), projects=("社区绿化养护", "古树保护"), ceiling=Decimal(300000)
        ),
        RosterEntry("民政科"),
        RosterEntry("统计所", contact="张某", phone="80001234"),
    ]
    write_office(path, entries)
    return path


def test_the_json_is_the_contract(
    folder: Path, roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digests(tmp_path)
    code, record = said(capsys, folder, "-o", tmp_path / "总表.xlsx", "--roster", roster)
    assert code == 1
    assert record["schema"] == "xltools.consolidate/1"
    assert record["master"] == str(tmp_path / "总表.xlsx")
    assert [(Path(one["file"]).name, one["status"], one["department"], one["projects"]) for one in record["files"]] == [
        ("文教科.txt", "read", "=文教科", 1),
        ("民政科.docx", "read", "民政科", 1),
        ("绿化科.txt", "read", "青禾街道绿化科", 2),
    ]
    assert {key: record[key] for key in ("departments", "projects", "budget_yuan")} == {
        "departments": 3,
        "projects": 4,
        "budget_yuan": "380000.5",
    }
    assert record["missing"] == [
        {"department": "青禾街道绿化科", "project": "古树保护"},
        {"department": "统计所", "project": None},
    ]
    assert record["outside_roster"] == ["=文教科"]
    assert record["unexpected"] == [{"department": "青禾街道绿化科", "project": "行道树修剪"}]
    assert record["unreadable_budgets"] == 1
    assert record["errors"] >= 2
    after = digests(tmp_path)
    assert {Path(name).name for name in after.keys() - before.keys()} == {"总表.xlsx", ".总表.xlsx.xltools"}
    assert {name: after[name] for name in before} == before


def test_the_master_shows_the_same_total(folder: Path, tmp_path: Path) -> None:
    assert main(["consolidate", str(folder), "-o", str(tmp_path / "总表.xlsx")]) == 1
    book = openpyxl.load_workbook(tmp_path / "总表.xlsx", data_only=True)
    last = summary.FIRST_ROW + 1 + 4 + 3
    total = {column: book["汇总"].cell(last, column + 1).value for column in range(len(summary.COLUMNS))}
    assert total[summary.DEPARTMENT] == "合计"
    assert (total[summary.BUDGET], total[summary.WAN], total[summary.BALANCED]) == (380000.5, 38.00005, 38)
    formulas = openpyxl.load_workbook(tmp_path / "总表.xlsx")
    typed = [
        cell
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value) in {"=文教科", "+读书活动"}
    ]
    assert len(typed) > 5
    assert {cell.data_type for cell in typed} == {"s"}


def test_the_screen_shows_a_table_and_what_to_look_at(
    folder: Path, roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["consolidate", str(folder), "-o", str(tmp_path / "总表.xlsx"), "--roster", str(roster)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["部门", "项目", "预算（万元）", "错误", "警告"]
    assert lines[1].split()[:3] == ["青禾街道绿化科", "2", "34.5"]
    told = "\n".join(lines)
    for sentence in (
        "超控制数：青禾街道绿化科 超出 45,000 元。",
        "未报：青禾街道绿化科「古树保护」、统计所",
        "名单外部门：=文教科",
        "预算金额无法识别：1 个项目",
        "共收到 3 个文件，汇总 4 个项目，已写入",
    ):
        assert sentence in told


def test_workbooks_and_documents_give_the_same_totals(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_sources([str(folder)], tmp_path / "工作簿")
    _, documents = said(capsys, folder, "-o", tmp_path / "a.xlsx")
    code, workbooks = said(capsys, tmp_path / "工作簿", "-o", tmp_path / "工作簿" / "总表.xlsx")
    same = ("departments", "projects", "budget_yuan", "errors", "warnings")
    assert code == 1
    assert {key: workbooks[key] for key in same} == {key: documents[key] for key in same}
    sheet = openpyxl.load_workbook(tmp_path / "工作簿" / "总表.xlsx")["汇总"]
    rows = [row for row in sheet.iter_rows(min_row=summary.FIRST_ROW + 1) if isinstance(row[0].value, int)]
    for column, cell in ((summary.FILE, None), (summary.BUDGET_SOURCE, "E4"), (summary.COST_SOURCE, "D13")):
        links = [row[column].hyperlink for row in rows]
        assert [link.location and link.location.partition("!")[2] for link in links] == [cell] * 4
        assert all(not link.target.startswith(("FILE", "file", "/")) for link in links)


def test_both_together_count_once(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import_sources([str(folder)], tmp_path / "工作簿")
    _, record = said(capsys, folder, tmp_path / "工作簿", "-o", tmp_path / "总表.xlsx")
    assert (record["projects"], record["budget_yuan"]) == (4, "380000.5")
    assert sorted(one["status"] for one in record["files"]) == ["duplicate"] * 3 + ["read"] * 3 + ["skipped"]


def test_an_older_master_and_the_roster_in_the_folder_are_skipped(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_office(folder / "花名册.xlsx", [RosterEntry("民政科")])
    (folder / "扫描件.pdf").write_bytes(b"%PDF-1.4")
    _, first = said(capsys, folder, "-o", folder / "总表.xlsx", "--roster", folder / "花名册.xlsx")
    code, again = said(capsys, folder, "-o", folder / "总表2.xlsx")
    _, over = said(capsys, folder, "-o", folder / "总表.xlsx")
    assert code == 1
    assert first["budget_yuan"] == again["budget_yuan"] == over["budget_yuan"]
    skipped = {
        Path(one["file"]).name: without_file(one["reason"], one["file"])
        for one in over["files"]
        if one["status"] == "skipped"
    }
    assert skipped == {
        "总表2.xlsx": "是本工具生成的汇总工作簿，不是申报表，已跳过",
        "花名册.xlsx": "是本工具生成的花名册与设置，不是申报表，已跳过",
        "扫描件.pdf": "是 PDF，其中的文字无法核对，请向报送单位要可编辑的 Word 或 Excel 原件；已跳过",
    }
    assert all(one["sha256"] and one["received"] for one in over["files"])


def other_workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "考勤表"
    book.save(path)


def test_files_that_cannot_be_read_are_listed_and_stop_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    (folder / "b坏.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "c密码.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"))
    (folder / "d空.xlsx").write_bytes(b"")
    (folder / "e文.docx").write_text("不是 Word", "utf-8")
    (folder / "g说明.txt").write_text("各科室：请于月底前报送。", "utf-8")
    other_workbook(folder / "f考勤.xlsx")
    (tmp_path / "空文件夹").mkdir()
    code, record = said(capsys, folder, tmp_path / "空文件夹", tmp_path / "没有.xlsx", "-o", tmp_path / "总表.xlsx")
    assert code == 2
    assert (record["projects"], record["budget_yuan"]) == (4, "380000.5")
    failed = [one for one in record["files"] if one["status"] == "failed"]
    assert [Path(one["file"]).name for one in failed] == [
        "a坏.xlsx", "b坏.docx", "c密码.xlsx", "d空.xlsx", "e文.docx", "f考勤.xlsx", "g说明.txt", "空文件夹", "没有.xlsx",
    ]  # fmt: skip
    for one in failed:
        assert one["reason"], one
        assert "\n" not in one["reason"]
    master = openpyxl.load_workbook(tmp_path / "总表.xlsx")
    files, register = ([row[2].value for row in master[name].iter_rows(min_row=4)] for name in ("来源文件", "报送情况"))
    assert files.count("无法读取") == 9
    assert (register.count("无法读取"), register.count("模板不符")) == (7, 2)


def test_nothing_readable_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    code, record = said(capsys, tmp_path / "坏.docx", "-o", tmp_path / "总表.xlsx")
    assert (code, record["master"], record["projects"]) == (2, None, 0)
    assert main(["consolidate", str(tmp_path / "坏.docx"), "-o", str(tmp_path / "总表.xlsx")]) == 2
    assert "汇总工作簿未生成" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["坏.docx"]


def test_a_source_is_never_the_target(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import_sources([str(folder)], tmp_path / "工作簿")
    source = next((tmp_path / "工作簿").glob("*绿化科*.xlsx"))
    before = digests(tmp_path)
    for target in (source, source.parent / "." / source.name):
        assert main(["consolidate", str(tmp_path / "工作簿"), "-o", str(target)]) == 2
        assert "是来源文件之一" in capsys.readouterr().err
    assert main(["consolidate", str(folder), "-o", str(tmp_path / "总表.docx")]) == 2
    assert "扩展名应为 .xlsx" in capsys.readouterr().err
    assert digests(tmp_path) == before


def test_a_target_that_cannot_be_written_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "文件").write_text("x", "utf-8")
    assert main(["consolidate", str(folder), "-o", str(tmp_path / "文件" / "总表.xlsx")]) == 2
    told = capsys.readouterr().err.strip()
    assert "无法写入" in told
    assert "\n" not in told


def test_a_wrong_roster_is_refused_before_anything_is_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["consolidate", str(folder), "-o", str(tmp_path / "总表.xlsx"), "--roster", str(tmp_path / "无.xlsx")])
        == 2
    )
    assert "打不开" in capsys.readouterr().err
    assert not (tmp_path / "总表.xlsx").exists()


def test_several_processes_give_the_same_master(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    one_code, one = said(capsys, folder, "-o", tmp_path / "总表.xlsx")
    alone = (tmp_path / "总表.xlsx").read_bytes()
    two_code, two = said(capsys, folder, "-o", tmp_path / "总表.xlsx", "--jobs", "2", "--no-cache")
    assert (one_code, one) == (two_code, two)
    assert (tmp_path / "总表.xlsx").read_bytes() == alone


def test_without_a_source_the_total_is_lower_by_its_share(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, whole = said(capsys, folder, "-o", tmp_path / "总表.xlsx")
    shares = {"绿化科.txt": "345000", "民政科.docx": "35000.5", "文教科.txt": "0"}
    for name, share in shares.items():
        rest = [path for path in sorted(folder.iterdir()) if path.name != name]
        _, record = said(capsys, *rest, "-o", tmp_path / "总表.xlsx")
        assert Decimal(whole["budget_yuan"]) - Decimal(record["budget_yuan"]) == Decimal(share), name


def die(path: Path, *_: object) -> Submission:
    if path.stem == "杀手":
        os._exit(9)
    return Submission(str(path), "read")


def test_a_file_that_kills_its_process_is_the_only_one_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "collect", die)
    names = ("甲.xlsx", "杀手.xlsx", "乙.xlsx")
    found = collect_all([Path(name) for name in names], engine=partial(local_parts, jobs=2))
    assert [(one.file, one.outcome) for one in found] == [
        ("甲.xlsx", "read"),
        ("杀手.xlsx", "failed"),
        ("乙.xlsx", "read"),
    ]
    assert BrokenProcessPool.__name__ not in (found[1].reason or "")


def test_a_crash_over_one_file_has_a_number_and_stops_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XLTOOLS_LOG_DIR", str(tmp_path / "logs"))
    reader = collecting.read_source

    def crash(path: Path) -> Any:
        if path.suffix == ".docx":
            raise KeyError("nobody expects this")
        return reader(path)

    monkeypatch.setattr(collecting, "read_source", crash)
    code, record = said(capsys, folder, "-o", tmp_path / "总表.xlsx")
    assert code == 2
    assert record["projects"] == 3
    assert "错误编号" in record["files"][1]["reason"]
    assert len(list((tmp_path / "logs").iterdir())) == 1
