"""What the live checks show as a sheet is filled in and changed; formulas computed without an office program."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.declarations import declaration
from support.edited import content
from support.round_trip import write_declarations

from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.workbooks.department.book import plan_workbook
from xltools.workbooks.department.panel import PanelKey, panel_cells
from xltools.workbooks.department.template import plan_template
from xltools.workbooks.marks.refreshing import LiveBook
from xltools.workbooks.reading.cell_table import CellTable

SHEET = "01_社区绿化养护"
FIRST_COST = "D13"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    forms = (
        declaration(),
        declaration(project="行道树", caption="行道树", budget="8万元", cost="培训费3万元，场地费5万元。"),
    )
    return write_declarations(tmp_path_factory.mktemp("状态") / "绿化科.xlsx", forms)


def shown(path: Path, changes: dict[str, object], sheet: str = SHEET) -> dict[PanelKey, object]:
    """The panel after somebody typed into some cells."""
    book = openpyxl.load_workbook(path)
    for cell, value in changes.items():
        book[sheet][cell] = value
    live = LiveBook({one.title: CellTable(*parts(one)) for one in book})
    return {key: live.value(sheet, cell) for key, cell in panel_cells().items()}


def parts(sheet):
    found = content(sheet, "甲.xlsx")
    return found.cells, found.formulas


def test_a_sheet_as_written_passes(path):
    states = shown(path, {})

    assert states["overall"] == "✔ 公式核对通过"
    assert states["budget"] == Decimal(120000)
    assert states["difference"] == Decimal(0)


@pytest.mark.parametrize(
    ("changes", "key", "state"),
    [
        ({"B8": " 　\n"}, "fields", "✘ 错误：缺绩效目标"),
        ({"B3": None, "E5": None, "B6": None}, "fields", "✘ 错误：缺部门名称、联系电话、单位地址"),
        ({"D10": None, "D15": ""}, "rows", "✘ 错误：未填数量、社会"),
        ({"D15": ""}, "rows", "▲ 警告：未填社会"),
        (dict.fromkeys(("D10", "D11", "D12", "D13", "D15", "D18"), ""), "rows", "✘ 错误：未填6行指标"),
        ({"D11": "不涉及"}, "rows", "▲ 警告：产出应有内容：质量"),
        ({"B7": "1.大型会议培训  2.信息化系统改造类\n3.宣传活动类  4.其他一般类"}, "type", "▲ 警告：未选类型"),
        ({"E6": "10035"}, "postcode", "✘ 错误：应为六位数字"),
        ({"E5": "6835-17"}, "phone", "▲ 警告：号码位数或写法不对"),
        ({"E4": -1}, "amount", "✘ 错误：应为大于零的金额"),
        ({"E4": "见附件"}, "amount", "✘ 错误：不是数字"),
        ({"E4": "13万元"}, "amount", "○ 未检查：填的是文字，请只填数字"),
        ({"E4": 120000, "D4": "预算金额（万元）"}, "unit", "✘ 错误：单位存疑，请核实"),
        ({"I18": "13万元"}, "amount", "○ 未检查：原始填写已改，请重新校验"),
        ({"E4": 130000}, "state", "✘ 错误：与预算不符"),
        ({"E4": 130000, "I18": None}, "difference", Decimal(-10000)),
        ({FIRST_COST: "全年费用13万元。"}, "state", "○ 未检查：文字已改动，待复核"),
        ({FIRST_COST: "全年费用13万元。"}, "changed", "○ 未检查：已改动：成本"),
        ({"B8": "新的目标", "D10": "新的数量"}, "changed", "○ 未检查：已改动：绩效目标、数量"),
        ({"E6": "10035", "E5": "1"}, "overall", "✘ 错误 1 项，警告 1 项"),
        ({"E5": "1"}, "overall", "▲ 警告 1 项"),
        ({"B8": "新的目标"}, "overall", "○ 待查 1 项"),
    ],
)
def test_what_was_typed_shows_at_once(path, changes, key, state):
    assert shown(path, changes)[key] == state


def test_another_budget_is_compared_only_with_a_lone_figure(path):
    assert shown(path, {"E4": 90000}, "02_行道树")["state"] == "○ 未检查：预算已改动，待复核"
    assert shown(path, {"E4": 80000.004}, "02_行道树")["state"] == "✔ 通过"


def test_a_row_added_to_the_grid_makes_the_cost_outdated(path):
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    formula = next(cell.value for row in sheet.iter_rows() for cell in row if "新增指标行" in str(cell.value))

    assert "D10:D18" in formula


def test_a_blank_form_is_blank_until_somebody_writes():
    layout = plan_template("空白.xlsx", "绿化科", [""], FORM).layouts[0]

    assert layout.figures.overall == "○ 未填"
    assert layout.figures.state == "○ 未填"


def test_a_blank_form_of_a_known_project_lacks_its_fields():
    layout = plan_template("空白.xlsx", "绿化科", ["花坛"], FORM).layouts[0]

    assert layout.figures.overall.startswith("✘ 错误")


def test_labels_of_two_blocks_are_told_apart():
    form = declaration(quantity=("", "8处"), cost=("5万元", "7万元"))

    figures = plan_workbook("甲.xlsx", "绿化科", [analyse(form)], FORM).layouts[0].figures

    assert figures.value(figures.cells["rows"]) == "✘ 错误：未填数量（1）"
