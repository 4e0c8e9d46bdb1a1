"""Totals are exact, and what cannot be added is listed."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.analysis.budget import read_budget
from xltools.analysis.facts import BudgetTie, CostTotal, Project
from xltools.analysis.totals import Totals, totals
from xltools.model.declaration import Declaration, LabelUnit
from xltools.model.place import Place


def project(position: int, budget: str, cost: str | None = None, label: LabelUnit | None = None) -> Project:
    declaration = Declaration("beijing-2019", "a.txt", position, Place("a.txt"), {}, ())
    total = None if cost is None else CostTotal(Decimal(cost), "single", Decimal(1), 0, cost, 0, len(cost), (0,))
    return Project(declaration, read_budget(budget, label), (), (), total, BudgetTie("ties"), (), (), (), ())


def test_the_sums_name_what_needs_a_look() -> None:
    projects = [
        project(1, "132.1万元", "1375000"),
        project(2, "2718800", "2718800.05"),
        project(3, "1,462,920.00", None, "万元"),
        project(4, "见附件", "1000"),
        project(5, "0.03元", "0.03"),
    ]
    assert totals(projects) == Totals(
        count=5,
        budget_yuan=Decimal("5502720.03"),
        cost_yuan=Decimal("4094800.08"),
        assumed=(2, 3),
        doubtful=(3,),
        unreadable=(4,),
        without_cost=(3,),
    )


def test_no_projects_sum_to_zero() -> None:
    assert totals([]) == Totals(0, Decimal(0), Decimal(0))


@given(cents=st.lists(st.integers(min_value=1, max_value=10**12), max_size=30))
@settings(max_examples=60, deadline=None)
def test_sums_are_exact_to_the_cent(cents: list[int]) -> None:
    texts = [f"{Decimal(amount).scaleb(-2):f}元" for amount in cents]
    assert totals([project(n, text) for n, text in enumerate(texts, 1)]).budget_yuan * 100 == sum(cents)
