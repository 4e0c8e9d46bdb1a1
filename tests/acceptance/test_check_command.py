"""`xltools check` and `xltools rules` as a user calls them."""

import hashlib
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from support.declarations import project
from support.form_text import form_text
from support.other_form import OTHER
from support.word_forms import build_docx
from support.workbook_makers import rewritten

from xltools.cli import main
from xltools.forms.beijing_2019 import FORM
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.settings.writing import write_template

CLEAN = form_text()
FAULTY = form_text(
    project="行道树修剪",
    caption="行道树修剪",
    budget="22.5万元",
    cost="甲路段修剪费15万元，乙路段修剪费4万元，以上共计19万元。",
    postcode="10035",
    **OTHER,
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
    assert {one["file"] for one in record["not_checked"]} == {""}


def test_text_names_project_figures_and_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "甲科.txt")]) == 1
    text = capsys.readouterr().out
    assert "第 2 份　行道树修剪（示例街道绿化科）" in text
    assert (
        "错误　产出成本指标：成本合计 19万元（150,000元 + 40,000元 = 190,000元），预算金额 22.5万元，相差 3.5万元。"
        in text
    )
    assert text.endswith("合计：读取 1 个文件、2 份申报表；错误 2 处，警告 0 处，提示 0 处；未能检查 6 项。\n")


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


def test_a_bad_file_is_told_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = folder / "丙科.docx"
    bad.write_bytes(b"PK\x03\x04 cut off")
    assert main(["check", str(bad)]) == 2
    told = capsys.readouterr()
    assert told.err == ""
    assert f"{bad}：未能读取。已损坏或没有传完" in told.out
    assert main(["check", str(bad), "--format", "json"]) == 2
    assert capsys.readouterr().err.startswith(f"{bad} 已损坏或没有传完")


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


def department_workbook(path: Path) -> Path:
    """A workbook of ours with two projects, the second one faulty."""
    faulty = project(
        position=2, project="行道树修剪", caption="行道树修剪", budget="22.5万元", postcode="10035",
        cost="甲路段修剪费15万元，乙路段修剪费4万元，以上共计19万元。", written={"quantity": "10"},
        **OTHER,
    )  # fmt: skip
    write_workbook(path, plan_workbook(str(path), "示例街道绿化科", [project(), faulty], FORM))
    return path


def with_typed_total(path: Path, target: Path) -> Path:
    """A copy in which somebody typed over the total of the budgets."""
    with zipfile.ZipFile(path) as package:
        texts = {name: package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name}
    summary = next(name for name, text in texts.items() if "SUM(E5:E6)" in text)
    typed = re.sub(r'(<c r="E7"[^>]*>)<f>.*?</f><v>.*?</v>', r"\1<v>500000</v>", texts[summary])
    return rewritten(path, target, {summary: typed.encode()})


def test_findings_of_a_workbook_name_its_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = with_typed_total(department_workbook(tmp_path / "a.xlsx"), tmp_path / "绿化科.xlsx")
    code, record = said(capsys, str(book))
    assert code == 1
    assert [(one["rule"], one["position"], one["sheet"], one["cell"]) for one in record["findings"]] == [
        ("S11", None, "汇总", "E7"),
        ("F01", 2, "02_行道树修剪", "E6"),
        ("A05", 2, "02_行道树修剪", "D13"),
        ("C03", 2, "02_行道树修剪", "C10"),
    ]
    total = record["findings"][0]
    assert (total["computed"], total["stated"], total["difference"]) == ("345000", "500000", "-155000")


def test_a_marked_copy_of_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = department_workbook(tmp_path / "绿化科.xlsx")
    before = book.read_bytes()
    code, record = said(capsys, str(book), "--mark", str(tmp_path / "标记"))
    assert code == 1
    assert book.read_bytes() == before
    copy = tmp_path / "标记" / "绿化科.xlsx"
    assert record["files"][0]["marked"] == str(copy)
    sheets = load_workbook(copy)
    assert "10035" in sheets["02_行道树修剪"]["E6"].comment.text
    assert sheets["02_行道树修剪"]["D13"].comment is not None
    again = said(capsys, str(copy))[1]
    assert [one["message"] for one in again["findings"]] == [one["message"] for one in record["findings"]]


def test_marked_workbooks_of_documents(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "甲科.docx").write_bytes(build_docx(FAULTY, tmp_path / "one.docx").read_bytes())
    code = main(["check", str(folder), "--mark", str(folder / "标记")])
    assert code == 1
    assert "标记副本　" in capsys.readouterr().out
    assert sorted(path.name for path in (folder / "标记").iterdir()) == ["乙科.xlsx", "甲科.xlsx", "甲科（2）.xlsx"]
    record = said(capsys, str(folder / "标记" / "甲科.xlsx"))[1]
    assert [(one["rule"], one["cell"]) for one in record["findings"]] == [("F01", "E6"), ("A05", "D13")]


def test_a_missing_row_is_marked_where_it_must_be_filled_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "丙科.docx"
    build_docx(form_text(schedule=None, economic=None, environment=None), source)
    code, record = said(capsys, str(source), "--mark", str(tmp_path / "标记"))
    assert (code, [one["rule"] for one in record["findings"]]) == (1, ["C02", "C02"])
    sheet = load_workbook(tmp_path / "标记" / "丙科.xlsx")["01_社区绿化养护"]
    marked = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert list(marked) == ["D12", "D14"]
    assert [sheet[cell].value for cell in ("C12", "D12", "C14", "D14")] == ["产出进度指标", None, "经济效益指标", None]
    assert "产出进度指标" in marked["D12"]
    again = said(capsys, str(tmp_path / "标记" / "丙科.xlsx"))[1]
    assert [(one["cell"], [place["cell"] for place in one["related"]]) for one in again["findings"]] == [
        ("D12", []),
        ("D14", ["D16"]),
    ]


def test_older_copies_are_no_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked = folder / "标记"
    first = said(capsys, str(folder), "--mark", str(marked))[1]
    kept = {path.name: path.read_bytes() for path in marked.iterdir()}
    second = said(capsys, str(folder), "--mark", str(marked))[1]
    assert second["findings"] == first["findings"]
    assert {one["status"] for one in second["files"] if "标记" in one["file"]} == {"skipped"}
    assert {path.name: path.read_bytes() for path in marked.iterdir()} == kept


def test_a_copy_never_replaces_its_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = department_workbook(tmp_path / "绿化科.xlsx")
    before = book.read_bytes()
    assert main(["check", str(book), "--mark", str(tmp_path)]) == 2
    assert "不能覆盖原文件" in capsys.readouterr().out
    assert book.read_bytes() == before


def test_our_own_outputs_are_no_submissions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_template(tmp_path / "花名册.xlsx")
    code, record = said(capsys, str(tmp_path))
    assert code == 0
    assert [(one["status"], one["reason"]) for one in record["files"]] == [
        ("skipped", f"{tmp_path / '花名册.xlsx'} 是本工具生成的花名册与设置，不是申报表，已跳过。")
    ]


def test_imported_workbooks_give_the_findings_of_their_documents_but_for_what_the_template_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = str(Path(__file__).resolve().parents[2] / "samples" / "submissions")
    assert main(["import", source, "-o", str(tmp_path)]) == 0
    capsys.readouterr()
    in_documents, in_workbooks = (
        Counter((one["project"], one["message"], one["rule"]) for one in said(capsys, where)[1]["findings"])
        for where in (source, str(tmp_path))
    )
    assert in_workbooks - in_documents == Counter()
    repaired = in_documents - in_workbooks
    assert sorted(rule for _, _, rule in repaired) == ["C14", "C14", "C14", "F08"]
    assert all("备用行空着" in message or "一级指标一栏没有写" in message for _, message, _ in repaired)
