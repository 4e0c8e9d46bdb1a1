"""`--last-year`: this year's forms beside last year's master, workbooks or documents."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.form_text import form_text

from xltools.cli import main

PAST = form_text(budget="64万元", cost="全年费用64万元。", satisfaction="居民满意率不低于95%。")
PRESENT = form_text(budget="97万元", cost="全年费用97万元。", satisfaction="居民满意率不低于90%。")
FOUND = [("Y06", "预算金额"), ("Y07", "产出数量指标"), ("Y09", "服务对象满意度指标")]


@pytest.fixture
def present(tmp_path: Path) -> Path:
    (tmp_path / "今年.txt").write_text(PRESENT, "utf-8")
    return tmp_path / "今年.txt"


@pytest.fixture(params=["document", "workbooks", "master"])
def past(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    source = tmp_path / "上年" / "上年.txt"
    source.parent.mkdir()
    source.write_text("2018年项目支出绩效目标申报表\n" + PAST, "utf-8")
    if request.param == "document":
        return source
    if request.param == "workbooks":
        assert main(["import", str(source), "-o", str(tmp_path / "工作簿")]) == 0
        return tmp_path / "工作簿"
    assert main(["consolidate", str(source), "-o", str(tmp_path / "总表.xlsx")]) == 0
    return tmp_path / "总表.xlsx"


def said(capsys: pytest.CaptureFixture[str], *call: str) -> Any:
    capsys.readouterr()
    main([*call, "--format", "json"])
    return json.loads(capsys.readouterr().out)


def test_a_check_compares_with_last_year(past: Path, present: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = said(capsys, "check", str(present), "--last-year", str(past))
    found = [one for one in record["findings"] if one["rule"].startswith("Y")]
    assert sorted((one["rule"], one["field"]) for one in found) == FOUND
    change = next(one for one in found if one["rule"] == "Y06")
    assert (change["computed"], change["stated"]) == ("640000", "970000")
    assert "2018 年预算 64万元" in change["message"]
    assert not [one for one in record["not_checked"] if one["reason"] == "last-year-missing"]


def test_a_consolidation_does_too(
    past: Path, present: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = said(capsys, "consolidate", str(present), "-o", str(tmp_path / "今年.xlsx"), "--last-year", str(past))
    assert (record["errors"], record["warnings"]) == (0, 2)


def test_without_last_year_it_is_said_once(present: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(present), str(present)])
    text = capsys.readouterr().out
    assert text.count("没有给出上年数据：Y06 同比变动无说明、Y07 照抄上年、Y09 指标值倒退") == 1


@pytest.mark.parametrize(
    ("source", "words"),
    [("没有.xlsx", "没有.xlsx"), ("空", "没有读到申报表"), ("两个", "2 个汇总工作簿")],
)
def test_a_wrong_last_year_is_refused_in_one_sentence(
    source: str, words: str, present: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "空" / "说明.txt").write_text("没有申报表", "utf-8")
    if source == "两个":
        (tmp_path / "两个").mkdir()
        for name in ("甲", "乙"):
            main(["consolidate", str(present), "-o", str(tmp_path / "两个" / f"{name}.xlsx")])
    capsys.readouterr()
    assert main(["check", str(present), "--last-year", str(tmp_path / source)]) == 2
    told = capsys.readouterr().err.strip()
    assert words in told
    assert "\n" not in told


def test_what_was_not_read_of_last_year_is_told(
    present: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "上年"
    folder.mkdir()
    (folder / "上年.txt").write_text(PAST, "utf-8")
    (folder / "坏.docx").write_bytes(b"PK")
    main(["check", str(present), "--last-year", str(folder)])
    assert "坏.docx" in capsys.readouterr().err
