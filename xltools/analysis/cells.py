"""One text read as money: its statements, its best total, the role of every amount."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal
from typing import Final

from xltools.analysis import repairs
from xltools.analysis.dimensions import unit_clash
from xltools.analysis.entries import Entries, Entry, Origin, find_entries
from xltools.analysis.equations import Equations, Source, read_equations
from xltools.analysis.facts import Choice, OpenPoint, Statement, TotalFrom
from xltools.analysis.lists import arrange
from xltools.analysis.products import Products, read_products
from xltools.analysis.structure import Group, Structure, approximated
from xltools.analysis.tolerance import compare, finest, search_tolerance
from xltools.model.finding import Candidate
from xltools.values.amounts import Amount, Role
from xltools.values.frozen import dataclass
from xltools.values.money import TextReading, read_text
from xltools.values.plain import grouped

_SOURCES: Final[dict[Origin, TotalFrom]] = {"written": "single", "equation": "equation", "product": "product"}
_VAGUE: Final = re.compile(r"若干|[数几][十百千万]+元|元等|待定|另计|据实|实报实销|另行")
_CENTS: Final = 2
_SMALL: Final = Decimal(1000)
_ARITHMETIC: Final = frozenset({"money", "plus", "minus", "times", "divide", "equals", "about"})
_MOST_AMOUNTS: Final = 300
_FEW: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class CellTotal:
    """The best total of one text. `leaves` are the figures it is the sum of (itself, if it stands alone).

    `start`/`end` span the figure, or the whole list from the first item to the last where the items are the total.
    """

    value: Decimal
    precision: Decimal
    source: TotalFrom
    start: int
    end: int
    leaves: tuple[Entry, ...]
    approximate: bool = False
    upper: bool = False
    lower: bool = False
    low: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One text, read. `open_points`: what money-like was left unread. `choices`: where two readings were possible.

    `elsewhere` holds the starts of amounts of other years or other things.
    """

    reading: TextReading
    amounts: tuple[Amount, ...] = ()
    statements: tuple[Statement, ...] = ()
    total: CellTotal | None = None
    last_equation: Entry | None = None
    entries: tuple[Entry, ...] = ()
    structure: Structure = field(default_factory=Structure)
    open_points: tuple[OpenPoint, ...] = ()
    choices: tuple[Choice, ...] = ()
    elsewhere: frozenset[int] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether nothing money-like was left unread."""
        return not self.open_points

    @property
    def undecided(self) -> bool:
        """Whether several readings are possible."""
        return self.structure.undecided


def read_cell(text: str, indicator: int | None, *, cost: bool = False, also_equal: Decimal | None = None) -> Cell:
    """Read one text as a list of money. `also_equal` is the budget, which a stated total may confirm.

    A text with hundreds of amounts is no list a person wrote: its amounts are listed, and nothing is proved from them.
    """
    reading = read_text(text, cost=cost)
    if not reading.amounts:
        return Cell(reading, open_points=_loose(reading))
    if len(reading.amounts) > _MOST_AMOUNTS:
        crowd = OpenPoint("too-many-amounts", 0, len(text))
        return Cell(reading, reading.amounts, structure=Structure(undecided=True), open_points=(crowd,))
    source = Source(indicator, also_equal)
    equations = read_equations(reading, source)
    products = read_products(reading, source, equations.results)
    entries = find_entries(reading, equations, products)
    structure = arrange(reading, entries.items)
    structure.undecided |= entries.undecided
    points = _open_points(reading, equations, products, entries)
    made = (*equations.statements, *products.statements)
    lists = [
        statement
        for group in structure.groups
        if (
            statement := _items_statement(
                reading, group, indicator, structure, made, also_equal=also_equal, points=points
            )
        )
    ]
    statements = (*made, *lists)
    return Cell(
        reading,
        _with_roles(reading, entries, structure),
        tuple(sorted(statements, key=lambda statement: (statement.start, statement.end))),
        _total(structure),
        next((entry for entry in reversed(entries.items) if entry.origin == "equation"), None),
        entries.items,
        structure,
        points,
        tuple(sorted((*equations.choices, *products.choices, *structure.choices), key=lambda choice: choice.start)),
        entries.elsewhere,
    )


def _open_points(
    reading: TextReading, equations: Equations, products: Products, entries: Entries
) -> tuple[OpenPoint, ...]:
    """What keeps the text from being read to the end."""
    points = list(_loose(reading))
    if equations.open_ends:
        points.append(OpenPoint("open-calculation", 0, 0))
    vague = _VAGUE.search(reading.tokens.text)
    if vague:
        points.append(OpenPoint("vague", vague.start(), vague.end()))
    points += (*_small_change(reading, products, entries), *_hanging(reading, products, entries))
    points += (*_clashing(reading, entries), *_unpaired(reading))
    return tuple(points)


def _unpaired(reading: TextReading) -> Iterator[OpenPoint]:
    """A bracket without its partner right beside a figure or an operator: what belongs together is open."""
    tokens = reading.tokens.items
    opened: list[int] = []
    lone: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(index)
        elif token.kind == "close":
            if opened:
                opened.pop()
            else:
                lone.append(index)
    for index in sorted((*opened, *lone)):
        beside = tokens[max(index - 1, 0) : index + 2]
        if any(token.kind in _ARITHMETIC for token in beside):
            yield OpenPoint("unpaired-bracket", tokens[index].start, tokens[index].end)
            return


def _clashing(reading: TextReading, entries: Entries) -> Iterator[OpenPoint]:
    """Calculations without a written result whose units do not give money (50人*30元/平方米)."""
    lone = {entry.start for entry in entries.items if entry.origin == "product"}
    for chain in reading.chains:
        if chain.start in lone and any(unit_clash(reading.text, side, converted=True) for side in chain.sides):
            yield OpenPoint("unit-clash", chain.start, chain.end)


def _loose(reading: TextReading) -> tuple[OpenPoint, ...]:
    """A bare number that might be money, or a list mark that may be glued to a figure (1.4500元)."""
    for token in reading.tokens.items:
        glued = token.kind == "money" and token.numeral and token.numeral.decimals > _CENTS and not token.numeral.scaled
        if glued and reading.tokens.text[: token.start].rstrip(" \t")[-1:] in ("", "\n", ";"):
            return (OpenPoint("glued-mark", token.start, token.end),)
    inside = [(chain.start, chain.end) for chain in reading.chains]
    for token in reading.loose:
        behind = reading.tokens.text[token.end : token.end + 1]
        exact = token.numeral is not None and (token.numeral.decimals > 0 or token.numeral.grouped)
        alone = behind in ("", " ", ",", ";", "。", "、", "\n", "\t", ")")
        if alone and (exact or token.value >= _FEW) and not any(a <= token.start < b for a, b in inside):
            return (OpenPoint("loose-number", token.start, token.end),)
    return ()


def _small_change(reading: TextReading, products: Products, entries: Entries) -> Iterator[OpenPoint]:
    """The first small figure beside counts that no product uses: it may be a price (早餐5元，260人)."""
    inside = [(chain.start, chain.end) for chain in reading.chains]
    counted = any(
        token.kind == "quantity"
        and token.start not in products.used
        and not any(a <= token.start < b for a, b in inside)
        for token in reading.tokens.items
    )
    small = (entry for entry in entries.items if entry.origin == "written" and entry.value < _SMALL)
    first = next(small, None) if counted else None
    if first is not None:
        yield OpenPoint("small-change", first.start, first.end)


def _hanging(reading: TextReading, products: Products, entries: Entries) -> Iterator[OpenPoint]:
    """The first price whose cost is neither computed nor stated."""
    inside = [(chain.start, chain.end) for chain in reading.chains]
    for amount in reading.amounts:
        hangs = (
            amount.role == "unit_price"
            and amount.start not in products.explained
            and not any(a <= amount.start < b for a, b in inside)
        )
        if hangs or amount.start in entries.prices - entries.in_columns:
            yield OpenPoint("hanging-price", amount.start, amount.end)
            return


def _items_statement(
    reading: TextReading,
    group: Group,
    indicator: int | None,
    structure: Structure,
    calculations: Sequence[Statement],
    *,
    also_equal: Decimal | None,
    points: Sequence[OpenPoint],
) -> Statement | None:
    """Items against their total; None where nothing is proved. What a calculation comes to is not edited."""
    total, items, value = group.total, group.items, group.sum
    if any(entry.low is not None for entry in (total, *items)):
        return None
    about = approximated(items, total)
    precision = max(finest(item.precision for item in items), total.precision)
    verdict = compare(value, total.value, precision, approximate=about > 0, about=about)
    smaller = value < total.value
    if len(items) == 1 and (verdict.holds or smaller or not group.named):
        return None
    if not verdict.holds and (structure.undecided or (smaller and total.bound == "upper")):
        return None
    start = min(entry.start for entry in (total, *items))
    end = max(entry.end for entry in (total, *items))
    candidates: tuple[Candidate, ...] = ()
    count = 0
    if not verdict.holds:
        terms = proven(item_terms(reading.text, items), calculations)
        sought = search_tolerance(value - total.value, verdict.tolerance)
        relation = repairs.Relation("items", terms, item_term(reading.text, total), sought, also_equal)
        candidates, count = repairs.find(relation)
    if smaller and not verdict.holds and points and not _explains(points, candidates):
        return None
    return Statement(
        "items", indicator, start, end, reading.text[start:end], value, total.value, verdict.tolerance, verdict.holds,
        show_sum(items), verdict.note, about > 0, group.partly and smaller, candidates, count,
    )  # fmt: skip


def _explains(points: Sequence[OpenPoint], candidates: Sequence[Candidate]) -> bool:
    """Whether small figures beside counts are no prices but lack a 万: with it the items come to their total."""
    return all(point.kind == "small-change" for point in points) and [one.kind for one in candidates[:1]] == [
        "missing_wan"
    ]


def item_terms(text: str, items: Sequence[Entry]) -> tuple[repairs.Term, ...]:
    """Items as summands: a calculation without a written result keeps its factors, anything else its figure."""
    terms: list[repairs.Term] = []
    for item in items:
        terms += item.terms if item.terms and item.amount is None else (item_term(text, item),)
    return tuple(terms)


def proven(terms: Sequence[repairs.Term], statements: Sequence[Statement]) -> tuple[repairs.Term, ...]:
    """The terms, with those marked that a calculation of the text already comes to."""
    spans = [(one.start, one.end) for one in statements if one.holds and one.kind != "items"]
    return tuple(
        replace(term, proven=True)
        if not term.factors and any(start <= term.start and term.end <= end for start, end in spans)
        else term
        for term in terms
    )


def item_term(text: str, entry: Entry) -> repairs.Term:
    """One figure as a summand or total."""
    if entry.amount is None:
        return repairs.Term(text[entry.start : entry.end], entry.start, entry.end, entry.value)
    amount = entry.amount
    return repairs.Term(amount.text, amount.start, amount.end, entry.value)


def show_sum(items: Sequence[Entry]) -> str:
    """The addition in one line."""
    total = sum((item.value for item in items), Decimal(0))
    return " + ".join(f"{grouped(item.value)}元" for item in items) + f" = {grouped(total)}元"


def _total(structure: Structure) -> CellTotal | None:
    tops = tuple(structure.tops)
    if not tops:
        return None
    first = tops[0]
    start, end = _span(tops)
    leaves = next(
        (group.items for group in structure.groups if len(tops) == 1 and group.total is first and not group.partly),
        tops,
    )
    source: TotalFrom = "items"
    if len(tops) == 1:
        stated = first in structure.totals or (first.word in ("total", "weak") and first.amount is not None)
        source = "stated" if stated else _SOURCES[first.origin]
    ranged = any(top.low is not None for top in tops)
    return CellTotal(
        sum((top.value for top in tops), Decimal(0)),
        finest(top.precision for top in tops),
        source,
        start,
        end,
        leaves,
        any(top.approximate for top in tops),
        any(top.bound == "upper" for top in tops),
        any(top.bound == "lower" for top in tops),
        sum((top.value if top.low is None else top.low for top in tops), Decimal(0)) if ranged else None,
    )


def _span(tops: Sequence[Entry]) -> tuple[int, int]:
    """Where the total is written: its figure, or all of the list."""
    if len(tops) > 1:
        return min(top.start for top in tops), max(top.end for top in tops)
    place = tops[0].amount or tops[0]
    return place.start, place.end


def _with_roles(reading: TextReading, entries: Entries, structure: Structure) -> tuple[Amount, ...]:
    """Amounts with their role in this text."""
    roles: dict[int, Role] = dict.fromkeys(entries.prices, "unit_price")
    roles.update(dict.fromkeys(entries.rounded, "subtotal"))
    for chain in reading.chains:
        for side in chain.sides:
            several = len(side.terms) > 1
            roles.update({term.start: "item" if several else "subtotal" for term in side.terms if not term.is_product})
    for entry in entries.items:
        _set_role(roles, entry, "item")
    for group in structure.groups:
        _set_role(roles, group.total, "subtotal")
    for entry in [*structure.totals, *(structure.tops if len(structure.tops) == 1 else [])]:
        _set_role(roles, entry, "total")
    found = []
    for amount in reading.amounts:
        keeps = amount.role != "other" or amount.start in entries.elsewhere
        found.append(amount if keeps or amount.start not in roles else amount.called(roles[amount.start]))
        if amount.start in entries.prices:
            found[-1] = amount.called("unit_price")
    return tuple(found)


def _set_role(roles: dict[int, Role], entry: Entry, role: Role) -> None:
    if entry.amount is not None:
        roles[entry.amount.start] = role
