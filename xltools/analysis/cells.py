"""One text read as money: its statements, its best total, the role of every amount."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from xltools.analysis import repairs
from xltools.analysis.entries import Entries, Entry, Origin, find_entries
from xltools.analysis.equations import Source, read_equations
from xltools.analysis.facts import Statement, TotalFrom
from xltools.analysis.lists import Group, Structure, arrange
from xltools.analysis.products import Products, read_products
from xltools.analysis.tolerance import compare, finest, search_tolerance
from xltools.values.amounts import Amount, Role
from xltools.values.money import TextReading, read_text
from xltools.values.plain import grouped

_SOURCES: Final[dict[Origin, TotalFrom]] = {"written": "single", "equation": "equation", "product": "product"}
_VAGUE: Final = re.compile(r"若干|[数几][十百千万]+元|元等|待定|另计|据实|实报实销|另行")
_CENTS: Final = 2
_SMALL: Final = Decimal(1000)
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
    """One text, read. `complete`: nothing money-like was left unread. `undecided`: several readings are possible."""

    reading: TextReading
    amounts: tuple[Amount, ...]
    statements: tuple[Statement, ...]
    total: CellTotal | None
    last_equation: Entry | None
    entries: tuple[Entry, ...]
    complete: bool
    undecided: bool


def read_cell(text: str, indicator: int | None, *, cost: bool = False, also_equal: Decimal | None = None) -> Cell:
    """Read one text as a list of money. `also_equal` is the budget, which a stated total may confirm.

    A text with hundreds of amounts is no list a person wrote: its amounts are listed, and nothing is proved from them.
    """
    reading = read_text(text, cost=cost)
    if not reading.amounts:
        return Cell(reading, (), (), None, None, (), complete=not _has_loose(reading), undecided=False)
    if len(reading.amounts) > _MOST_AMOUNTS:
        return Cell(reading, reading.amounts, (), None, None, (), complete=False, undecided=True)
    source = Source(indicator, also_equal)
    equations = read_equations(reading, source)
    products = read_products(reading, source, equations.results)
    entries = find_entries(reading, equations, products)
    structure = arrange(reading, entries.items)
    unread = _has_loose(reading) or equations.open_ends or _VAGUE.search(reading.tokens.text)
    complete = not (unread or _has_small_change(reading, products, entries) or _hanging(reading, products, entries))
    lists = [
        statement
        for group in structure.groups
        if (statement := _items_statement(reading, group, indicator, structure, also_equal, complete=complete))
    ]
    statements = (*equations.statements, *products.statements, *lists)
    return Cell(
        reading,
        _with_roles(reading, entries, structure),
        tuple(sorted(statements, key=lambda statement: (statement.start, statement.end))),
        _total(structure),
        next((entry for entry in reversed(entries.items) if entry.origin == "equation"), None),
        entries.items,
        complete,
        structure.undecided,
    )


def _has_loose(reading: TextReading) -> bool:
    """Whether a bare number is left that might be money, or a list mark may be glued to a figure (1.4500元)."""
    for token in reading.tokens.items:
        glued = token.kind == "money" and token.numeral and token.numeral.decimals > _CENTS and not token.numeral.scaled
        if glued and reading.tokens.text[: token.start].rstrip(" \t")[-1:] in ("", "\n", ";"):
            return True
    inside = [(chain.start, chain.end) for chain in reading.chains]
    for token in reading.loose:
        behind = reading.tokens.text[token.end : token.end + 1]
        exact = token.numeral is not None and (token.numeral.decimals > 0 or token.numeral.grouped)
        alone = behind in ("", " ", ",", ";", "。", "、", "\n", "\t", ")")
        if alone and (exact or token.value >= _FEW) and not any(a <= token.start < b for a, b in inside):
            return True
    return False


def _has_small_change(reading: TextReading, products: Products, entries: Entries) -> bool:
    """Whether small figures stand beside counts that no product uses: they may be prices (早餐5元，260人)."""
    inside = [(chain.start, chain.end) for chain in reading.chains]
    counted = any(
        token.kind == "quantity"
        and token.start not in products.used
        and not any(a <= token.start < b for a, b in inside)
        for token in reading.tokens.items
    )
    return counted and any(entry.origin == "written" and entry.value < _SMALL for entry in entries.items)


def _hanging(reading: TextReading, products: Products, entries: Entries) -> bool:
    """Whether a price is left whose cost is neither computed nor stated."""
    if entries.prices:
        return True
    inside = [(chain.start, chain.end) for chain in reading.chains]
    return any(
        amount.role == "unit_price"
        and amount.start not in products.explained
        and not any(a <= amount.start < b for a, b in inside)
        for amount in reading.amounts
    )


def _items_statement(
    reading: TextReading,
    group: Group,
    indicator: int | None,
    structure: Structure,
    also_equal: Decimal | None,
    *,
    complete: bool,
) -> Statement | None:
    """Items against their total; None where nothing is proved."""
    total, items, value = group.total, group.items, group.sum
    if any(entry.low is not None for entry in (total, *items)):
        return None
    about = total.approximate or any(item.approximate for item in items)
    precision = max(finest(item.precision for item in items), total.precision)
    verdict = compare(value, total.value, precision, approximate=about)
    smaller = value < total.value
    if len(items) == 1 and (verdict.holds or smaller or not group.named):
        return None
    if not verdict.holds and (structure.undecided or (smaller and (not complete or total.bound == "upper"))):
        return None
    start = min(entry.start for entry in (total, *items))
    end = max(entry.end for entry in (total, *items))
    candidates, count = (
        ((), 0)
        if verdict.holds
        else repairs.find(
            repairs.Relation(
                "items",
                item_terms(reading.text, items),
                item_term(reading.text, total),
                search_tolerance(value - total.value, verdict.tolerance),
                also_equal,
            )
        )
    )
    return Statement(
        "items", indicator, start, end, reading.text[start:end], value, total.value, verdict.tolerance, verdict.holds,
        show_sum(items), verdict.note, about, group.partly and smaller, candidates, count,
    )  # fmt: skip


def item_terms(text: str, items: Sequence[Entry]) -> tuple[repairs.Term, ...]:
    """Items as summands: a calculation without a written result keeps its factors, anything else its figure."""
    terms: list[repairs.Term] = []
    for item in items:
        terms += item.terms if item.terms and item.amount is None else (item_term(text, item),)
    return tuple(terms)


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
        found.append(amount if keeps or amount.start not in roles else replace(amount, role=roles[amount.start]))
        if amount.start in entries.prices:
            found[-1] = replace(amount, role="unit_price")
    return tuple(found)


def _set_role(roles: dict[int, Role], entry: Entry, role: Role) -> None:
    if entry.amount is not None:
        roles[entry.amount.start] = role
