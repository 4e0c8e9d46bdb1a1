"""Whole cost cells, phenomenon by phenomenon."""

from decimal import Decimal

import pytest
from cases.analysis.grammar_cells import PHENOMENA, Row
from support.declarations import project
from support.statements import false_statements

CASES = [pytest.param(row, id=f"{name}: {row[0]} / {row[1]}") for name, rows in PHENOMENA.items() for row in rows]


@pytest.mark.parametrize("row", CASES)
def test_the_cell_is_read_as_a_reviewer_reads_it(row: Row) -> None:
    cost, budget, total, outcomes, wrong, why = row
    read = project(cost=cost, budget=budget)
    assert read.tie.outcome in outcomes.split(), why
    if total is not None:
        assert read.cost_total is not None, why
        assert read.cost_total.yuan == Decimal(total), why
    assert false_statements(read) == wrong, why


@pytest.mark.parametrize("name", PHENOMENA)
def test_every_phenomenon_has_at_least_four_cells(name: str) -> None:
    assert len(PHENOMENA[name]) > 3
