"""`xltools check` and `xltools rules` as a user calls them."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from support.form_text import form_text

from xltools.cli import main

CLEAN = form_text()
FAULTY = form_text(
    project="行道树修剪",
    caption="行道树修剪",
    budget="22.5万元",
    cost="甲路段修剪费15万元，乙路段修剪费4万元，以上共计19万元。",
    postcode="10035",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "甲科.txt").write_text(CLEAN + FAULTY, "utf-8")
    (tmp_path / "forms" / "乙科.txt").write_text(CLEAN, "utf-8")
    return tmp_path / "forms"


def said(capsys: pytest.CaptureFixture[str], *call: str) -> tuple[int, Any]:
    code = main(["check", *call, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_findings_of_a_folder_in_the_order_of_its_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, record = said(capsys, str(folder))
    assert code == 1
    assert [(Path(one["file"]).name, one["status"], one["declarations"]) for one in record["files"]] == [
        ("乙科.txt", "read", 1),
        ("甲科.txt", "read", 2),
    ]
    assert [(one["rule"], one["position"], one["project"]) for one in record["findings"]] == [
        ("F01", 2, "行道树修剪"),
        ("A05", 2, "行道树修剪"),
    ]
    cost = record["findings"][1]
    assert (cost["computed"], cost["stated"], cost["difference"], cost["quote"]) == (
        "190000",
        "225000",
        "-35000",
        "19万元",
    )
    assert record["not_checked"] == []


def test_text_names_project_figures_and_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "甲科.txt")]) == 1
    text = capsys.readouterr().out
    assert "第 2 份　行道树修剪（示例街道绿化科）" in text
    assert "错误　产出成本指标：成本合计 19万元（150,000元 + 40,000元 = 190,000元），预算金额 22.5万元，相差 3.5万元。" in text
    assert text.endswith("合计：读取 1 个文件、2 份申报表；错误 2 处，警告 0 处，提示 0 处；未能检查 0 项。\n")


def test_a_clean_file_ends_with_zero(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "乙科.txt")]) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_one_bad_file_is_listed_and_the_rest_is_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "丙科.docx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "说明.txt").write_text("这里没有申报表。", "utf-8")
    (folder / "扫描件.jpg").write_bytes(b"\xff\xd8")
    code, record = said(capsys, str(folder), str(folder / "缺少.docx"))
    assert code == 2
    status = {Path(one["file"]).name: one["status"] for one in record["files"]}
    assert status == {
        "乙科.txt": "read", "甲科.txt": "read", "丙科.docx": "failed", "说明.txt": "failed", "缺少.docx": "failed",
        "扫描件.jpg": "skipped",
    }  # fmt: skip
    assert all(one["reason"] for one in record["files"] if one["status"] != "read")
    assert len(record["findings"]) == 2


def test_sources_stay_as_they_are(folder: Path) -> None:
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    main(["check", str(folder)])
    assert {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()} == before


def test_a_file_that_crashes_the_program_is_listed_and_logged(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("XLTOOLS_LOG_DIR", str(tmp_path / "logs"))
    monkeypatch.setattr("xltools.jobs.checking.analyse", crash)
    code, record = said(capsys, str(folder / "乙科.txt"))
    assert code == 2
    assert record["files"][0]["status"] == "failed"
    assert "错误编号" in record["files"][0]["reason"]
    assert list((tmp_path / "logs").iterdir())


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert "A05  错误  成本合计≠预算金额" in capsys.readouterr().out
    assert main(["rules", "a05"]) == 0
    assert capsys.readouterr().out.startswith("A05 成本合计≠预算金额\n")
    assert main(["rules", "A99"]) == 2
    assert "没有编号为“A99”的规则" in capsys.readouterr().err
