"""The engine against a reviewer's own reading of about 240 cost cells."""

from collections import Counter
from decimal import Decimal

import pytest
from cases.analysis.reviewer_cells import CELLS, Cell
from support.declarations import declaration

from xltools.analysis import analyse
from xltools.analysis.facts import Project


def read(cell: Cell) -> Project:
    texts = {"goal": cell.goal, "quantity": cell.quantity}
    given = {name: text for name, text in texts.items() if text is not None}
    return analyse(declaration(cost=cell.cost, budget=cell.budget, label_unit=cell.label_unit, **given))


def short(cell: Cell) -> str:
    return f"{cell.cost} / {cell.budget}"


@pytest.mark.parametrize("cell", CELLS, ids=short)
def test_the_total_and_its_tie_are_a_persons_reading(cell: Cell) -> None:
    project = read(cell)
    outcome, total = project.tie.outcome, project.cost_total
    assert outcome in cell.outcome.split(), f"{cell.why}: {outcome}, {total}"
    if outcome != "several-readings" and cell.total is not None:
        assert total is not None, cell.why
        assert total.yuan == Decimal(cell.total), cell.why


@pytest.mark.parametrize("cell", CELLS, ids=short)
def test_exactly_the_false_statements_are_false(cell: Cell) -> None:
    statements = [
        one for one in read(cell).statements if not one.holds and not (one.at_least_part and one.computed < one.stated)
    ]
    found = {(one.kind, one.computed, one.stated) for one in statements}
    expected = {(kind, Decimal(computed), Decimal(stated)) for kind, computed, stated in cell.false}
    assert found == expected, cell.why


@pytest.mark.parametrize("cell", [cell for cell in CELLS if cell.roles], ids=short)
def test_roles_beyond_doubt(cell: Cell) -> None:
    project = read(cell)
    costs = [one.amount for one in project.amounts if one.indicator is not None]
    found = Counter(amount.role for amount in costs)
    assert {
        role: found[role] for role in ("total", "item", "unit_price", "limit") if role in cell.roles
    } == cell.roles, costs


def test_most_cells_are_consistent() -> None:
    silent = [cell for cell in CELLS if not cell.false and "ties" in cell.outcome]
    assert len(CELLS) >= 200
    assert len(silent) * 2 >= len(CELLS)
