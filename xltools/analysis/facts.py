"""What is known about the money of one project. Rules read these facts and never parse text themselves."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from xltools.analysis.repairs import Term
from xltools.model.declaration import Declaration, LabelUnit
from xltools.model.finding import Candidate
from xltools.values.amounts import Amount
from xltools.values.frozen import dataclass

UnitFrom = Literal["value", "label", "assumed"]


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget field read as money. `yuan` is None when the field holds no amount (U08).

    `doubtful` is True where label and bare value together allow two readings (U02): `yuan` is then the better one and
    `alternative` the other. `contradicts_label`: label 万元, value written in 元 (U03). `unit_repeated`: both say 万元.
    """

    text: str
    yuan: Decimal | None
    label_unit: LabelUnit | None
    unit_from: UnitFrom
    precision: Decimal = Decimal(1)
    doubtful: bool = False
    alternative: Decimal | None = None
    contradicts_label: bool = False
    unit_repeated: bool = False
    yuan_omitted: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class FieldAmount:
    """An amount and where it stands: `indicator` indexes Declaration.indicators, None = the goal."""

    indicator: int | None
    amount: Amount


StatementKind = Literal["equation", "prose_product", "items"]


@dataclass(frozen=True, slots=True)
class UnitClash:
    """A product whose units do not belong together: `price` is for a `wanted` that none of its factors counts.

    `found` quotes the factors that stand in its place; `wanted` is "" where two amounts of money are multiplied.
    `same_kind`: only the ratio of the units is open (天 and 月), so the product proves nothing.
    """

    price: str
    wanted: str
    found: tuple[str, ...]
    same_kind: bool = False


ChoiceKind = Literal[
    "budget-unit", "bare-unit", "converted-unit", "part-list", "result-or-total", "list-total", "two-totals",
    "inner-sum", "middle-total", "nested-list", "last-equation", "own-factor",
]  # fmt: skip
Evidence = Literal["adds-up", "equals-budget", "magnitude", "neighbour", "units", "wording", "none"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that can be read in two ways: the value of the reading taken, what speaks for it, the other value; yuan.

    `evidence` "wording": punctuation and words; "none": nothing decides, what depends on it is not judged. `start`/`end`
    span the figure in its text.
    """

    kind: ChoiceKind
    start: int
    end: int
    taken: Decimal
    other: Decimal
    evidence: Evidence


OpenKind = Literal[
    "loose-number", "glued-mark", "open-calculation", "vague", "small-change", "hanging-price", "unit-clash",
    "unpaired-bracket", "too-many-amounts",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something money-like that could not be read to the end; `start`/`end` span it where it has one place."""

    kind: OpenKind
    start: int
    end: int


Doubt = Literal["structure", "unread", "other-figure", "block-without-amount"]
"""Why a cost that differs from the budget is no contradiction: the text was not understood well enough."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One provable statement of a text: two written figures, or a figure and what it is made of.

    `start`/`end` span the statement in the field's text; `quote` is that text. `computed` and `stated` are yuan.
    `working` prints the arithmetic ("160 × 4,400元 × 15 = 10,560,000元"). `holds` says |computed - stated| is within
    `tolerance` (or explained by `note`: rounded factors, approximation). `at_least_part` marks a list after 其中, where
    a smaller sum is only a warning. `candidates`/`candidate_count`: single changes that would make it hold.
    `implied_periods`: the integer 2-12 that closes a product without a stated period (A03). `units` is the product in
    units (人 × 元/人·月 × 月), `clash` why they do not give 元. `terms` are the summands of a calculation with their
    factors; empty where its figures count another unit than 元 by the other side of the =.
    """

    kind: StatementKind
    indicator: int | None
    start: int
    end: int
    quote: str
    computed: Decimal
    stated: Decimal
    tolerance: Decimal
    holds: bool
    working: str
    note: str = ""
    approximate: bool = False
    at_least_part: bool = False
    candidates: tuple[Candidate, ...] = ()
    candidate_count: int = 0
    implied_periods: int | None = None
    units: str = ""
    clash: UnitClash | None = None
    terms: tuple[Term, ...] = ()


TotalFrom = Literal["stated", "equation", "items", "product", "single"]


@dataclass(frozen=True, slots=True)
class CostPart:
    """A figure that the cost total adds up from; yuan. `start`/`end` span it in the text of `indicator`.

    It is an amount of that text, or a calculation without a written result.
    """

    indicator: int
    start: int
    end: int
    yuan: Decimal


@dataclass(frozen=True, slots=True)
class CostTotal:
    """The best total of the cost cells (summed over blocks): stated > last equation > items > product.

    `places` are indexes of the cost indicators it comes from; `quote`/`start`/`end`/`indicator` point at the figure itself,
    for `source` "items" at the whole list (of the first block when there are several). `parts` add up to `yuan` exactly.
    """

    yuan: Decimal
    source: TotalFrom
    precision: Decimal
    indicator: int
    quote: str
    start: int
    end: int
    places: tuple[int, ...]
    working: str = ""
    approximate: bool = False
    upper_bound: bool = False
    range_to: Decimal | None = None
    parts: tuple[CostPart, ...] = ()


TieOutcome = Literal[
    "ties", "differs", "no-amount", "only-unit-prices", "budget-unreadable", "budget-doubtful", "several-readings"
]


@dataclass(frozen=True, slots=True)
class BudgetTie:
    """Cost total against budget (A05). `computed` is the cost total, `stated` the budget, yuan; None where unknown.

    `doubt` says why the outcome is "several-readings" although there is a total.
    """

    outcome: TieOutcome
    computed: Decimal | None = None
    stated: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    working: str = ""
    note: str = ""
    approximate: bool = False
    candidates: tuple[Candidate, ...] = ()
    candidate_count: int = 0
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A unit price marked 上限/封顶/不超 with the quantities it applies to (A08); yuan."""

    indicator: int
    quote: str
    price: Decimal
    quantity: Decimal
    quantity_unit: str
    product: Decimal
    working: str


@dataclass(frozen=True, slots=True)
class Count:
    """A counted thing: 招聘60名保安 -> number 60, measure 名, noun 保安, action 招聘 (X01). Spans index the field's text.

    `noun` is "" where nothing is named; a bare factor (73人 in 3900元/月*73人*12月) has `label`, the words in front of
    its expression. `block` is the output block, 0 for the goal. `loose` marks what does not stand for the whole: each,
    of which, further, at least, a range.
    """

    indicator: int | None
    start: int
    end: int
    quote: str
    number: Decimal
    measure: str
    noun: str
    approximate: bool = False
    action: str = ""
    label: str = ""
    block: int = 0
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    """A price for each object with the objects that the form counts: 每所学校18万元 and 35所学校 (X03); yuan.

    `start`/`end` span `quote` in the text of `indicator` (None: the goal). `slack`: what the rounding of the price allows.
    """

    indicator: int | None
    start: int
    end: int
    quote: str
    price: Decimal
    count: Count
    product: Decimal
    slack: Decimal
    working: str


@dataclass(frozen=True, slots=True)
class GoalTotal:
    """The amount the goal names for the project (X02); yuan. `start`/`end` span the figure in the goal.

    `whole`: the wording means the whole project (总投入, 年度预算). `upper`/`lower`: it is a bound. `year` is the year its clause
    names; `several_years`: it covers more than one.
    """

    yuan: Decimal
    precision: Decimal
    start: int
    end: int
    whole: bool
    approximate: bool = False
    upper: bool = False
    lower: bool = False
    year: int | None = None
    several_years: bool = False


@dataclass(frozen=True, slots=True)
class RepeatedItem:
    """An item that says the same as an earlier one of its list (A10); `start`/`end` span it with its label, yuan.

    `first` is where the figure of the earlier one starts.
    """

    indicator: int
    start: int
    end: int
    label: str
    yuan: Decimal
    first: int


@dataclass(frozen=True, slots=True)
class Project:
    """A declaration with everything that was read out of it. Built once by `analyse`."""

    declaration: Declaration
    budget: Budget
    amounts: tuple[FieldAmount, ...]
    statements: tuple[Statement, ...]
    cost_total: CostTotal | None
    tie: BudgetTie
    ceilings: tuple[Ceiling, ...]
    counts: tuple[Count, ...]
    quantity_is_money: tuple[int, ...]
    selected_types: tuple[str, ...]
    standards: tuple[Standard, ...] = ()
    goal_total: GoalTotal | None = None
    repeated_items: tuple[RepeatedItem, ...] = ()

    def amounts_by_indicator(self) -> Mapping[int | None, tuple[Amount, ...]]:
        """Amounts grouped by indicator index (None = the goal), in text order."""
        groups: dict[int | None, list[Amount]] = {}
        for item in self.amounts:
            groups.setdefault(item.indicator, []).append(item.amount)
        return {key: tuple(values) for key, values in groups.items()}
