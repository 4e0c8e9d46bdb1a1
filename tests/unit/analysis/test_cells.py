"""Whole cost cells: total, tie, false statements."""

from decimal import Decimal

import pytest
from cases.analysis.cells import CELLS
from support.declarations import project

from xltools.analysis.facts import Statement
from xltools.values.plain import plain


def false(statement: Statement) -> str:
    part = "~" if statement.at_least_part and statement.computed < statement.stated else ""
    return f"{part}{plain(statement.computed)}≠{plain(statement.stated)}"


@pytest.mark.parametrize("case", CELLS, ids=lambda case: f"{case[0]} / {case[1]}")
def test_the_cell_is_read_as_intended(case: tuple[str, str, str | None, str, str, str]) -> None:
    cost, budget, total, outcome, wrong, why = case
    read = project(cost=cost, budget=budget)
    assert read.tie.outcome == outcome, why
    if total is not None:
        assert read.cost_total is not None, why
        assert read.cost_total.yuan == Decimal(total), why
    assert " ".join(false(one) for one in read.statements if not one.holds) == wrong, why
