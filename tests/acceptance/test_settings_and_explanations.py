"""Settings are obeyed from the command line, and a department explains a finding instead of changing its form."""

import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.explaining import explain

from xltools.cli import DONE, FINDINGS, REFUSED, main
from xltools.model.roster import RosterEntry
from xltools.model.settings import RuleSetting, Settings
from xltools.rules.registry import CATALOGUE
from xltools.rules.rule import Hint
from xltools.workbooks.issue_sheet import ANSWER_COLUMN, FIELD_COLUMN, LEVEL_COLUMN, RULE_COLUMN, SHEET_NAME
from xltools.workbooks.settings.writing import write_office

SUBMISSIONS = Path(__file__).parents[2] / "samples" / "submissions"
OFFICE, SAFETY = "青禾街道综合办公室", "青禾街道平安建设办公室"
SAFETY_IN_FULL = "云河市临江区青禾街道办事处平安建设办公室"

Run = Callable[..., tuple[int, Any]]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two departments' workbooks."""
    folder = tmp_path_factory.mktemp("部门")
    sources = [str(path) for name in ("综合办公室", "平安建设") for path in SUBMISSIONS.glob(f"*{name}*")]
    assert sources
    assert main(["import", *sources, "-o", str(folder)]) == DONE
    (folder / "导入报告.xlsx").unlink()
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, Any]:
        capsys.readouterr()
        code = main([str(argument) for argument in (*arguments, "--format", "json")])
        return code, json.loads(capsys.readouterr().out)

    return call


def settings_file(
    path: Path, rules: dict[str, RuleSetting], name: str = "", entries: tuple[RosterEntry, ...] = ()
) -> Path:
    write_office(path, entries, Settings(rules=rules), name)
    return path


def found(record: dict[str, Any], rule: str) -> list[dict[str, Any]]:
    return [one for one in record["findings"] if one["rule"] == rule]


def test_check_obeys_the_settings_and_names_them(books: Path, tmp_path: Path, run: Run) -> None:
    _, before = run("check", books)
    assert found(before, "F01")
    assert {one["severity"] for one in found(before, "C01")} == {"error"}
    rules = {
        "F01": RuleSetting(active=False),
        "C01": RuleSetting(severity="warning"),
        "U04": RuleSetting(departments=(SAFETY,)),
        "A05": RuleSetting(tolerance=Decimal(10**9)),
    }
    path = settings_file(tmp_path / "设置.xlsx", rules, "试用")
    _, after = run("check", books, "--roster", path)
    assert found(after, "F01") == found(after, "A05") == []
    assert {one["severity"] for one in found(after, "C01")} == {"warning"}
    assert {one["department"] for one in found(before, "U04")} > {one["department"] for one in found(after, "U04")}
    assert after["settings"]["file"] == str(path)
    assert after["settings"]["version"].startswith("试用 ")
    assert after["settings"]["rules_off"] == ["F01"]
    assert before["settings"] == {"file": None, "version": "出厂设置", "rules_off": [], "remarks": []}


def test_a_rule_limited_to_a_department_knows_its_aliases(books: Path, tmp_path: Path, run: Run) -> None:
    _, before = run("check", books)
    assert {one["department"] for one in found(before, "C12")} == {OFFICE, SAFETY_IN_FULL}
    entries = (RosterEntry("综合办", aliases=(OFFICE,)), RosterEntry("平安办", aliases=(SAFETY, SAFETY_IN_FULL)))
    for named, expected in (("综合办", {OFFICE}), ("平安办", {SAFETY_IN_FULL})):
        rules = {"C12": RuleSetting(departments=(named,))}
        _, record = run("check", books, "--roster", settings_file(tmp_path / "a.xlsx", rules, entries=entries))
        assert {one["department"] for one in found(record, "C12")} == expected


def test_without_errors_by_the_settings_the_exit_code_is_0(books: Path, tmp_path: Path, run: Run) -> None:
    assert run("check", books)[0] == FINDINGS
    rules = {one.id: RuleSetting(active=False) for one in CATALOGUE if not isinstance(one, Hint)}
    path = settings_file(tmp_path / "设置.xlsx", rules)
    code, record = run("check", books, "--roster", path)
    assert (code, record["findings"], len(record["settings"]["rules_off"])) == (DONE, [], len(rules))
    code, record = run("consolidate", books, "-o", tmp_path / "总表.xlsx", "--roster", path)
    assert (code, record["errors"], record["warnings"]) == (DONE, 0, 0)
    assert record["settings"]["version"].startswith("自定设置 ")


def test_import_lists_findings_by_the_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source,) = SUBMISSIONS.glob("*综合办公室*")
    path = settings_file(tmp_path / "设置.xlsx", {"F01": RuleSetting(active=False)}, "试用")
    assert main(["import", str(source), "-o", str(tmp_path / "out"), "--roster", str(path)]) == DONE
    assert "规则设置：试用 " in capsys.readouterr().out
    sheet = openpyxl.load_workbook(next((tmp_path / "out").glob("青禾*.xlsx")))[SHEET_NAME]
    assert "F01" not in {row[RULE_COLUMN].value for row in sheet.iter_rows(min_row=4)}
    assert "规则设置：试用 " in sheet["A2"].value


def test_a_marked_copy_names_the_settings(books: Path, tmp_path: Path, run: Run) -> None:
    path = settings_file(tmp_path / "设置.xlsx", {"F01": RuleSetting(active=False)}, "试用")
    _, record = run("check", books, "--roster", path, "--mark", tmp_path / "标记")
    for one in record["files"]:
        assert (
            f"规则设置：{record['settings']['version']}。"
            in openpyxl.load_workbook(one["marked"])[SHEET_NAME]["A2"].value
        )


def test_the_text_says_which_rules_are_off(books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = settings_file(tmp_path / "设置.xlsx", {"F01": RuleSetting(active=False)}, "试用")
    main(["check", str(books), "--roster", str(path)])
    out = capsys.readouterr().out
    assert "规则设置：试用 " in out
    assert f"（{path}），停用 1 条规则（F01）。花名册没有列出单位" in out


def test_a_wrong_edit_stops_with_one_sentence(books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = settings_file(tmp_path / "设置.xlsx", {})
    book = openpyxl.load_workbook(path)
    book["规则"]["H4"] = "很严重"
    book.save(path)
    for command in (
        ["check"],
        ["consolidate", "-o", str(tmp_path / "总表.xlsx")],
        ["import", "-o", str(tmp_path / "out")],
    ):
        assert main([*command, str(books), "--roster", str(path)]) == REFUSED
        assert capsys.readouterr().err.startswith(f"{path}「规则」H4 的级别“很严重”应为")
    assert not (tmp_path / "总表.xlsx").exists()


def test_the_settings_among_the_sources_are_no_submission(books: Path, tmp_path: Path, run: Run) -> None:
    path = settings_file(tmp_path / "设置.xlsx", {})
    _, record = run("check", books, tmp_path, "--roster", path)
    assert [one["file"] for one in record["files"] if one["status"] == "skipped"] == [str(path)]


@pytest.fixture(scope="module")
def answered(books: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A marked workbook in which the department explained some findings."""
    folder = tmp_path_factory.mktemp("说明")
    (path,) = books.glob(f"{OFFICE}*")
    assert main(["check", str(path), "--mark", str(folder / "标记")]) == FINDINGS
    return explain(
        folder / "标记" / path.name,
        folder / path.name,
        {"F01": "区号在前，号码无误", "C01": "=负责人待定", "C03": "按原表"},
    )


@pytest.fixture
def explained(answered: Path, tmp_path: Path) -> Path:
    (tmp_path / "报送").mkdir()
    return Path(shutil.copy(answered, tmp_path / "报送"))


def test_explained_errors_no_longer_fail_the_check(
    explained: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    code, record = run("check", explained)
    assert code == DONE
    told = {
        one["rule"]: (one["severity"], one["severity_before"], one["explanation"])
        for one in record["findings"]
        if one["state"] == "explained"
    }
    assert told == {
        "F01": ("info", "error", "区号在前，号码无误"), "C01": ("info", "error", "=负责人待定"), "C03": ("info", "warning", "按原表"),
    }  # fmt: skip
    main(["check", str(explained)])
    out = capsys.readouterr().out
    assert "已说明　项目负责人：没有填写" in out
    assert "\n      说明：=负责人待定\n" in out
    assert "错误 0 处" in out
    assert "已说明 3 处" in out


def test_the_master_counts_explained_findings_apart(explained: Path, tmp_path: Path, run: Run) -> None:
    code, record = run("consolidate", explained.parent, "-o", tmp_path / "总表.xlsx")
    assert (code, record["errors"], record["explained"]) == (DONE, 0, 3)
    assert (record["files"][0]["errors"], record["files"][0]["explained"]) == (0, 3)
    cells = [
        str(cell.value)
        for row in openpyxl.load_workbook(tmp_path / "总表.xlsx")[SHEET_NAME].iter_rows()
        for cell in row
    ]
    assert cells.count("已说明") == 3


def test_marking_again_keeps_the_explanations_in_place_last(explained: Path, tmp_path: Path, run: Run) -> None:
    run("check", explained, "--mark", tmp_path / "再标")
    again = tmp_path / "再标" / explained.name
    rows = list(openpyxl.load_workbook(again)[SHEET_NAME].iter_rows(min_row=4, values_only=True))
    assert {row[RULE_COLUMN] for row in rows[-3:]} == {"C01", "F01", "C03"}
    assert {row[LEVEL_COLUMN] for row in rows[-3:]} == {"已说明"}
    assert not any(row[ANSWER_COLUMN] for row in rows[:-3])
    run("check", again, "--mark", tmp_path / "三标")
    assert (tmp_path / "三标" / explained.name).read_bytes() == again.read_bytes()


def written_in(path: Path, field: str, text: str) -> None:
    """Fill the cell the first finding about a field names."""
    book = openpyxl.load_workbook(path)
    row = next(row for row in book[SHEET_NAME].iter_rows(min_row=4) if row[FIELD_COLUMN].value == field)
    sheet, _, cell = row[4].hyperlink.location.rpartition("!")
    book[sheet.strip("'")][cell].value = text
    book.save(path)


def test_other_figures_open_the_finding_again(explained: Path, run: Run) -> None:
    written_in(explained, "邮政编码", "6900")
    code, record = run("check", explained)
    assert code == FINDINGS
    (one,) = found(record, "F01")
    assert (one["severity"], one["state"], one["explanation"]) == ("error", "open", "区号在前，号码无误")


def test_an_explanation_whose_finding_is_gone_is_told_once(explained: Path, tmp_path: Path, run: Run) -> None:
    written_in(explained, "邮政编码", "690010")
    _, record = run("check", explained, "--mark", tmp_path / "再标")
    told = [one["message"] for one in record["problems"] if "原有说明" in one["message"]]
    assert len(told) == 1
    assert told[0].startswith("原有说明对应的问题已不存在：「")
    assert "邮政编码[F01] 的说明“区号在前，号码无误”" in told[0]
    _, again = run("check", tmp_path / "再标" / explained.name)
    assert not [one for one in again["problems"] if "原有说明" in one["message"]]
    _, merged = run("consolidate", explained, "-o", tmp_path / "总表.xlsx")
    assert "原有说明对应的问题已不存在" in merged["files"][0]["reason"]


def test_import_takes_the_explanations_along(explained: Path, tmp_path: Path, run: Run) -> None:
    assert main(["import", str(explained), "-o", str(tmp_path / "out")]) == DONE
    code, record = run("check", *(tmp_path / "out").glob("青禾*.xlsx"))
    assert code == DONE
    assert sorted(one["rule"] for one in record["findings"] if one["state"] == "explained") == ["C01", "C03", "F01"]


def test_import_tells_of_explanations_whose_finding_is_gone(
    explained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written_in(explained, "邮政编码", "690010")
    assert main(["import", str(explained), "-o", str(tmp_path / "out")]) == DONE
    assert "处需要核对" in capsys.readouterr().out
    report = openpyxl.load_workbook(tmp_path / "out" / "导入报告.xlsx")
    told = [str(cell.value) for sheet in report for row in sheet.iter_rows() for cell in row if cell.value]
    assert [text for text in told if text.startswith("原有说明对应的问题已不存在：")]


def test_a_severity_set_by_the_office_is_the_one_before(explained: Path, tmp_path: Path, run: Run) -> None:
    path = settings_file(tmp_path / "设置.xlsx", {"F01": RuleSetting(severity="warning")})
    _, record = run("check", explained, "--roster", path)
    assert found(record, "F01")[0]["severity_before"] == "warning"


def test_an_explanation_that_takes_other_files_outlives_the_check_of_one(books: Path, tmp_path: Path, run: Run) -> None:
    for path in books.glob("*.xlsx"):
        shutil.copy(path, tmp_path)
    first, second = sorted(tmp_path.glob("*.xlsx"))[:2]
    for path in (first, second):
        book = openpyxl.load_workbook(path)
        sheet = next(sheet for sheet in book if sheet.title.startswith("01_"))
        sheet["B4"].value = "两家都报的项目"
        book.save(path)
    _, record = run("check", first, second, "--mark", tmp_path / "标记")
    assert found(record, "S01")
    marked = next(tmp_path / "标记" / Path(one["file"]).name for one in found(record, "S01"))
    answered = explain(marked, tmp_path / "标记" / f"答_{marked.name}", {"S01": "分别负责不同片区"})
    _, alone = run("check", answered, "--mark", tmp_path / "再标")
    assert not [one for one in alone["problems"] if "原有说明" in one["message"]]
    again = tmp_path / "再标" / answered.name
    rows = list(openpyxl.load_workbook(again)[SHEET_NAME].iter_rows(min_row=4, values_only=True))
    assert [(row[LEVEL_COLUMN], row[ANSWER_COLUMN]) for row in rows if row[RULE_COLUMN] == "S01"] == [
        ("已说明", "分别负责不同片区")
    ]
    other = second if marked.name == first.name else first
    _, both = run("check", again, other)
    assert "explained" in {one["state"] for one in found(both, "S01")}
