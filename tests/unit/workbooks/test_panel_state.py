"""The state beside a form says what the check says."""

import pytest
from support.declarations import project

from xltools.analysis.settled import is_single_figure
from xltools.workbooks.department.checked_state import checked_states
from xltools.workbooks.department.panel import AGREES, DIFFERS


@pytest.mark.parametrize(
    ("budget", "cost", "state"),
    [
        ("24万元", "培训费24万元。", AGREES),
        ("24万元", "培训费25万元，另有材料费3万元，共计28万元。", DIFFERS),
        ("24万元", "每场3-5万元，共6场。", AGREES),
        ("24万元", "计划3-5万元/场，共6场。", AGREES),
        ("34万元", "计划3-5万元/场，共6场。", "▲ 警告：与预算不符"),
        ("24万元", "每人200元。", "○ 未检查：成本指标只有单价"),
        ("24万元", "按实际发生支付。", "○ 未检查：成本金额未读出"),
        ("待定", "培训费24万元。", "○ 未检查：预算金额待核实"),
        ("", "培训费24万元。", "○ 未填：预算"),
    ],
)
def test_a_budget_is_compared_as_the_rules_do(budget: str, cost: str, state: str) -> None:
    assert checked_states(project(budget=budget, cost=cost)).cost == state


@pytest.mark.parametrize(
    ("budget", "unit", "amount", "doubt"),
    [
        ("12万元", None, "✔ 通过", "✔ 通过"),
        ("120000", None, "✔ 通过", "▲ 警告：原表未写单位，按元计"),
        ("1,200,000.00", "万元", "✔ 通过", "✘ 错误：单位存疑，请核实"),
        ("0", "元", "✘ 错误：应为大于零的金额", "✔ 通过"),
        ("见附件", "元", "✘ 错误：不是数字", "○ 未检查"),
        ("", "元", "○ 未填", "○ 未检查"),
    ],
)
def test_a_budget_and_its_unit_are_judged_as_the_rules_do(
    budget: str, unit: str | None, amount: str, doubt: str
) -> None:
    states = checked_states(project(budget=budget, label_unit=unit))

    assert (states.amount, states.unit) == (amount, doubt)


@pytest.mark.parametrize(
    ("cost", "single"),
    [
        ("全年费用12万元。", True),
        ("共计12万元。", True),
        ("场地费5万元，培训费7万元。", False),
        ("约12万元。", False),
        ("控制在12万元以内。", False),
        ("每场3-5万元，共6场。", False),
        ("合同价12万元，本年支付50%。", False),
        ("按实际发生支付。", False),
        (("5万元", "7万元"), False),
    ],
)
def test_only_a_lone_figure_can_be_compared_with_any_budget(cost, single: bool) -> None:
    assert is_single_figure(project(budget="12万元", cost=cost)) is single
