"""`xltools inspect`: JSON and text, on the real forms and on wrong calls."""

import json
import subprocess
import sys
from decimal import Decimal

import pytest
import xlsxwriter
from support.shared import SCORER, SEED_GOLD, SEED_TEXT, needs_seed
from support.word_forms import build_docx

from xltools.cli import main
from xltools.workbooks.own_kind import set_kind

FORM = """养护经费
⇥部门（单位）名称
⇥园林所

⇥项目名称
⇥养护
⇥预算金额
（万元）
⇥36.5万元

⇥项目类型
⇥√4.其他一般类

⇥项目绩效目标
⇥好

⇥
⇥产出指标
⇥数量指标
⇥绿地12块

⇥
⇥
⇥产出成本指标
⇥全年费用
36.5万元

⇥
⇥
⇥…
⇥

⇥立项依据
⇥会议
""".replace("⇥", "\t")


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(FORM, encoding="utf-8")
    return path


def inspect(capsys, *arguments):
    code = main(["inspect", *map(str, arguments)])
    output = capsys.readouterr()
    return code, output.out, output.err


def test_json_says_what_was_read(form, capsys):
    code, out, err = inspect(capsys, form, "--format", "json")
    (declaration,) = json.loads(out)["declarations"]
    assert (code, err) == (0, "")
    assert declaration["source"] == {"file": str(form), "sheet": None, "position": 1, "spot": "第 2 行"}
    assert declaration["form"] == "beijing-2019"
    assert declaration["budget"] == {"text": "36.5万元", "label_unit": "万元", "yuan": "365000", "unit_from": "value"}
    assert declaration["project_type"] == {"text": "√4.其他一般类", "selected": ["4.其他一般类"]}
    assert declaration["indicators"][0] == {
        "block": 1, "level1": "产出指标", "level2": "产出数量指标", "text": "绿地12块", "placeholder": False, "cell": None,
        "level1_written": "产出指标", "level2_written": "数量指标",
    }  # fmt: skip
    assert [row["placeholder"] for row in declaration["indicators"]][:2] == [False, False]
    (amount,) = declaration["amounts"]
    text = declaration["indicators"][amount["indicator"]]["text"]
    assert text[amount["start"] : amount["end"]] == amount["text"] == "36.5万元"
    assert (amount["field"], amount["yuan"], amount["role"]) == ("产出成本指标", "365000", "total")


def test_what_was_not_placed_is_listed(form, capsys):
    _, out, _ = inspect(capsys, form, "--format", "json")
    record = json.loads(out)
    assert [item["text"] for item in record["declarations"][0]["unplaced"]] == ["立项依据\t会议"]
    assert [(item["file"], item["fatal"]) for item in record["problems"]] == [(str(form), False)]


def test_text_is_for_people(form, capsys):
    code, out, _ = inspect(capsys, form)
    assert code == 0
    assert "第 1 份「养护」" in out
    assert "预算金额：36.5万元（365,000 元，金额自带单位）" in out
    assert "产出成本指标：全年费用 36.5万元\n    总额 36.5万元 = 365,000 元" in out
    assert "共读取 1 个文件、1 份申报表。" in out
    assert "「立项依据 会议」不属于任何栏目" in out


def test_explain_adds_the_proof_below_each_form(form, capsys):
    code, out, _ = inspect(capsys, form, "--explain")
    assert code == 0
    tree = out[out.index("  算式核对") :]
    assert "\n    产出成本指标\n      金额〔全年费用〕：“36.5万元” = 365,000元\n" in tree
    assert "\n    与预算金额：成本合计 365,000元（取写明的总计），预算金额 365,000元 ✓ 相等\n" in tree
    assert "算式核对" not in inspect(capsys, form)[1]


def test_the_proof_is_in_the_json_only_where_asked_for(form, capsys):
    _, out, _ = inspect(capsys, form, "--format", "json", "--explain")
    (declaration,) = json.loads(out)["declarations"]
    (cell,) = declaration["proof"]["cells"]
    text = declaration["indicators"][cell["indicator"]]["text"]
    (figure,) = cell["figures"]
    assert text[figure["start"] : figure["end"]] == figure["text"] == "36.5万元"
    assert declaration["proof"]["tie"]["outcome"] == "ties"
    _, out, _ = inspect(capsys, form, "--format", "json")
    assert "proof" not in json.loads(out)["declarations"][0]


def test_a_budget_without_an_amount_and_an_unmarked_type_are_said(form, capsys):
    form.write_text(FORM.replace("36.5万元", "待定").replace("√4.", "4.其他\n5."), encoding="utf-8")
    _, out, _ = inspect(capsys, form)
    assert "预算金额：待定（没有读出金额）" in out
    assert "项目类型：未勾选" in out
    _, out, _ = inspect(capsys, form, "--format", "json")
    assert json.loads(out)["declarations"][0]["budget"]["yuan"] is None


def test_one_broken_file_stops_nothing(form, capsys):
    (form.parent / "b.docx").write_bytes(b"PK\x03\x04")
    (form.parent / "c.txt").write_text("通知", encoding="utf-8")
    code, out, err = inspect(capsys, form.parent, form.parent / "gone.txt", "--format", "json")
    record = json.loads(out)
    assert code == 2
    assert [one["project"] for one in record["declarations"]] == ["养护"]
    fatal = [item["message"] for item in record["problems"] if item["fatal"]]
    assert err.splitlines() == fatal
    assert len(fatal) == 3


def test_own_reports_and_scans_beside_the_forms_are_passed_over(form, capsys):
    with xlsxwriter.Workbook(str(form.parent / "report.xlsx")) as workbook:
        set_kind(workbook, "import-report")
        workbook.add_worksheet()
    (form.parent / "scan.pdf").write_bytes(b"%PDF-1.7")
    code, out, err = inspect(capsys, form.parent)
    assert (code, err) == (0, "")
    assert "report.xlsx 是本工具生成的导入报告，不是申报表，已跳过。" in out
    assert "scan.pdf 是 PDF，其中的文字无法核对" in out


def test_a_workbook_made_from_the_forms_reads_alike(form, capsys):
    assert main(["import", str(form), "-o", str(form.parent / "out")]) in {0, 1}
    capsys.readouterr()
    _, out, _ = inspect(capsys, form, form.parent / "out", "--format", "json")
    from_text, from_workbook = json.loads(out)["declarations"]
    assert from_workbook["source"]["sheet"]
    assert all(row["cell"] for row in from_workbook["indicators"])
    for name in ("caption", "department", "project", "budget", "project_type", "goal", "remarks", "amounts", "title"):
        assert from_text[name] == from_workbook[name], name
    assert [row | {"cell": None} for row in from_workbook["indicators"]] == from_text["indicators"]


def gold_score(source, tmp_path):
    target = tmp_path / "inspect.json"
    with target.open("wb") as handle:
        subprocess.run(
            [sys.executable, "-m", "xltools", "inspect", str(source), "--format", "json"], stdout=handle, check=True
        )
    return subprocess.run(
        [sys.executable, str(SCORER), str(SEED_GOLD), str(target)], capture_output=True, text=True, check=False
    ).stdout


@needs_seed
def test_the_real_forms_are_read_perfectly_from_text_and_from_word(tmp_path):
    assert gold_score(SEED_TEXT, tmp_path).splitlines()[-1].strip() == "PERFECT"
    word = build_docx(SEED_TEXT.read_text(encoding="utf-8-sig"), tmp_path / "a.docx")
    assert gold_score(word, tmp_path).splitlines()[-1].strip() == "PERFECT"


@needs_seed
def test_the_real_forms_have_the_counted_rows(capsys):
    _, out, _ = inspect(capsys, SEED_TEXT, "--format", "json")
    declarations = json.loads(out)["declarations"]
    rows = [row for declaration in declarations for row in declaration["indicators"]]
    assert sum(not row["placeholder"] for row in rows) == 195
    assert sum(row["placeholder"] for row in rows) == 10
    assert sum("level2_written" in row for row in rows) == 1
    assert sum(Decimal(declaration["budget"]["yuan"]) for declaration in declarations) == Decimal(150014749)
    assert len({declaration["department"] for declaration in declarations}) == 15
    assert sum(bool(declaration["unplaced"]) for declaration in declarations) == 1
