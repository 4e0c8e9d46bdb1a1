"""Products told in words: `160人，每人每月4400元，服务期15个月，费用1056万元` (A02, A03).

A price, the quantities that its units ask for, and the figure they should make stand in one sentence. What is not
decidable - two counts of one unit, quantities that fit nothing - proves nothing and yields no statement.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from xltools.analysis.equations import RESULT_LABEL, Source, whole_periods
from xltools.analysis.facts import Choice, Statement
from xltools.analysis.made import Made, lone_result, play, statement_of
from xltools.analysis.results import SUM_WORD, Result, result_or_total, sums_up
from xltools.analysis.tolerance import compare
from xltools.values.money import TextReading
from xltools.values.tokens import Token
from xltools.values.units import MEASURE, MONTHS, PERIODS, TIMES, canonical

_HARD_BREAKS: Final = frozenset(";。\n!?")
_RATE: Final = re.compile(rf"每({MEASURE})[^0-9,;。]{{0,6}}$")
_NAMED_RESULT: Final = re.compile(
    r"^[)]?[ ]*[,:]?[ ]*(?P<noun>[\u4e00-\u9fff]{1,6}?)(?:合计|共计|共|小计|总计|总价)(?:为|约|需)?[ :]*$"
)
_FEW: Final = 2  # 一次, 两个: figures of speech
_MOST_EXTRAS: Final = 3


@dataclass(slots=True)
class Products:
    """What the prose products of a text say.

    `results` are products without a written result, `ranges` those known only as a range (upper end, lower end).
    `explained` holds the starts of prices whose money is stated or computed, so that nothing of them is missing;
    `used` those of the quantities they use; `own` the starts of figures that are the result of a product, whatever total
    word stands before them; `choices` where a figure or a factor could be read in two ways.
    """

    statements: list[Statement] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    ranges: list[tuple[Result, Decimal]] = field(default_factory=list)
    explained: set[int] = field(default_factory=set)
    own: set[int] = field(default_factory=set)
    used: set[int] = field(default_factory=set)
    choices: list[Choice] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """What one product is made of; `result` is the figure after it, `before` a figure that precedes its explanation.

    `counted` is the quantity that a price in brackets follows (2台（8万元/台）); `closed`: these brackets have ended;
    `listed`: the group follows others of a list, so that a total behind it may be theirs as well.
    """

    start: int
    before: Token | None = None
    before_open: bool = False
    prices: list[Token] = field(default_factory=list)
    quantities: list[Token] = field(default_factory=list)
    counted: Token | None = None
    closed: bool = False
    listed: bool = False
    result: Token | None = None
    label: str = ""
    named: bool = False


def read_products(reading: TextReading, source: Source, calculated: Sequence[Result]) -> Products:
    """All prose products of one text; `calculated` are the results of its calculations."""
    products = Products()
    if not any(map(_is_price, reading.tokens.items)):
        return products
    for group in _groups(reading):
        if (group.result and not group.named) or group.before_open:
            products.explained.update(price.start for price in group.prices)
        if len(group.prices) == 1:
            _read_group(reading, group, source, products, (*calculated, *products.results))
    return products


def _groups(reading: TextReading) -> Iterator[_Group]:
    """Cut the text at sentence ends, list marks and results."""
    spans = [(chain.start, chain.end) for chain in reading.chains]
    marks = iter([*(mark.start for mark in reading.tokens.marks), len(reading.text) + 1])
    next_mark = next(marks)
    group = _Group(0)
    previous: Token | None = None
    chain_index = 0
    for token in reading.tokens.items:
        while chain_index < len(spans) and token.start >= spans[chain_index][1]:
            chain_index += 1
        in_chain = chain_index < len(spans) and spans[chain_index][0] <= token.start
        hard = token.kind == "separator" and token.unit in _HARD_BREAKS
        over = _is_over(group, token)
        if hard or in_chain or token.start >= next_mark or over:
            while next_mark <= token.start:
                next_mark = next(marks)
            yield group
            group = _Group(token.start, listed=over)
        if not in_chain and not hard:
            closed = _take(reading, group, token, previous)
            if closed:
                yield group
                group = _Group(token.end)
        if token.kind != "word":
            previous = token
    yield group


def _is_over(group: _Group, token: Token) -> bool:
    """Whether an explanation in brackets ends here: 6万（60人次，每人次1000元）; 服务器2台（8万元/台），交换机4台."""
    if token.kind == "close":
        group.closed = bool(group.prices and group.quantities)
        if group.closed and group.counted is not None:
            counted = group.counted
            group.quantities = [q for q in group.quantities if q is counted or q.unit != counted.unit]
        return group.closed and group.before_open
    return token.kind == "quantity" and group.closed and any(token.unit == other.unit for other in group.quantities)


def _take(reading: TextReading, group: _Group, token: Token, previous: Token | None) -> bool:
    """Put a token into the group; True when it was the group's result."""
    if token.kind == "quantity" and token.value:
        group.quantities.append(token)
    elif token.kind == "open" and group.before is not None and previous is group.before:
        group.before_open = True
    elif token.kind == "open" and group.quantities and previous is group.quantities[-1] and not group.prices:
        group.counted = previous
    elif _is_price(token):
        group.prices.append(token)
    elif token.kind == "money" and token.about is not None and not token.about.threshold:
        if group.prices:
            gap = RESULT_LABEL.match(reading.tokens.text[previous.end if previous else 0 : token.start])
            group.result = token
            group.label = gap.group("label") if gap else ""
            group.named = gap is None and not _names_price(reading, group, previous, token)
            return True
        group.before, group.before_open, group.quantities = token, False, []
    return False


def _is_price(token: Token) -> bool:
    """Whether a token is a unit price, or a range of money."""
    if token.kind == "range":
        return token.high is not None and token.high.kind == "money"
    return token.kind == "money" and token.about is not None and token.about.price


def _names_price(reading: TextReading, group: _Group, previous: Token | None, token: Token) -> bool:
    """Whether `租金合计` takes up the noun of the price (月租金)."""
    text = reading.tokens.text
    named = _NAMED_RESULT.match(text[previous.end if previous else 0 : token.start])
    return named is not None and named.group("noun") in text[group.start : group.prices[0].end]


def _read_group(
    reading: TextReading, group: _Group, source: Source, products: Products, earlier: Sequence[Result]
) -> None:
    made = _made(reading, group)
    if made is None:
        return
    said = group.result or group.before
    decided = not made.extras and not made.period_missing
    about = (made.price.high or made.price).about
    if said is None:
        if decided and (made.price.kind == "range" or about is None or about.bound != "upper"):
            _add_lone(reading, made, products)
        return
    if made.price.kind == "range" or (about is not None and about.bound == "upper"):
        return
    statement = _statement(reading, group, made, source, earlier)
    products.choices += _choices_made(reading, group, made, statement, earlier)
    if statement is not None:
        products.statements.append(statement)
        products.explained.add(made.price.start)
        products.used.update(token.start for token in group.quantities)
        products.own.add(said.start)
    elif group.result is not None and not group.named and decided and _may_be_total(reading, group, made, earlier):
        _add_lone(reading, made, products)


def _add_lone(reading: TextReading, made: Made, products: Products) -> None:
    """Note a product whose result is not written."""
    products.used.update(token.start for token, _ in made.factors)
    low, high = made.price.low, made.price.high
    products.explained.update(token.start for token in (made.price, high) if token)
    if low is not None and high is not None:
        products.ranges.append((lone_result(reading, made, high.value), made.value(low.value)))
    else:
        products.results.append(lone_result(reading, made, made.price.value))


def _made(reading: TextReading, group: _Group) -> Made | None:
    """The quantities that the price asks for; None where one is missing or there are two of a kind."""
    price = group.prices[0]
    about = (price.high or price).about
    units = set(about.per) if about else set()
    if len(units) > 1:
        units.discard("年")
    left = list(group.quantities)
    if not units:
        counts = [token for token in left if token.unit not in TIMES]
        if len(counts) != 1 or price.kind == "range":
            return None
        units = {counts[0].unit}
    factors: list[tuple[Token, Decimal]] = []
    period_missing = False
    wanted = sorted(units)
    for unit in wanted:
        found = _wanted(reading, left, unit)
        if found is None:
            if unit not in PERIODS or any(token.unit == unit for token in left):
                return None
            period_missing = unit != "年"
            continue
        factors.append(found)
        left.remove(found[0])
        rate = _RATE.search(reading.tokens.text[max(0, found[0].start - 12) : found[0].start])
        if rate and canonical(rate.group(1)) not in units:
            wanted.append(canonical(rate.group(1)))
            units.add(canonical(rate.group(1)))
    same = {(token.unit, token.value) for token, _ in factors}
    extras = [
        t for t in left if (t.unit, t.value) not in same and not (t.numeral and t.numeral.chinese and t.value <= _FEW)
    ]
    return Made(price, tuple(factors), tuple(extras), period_missing)


def _names(text: str, quantity: Token, noun: str) -> bool:
    """Whether a quantity counts that noun: 22个社区, 社区22个."""
    return text.startswith(noun, quantity.end) or text.endswith(noun, 0, quantity.start)


def _wanted(reading: TextReading, quantities: list[Token], unit: str) -> tuple[Token, Decimal] | None:
    """The one quantity in `unit`; months may be given in years, a noun (每社区) may follow its measure word."""
    text = reading.tokens.text
    fitting = [(q, q.value) for q in quantities if q.unit == unit or _names(text, q, unit)]
    if not fitting and unit == "月":
        fitting = [(q, q.value * MONTHS[q.unit]) for q in quantities if q.unit in MONTHS]
    if not fitting and unit == "人":
        fitting = [(q, q.value) for q in quantities if q.unit == "人次"]
    western = [(q, value) for q, value in fitting if q.numeral and not q.numeral.chinese]
    fitting = western or fitting
    return fitting[0] if fitting and len({value for _, value in fitting}) == 1 else None


def _statement(
    reading: TextReading, group: _Group, made: Made, source: Source, results: Sequence[Result]
) -> Statement | None:
    """The product against the figure; None where that figure may mean something else."""
    said = group.result or group.before
    amount = next(a for a in reading.amounts if said and a.start == said.start)
    slack = play(made)
    about = amount.approximate or bool(made.price.about and made.price.about.approximate)
    for chosen in _choices(made.extras):
        tried = _with_extras(made, chosen)
        verdict = compare(tried.value(made.price.value), amount.yuan, amount.precision, slack=slack, approximate=about)
        if verdict.holds:
            return statement_of(reading, tried, amount, source, note=verdict.note)
    for chosen in _choices(made.extras) if made.period_missing else ():
        tried = _with_extras(made, chosen)
        implied = whole_periods(tried.value(made.price.value), amount.yuan)
        if implied is not None:
            return statement_of(reading, tried, amount, source, implied=implied)
    told_first = group.result is None
    unsure = (
        (group.listed and SUM_WORD.search(group.label))
        or made.extras
        or made.period_missing
        or group.named
        or (told_first and not group.before_open)
    )
    if unsure or _may_be_total(reading, group, made, results):
        return None
    return statement_of(reading, made, amount, source, about=about)


def _with_extras(made: Made, chosen: tuple[Token, ...]) -> Made:
    """The product with quantities that no price asks for as further factors."""
    return Made(made.price, (*made.factors, *((token, token.value) for token in chosen)), (), made.period_missing)


def _choices_made(
    reading: TextReading, group: _Group, made: Made, statement: Statement | None, earlier: Sequence[Result]
) -> Iterator[Choice]:
    """Quantities without a place that make the figure right, and `共计X` as result of the product or total of all."""
    value = made.value(made.price.value)
    if statement is not None and made.extras and statement.computed != value * (statement.implied_periods or 1):
        yield Choice("own-factor", statement.start, statement.end, statement.computed, value, "adds-up")
    elif group.result is not None and SUM_WORD.search(group.label) and not (made.extras or made.period_missing):
        figure = next(amount for amount in reading.amounts if amount.start == group.result.start)
        holds = statement is not None and statement.holds
        yield from result_or_total(
            reading, earlier, (made.start, value), figure, own=statement is not None, holds=holds
        )


def _choices(extras: tuple[Token, ...]) -> Iterable[tuple[Token, ...]]:
    if len(extras) > _MOST_EXTRAS:
        return [()]
    return itertools.chain.from_iterable(itertools.combinations(extras, size) for size in range(len(extras) + 1))


def _may_be_total(reading: TextReading, group: _Group, made: Made, results: Sequence[Result]) -> bool:
    """Whether `共计X` may be the total of the items before this product rather than its result."""
    if group.result is None or not SUM_WORD.search(group.label):
        return False
    amount = next(a for a in reading.amounts if a.start == group.result.start)
    return sums_up(reading, results, made.start, made.value(made.price.value), amount)
