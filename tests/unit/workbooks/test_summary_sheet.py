"""汇总: lights and counts of the sheets, totals, and the 控制数."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.declarations import declaration

from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.model.declaration import Declaration
from xltools.workbooks.department.book import plan_workbook, write_workbook

CLEAN = declaration()
FAULTY = declaration(
    project="行道树",
    caption="行道树",
    budget="35.2",
    label_unit="万元",
    cost="共计36万元。",
    postcode="1000",
    phone="12",
)
BLANK = declaration(project="花坛", caption="花坛", budget="待定", cost="按实际发生支付。")
DOUBTFUL = declaration(project="草坪", caption="草坪", budget="1,200,000.00", label_unit="万元", cost="共计120万元。")


def summary(path: Path, forms: tuple[Declaration, ...], ceiling: str | None = None):
    plan = plan_workbook(str(path), "示例街道绿化科", [analyse(form) for form in forms], FORM)
    write_workbook(path, replace(plan, ceiling=Decimal(ceiling) if ceiling else None))
    return openpyxl.load_workbook(path, data_only=True)["汇总"]


def test_every_project_has_its_light_and_its_counts(tmp_path: Path):
    sheet = summary(tmp_path / "甲.xlsx", (CLEAN, FAULTY, BLANK))

    rows = [[sheet.cell(row, column).value for column in (9, 10, 12, 13)] for row in range(5, 9)]
    assert rows == [
        ["✔ 公式核对通过", 0, 0, 0],
        ["✘ 错误 2 项，警告 1 项", 2, 1, 0],
        ["✘ 错误 1 项", 1, 0, 2],
        ["2 张表有错误", 3, 1, 2],
    ]


@pytest.mark.parametrize(
    ("forms", "ceiling", "gap", "state"),
    [
        ((CLEAN,), None, None, "○ 未填：控制数"),
        ((CLEAN,), "120000", 0, "✔ 通过"),
        ((CLEAN,), "119999.99", 0.01, "✘ 错误：超控制数"),
        ((CLEAN, FAULTY), "472000", 0, "✔ 通过"),
        ((CLEAN, BLANK), "500000", -380000, "○ 未检查：有预算未填或存疑"),
        ((CLEAN, DOUBTFUL), "2000000", -680000, "○ 未检查：有预算未填或存疑"),
    ],
)
def test_budgets_are_compared_with_the_ceiling(tmp_path: Path, forms, ceiling, gap, state):
    sheet = summary(tmp_path / "甲.xlsx", forms, ceiling)
    row = 5 + len(forms) + 1

    assert sheet.cell(row, 9).value == state
    assert sheet.cell(row, 8).value == gap
    assert sheet.cell(row, 5).value == (float(ceiling) if ceiling else None)
    assert not sheet.cell(row, 5).protection.locked


def test_the_mark_of_the_sheet_stands_in_a_cell_of_its_own(tmp_path: Path):
    sheet = summary(tmp_path / "甲.xlsx", (CLEAN,))

    assert sheet["K1"].value == "xltools:summary"
    assert not any(area.min_col <= 11 <= area.max_col for area in sheet.merged_cells.ranges)
