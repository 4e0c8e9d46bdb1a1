"""Which figure of a contradiction is the wrong one: what the other relations of the form say about each.

A figure that another relation proves is not edited when a repair is sought (rules.md, section 1: changes that break a
relation that holds are dropped): the result of a calculation that holds, the items and the total of a block that agree
with each other, the side of the budget relation that the goal repeats.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from xltools.analysis import repairs
from xltools.analysis.cells import Cell, CellTotal, item_terms, proven
from xltools.analysis.facts import Budget
from xltools.analysis.tolerance import half_unit, within


def budget_relation(
    cells: Mapping[int, Cell],
    totals: Mapping[int, CellTotal],
    budget: Budget,
    tolerance: Decimal,
    goal: CellTotal | None,
) -> repairs.Relation:
    """The costs of all blocks against the budget. `goal` is the total that the goal names, if it names one."""
    terms: list[repairs.Term] = []
    listed = Decimal(0)
    for index, total in totals.items():
        text = cells[index].reading.text
        items = sum((leaf.value for leaf in total.leaves), Decimal(0))
        listed += items
        if not within(abs(items - total.value), half_unit(total.precision)):
            terms.append(repairs.Term(text[total.start : total.end], total.start, total.end, total.value))
        elif total.source == "stated" and len(total.leaves) > 1:
            terms += (replace(term, proven=True) for term in item_terms(text, total.leaves))
        else:
            terms += proven(item_terms(text, total.leaves), cells[index].statements)
    yuan = budget.yuan or Decimal(0)
    stated = repairs.Term(budget.text, 0, len(budget.text), yuan)
    witnesses = [listed] if abs(listed - yuan) <= tolerance else []
    witnesses += [goal.value] if goal is not None and goal.source in ("stated", "single") else []
    return repairs.Relation("budget", tuple(terms), stated, tolerance, next(iter(witnesses), None))
