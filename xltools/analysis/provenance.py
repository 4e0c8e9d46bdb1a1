"""Every figure of a form with its wording, its place, how its unit was read, and which total it is added to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis.facts import Budget, CostPart, FieldAmount, Project, UnitFrom
from xltools.model.declaration import FIELD_TITLES, Declaration
from xltools.model.place import Place
from xltools.values.amounts import Amount, Role
from xltools.values.frozen import dataclass
from xltools.values.money import read_text
from xltools.values.plain import grouped

FigureRole = Role | Literal["budget", "calculation"]
Feeds = Literal["budget", "cost"]

ROLE_TITLES: Final[dict[FigureRole, str]] = {
    "budget": "预算", "total": "合计", "subtotal": "小计", "item": "分项", "unit_price": "单价", "limit": "上限",
    "other": "其他", "calculation": "算式",
}  # fmt: skip
UNIT_TITLES: Final[dict[UnitFrom, str]] = {"value": "原文", "label": "表头", "assumed": "推定"}
FEEDS_TITLES: Final[dict[Feeds, str]] = {"budget": "预算金额", "cost": "成本指标合计"}

CONTEXT: Final = 36
"""Characters shown on either side of a figure."""
_SENTENCE_END: Final = re.compile(r"[。；;！!？?\n\r]")
_SPACE: Final = re.compile(r"\s+")
_NO_DIGIT: Final = re.compile(r"[^0-9０-９.．]")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a form. `text` = the field's text from `start` to `end`; the budget field is quoted as a whole.

    `indicator` indexes Declaration.indicators; None for the budget and the goal. `context` is the sentence around it on one
    line, for the budget its printed label. `yuan` is exact, None where the budget field holds no amount. `unit_note` says
    in Chinese what is to be known about the unit, "" where it is plainly written. `feeds` is the total it is added to,
    None for every other figure. A calculation without a written result is a figure only where it feeds a total.
    """

    field: str
    indicator: int | None
    text: str
    start: int
    end: int
    context: str
    yuan: Decimal | None
    role: FigureRole
    unit_from: UnitFrom
    unit_note: str
    feeds: Feeds | None
    place: Place

    @property
    def unit_title(self) -> str:
        """The reading of the unit in one phrase."""
        title = "未读出金额" if self.yuan is None else UNIT_TITLES[self.unit_from]
        return f"{title}（{self.unit_note}）" if self.unit_note else title


def figures_of(project: Project) -> Iterator[Figure]:
    """The budget, then the amounts of goal and indicators in order, calculations among them by their place."""
    yield budget_figure(project)
    matched = matches(project)
    fed = {id(amount) for amount in matched.values() if amount}
    found: list[tuple[int, int, Figure]] = []
    for item in project.amounts:
        row = -1 if item.indicator is None else item.indicator
        found.append((row, item.amount.start, amount_figure(project.declaration, item, feeds=id(item) in fed)))
    for part, amount in matched.items():
        if amount is None:
            found.append((part.indicator, part.start, calculation_figure(project.declaration, part)))
    yield from (figure for _, _, figure in sorted(found, key=lambda entry: entry[:2]))


def count_figures(project: Project) -> int:
    """How many figures `figures_of` yields."""
    return 1 + len(project.amounts) + sum(amount is None for amount in matches(project).values())


def is_fed(figure: Figure) -> bool:
    """Whether a figure is a budget or feeds a total: what is listed where there is no room for all."""
    return figure.role == "budget" or figure.feeds is not None


def count_fed(project: Project) -> int:
    """How many figures of a project `is_fed` is true of."""
    return 1 + (len(project.cost_total.parts) if project.cost_total else 0)


def matches(project: Project) -> dict[CostPart, FieldAmount | None]:
    """The parts of the cost total, each with the amount that states it; None for a calculation without a result."""
    found: dict[CostPart, FieldAmount | None] = {}
    taken: set[int] = set()
    for part in project.cost_total.parts if project.cost_total else ():
        stated = next((item for item in project.amounts if id(item) not in taken and states(item, part)), None)
        found[part] = stated
        if stated is not None:
            taken.add(id(stated))
    return found


def states(item: FieldAmount, part: CostPart) -> bool:
    """Whether an amount is what a part of the cost is."""
    inside = item.indicator == part.indicator and part.start <= item.amount.start and item.amount.end <= part.end
    return inside and item.amount.yuan == part.yuan


def budget_figure(project: Project) -> Figure:
    """The budget field as a whole."""
    declaration, budget = project.declaration, project.budget
    label = " ".join(declaration.budget_label.split()) or FIELD_TITLES["budget"]
    feeds: Feeds | None = None if budget.yuan is None else "budget"
    return Figure(
        FIELD_TITLES["budget"], None, budget.text, 0, len(budget.text), label, budget.yuan, "budget", budget.unit_from,
        budget_note(budget), feeds, declaration.field_place("budget"),
    )  # fmt: skip


def budget_note(budget: Budget) -> str:
    """What is to be known about the unit of a budget."""
    if budget.yuan is None:
        return ""
    notes = [
        (budget.doubtful, "存疑" if budget.alternative is None else f"存疑，也可能是 {grouped(budget.alternative)} 元"),
        (budget.unit_from == "assumed" and not budget.doubtful, "没有写单位，按元计"),
        (budget.contradicts_label, "表头为万元，原文写元"),
        (budget.unit_repeated, "表头和原文都写万元"),
        (budget.yuan_omitted, "省略“元”字"),
        (budget.approximate, "约数"),
    ]
    return "，".join(note for holds, note in notes if holds)


def amount_figure(declaration: Declaration, item: FieldAmount, *, feeds: bool) -> Figure:
    """One amount of the goal or an indicator."""
    amount, (field, text, place) = item.amount, field_of(declaration, item.indicator)
    unit_from = amount_unit(amount, text)
    return Figure(
        field, item.indicator, amount.text, amount.start, amount.end, sentence(text, amount.start, amount.end),
        amount.yuan, amount.role, unit_from, amount_note(amount, unit_from), "cost" if feeds else None, place,
    )  # fmt: skip


def calculation_figure(declaration: Declaration, part: CostPart) -> Figure:
    """A calculation that is added to the cost."""
    field, text, place = field_of(declaration, part.indicator)
    return Figure(
        field, part.indicator, text[part.start : part.end], part.start, part.end, sentence(text, part.start, part.end),
        part.yuan, "calculation", "value", "由算式算出", "cost", place,
    )  # fmt: skip


def field_of(declaration: Declaration, indicator: int | None) -> tuple[str, str, Place]:
    """Label, text and place of the field an amount stands in."""
    if indicator is None:
        return FIELD_TITLES["goal"], declaration.text("goal"), declaration.field_place("goal")
    row = declaration.indicators[indicator]
    return row.level2 or " ".join((row.level2_written or "…").split()), row.text, row.field.place


def amount_unit(amount: Amount, text: str) -> UnitFrom:
    """Where the unit of an amount comes from: itself, a heading such as 单位：万元 in its text, or its neighbours."""
    if amount.unit_written:
        return "value"
    return "assumed" if read_text(text, cost=True).tokens.table_scale is None else "label"


def amount_note(amount: Amount, unit_from: UnitFrom) -> str:
    """What is to be known about the unit of an amount."""
    plain_number = _NO_DIGIT.sub("", amount.text)
    in_yuan = bool(plain_number) and Decimal(plain_number.replace("．", ".")) == amount.yuan
    notes = [
        (unit_from != "value", "没有写单位，按元计" if in_yuan else "没有写单位，按万元计"),
        (amount.yuan_omitted, "省略“元”字"),
        (amount.approximate, "约数"),
    ]
    return "，".join(note for holds, note in notes if holds)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a span on one line, shortened on both sides."""
    before = text[:start]
    opened = max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
    closing = _SENTENCE_END.search(text, end)
    after = text[end : closing.start() if closing else len(text)]
    head, quote, tail = (_SPACE.sub(" ", part) for part in (before[opened:].lstrip(), text[start:end], after.rstrip()))
    head = head if len(head) <= CONTEXT else f"…{head[-CONTEXT:]}"
    tail = tail if len(tail) <= CONTEXT else f"{tail[:CONTEXT]}…"
    return f"{head}{quote}{tail}"
