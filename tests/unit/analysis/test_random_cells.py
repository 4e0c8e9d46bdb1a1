"""Hundreds of generated cells: a consistent one is never blamed, a wrong total never passes."""

from decimal import Decimal

import pytest
from support.cost_cells import Sample, sample
from support.declarations import project

SEEDS = range(200)


def false_statements(read: object) -> list[tuple[str, Decimal, Decimal]]:
    return [(one.kind, one.computed, one.stated) for one in read.statements if not one.holds]


def budget(amount: Decimal) -> str:
    return f"{amount}元"


def describe(one: Sample) -> str:
    return f"{one.text!r} = {one.sum}"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_consistent_cell_is_never_blamed(seed: int) -> None:
    one = sample(seed)
    read = project(cost=one.text, budget=budget(one.sum))
    assert false_statements(read) == [], describe(one)
    assert read.tie.outcome == "ties", f"{describe(one)}: {read.tie}"
    assert read.cost_total.yuan == one.sum, describe(one)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_wrong_stated_total_is_found(seed: int) -> None:
    one = sample(seed, shift=20000)
    if not one.stated:
        read = project(cost=one.text, budget=budget(one.sum + 20000))
        assert read.tie.outcome == "differs", describe(one)
        return
    read = project(cost=one.text, budget=budget(one.sum + 20000))
    assert ("items", one.sum, one.sum + 20000) in false_statements(read) or one.open_list, describe(one)
    assert read.tie.outcome == "ties", describe(one)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_wrong_budget_is_found(seed: int) -> None:
    one = sample(seed)
    read = project(cost=one.text, budget=budget(one.sum + 30000))
    assert read.tie.outcome == "differs", f"{describe(one)}: {read.tie}"
    assert read.tie.computed == one.sum
