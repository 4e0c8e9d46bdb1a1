"""From real files: rounds declared on 汇总, a marked copy that was corrected, a decision in 花名册与设置, the JSON of it all."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.declarations import declaration

from xltools.analysis import analyse
from xltools.cli import main
from xltools.forms.beijing_2019 import FORM
from xltools.model.decisions import Decisions, VersionChoice
from xltools.model.roster import RosterEntry
from xltools.workbooks.department import summary_sheet
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.reading.workbook import read_workbook
from xltools.workbooks.settings.writing import write_office

NOON = 1_795_000_000
"""A moment in November 2026."""


def workbook(path: Path, budget: str = "12万元", declared: str = "", received: int = NOON) -> Path:
    """A department's workbook of one project whose cost does not tie where the budget is not 12万元."""
    projects = [analyse(declaration(file="源.docx", budget=budget))]
    plan = plan_workbook(str(path), "示例街道绿化科", projects, FORM)
    path.parent.mkdir(exist_ok=True)
    write_workbook(path, replace(plan, round=declared))
    os.utime(path, (received, received))
    return path


def consolidated(capsys: pytest.CaptureFixture[str], folder: Path, *more: object) -> dict[str, Any]:
    target = folder.parent / "总表.xlsx"
    code = main(["consolidate", str(folder), "-o", str(target), "--format", "json", *map(str, more)])
    assert code in {0, 1}
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record


def test_the_round_is_declared_on_the_summary_and_read_back(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    assert read_workbook(path).round == ""
    book = openpyxl.load_workbook(path)
    sheet = book[summary_sheet.SHEET_NAME]
    (label,) = (cell for row in sheet.iter_rows(max_row=3) for cell in row if cell.value == summary_sheet.ROUND)
    spot = sheet.cell(label.row, label.column + 1)
    assert not spot.protection.locked
    assert any(
        spot.coordinate in str(one.sqref) and "二上" in one.formula1 for one in sheet.data_validations.dataValidation
    )
    spot.value = "二上"
    book.save(path)
    assert read_workbook(path).round == "二上"


def test_the_newer_round_counts_although_its_file_is_older(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "报送"
    workbook(folder / "a最终版.xlsx", "12万元", "二上", NOON)
    workbook(folder / "b最终版2.xlsx", "11万元", "一上", NOON + 3600)
    record = consolidated(capsys, folder)
    assert record["budget_yuan"] == "120000"
    assert [(Path(line["file"]).name, line["state"], line["round"]) for line in record["register"]] == [
        ("a最终版.xlsx", "received", "二上"), ("b最终版2.xlsx", "superseded", "一上"),
    ]  # fmt: skip
    assert record["register"][0]["ground"] == "按申报轮次二上"
    assert "一上反而收到较晚" in record["register"][0]["note"]
    assert len(record["register"][0]["sha256"]) == 64
    assert record["register"][0]["template"].startswith("department-workbook/1:beijing-2019 ")
    (pair,) = record["versions"]
    assert [(one["field"], one["change_yuan"]) for one in pair["differences"]] == [("预算金额", "10000")]


def test_a_decision_of_the_office_goes_first_and_one_that_fits_nothing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "报送"
    workbook(folder / "a.xlsx", "12万元", "二上")
    workbook(folder / "b.xlsx", "11万元", "一上")
    entry = RosterEntry("示例街道绿化科", projects=("社区绿化养护", "古树保护"))
    choices = (
        VersionChoice("示例街道绿化科", "社区绿化养护", "b.xlsx", "以纸质件为准"),
        VersionChoice("示例街道绿化科", "古树保护", "c.xlsx"),
    )
    roster = tmp_path / "花名册与设置.xlsx"
    write_office(roster, [entry], decisions=Decisions(versions=choices))
    record = consolidated(capsys, folder, "--roster", roster)
    assert record["budget_yuan"] == "110000"
    assert record["register"][0]["ground"] == "按版本认定（以纸质件为准）"
    assert record["unused_version_choices"] == [
        {"department": "示例街道绿化科", "project": "古树保护", "file": "c.xlsx"}
    ]
    assert record["reminders"][0]["missing"] == ["古树保护"]


def test_a_marked_copy_tells_whether_it_was_corrected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = workbook(tmp_path / "来文" / "a.xlsx", "11万元")
    assert main(["check", str(source), "--mark", str(tmp_path / "退回")]) == 1
    capsys.readouterr()
    record = consolidated(capsys, tmp_path / "退回")
    assert [line["state"] for line in record["register"]] == ["returned_unchanged"]
    copy = tmp_path / "退回" / "a.xlsx"
    book = openpyxl.load_workbook(copy)
    book["01_社区绿化养护"]["E4"] = 120000
    book.save(copy)
    record = consolidated(capsys, tmp_path / "退回")
    assert [line["state"] for line in record["register"]] == ["changed"]
    assert "标记副本" in record["register"][0]["note"]


def test_an_import_keeps_the_round_its_sources_declare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = workbook(tmp_path / "来文" / "a.xlsx", declared="第2次")
    assert main(["import", str(source), "-o", str(tmp_path / "导入")]) == 0
    capsys.readouterr()
    (made,) = (path for path in (tmp_path / "导入").glob("*.xlsx") if path.name != "导入报告.xlsx")
    assert read_workbook(made).round == "第2次"
    assert read_workbook(made).made_for == "示例街道绿化科"


def test_a_form_in_a_workbook_made_for_another_unit_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copied = workbook(tmp_path / "报送" / "a.xlsx")
    book = openpyxl.load_workbook(copied)
    book["01_社区绿化养护"]["B3"] = "示例街道民政科"
    book.save(copied)
    roster = tmp_path / "花名册与设置.xlsx"
    write_office(roster, [RosterEntry("示例街道绿化科"), RosterEntry("示例街道民政科")])
    record = consolidated(capsys, tmp_path / "报送", "--roster", roster)
    told = {line["department"]: line["note"] for line in record["register"] if line["file"]}
    assert told == {
        "示例街道民政科": "表中写的是示例街道民政科，工作簿却是为示例街道绿化科制作的，请核对",
    }
