"""`xltools recompute` and `xltools clear` on department workbooks as users call them."""

import hashlib
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.declarations import project
from support.form_text import form_text
from support.workbook_makers import convert, parts

from xltools.analysis import analyse
from xltools.cli import main
from xltools.forms.beijing_2019 import FORM
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.marks.marking import mark
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import spot
from xltools.workbooks.package.sheets import sheets
from xltools.workbooks.reading.workbook import read_workbook
from xltools.workbooks.settings.writing import write_template
from xltools.workflows.check import check

PROJECTS = (
    project(),
    project(
        project="行道树修剪",
        caption="行道树修剪",
        budget="22.5万元",
        cost="甲路段15万元，乙路段4万元，共计19万元。",
        position=2,
    ),
    project(project="花坛", caption="花坛", budget="80000", cost="总费用8万元。", position=3),
)
TOTAL = Decimal(120000 + 225000 + 80000)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "绿化科.xlsx"
    write_workbook(path, plan_workbook(str(path), "示例街道绿化科", PROJECTS, FORM))
    return path


def place_of(path: Path, key: str, position: int | None = None):
    return next(one.place for one in read_workbook(path).figures if (one.key, one.position) == (key, position))


def overwritten(path: Path, key: str, value: str, position: int | None = None) -> str:
    """A person types a number over a formula; returns the cell."""
    at = place_of(path, key, position)
    package = Package.open(path)
    part = next(sheet.part for sheet in sheets(package) if sheet.name == at.sheet)
    Cells(package.edit(part)).set_number(spot(at.cell), Decimal(value))
    package.save(path)
    return at.cell


def test_an_untouched_workbook_agrees_with_itself(workbook, capsys):
    assert main(["recompute", str(workbook)]) == 0
    said = capsys.readouterr().out
    assert "3 个项目" in said
    assert "合计：预算 425,000 元（42.5万元）；成本指标合计 390,000 元（39万元）" in said
    assert "全部一致" in said


def test_a_typed_total_is_shown_against_the_sheets_and_restored_in_a_copy(workbook, tmp_path, capsys):
    cell = overwritten(workbook, "total.budget", "500000")
    before = hashlib.sha256(workbook.read_bytes()).digest()
    assert main(["recompute", str(workbook), "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().out
    assert f"汇总!{cell}" in said
    assert "表中 500,000 元（50万元），重算 425,000 元（42.5万元），相差 75,000 元（公式已被改成数字）" in said
    assert "另存" in said
    assert hashlib.sha256(workbook.read_bytes()).digest() == before
    copy = tmp_path / "out" / workbook.name
    assert openpyxl.load_workbook(copy, data_only=True)["汇总"][cell].value == int(TOTAL)
    assert main(["recompute", str(copy)]) == 0
    assert not read_workbook(copy).changes


def test_a_typed_number_that_happens_to_agree_is_told_but_no_difference(workbook, tmp_path, capsys):
    overwritten(workbook, "row.budget", "225000", 2)
    assert main(["recompute", str(workbook), "-o", str(tmp_path / "out")]) == 0
    assert "1 处数值一致但公式已不在" in capsys.readouterr().out
    assert not read_workbook(tmp_path / "out" / workbook.name).changes


def test_a_document_is_totalled_without_a_copy(tmp_path, capsys):
    (tmp_path / "甲.txt").write_text(form_text(), "utf-8")
    assert main(["recompute", str(tmp_path / "甲.txt")]) == 0
    assert "没有本工具的汇总表" in capsys.readouterr().out
    assert main(["recompute", str(tmp_path / "甲.txt"), "-o", str(tmp_path / "out")]) == 0
    assert "未另存副本" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_one_unreadable_file_does_not_stop_the_others(workbook, tmp_path, capsys):
    (tmp_path / "坏.xlsx").write_bytes(b"PK broken")
    assert main(["recompute", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "全部一致" in said.out
    assert "坏.xlsx" in said.err


def test_another_output_of_ours_in_the_folder_is_skipped(workbook, tmp_path, capsys):
    write_template(tmp_path / "花名册.xlsx")
    assert main(["recompute", str(tmp_path)]) == 0
    assert "花名册.xlsx 是本工具生成的" in capsys.readouterr().out


def test_clearing_passes_over_another_output_of_ours(workbook, tmp_path, capsys):
    roster = tmp_path / "花名册.xlsx"
    write_template(roster)
    assert main(["clear", str(workbook), str(roster), "-o", str(tmp_path / "out")]) == 0
    assert f"{roster} 是本工具生成的花名册与设置，不是申报表，已跳过。" in capsys.readouterr().out
    assert [path.name for path in (tmp_path / "out").iterdir()] == [workbook.name]


def test_clearing_says_what_is_wrong_with_each_file(workbook, tmp_path, capsys):
    (tmp_path / "空文件夹").mkdir()
    (tmp_path / "零字节.xlsx").touch()
    bad = {"没有.docx": "不存在", "空文件夹": "没有可以读取", "零字节.xlsx": "是空文件"}
    assert main(["clear", *(str(tmp_path / name) for name in bad), str(workbook), "-o", str(tmp_path / "out")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.startswith(str(tmp_path / name)) for line, name in zip(lines, bad, strict=True)] == [True] * 3
    assert all(reason in line for line, reason in zip(lines, bad.values(), strict=True))
    assert [path.name for path in (tmp_path / "out").iterdir()] == [workbook.name]


def findings_of(path: Path):
    book = read_workbook(path)
    return check([analyse(declaration) for declaration in book.declarations], book).findings


def test_a_marked_department_workbook_reads_the_same_and_clears_to_the_original(workbook, tmp_path, capsys):
    found = findings_of(workbook)
    marked = tmp_path / "marked" / workbook.name
    assert mark(workbook, found, marked) >= 2
    again = read_workbook(marked)
    assert not again.changes
    assert [one.rule for one in findings_of(marked)] == [one.rule for one in found]
    assert main(["clear", str(marked), "-o", str(tmp_path / "cleared")]) == 0
    assert "已恢复" in capsys.readouterr().out
    assert parts(tmp_path / "cleared" / workbook.name) == parts(workbook)


def test_formulas_restored_in_a_marked_copy_stay_when_its_marks_are_cleared(workbook, tmp_path):
    cell = overwritten(workbook, "total.budget", "500000")
    marked, restored, cleared = (tmp_path / name / workbook.name for name in ("marked", "restored", "cleared"))
    mark(workbook, findings_of(workbook), marked)
    assert main(["recompute", str(marked), "-o", str(restored.parent)]) == 1
    assert main(["clear", str(restored), "-o", str(cleared.parent)]) == 0
    sheet = openpyxl.load_workbook(cleared)["汇总"]
    assert str(sheet[cell].value).startswith("=ROUND(SUM(")
    assert sheet[cell].fill.fgColor.rgb == openpyxl.load_workbook(workbook)["汇总"][cell].fill.fgColor.rgb
    assert findings_of(cleared) != findings_of(workbook)
    assert "xltools_marks" not in openpyxl.load_workbook(cleared).sheetnames


def test_clearing_what_is_not_marked_says_so(workbook, tmp_path, capsys):
    assert main(["clear", str(workbook), "-o", str(tmp_path / "cleared")]) == 0
    assert "没有标记过" in capsys.readouterr().out


def test_clearing_never_overwrites_and_refuses_other_files(workbook, tmp_path, capsys):
    (tmp_path / "旧.xls").write_bytes(b"x")
    assert main(["clear", str(workbook), str(tmp_path / "旧.xls"), "-o", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "不能覆盖原文件" in said
    assert "另存为 .xlsx" in said


def test_equal_names_from_two_folders_are_numbered(workbook, tmp_path):
    other = tmp_path / "b" / workbook.name
    other.parent.mkdir()
    other.write_bytes(workbook.read_bytes())
    assert main(["clear", str(workbook), str(other), "-o", str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["绿化科.xlsx", "绿化科（2）.xlsx"]


@pytest.mark.libreoffice
def test_libreoffice_recalculates_the_restored_copy_to_the_same_figures(soffice, workbook, tmp_path):
    for key in ("total.budget", "total.budget_wan", "total.cost"):
        overwritten(workbook, key, "1")
    assert main(["recompute", str(workbook), "-o", str(tmp_path / "out")]) == 1
    saved = convert(soffice, tmp_path / "out" / workbook.name, tmp_path / "lo", "xlsx")
    assert {one.key: one.value for one in read_workbook(saved).figures if one.key.startswith("total.")} == {
        "total.budget": TOTAL, "total.budget_wan": TOTAL, "total.cost": Decimal(390000), "total.difference": Decimal(-35000),
    }  # fmt: skip
