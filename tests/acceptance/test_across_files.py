"""Several files in one call: what they say about each other is told once, where it belongs, and marked."""

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from support.explaining import explain
from support.form_text import form_text
from support.other_form import OTHER

from xltools.cli import main
from xltools.model.roster import LibraryProject, RosterEntry
from xltools.workbooks.settings.writing import write_office

ROAD = "保持辖区道路清洁整齐，为居民创造优美的生活环境。"
FIRST = form_text(social=ROAD)
SECOND = form_text(
    project="行道树修剪", caption="行道树修剪", department="示例街道城管科", leader="李某某", **OTHER | {"social": ROAD}
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "报送").mkdir()
    (tmp_path / "报送" / "甲.txt").write_text(FIRST, "utf-8")
    (tmp_path / "报送" / "乙.txt").write_text(SECOND, "utf-8")
    return tmp_path / "报送"


def said(capsys: pytest.CaptureFixture[str], *call: str) -> tuple[int, Any]:
    capsys.readouterr()
    code = main([*call, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def rules(record: Any) -> list[tuple[str, str, str | None]]:
    return [(one["rule"], Path(one["file"]).name, one["position"]) for one in record["findings"]]


def test_one_finding_for_both_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, record = said(capsys, "check", str(folder))
    assert (code, rules(record)) == (0, [("S02", "乙.txt", 1)])
    assert [Path(one["file"]).name for one in record["findings"][0]["related"]] == ["甲.txt"]


def test_a_copy_of_a_file_says_nothing_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "甲-最终版.txt").write_text(FIRST, "utf-8")
    assert rules(said(capsys, "check", str(folder))[1]) == [("S02", "乙.txt", 1)]


def test_two_versions_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "甲-最终版.txt").write_text(form_text(social=ROAD, budget="13万元", cost="全年费用13万元。"), "utf-8")
    found = rules(said(capsys, "check", str(folder))[1])
    assert [rule for rule, _, _ in found] == ["S02", "S10"]


def test_the_marked_workbook_of_a_document_shows_it(folder: Path, tmp_path: Path) -> None:
    assert main(["check", str(folder), "--mark", str(tmp_path / "标记")]) == 0
    marked = load_workbook(tmp_path / "标记" / "乙.xlsx")
    sheet = next(sheet for sheet in marked if "行道树修剪" in sheet.title)
    (cell,) = [cell for row in sheet for cell in row if cell.value == ROAD]
    assert "甲.txt" in cell.comment.text


def test_a_department_above_its_ceiling(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster = tmp_path / "花名册.xlsx"
    entries = [
        RosterEntry("示例街道绿化科", ceiling=Decimal(100000)),
        RosterEntry("示例街道城管科", ceiling=Decimal(900000)),
    ]
    library = [LibraryProject("示例街道城管科", "行道树修剪", annual=Decimal(110000))]
    write_office(roster, entries, library=library)
    code, record = said(capsys, "check", str(folder), "--roster", str(roster))
    assert code == 1
    assert rules(record) == [("S14", "乙.txt", 1), ("S02", "乙.txt", 1), ("S12", "花名册.xlsx", None)]
    assert main(["check", str(folder), "--roster", str(roster)]) == 1
    text = capsys.readouterr().out
    assert "各部门之间：\n    错误　示例街道绿化科 1 个项目合计 12万元，超过控制数 10万元，超出 2万元" in text

    code, record = said(capsys, "consolidate", str(folder), "-o", str(tmp_path / "总表.xlsx"), "--roster", str(roster))
    assert code == 1
    assert [one["rule"] for one in record["findings"]] == ["S12"]
    assert record["errors"] == 2


def test_what_did_not_come_is_an_error_after_its_day(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = tmp_path / "花名册.xlsx"
    write_office(roster, [RosterEntry("示例街道绿化科"), RosterEntry("示例街道城管科"), RosterEntry("统计所")])
    code, record = said(capsys, "consolidate", str(folder), "-o", str(tmp_path / "总表.xlsx"), "--roster", str(roster))
    assert (code, [(one["rule"], one["severity"], one["department"]) for one in record["findings"]]) == (
        0,
        [("S09", "warning", "统计所")],
    )
    issues = load_workbook(tmp_path / "总表.xlsx")["问题清单"]
    assert any("统计所没有报送任何申报表" in str(cell.value) for row in issues for cell in row)


def test_imported_workbooks_list_what_concerns_them_together(folder: Path, tmp_path: Path) -> None:
    assert main(["import", str(folder), "-o", str(tmp_path / "工作簿")]) == 0
    listed = [
        str(cell.value)
        for path in sorted((tmp_path / "工作簿").glob("示例*.xlsx"))
        for row in load_workbook(path)["问题清单"]
        for cell in row
    ]
    assert len([text for text in listed if "文字相同或几乎相同" in text]) == 1


def test_a_department_explains_what_was_found_by_comparing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(folder), "--mark", str(tmp_path / "标记")])
    answered = explain(tmp_path / "标记" / "乙.xlsx", tmp_path / "乙.xlsx", {"S02": "两个科室共用一条标准。"})
    for step in range(2):
        target = tmp_path / f"再标{step}"
        _, record = said(capsys, "check", str(answered), "--mark", str(target))
        (found,) = record["findings"]
        assert (found["rule"], found["state"], found["explanation"]) == ("S02", "explained", "两个科室共用一条标准。")
        answered = target / "乙.xlsx"

    (folder / "乙.txt").unlink()
    shutil.copy(answered, folder)
    _, record = said(capsys, "check", str(folder))
    assert [(one["rule"], one["state"]) for one in record["findings"]] == [("S02", "explained")]
