"""What the project costs according to its cost cells, and whether that is the budget (A05, A08)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from xltools.analysis import repairs
from xltools.analysis.cells import Cell, CellTotal
from xltools.analysis.dimensions import is_time
from xltools.analysis.entries import Entry
from xltools.analysis.facts import Budget, BudgetTie, Ceiling, Choice, CostPart, CostTotal, Doubt
from xltools.analysis.tolerance import ABOUT_NOTE, CENT, compare, half_unit, search_tolerance
from xltools.analysis.witnesses import budget_relation
from xltools.values.frozen import dataclass
from xltools.values.masks import DATE
from xltools.values.plain import grouped, plain
from xltools.values.tokens import Token
from xltools.values.units import PERIODS

_NOTHING: Final = re.compile(r"^(?:不涉及|无|不适用|没有|/|-|—|无此项)?[。.]?$")
_WHOLE: Final = re.compile(r"总|合同|中标|投资")
_INSTALMENTS: Final = re.compile(
    r"已付|已支付|已拨|首付|预付|尾款|余款|结算价|合同价|合同[总金]?额|总投资|分[二两三四五]年|第[一二三四五]年|签订|分期|询价|报价|比价|比选|最低价|平均价|中间价"
    r"|[两三四五六]年|(?<![0-9])[2-9]年(?![0-9度])|[本当]年度?(?:需|应|计划|预计|拟)?(?:支付|拨付|付款)|[0-9][ ]?[%％]"
)
_THIS_YEAR: Final = re.compile(
    rf"{DATE}度?(?:[ :预计划拟约为]|投入|支出|支付|安排|使用|预算|经费|资金|需)*$|即为?$|财政|申请|申报|拨款|本年|当年|今年|本次"
)
_BOUND_NOTE: Final = "成本为上限，预算未超过"
_LOWER_NOTE: Final = "成本为下限，预算未低于"
_RANGE_NOTE: Final = "预算在成本区间内"
_TWICE_NOTE: Final = "各组产出的成本指标写有同一个总额"


@dataclass(frozen=True, slots=True)
class Cost:
    """Total and tie. The tie's outcome says why there is no total where there is none.

    `choices`: the last equation taken for the total because it is the budget (of the only cost cell with a total).
    """

    total: CostTotal | None
    tie: BudgetTie
    choices: tuple[Choice, ...] = ()


def tie_to_budget(cells: Mapping[int, Cell], budget: Budget, goal: CellTotal | None = None) -> Cost:
    """Best total over the cost cells (`cells` by indicator index) against the budget.

    The total that the `goal` names tells which of the two is likelier wrong.
    """
    totals = {index: cell.total for index, cell in cells.items() if cell.total is not None}
    if not totals:
        return Cost(None, _without_total(cells, budget))
    read = totals
    totals = _equation_that_fits(cells, totals, budget)
    choices = tuple(
        Choice("last-equation", total.start, total.end, total.value, read[index].value, "equals-budget")
        for index, total in totals.items()
        if total is not read[index]
    )
    cost = _cost_total(cells, totals)
    if budget.yuan is None:
        return Cost(cost, BudgetTie("budget-unreadable", cost.yuan))
    if budget.doubtful:
        return Cost(cost, BudgetTie("budget-doubtful", cost.yuan, budget.yuan))
    return Cost(cost, _compare(cells, totals, cost, budget, goal), choices)


def _without_total(cells: Mapping[int, Cell], budget: Budget) -> BudgetTie:
    if any(cell.undecided or _counts_priced(cell) for cell in cells.values()):
        return BudgetTie("several-readings", stated=budget.yuan)
    amounts = [amount for cell in cells.values() for amount in cell.amounts]
    if any(amount.role in ("unit_price", "limit") for amount in amounts):
        return BudgetTie("only-unit-prices", stated=budget.yuan)
    if any(not cell.complete for cell in cells.values()):
        return BudgetTie("several-readings", stated=budget.yuan)
    return BudgetTie("no-amount", stated=budget.yuan)


def _counts_priced(cell: Cell) -> bool:
    """Whether a quantity stands beside a price that may ask for it, though no product could be made of them."""
    units = {token.unit for token in cell.reading.tokens.items if token.kind == "quantity"}
    things = {unit for unit in units if not is_time(unit)}
    prices = [amount.per for amount in cell.amounts if amount.role == "unit_price"]
    return any(units & (per - PERIODS) if per else things for per in prices)


def _equation_that_fits(
    cells: Mapping[int, Cell], totals: dict[int, CellTotal], budget: Budget
) -> dict[int, CellTotal]:
    """If the right side of the last equation of the only cost cell equals the budget, that is the total."""
    if len(totals) != 1 or budget.yuan is None:
        return totals
    ((index, total),) = totals.items()
    last = cells[index].last_equation
    if last is None or last.value == total.value or total.source == "stated":
        return totals
    if abs(last.value - budget.yuan) > half_unit(last.precision):
        return totals
    place = last.amount or last
    return {index: CellTotal(last.value, last.precision, "equation", place.start, place.end, (last,), last.approximate)}


def _cost_total(cells: Mapping[int, Cell], totals: Mapping[int, CellTotal]) -> CostTotal:
    first_index, first = next(iter(totals.items()))
    values = list(totals.values())
    ranged = any(total.low is not None for total in values)
    yuan = sum((total.value for total in values), Decimal(0))
    low = sum((total.value if total.low is None else total.low for total in values), Decimal(0))
    return CostTotal(
        low if ranged else yuan,
        first.source,
        min(total.precision for total in values),
        first_index,
        cells[first_index].reading.text[first.start : first.end],
        first.start,
        first.end,
        tuple(totals),
        _working(values, yuan),
        any(total.approximate for total in values),
        any(total.upper for total in values),
        yuan if ranged else None,
        tuple(part for index, total in totals.items() for part in _parts(index, cells[index], total)),
    )


def _parts(index: int, cell: Cell, total: CellTotal) -> Iterator[CostPart]:
    """The figures one text adds to the cost: its total, or its items where they are the total; a range gives its low end."""
    if total.source != "items":
        yield _part(index, cell, (total.start, total.end), total.value, total.low)
        return
    for leaf in total.leaves:
        place = leaf.amount or leaf
        yield _part(index, cell, (place.start, place.end), leaf.value, leaf.low)


def _part(index: int, cell: Cell, span: tuple[int, int], value: Decimal, low: Decimal | None) -> CostPart:
    """One figure; the lower end of a range stands in front of the upper one, whose span is given."""
    if low is None:
        return CostPart(index, *span, value)
    ends = (amount for amount in reversed(cell.amounts) if amount.yuan == low and amount.end <= span[0])
    lower = next(ends, None)
    return CostPart(index, *((lower.start, lower.end) if lower else span), low)


def _working(totals: Sequence[CellTotal], yuan: Decimal) -> str:
    """How the total comes about; empty for one stated figure and for items that do not add up to it."""
    if len(totals) > 1:
        return " + ".join(f"{grouped(total.value)}元" for total in totals) + f" = {grouped(yuan)}元"
    leaves = totals[0].leaves
    summed = sum((leaf.value for leaf in leaves), Decimal(0))
    if len(leaves) < 2 or abs(summed - totals[0].value) > half_unit(totals[0].precision):  # noqa: PLR2004  one figure
        return ""
    return " + ".join(f"{grouped(leaf.value)}元" for leaf in leaves) + f" = {grouped(summed)}元"


def _compare(
    cells: Mapping[int, Cell],
    totals: Mapping[int, CellTotal],
    cost: CostTotal,
    budget: Budget,
    goal: CellTotal | None,
) -> BudgetTie:
    stated = budget.yuan or Decimal(0)
    about = cost.approximate or budget.approximate
    tolerance = half_unit(cost.precision, budget.precision)
    if cost.range_to is not None:
        return _compare_range(cost, cost.range_to, stated, tolerance)
    verdict = compare(
        cost.yuan,
        stated,
        max(cost.precision, budget.precision),
        approximate=about,
        about=stated if budget.approximate else sum((_approximated(one) for one in totals.values()), Decimal(0)),
    )
    if verdict.holds:
        return BudgetTie(
            "ties", cost.yuan, stated, tolerance, cost.working, verdict.note, bool(verdict.note == ABOUT_NOTE)
        )
    note = _excused(totals, cost, stated, tolerance)
    if note is not None:
        return BudgetTie("ties", cost.yuan, stated, tolerance, cost.working, note)
    doubt = _doubt(cells, totals, cost, stated)
    if doubt is not None:
        return BudgetTie("several-readings", cost.yuan, stated, tolerance, cost.working, doubt=doubt)
    sought = search_tolerance(cost.yuan - stated, tolerance)
    candidates, count = repairs.find(budget_relation(cells, totals, budget, sought, goal))
    return BudgetTie(
        "differs",
        cost.yuan,
        stated,
        tolerance,
        cost.working,
        approximate=about,
        candidates=candidates,
        candidate_count=count,
    )


def _compare_range(cost: CostTotal, upper: Decimal, stated: Decimal, tolerance: Decimal) -> BudgetTie:
    """The tie of a cost that is written from `cost.yuan` to `upper`."""
    if cost.yuan - tolerance <= stated <= upper + tolerance:
        return BudgetTie("ties", stated, stated, tolerance, cost.working, _RANGE_NOTE)
    nearest = cost.yuan if stated < cost.yuan else upper
    return BudgetTie("differs", nearest, stated, tolerance, cost.working, approximate=True)


def _approximated(total: CellTotal) -> Decimal:
    """What the approximate figures of a block are worth: those among its items, else all of it."""
    if not total.approximate:
        return Decimal(0)
    return sum((leaf.value for leaf in total.leaves if leaf.approximate), Decimal(0)) or total.value


def _excused(totals: Mapping[int, CellTotal], cost: CostTotal, stated: Decimal, tolerance: Decimal) -> str | None:
    """Why a cost other than the budget is no contradiction; None if it is one."""
    if cost.upper_bound and stated <= cost.yuan + tolerance:
        return _BOUND_NOTE
    if any(total.lower for total in totals.values()) and stated >= cost.yuan - tolerance:
        return _LOWER_NOTE
    if len(totals) > 1 and all(abs(total.value - stated) <= tolerance for total in totals.values()):
        return _TWICE_NOTE
    return None


def _doubt(
    cells: Mapping[int, Cell], totals: Mapping[int, CellTotal], cost: CostTotal, stated: Decimal
) -> Doubt | None:
    """Why the text was not understood well enough to say that it contradicts the budget; None if it was."""
    for index, total in totals.items():
        cell = cells[index]
        if cell.undecided:
            return "structure"
        if (total.source != "stated" or _is_one_item(total)) and not cell.complete:
            return "unread"
        if any(_is_share(token, total.value, stated) for token in cell.reading.tokens.items):
            return "other-figure"
        instalments = bool(_INSTALMENTS.search(cell.reading.text))
        if len(totals) == 1 and any(_may_be_all(entry, stated, instalments=instalments) for entry in cell.entries):
            return "other-figure"
    empty = [
        cell for index, cell in cells.items() if index not in totals and not _NOTHING.match(cell.reading.text.strip())
    ]
    return "block-without-amount" if empty and cost.yuan < stated else None


def _is_one_item(total: CellTotal) -> bool:
    """Whether a lone figure is called a cost of something (培训费1万元) rather than the total."""
    return len(total.leaves) == 1 and total.leaves[0].word == "weak" and not total.leaves[0].pure


def _is_share(token: Token, total: Decimal, stated: Decimal) -> bool:
    """Whether the budget is the share of the whole that the text names: 合同价100万元，本年支付60%."""
    return token.kind == "percent" and abs(total * token.value - stated) <= CENT


def _may_be_all(entry: Entry, stated: Decimal, *, instalments: bool) -> bool:
    """Whether one figure of the text may be the whole cost of the year: it is the budget and names no single item."""
    named = not (entry.pure or entry.word == "total" or _WHOLE.search(entry.label) or _THIS_YEAR.search(entry.label))
    return entry.value == stated and (instalments or not named)


def find_ceilings(cells: Mapping[int, Cell]) -> tuple[Ceiling, ...]:
    """Unit prices marked 上限/封顶/不超 with the quantities of their own unit in the same cell (A08)."""
    return tuple(ceiling for index, cell in cells.items() for ceiling in _ceilings(index, cell))


def _ceilings(index: int, cell: Cell) -> list[Ceiling]:
    found = []
    for amount in cell.amounts:
        units = amount.per - {"年"}
        if amount.role != "limit" or len(units) != 1:
            continue
        (unit,) = units
        counted = [t for t in cell.reading.tokens.items if t.kind == "quantity" and t.unit == unit]
        if not counted:
            continue
        quantity = sum((token.value for token in counted), Decimal(0))
        product = amount.yuan * quantity
        shown = plain(quantity) if len(counted) == 1 else "(" + " + ".join(plain(t.value) for t in counted) + ")"
        working = f"{plain(amount.yuan)}元 × {shown}{unit} = {grouped(product)}元"
        found.append(Ceiling(index, amount.text, amount.yuan, quantity, unit, product, working))
    return found
