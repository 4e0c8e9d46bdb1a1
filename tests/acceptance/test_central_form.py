"""The central form as a department sends it: in Word, in a sheet, as text; checked, and imported without a loss."""

import json
from pathlib import Path

import openpyxl
import pytest
from support.central_forms import EVALUATED_ROWS, FULL_ROWS, table
from support.round_trip import without_places
from support.word_forms import build_docx

from xltools.cli import main
from xltools.jobs.reading import read_source
from xltools.model.declaration import Declaration

TITLE = "项目支出绩效目标申报表\n（2019年度）\n"
WRONG = [
    [{"90": "85", "新增项目□ 延续项目√": "新增项目□ 延续项目□"}.get(cell, cell) for cell in row] for row in FULL_ROWS
]
FALSE_RATE = [[{"82%": "85%"}.get(cell, cell) for cell in row] for row in EVALUATED_ROWS]


def save(rows: list[list[str]], path: Path) -> Path:
    text = TITLE + table(rows)
    if path.suffix == ".txt":
        path.write_text(text, "utf-8")
    elif path.suffix == ".docx":
        build_docx(text, path)
    else:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet["A1"] = "项目支出绩效目标申报表"
        sheet.merge_cells("A1:H1")
        for number, row in enumerate(rows, start=3):
            for column, text in enumerate(row, start=1):
                if text:
                    sheet.cell(number, column, float(text) if text.isdecimal() else text)
        sheet.merge_cells("C12:C13")
        book.save(path)
    return path


def said(capsys: pytest.CaptureFixture[str], *call: str) -> list[tuple[str, str, str]]:
    main([*call, "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return [(one["rule"], one["severity"], one["field"]) for one in findings]


KINDS = ["txt", "docx", "xlsx"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_that_is_in_order_is_left_alone(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "check", str(save(FULL_ROWS, tmp_path / f"甲.{kind}"))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_only_this_form_can_have_wrong(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "check", str(save(WRONG, tmp_path / f"甲.{kind}"))) == [
        ("U13", "error", "预算金额"),
        ("C15", "error", "项目属性"),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_rate_of_a_self_evaluation(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    findings = said(capsys, "check", str(save(FALSE_RATE, tmp_path / f"甲.{kind}")))
    assert [one for one in findings if one[0] == "A12"] == [("A12", "error", "年度资金总额执行情况")]


def without_extra_places(declaration: Declaration) -> object:
    extra = {name: (field.raw, field.number) for name, field in declaration.extra.items()}
    whole = without_places(declaration)
    return whole.fields, whole.indicators, whole.unplaced, whole.form, whole.label_unit, whole.budget_label, extra


def test_import_keeps_everything_and_the_workbook_is_checked_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = save(WRONG, tmp_path / "甲.xlsx")
    assert main(["import", str(source), "-o", str(tmp_path / "导入")]) == 0
    capsys.readouterr()
    (written,) = (tmp_path / "导入").glob("示例街道绿化科*.xlsx")
    (before,), (after,) = read_source(source).declarations, read_source(written).declarations
    assert without_extra_places(after) == without_extra_places(before)
    assert said(capsys, "check", str(written)) == said(capsys, "check", str(source))


def test_an_answer_written_in_the_workbook_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(save(WRONG, tmp_path / "甲.txt")), "-o", str(tmp_path / "导入")])
    (written,) = (tmp_path / "导入").glob("示例街道绿化科*.xlsx")
    book = openpyxl.load_workbook(written)
    (cell,) = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == "新增项目□ 延续项目□" and sheet.sheet_state == "visible" and cell.column == 2
    ]
    cell.value = "延续项目"
    book.save(written)
    capsys.readouterr()
    assert said(capsys, "check", str(written)) == [("U13", "error", "预算金额")]


def test_missing_rows_are_called_as_the_form_prints_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = save([row for row in FULL_ROWS if "时效指标" not in row], tmp_path / "甲.txt")
    main(["check", str(source), "--format", "json"])
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["message"] == "「社区绿地养护」产出指标：缺少时效指标，请按原表式补回并填写。[C02]"


def test_inspect_tells_what_only_this_form_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = save(FULL_ROWS, tmp_path / "甲.xlsx")
    main(["inspect", str(source), "--format", "json"])
    (record,) = json.loads(capsys.readouterr().out)["declarations"]
    assert (record["form"], record["budget"]["yuan"], record["extra"]["midterm_total"]) == (
        "central-2015",
        "1000000",
        "300",
    )
    main(["inspect", str(source)])
    assert "  项目期：3年\n" in capsys.readouterr().out


def test_a_source_of_another_name_leaves_the_sum_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [[{"90": "60"}.get(cell, cell) for cell in row] for row in FULL_ROWS]
    rows.insert(5, ["", "中央补助", "", "中央补助", "30"])
    main(["check", str(save(rows, tmp_path / "甲.txt")), "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert said["findings"] == []
    assert ("U13", "amount-missing") in [(one["rule"], one["reason"]) for one in said["not_checked"]]
