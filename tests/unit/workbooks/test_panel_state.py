"""The state beside a form says what the check says."""

import pytest
from support.declarations import project

from xltools.workbooks.department.budget_cell import budget_cell
from xltools.workbooks.department.panel import AGREES, DIFFERS, panel_figures


@pytest.mark.parametrize(
    ("budget", "cost", "state"),
    [
        ("24万元", "培训费24万元。", AGREES),
        ("24万元", "培训费25万元，另有材料费3万元，共计28万元。", DIFFERS),
        ("24万元", "每场3-5万元，共6场。", AGREES),
        ("24万元", "计划3-5万元/场，共6场。", AGREES),
    ],
)
def test_a_budget_within_a_range_of_costs_agrees(budget: str, cost: str, state: str) -> None:
    read = project(budget=budget, cost=cost)
    assert panel_figures(read, budget_cell(read)).state == state
