"""The cost of a project as rows of 项目明细: only where the text says for certain how it is made up.

Certain means: the text is read to the end in one way, no statement in it is false, and the rows add up to the cost
total to the 分. Anything else gives no row at all, and the reason.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis.cells import Cell
from xltools.analysis.entries import Entry
from xltools.analysis.facts import CostTotal, Evidence, Statement
from xltools.analysis.item_names import LONGEST, item_name, item_start
from xltools.analysis.project import ProjectReading, facts_of, read_project
from xltools.analysis.repairs import Factor, Term
from xltools.model.cost_table import CostItem, to_cent
from xltools.model.declaration import Declaration
from xltools.values.frozen import dataclass

Obstacle = Literal["no-amount", "several-readings", "unread", "false-statement", "range", "rounded", "too-long"]
"""Why a cost is not split: no total; structures or figures in doubt; something unread; a calculation or sum of the text is
false; a range; the parts agree with the total only within rounding; figures a cell cannot hold."""

DOUBTFUL: Final[frozenset[Evidence]] = frozenset({"none", "wording", "equals-budget", "magnitude"})
EXACT_DIGITS: Final = 15
LONGEST_BASIS: Final = 80
ABOUT: Final = "约数"
UPPER: Final = "上限"
DEDUCTED: Final = "扣减"
UNNAMED: Final = "项目支出"
_OPENING: Final = re.compile("^(?:其中|包括|包含)[ ]?[:：]?")
_MEASURE: Final = re.compile(r"[0-9０-９.．万千百亿)）]\s*\(?(?P<unit>[\u4e00-\u9fffA-Za-z㎡²]{1,4})\)?$")


@dataclass(frozen=True, slots=True)
class CostSplit:
    """The rows, or none and the reason why."""

    items: tuple[CostItem, ...] = ()
    obstacle: Obstacle | None = None


def split_cost(declaration: Declaration) -> CostSplit:
    """The rows of a declaration's cost; never raises on any text."""
    return split_reading(read_project(declaration))


def split_reading(reading: ProjectReading) -> CostSplit:
    """The same for a declaration that was read already."""
    total = reading.cost.total
    obstacle = _obstacle(reading, total)
    if total is None or obstacle:
        return CostSplit(obstacle=obstacle or "no-amount")
    listed = _listed_elsewhere(reading, total)
    cells = {listed: reading.cells[listed]} if listed is not None else {i: reading.cells[i] for i in total.places}
    items: list[CostItem] = []
    for index, cell in cells.items():
        found = _CellSplit(cell, reading.declaration.project).items()
        if isinstance(found, str):
            return CostSplit(obstacle=found)
        items += [_with_block(item, reading.declaration.indicators[index].block, len(cells)) for item in found]
    return _checked(items, total)


def _checked(items: Sequence[CostItem], total: CostTotal) -> CostSplit:
    """The rows, if they add up to the total and every figure fits a cell."""
    if sum((item.amount for item in items), Decimal(0)) != total.yuan:
        return CostSplit(obstacle="rounded")
    figures = (figure for item in items for figure in (item.amount, item.unit_price, item.quantity, item.periods))
    if any(figure is not None and len(figure.normalize().as_tuple().digits) > EXACT_DIGITS for figure in figures):
        return CostSplit(obstacle="too-long")
    return CostSplit(tuple(items))


def _obstacle(reading: ProjectReading, total: CostTotal | None) -> Obstacle | None:
    """What keeps a cost from being split before its figures are looked at."""
    if total is None:
        return "no-amount"
    if total.range_to is not None:
        return "range"
    found = next((found for index in total.places if (found := _obstacle_in(reading.cells[index]))), None)
    tie = reading.cost.tie
    unsure = tie.doubt is not None or tie.outcome == "several-readings" or reading.cost.choices
    return found or ("several-readings" if unsure else None)


def _obstacle_in(cell: Cell) -> Obstacle | None:
    """What is not certain in one text."""
    if cell.undecided or any(choice.evidence in DOUBTFUL for choice in cell.choices):
        return "several-readings"
    if not cell.complete:
        return "unread"
    return "false-statement" if any(_is_false(statement) for statement in cell.statements) else None


def _is_false(statement: Statement) -> bool:
    """Whether a statement contradicts itself; a list after 其中 may stay below its total."""
    return not statement.holds and not (statement.at_least_part and statement.computed < statement.stated)


def _listed_elsewhere(reading: ProjectReading, total: CostTotal) -> int | None:
    """The quantity cell whose list of money is what the cost cell states without items of its own."""
    if len(total.places) > 1 or total.source not in {"stated", "single"}:
        return None
    lists = (
        statement
        for statement in facts_of(reading).statements
        if statement.kind == "items"
        and statement.indicator is not None
        and statement.indicator not in reading.cost_cells
    )
    for statement in lists:
        cell = reading.cells.get(statement.indicator) if statement.indicator is not None else None
        whole = cell is not None and cell.total is not None and cell.total.value == statement.computed
        if cell and whole and statement.computed == total.yuan == statement.stated and _obstacle_in(cell) is None:
            return statement.indicator
    return None


def _with_block(item: CostItem, block: int, blocks: int) -> CostItem:
    """In a form of several output blocks the note says which one a row belongs to."""
    if blocks == 1:
        return item
    return replace(item, note="；".join(part for part in (f"第 {block} 组产出", item.note) if part))


class _CellSplit:
    """Goes through the figures of one text that add up to its total."""

    def __init__(self, cell: Cell, project: str) -> None:
        self.cell = cell
        self.project = _shortened(project, LONGEST) or UNNAMED
        self.reading = cell.reading
        self.made = [one for one in cell.statements if one.kind != "items" and not one.implied_periods and one.terms]

    def items(self) -> list[CostItem] | Obstacle:
        """The rows of the text."""
        leaves: list[Entry] = []
        for top in self.cell.structure.tops:
            parts = self.parts(top, set())
            if isinstance(parts, str):
                return parts
            leaves += parts
        ends = sorted(self.end_of(entry) for entry in self.cell.entries)
        found: list[CostItem] = []
        for number, entry in enumerate(leaves, start=1):
            start = self.start_of(entry)
            floor = max((end for end in ends if end <= start), default=0)
            found += self.rows(entry, floor, f"分项 {number}" if len(leaves) > 1 else "")
        return found

    def parts(self, entry: Entry, seen: set[int]) -> list[Entry] | Obstacle:
        """The figures an entry is made of to the last level at which they add up to it exactly."""
        groups = [group for group in self.cell.structure.groups if group.total is entry]
        items = groups[-1].items if groups else ()
        if (
            id(entry) in seen
            or not items
            or (len(items) == 1 and items[0].value == entry.value and items[0].word == "total")
        ):
            return [entry]
        if groups[-1].sum != entry.value:
            return [entry] if groups[-1].partly and groups[-1].sum < entry.value else "rounded"
        found: list[Entry] = []
        for item in items:
            parts = self.parts(item, seen | {id(entry)})
            if isinstance(parts, str):
                return parts
            found += parts
        return found

    def statements(self, entry: Entry) -> Iterator[Statement]:
        """The calculations that come to an entry exactly."""
        for statement in self.made:
            if statement.start < entry.end and entry.start < statement.end and _worth(statement.terms) == entry.value:
                yield statement

    def start_of(self, entry: Entry) -> int:
        """Where an entry begins, with the calculation that makes it."""
        return min([entry.start, *(statement.start for statement in self.statements(entry))])

    def end_of(self, entry: Entry) -> int:
        """Where an entry ends, with the calculation that makes it."""
        return max([entry.end, *(statement.end for statement in self.statements(entry))])

    def rows(self, entry: Entry, floor: int, numbered: str) -> list[CostItem]:
        """One row a summand of the calculation that makes the entry, else one row with its figure.

        A text without a name for it gives the project's for its only figure, the number for one of several.
        """
        start, end = self.start_of(entry), self.end_of(entry)
        unnamed = numbered or self.project
        name = item_name(self.reading, floor, start, end, near=not numbered and self.is_told_alone(entry)) or unnamed
        terms = entry.terms if entry.terms and entry.amount is None else ()
        made = [terms, *(statement.terms for statement in self.statements(entry))]
        best = max((one for one in made if one and _worth(one) == entry.value), key=_told, default=())
        remark = ABOUT if entry.approximate else UPPER if entry.bound == "upper" else ""
        basis = self.quote(item_start(self.reading, floor, start), end)
        if len(best) == 1 and _told(best):
            return [_row(best[0], name, basis, remark)]
        places = list(_placed(best, start))
        own = [
            item_name(self.reading, place, term.start, term.start) if place < term.start else ""
            for place, term in places
        ]
        if _told(best) or (len(best) > 1 and all([own[0] or name != unnamed, *own[1:]])):
            return [_row(term, title or name, "", remark) for title, (_, term) in zip(own, places, strict=True)]
        return [CostItem(name, entry.value, note=remark, basis=basis)]

    def is_told_alone(self, entry: Entry) -> bool:
        """Whether no calculation and no price leads to a figure: words further off are about something else."""
        priced = any(amount.role == "unit_price" and amount.start < entry.start for amount in self.cell.amounts)
        return entry.origin == "written" and not priced and not any(self.statements(entry))

    def quote(self, start: int, end: int) -> str:
        """A piece of the text, with the bracket that closes one opened in it."""
        text = self.reading.text
        if text[end : end + 1] in {")", "）"} and sum(map(text[start:end].count, "(（")) > sum(
            map(text[start:end].count, ")）")
        ):
            end += 1
        return _shortened(_OPENING.sub("", text[start:end]), LONGEST_BASIS)


def _row(term: Term, name: str, basis: str, remark: str) -> CostItem:
    """One summand, with its factors where they are told."""
    quote = basis or _shortened(term.text, LONGEST_BASIS)
    notes = [remark, DEDUCTED if term.sign < 0 else ""]
    factors = _Factors.of(term)
    if factors is None:
        return CostItem(name, to_cent(term.worth), note="；".join(filter(None, notes)), basis=quote)
    note = "；".join(filter(None, [*notes, factors.note]))
    price = factors.price * term.sign
    return CostItem(name, to_cent(term.worth), price, factors.quantity, factors.unit, factors.periods, note, quote)


def _worth(terms: Sequence[Term]) -> Decimal:
    """What a calculation comes to when each summand is rounded to the 分."""
    return sum((to_cent(term.worth) for term in terms), Decimal(0))


def _told(terms: Sequence[Term]) -> int:
    """How many summands are told with price and quantity."""
    return sum(_Factors.of(term) is not None for term in terms)


def _placed(terms: Sequence[Term], start: int) -> Iterator[tuple[int, Term]]:
    """Every summand with the end of the one before it."""
    floor = start
    for term in terms:
        yield floor, term
        floor = term.end


@dataclass(frozen=True, slots=True)
class _Factors:
    """The factors of a product as the columns have them; `note` says what the columns do not."""

    price: Decimal
    quantity: Decimal | None
    unit: str
    periods: Decimal | None
    note: str

    @classmethod
    def of(cls, term: Term) -> "_Factors | None":
        """The factors; None where it is not clear which of them is the price."""
        prices = [factor for factor in term.factors if factor.kind == "price"]
        if len(term.factors) < 2 or len(prices) != 1:  # noqa: PLR2004 - a product has two
            return None
        counts = [factor for factor in term.factors if factor.kind in {"count", "percent", "number"}]
        quantity = counts[:1]
        periods = [*(factor for factor in term.factors if factor.kind == "period"), *counts[1:]]
        return cls(
            prices[0].value,
            quantity[0].value if quantity else None,
            _unit(quantity[0]) if quantity else "",
            math.prod((factor.value for factor in periods), start=Decimal(1)) if periods else None,
            "；".join(part for part in (_share(quantity), _note(periods)) if part),
        )


def _share(quantity: Sequence[Factor]) -> str:
    """A percentage as it is written; the column of quantities holds the fraction."""
    return next((f"按 {factor.text.strip()}" for factor in quantity if factor.kind == "percent"), "")


def _unit(factor: Factor) -> str:
    """The measure word of a quantity, "" where it has none."""
    found = _MEASURE.search(factor.text.strip())
    return found["unit"] if found else ""


def _note(periods: Sequence[Factor]) -> str:
    """How the periods are made: 12个月; 3个月×2次."""
    return "×".join(factor.text.strip() for factor in periods) if any(_unit(factor) for factor in periods) else ""


def _shortened(text: str, length: int) -> str:
    """A text on one line, a long one cut at its end."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
