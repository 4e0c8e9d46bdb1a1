"""The proof of one project: which text became which figure, what was compared with what, and how it came out.

Built only when somebody asks for it, from the same reading that the facts come from; it decides nothing itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis import facts
from xltools.analysis.cells import Cell, read_cell, show_sum
from xltools.analysis.dimensions import unit_clash
from xltools.analysis.entries import Entry
from xltools.analysis.project import ProjectReading, facts_of, read_project
from xltools.analysis.structure import Group
from xltools.model.declaration import Declaration
from xltools.model.finding import Candidate
from xltools.values.amounts import Amount, Bound
from xltools.values.chains import Chain
from xltools.values.frozen import dataclass
from xltools.values.masks import MARK
from xltools.values.money import unit_of_bare

Outcome = Literal["holds", "differs", "part-of", "open"]
FigureRole = Literal["total", "other-total", "item"]
Silence = Literal["structure", "unread", "bound", "range", "units", "words"]
"""Why a comparison was not made: several structures; something unread; only a bound; a range; the ratio of units is
open; an operand is words or a mix of units."""

_OPENING: Final = re.compile("^(?:其中|包括|包含)")
_LONGEST_LABEL: Final = 24
_AROUND_LABEL: Final = " \t\n，,：:；;。、.()（）[]【】=＝≈+＋-—"


@dataclass(frozen=True, slots=True)
class Check:
    """Two figures held against each other; yuan. `part-of`: a list after 其中 that stays below its figure.

    `reason` explains an outcome beyond rounding (as in the findings), `silence` why nothing was judged.
    """

    kind: facts.StatementKind
    start: int
    end: int
    quote: str
    outcome: Outcome
    working: str = ""
    computed: Decimal | None = None
    stated: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    reason: str = ""
    implied_periods: int | None = None
    units: str = ""
    clash: facts.UnitClash | None = None
    candidates: tuple[Candidate, ...] = ()
    candidate_count: int = 0
    silence: Silence | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that counts, with the text it comes from (`start`/`end`), how it was checked and what it is made of.

    `number` counts items from 1; "other-total" is a total said once more, or another one. `before_parts`: a total that
    stands before its items. `sums` compare it with its parts.
    """

    role: FigureRole
    number: int
    label: str
    start: int
    end: int
    quote: str
    yuan: Decimal
    low: Decimal | None = None
    approximate: bool = False
    bound: Bound | None = None
    before_parts: bool = False
    checks: tuple[Check, ...] = ()
    parts: tuple["Figure", ...] = ()
    sums: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """An amount that is not counted: a price, a limit, a mention; `elsewhere`: of another year or another thing."""

    amount: Amount
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class ChoiceMade:
    """A choice between two readings with the text it is about."""

    quote: str
    choice: facts.Choice


@dataclass(frozen=True, slots=True)
class Unread:
    """What was not read to the end, with its text ("" where it has no single place)."""

    kind: facts.OpenKind
    quote: str


@dataclass(frozen=True, slots=True)
class CellProof:
    """The proof of one text; `indicator` None is the goal. `checks` belong to no figure that counts."""

    indicator: int | None
    cost: bool
    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()
    asides: tuple[Aside, ...] = ()
    choices: tuple[ChoiceMade, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of a project: its texts in the order of the form, then the cost against the budget."""

    declaration: Declaration
    budget: facts.Budget
    cells: tuple[CellProof, ...]
    total: facts.CostTotal | None
    tie: facts.BudgetTie


def prove(declaration: Declaration) -> Proof:
    """The proof tree of a declaration; never raises on any text."""
    reading = read_project(declaration)
    project = facts_of(reading)
    cells = [proof for index, cell in _texts(reading) if (proof := _cell_proof(index, cell, reading, project))]
    return Proof(declaration, reading.budget, tuple(cells), project.cost_total, project.tie)


def _texts(reading: ProjectReading) -> Iterator[tuple[int | None, Cell]]:
    """Every text that was read as money, in order; a quantity cell that copies a cost cell is left out."""
    yield None, reading.goal
    copied = {cell.reading.text for cell in reading.cost_cells.values()}
    for index, indicator in enumerate(reading.declaration.indicators):
        if index in reading.cells:
            cell = reading.cells[index]
            if index in reading.cost_cells or cell.reading.text not in copied:
                yield index, cell
        elif (cell := read_cell(indicator.text, index)).reading.chains:
            yield index, Cell(cell.reading)


def _cell_proof(index: int | None, cell: Cell, reading: ProjectReading, project: facts.Project) -> CellProof | None:
    statements = [statement for statement in project.statements if statement.indicator == index]
    if not (cell.amounts or statements or (index in reading.cost_cells and cell.reading.text)):
        return None
    builder = _Builder(cell, statements)
    figures = builder.figures()
    fits = reading.cost.choices if index in reading.cost_cells and len(reading.cost_cells) == 1 else ()
    text = cell.reading.text
    return CellProof(
        index,
        index in reading.cost_cells,
        figures,
        (*builder.rest(), *_silent_chains(cell, statements)),
        tuple(_asides(cell, figures, statements)),
        tuple(ChoiceMade(text[c.start : c.end], c) for c in (*cell.choices, *_bare_units(cell), *fits)),
        tuple(Unread(point.kind, text[point.start : point.end]) for point in cell.open_points),
    )


class _Builder:
    """Turns the entries of one text into figures; every statement is told once."""

    def __init__(self, cell: Cell, statements: Sequence[facts.Statement]) -> None:
        self.cell = cell
        self.left = list(statements)
        self.shown: set[int] = set()

    def figures(self) -> tuple[Figure, ...]:
        tops = self.cell.structure.tops
        role: FigureRole = "total" if len(tops) == 1 else "item"
        counted = [self.figure(entry, role, number) for number, entry in enumerate(tops, start=1)]
        return (*counted, *(self.figure(entry, "other-total", 0) for entry in self.other_totals()))

    def other_totals(self) -> Iterator[Entry]:
        """Totals that stand beside the one that counts, in its words or with its value."""
        structure = self.cell.structure
        whole = structure.tops[0].value if len(structure.tops) == 1 else None
        for entry in self.cell.entries:
            named = any(entry is one for one in (*structure.totals, *(group.total for group in structure.groups)))
            again = entry.value == whole and entry.word in ("total", "weak")
            if id(entry) not in self.shown and (named or again):
                yield entry

    def rest(self) -> tuple[Check, ...]:
        return tuple(check_of(statement) for statement in self.left)

    def figure(self, entry: Entry, role: FigureRole, number: int) -> Figure:
        self.shown.add(id(entry))
        groups = [group for group in self.cell.structure.groups if group.total is entry]
        checks = self.take(lambda one: one.kind != "items" and one.start < entry.end and entry.start < one.end)
        parts = tuple(part for part in (groups[-1].items if groups else ()) if id(part) not in self.shown)
        again = len(parts) == 1 and parts[0].word == "total" and parts[0].value == entry.value
        place = entry.amount or entry
        return Figure(
            role,
            number,
            _label(self.cell, entry),
            place.start,
            place.end,
            self.cell.reading.text[place.start : place.end],
            entry.value,
            entry.low,
            entry.approximate,
            entry.bound,
            bool(parts) and entry.start < parts[0].start,
            checks,
            tuple(
                self.figure(part, "other-total" if again else "item", order)
                for order, part in enumerate(parts, start=1)
            ),
            tuple(sum_check for group in groups if (sum_check := self.sum_check(group))),
        )

    def take(self, wanted: Callable[[facts.Statement], bool]) -> tuple[Check, ...]:
        taken = [statement for statement in self.left if wanted(statement)]
        self.left = [statement for statement in self.left if not any(statement is one for one in taken)]
        return tuple(check_of(statement) for statement in taken)

    def sum_check(self, group: Group) -> Check | None:
        start = min(entry.start for entry in (group.total, *group.items))
        end = max(entry.end for entry in (group.total, *group.items))
        proved = self.take(
            lambda one: (one.kind, one.start, one.end, one.stated) == ("items", start, end, group.total.value)
        )
        if proved or len(group.items) == 1:
            return proved[0] if proved else None
        quote = self.cell.reading.text[start:end]
        return Check(
            "items", start, end, quote, "open", show_sum(group.items), group.sum, group.total.value,
            silence=self.silence(group),
        )  # fmt: skip

    def silence(self, group: Group) -> Silence:
        if any(entry.low is not None for entry in (group.total, *group.items)):
            return "range"
        if self.cell.undecided:
            return "structure"
        return "bound" if group.total.bound == "upper" and self.cell.complete else "unread"


def check_of(statement: facts.Statement) -> Check:
    """A statement as a check."""
    smaller = statement.at_least_part and statement.computed < statement.stated
    return Check(
        statement.kind, statement.start, statement.end, statement.quote,
        "holds" if statement.holds else "part-of" if smaller else "differs",
        statement.working, statement.computed, statement.stated, statement.tolerance, statement.note,
        statement.implied_periods, statement.units, statement.clash, statement.candidates, statement.candidate_count,
    )  # fmt: skip


def _label(cell: Cell, entry: Entry) -> str:
    """The words in front of a figure as written, without list marks."""
    masked = cell.reading.tokens.text
    start = masked.rfind(entry.label, 0, entry.start)
    end = start + len(entry.label)
    shown = "".join(
        sign for sign, hidden in zip(cell.reading.text[start:end], masked[start:end], strict=True) if hidden != MARK
    )
    words = _OPENING.sub("", " ".join(shown.split()).strip(_AROUND_LABEL)).lstrip(_AROUND_LABEL)
    return words if len(words) <= _LONGEST_LABEL else f"…{words[-_LONGEST_LABEL:]}"


def _silent_chains(cell: Cell, statements: Sequence[facts.Statement]) -> Iterator[Check]:
    """Equations about money that prove nothing, with the reason."""
    text = cell.reading.text
    for chain in cell.reading.chains:
        told = any(one.start < chain.end and chain.start < one.end for one in statements)
        if told or len(chain.sides) == 1 or not chain.has_money:
            continue
        clash = next((found for side in chain.sides if (found := unit_clash(text, side, converted=True))), None)
        quote = text[chain.start : chain.end]
        silence: Silence = "units" if clash else "words"
        yield Check("equation", chain.start, chain.end, quote, "open", clash=clash, silence=silence)


def _bare_units(cell: Cell) -> Iterator[facts.Choice]:
    """Sides of an equation without a unit that count 万元 because the other side does."""
    for chain in cell.reading.chains:
        yield from _bare_in(chain)


def _bare_in(chain: Chain) -> Iterator[facts.Choice]:
    for index, side in enumerate(chain.sides):
        scale = unit_of_bare(chain, index)
        if side.is_numeric and scale != 1:
            yield facts.Choice("bare-unit", side.start, side.end, side.value * scale, side.value, "neighbour")


def _asides(cell: Cell, figures: Iterable[Figure], statements: Sequence[facts.Statement]) -> Iterator[Aside]:
    """Amounts that stand in no figure and no calculation; none of a text with too many to be read."""
    if any(point.kind == "too-many-amounts" for point in cell.open_points):
        return
    spans = [(one.start, one.end) for one in statements if one.kind != "items"]
    spans += [(chain.start, chain.end) for chain in cell.reading.chains]
    spans += [(figure.start, figure.end) for figure in _all(figures)]
    for amount in cell.amounts:
        if not any(start <= amount.start < end for start, end in spans):
            yield Aside(amount, amount.start in cell.elsewhere)


def _all(figures: Iterable[Figure]) -> Iterator[Figure]:
    for figure in figures:
        yield figure
        yield from _all(figure.parts)
