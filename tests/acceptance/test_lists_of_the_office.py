"""Lists an office fills in itself (bases, words to look at), and a typed figure in 万元, from the files to the findings."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.declarations import project
from support.form_text import form_text

from xltools.cli import DONE, FINDINGS, main
from xltools.forms.beijing_2019 import FORM
from xltools.model.settings import RuleSetting, Settings
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.settings.writing import write_office

Check = Callable[..., tuple[int, Any]]
QUALITY = "养护质量达到《绿地养护办法》的标准，重点人员到岗率不低于95%。"


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def call(*arguments: object) -> tuple[int, Any]:
        capsys.readouterr()
        code = main(["check", *map(str, arguments), "--format", "json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def office(path: Path, rules: dict[str, dict[str, tuple[str, ...]]]) -> Path:
    write_office(path, (), Settings(rules={code: RuleSetting(parameters=lists) for code, lists in rules.items()}), "")
    return path


def test_lists_are_read_from_the_settings(tmp_path: Path, check: Check) -> None:
    (tmp_path / "甲科.txt").write_text(form_text(quality=QUALITY), "utf-8")
    lists = {"W10": {"repealed": ("《绿地养护办法》",)}, "W12": {"words": ("重点人员",)}}
    code, record = check(tmp_path / "甲科.txt", "--roster", office(tmp_path / "设置.xlsx", lists))
    assert code == DONE
    said = [(one["rule"], one["position"], one["field"], one["quote"]) for one in record["findings"]]
    assert said == [("W10", 1, "产出质量指标", "《绿地养护办法》"), ("W12", 1, "产出质量指标", "重点人员")]


def test_a_missing_list_of_bases_is_told_once(tmp_path: Path, check: Check) -> None:
    for number in range(3):
        text = form_text(project=f"第{number}项养护", caption=f"第{number}项养护", quality=QUALITY + str(number))
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    _, record = check(tmp_path)
    assert [one["reason"] for one in record["not_checked"] if one["rule"] == "W10"] == ["attachment-not-at-hand"]


def test_a_figure_in_wan_typed_with_two_decimals(tmp_path: Path, check: Check) -> None:
    path = tmp_path / "绿化科.xlsx"
    form = project(budget="4631592元", cost="全年费用463.1592万元。")
    write_workbook(path, plan_workbook(str(path), "示例街道绿化科", [form], FORM))
    book = openpyxl.load_workbook(path)
    cell = next(c for row in book["汇总"].iter_rows() for c in row if str(c.value).endswith('/10000,6),"")'))
    cell.value = 463.16
    book.save(path)
    code, record = check(path)
    (finding,) = record["findings"]
    assert (code, finding["rule"], finding["cell"], finding["quote"]) == (FINDINGS, "U14", cell.coordinate, "463.16")
    assert Decimal(finding["difference"]) == Decimal(-8)
