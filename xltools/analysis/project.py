"""A declaration read once: everything the rules need to know about its money."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from xltools.analysis.budget import read_budget, settle_unit
from xltools.analysis.cells import Cell, read_cell, show_sum
from xltools.analysis.cost import Cost, find_ceilings, tie_to_budget
from xltools.analysis.counts import read_counts
from xltools.analysis.facts import Budget, CostTotal, FieldAmount, Project, Statement
from xltools.analysis.goal import find_goal_total
from xltools.analysis.repeated import repeated_items
from xltools.analysis.standards import find_standards
from xltools.analysis.tolerance import compare
from xltools.forms.beijing_2019 import FORM
from xltools.forms.project_type import selected
from xltools.model.declaration import Declaration
from xltools.values.amounts import Amount
from xltools.values.frozen import dataclass
from xltools.values.masks import DATE, MARK, NEVER
from xltools.values.money import read_text
from xltools.values.normalise import normalise
from xltools.values.tokens import Token

COST: Final = "产出成本指标"
QUANTITY: Final = "产出数量指标"
_SIGNS: Final = re.compile(rf"[\s{NEVER}{DATE}{MARK},;。、:()+=*/-]+")
_ONLY_NUMBER: Final = re.compile(r"^[0-9]{1,16}(?:\.[0-9]{1,6})?$")


@dataclass(frozen=True, slots=True)
class ProjectReading:
    """A declaration with its money texts read: the goal, the quantity and cost cells (by indicator index), the total."""

    declaration: Declaration
    budget: Budget
    goal: Cell
    cells: Mapping[int, Cell]
    cost_cells: Mapping[int, Cell]
    cost: Cost


def analyse(declaration: Declaration) -> Project:
    """All facts about the money of one declaration. Never raises on any text."""
    return facts_of(read_project(declaration))


def read_project(declaration: Declaration) -> ProjectReading:
    """The texts of a declaration in which money counts, each read once."""
    field = declaration.fields.get("budget")
    number = field.number if field else None
    budget = read_budget(declaration.text("budget"), declaration.label_unit, number)
    reading = _read(declaration, budget)
    total = reading.cost.total
    settled = settle_unit(budget, total.yuan if total else None, counted=number is not None)
    return reading if settled == budget else _read(declaration, settled)


def _read(declaration: Declaration, budget: Budget) -> ProjectReading:
    goal = read_cell(declaration.text("goal"), None)
    cells = {
        index: read_cell(indicator.text, index, cost=indicator.level2 == COST, also_equal=budget.yuan)
        for index, indicator in enumerate(declaration.indicators)
        if indicator.level2 in (COST, QUANTITY)
    }
    cost_cells = {index: cell for index, cell in cells.items() if declaration.indicators[index].level2 == COST}
    return ProjectReading(declaration, budget, goal, cells, cost_cells, tie_to_budget(cost_cells, budget, goal.total))


def facts_of(reading: ProjectReading) -> Project:
    """What the rules need to know of a reading."""
    declaration, budget, cells, cost_cells = reading.declaration, reading.budget, reading.cells, reading.cost_cells
    quantity_cells = {index: cell for index, cell in cells.items() if index not in cost_cells}
    cost = reading.cost
    other_cells = {
        index: read_cell(indicator.text, index)
        for index, indicator in enumerate(declaration.indicators)
        if index not in cells
    }
    amounts = _amounts(declaration, reading.goal, cells, other_cells, budget)
    statements = (
        *reading.goal.statements,
        *_statements(declaration, cells, cost_cells, other_cells),
        *_listed(quantity_cells, cost_cells, cost.total),
    )
    counts = read_counts(declaration)
    return Project(
        declaration,
        budget,
        amounts,
        statements,
        cost.total,
        cost.tie,
        find_ceilings(cost_cells),
        counts,
        tuple(index for index, cell in quantity_cells.items() if _is_money_only(cell, budget)),
        selected(declaration.text("project_type"), FORM),
        find_standards(declaration, amounts, counts, statements, budget),
        find_goal_total(reading.goal, budget),
        tuple(item for index, cell in cost_cells.items() for item in repeated_items(cell, index)),
    )


def _amounts(
    declaration: Declaration,
    goal: Cell,
    cells: Mapping[int, Cell],
    other_cells: Mapping[int, Cell],
    budget: Budget,
) -> tuple[FieldAmount, ...]:
    """Amounts of the goal and of every indicator text, in order; those of `other_cells` as their words alone make them."""
    found = [FieldAmount(None, amount) for amount in goal.amounts]
    for index, indicator in enumerate(declaration.indicators):
        cell = cells.get(index)
        amounts = cell.amounts if cell else other_cells[index].reading.amounts
        if not amounts and cell is not None and _repeats_budget(indicator.text, budget):
            amounts = read_text(indicator.text, cost=True).amounts
        found += [FieldAmount(index, amount) for amount in amounts]
    return tuple(found)


def _repeats_budget(text: str, budget: Budget) -> bool:
    """Whether a text is nothing but the number of the budget."""
    written = normalise(text).replace(",", "")
    return bool(_ONLY_NUMBER.match(written)) and budget.yuan is not None and Decimal(written) == budget.yuan


def _statements(
    declaration: Declaration,
    cells: Mapping[int, Cell],
    cost_cells: Mapping[int, Cell],
    other_cells: Mapping[int, Cell],
) -> list[Statement]:
    """Statements of cost and quantity cells, equations of others; a quantity cell that copies a cost cell says nothing new."""
    copied = {declaration.indicators[index].text for index in cost_cells}
    found: list[Statement] = []
    for index, indicator in enumerate(declaration.indicators):
        cell = cells.get(index)
        if cell is None:
            found += [s for s in other_cells[index].statements if s.kind == "equation"]
        elif index in cost_cells or indicator.text not in copied:
            found += cell.statements
    return found


def _listed(
    quantity_cells: Mapping[int, Cell], cost_cells: Mapping[int, Cell], total: CostTotal | None
) -> list[Statement]:
    """A list of money in the quantity cell against the total in the cost cell, which names no items itself."""
    if total is None or len(total.places) > 1 or total.source not in ("stated", "single"):
        return []
    if any(len(group.items) > 1 and not group.partly for group in cost_cells[total.indicator].structure.groups):
        return []
    found = []
    for index, cell in quantity_cells.items():
        listed = cell.total
        if listed is None or listed.source != "items" or not cell.complete or listed.low is not None:
            continue
        verdict = compare(
            listed.value, total.yuan, max(listed.precision, total.precision), approximate=listed.approximate
        )
        start, end = listed.leaves[0].start, listed.leaves[-1].end
        found.append(
            Statement(
                "items", index, start, end, cell.reading.text[start:end], listed.value, total.yuan, verdict.tolerance,
                verdict.holds, show_sum(listed.leaves), verdict.note, listed.approximate, listed.value < total.yuan,
            )
        )  # fmt: skip
    return found


def _is_money_only(cell: Cell, budget: Budget) -> bool:
    """Whether a quantity cell holds only the budget's number, or only amounts with their labels (U09)."""
    if _repeats_budget(cell.reading.text, budget):
        return True
    if cell.total is None or not cell.complete or any(_is_price(amount) for amount in cell.amounts):
        return False
    counted = any(
        t.kind in ("quantity", "percent", "range")
        for t in cell.reading.tokens.items
        if not (_is_small(t.value) or _is_part_of_a_name(t))
    )
    return (not counted and len(cell.amounts) > 1) or _is_alone(cell)


def _is_price(amount: Amount) -> bool:
    return amount.role in ("unit_price", "limit", "other")


def _is_part_of_a_name(token: Token) -> bool:
    """二期 beside a building or a works is its second part, not a count."""
    return token.unit == "期" and token.numeral is not None and token.numeral.chinese


def _is_small(value: Decimal) -> bool:
    return value <= 1


def _is_alone(cell: Cell) -> bool:
    """Whether one amount is all that stands in the cell, beside words that only call it a total."""
    text = cell.reading.tokens.text
    if len(cell.amounts) != 1:
        return False
    amount = cell.amounts[0]
    label = next((entry.label for entry in cell.entries if entry.start == amount.start and entry.pure), "")
    before = text[: amount.start].removesuffix(label)
    return not _SIGNS.sub("", before + text[amount.end :].removeprefix("整"))
