"""Calculations written with signs: what each proves, and what it is worth in its cell (A01, A03).

A chain a = b = c gives one statement for each neighbouring pair of sides that are figures. A product followed by
`，共X` is an equation too, unless X may just as well be the total of all items before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from xltools.analysis import repairs
from xltools.analysis.count_before import count_before
from xltools.analysis.dimensions import in_price_units, side_formula, unit_clash
from xltools.analysis.facts import Choice, Evidence, Statement
from xltools.analysis.fitting import as_meant, slack_of
from xltools.analysis.results import SUM_WORD, Result, result_or_total, sums_up
from xltools.analysis.showing import show_side
from xltools.analysis.tolerance import compare, finest, search_tolerance
from xltools.model.finding import Candidate
from xltools.values.amounts import Amount
from xltools.values.chains import Chain, Side, Term
from xltools.values.frozen import dataclass
from xltools.values.money import TextReading, unit_of_bare
from xltools.values.plain import grouped
from xltools.values.units import PERIODS

_RESULT_WORDS: Final = (
    "(?:全年|一年|每年|年|小计|合计|共计|总计|总共|共需|共|计|约|需要?|费用?|金额|经费|资金|预算|支出|投入|为|是|即|总价|总额|价格|总"
    "|造价|价款|合同价|成本|预计|计划|所需|支付|发放|补助|补贴|人民币|年度|月|季度|各?项目)"
)
_CHARGED: Final = "(?:支付|计提|计取|计算|收取|缴纳|拨付|测算)"
RESULT_LABEL: Final = re.compile(rf"^[)\]]*[ ]*{_CHARGED}?[,:]?[ ]*(?P<label>{_RESULT_WORDS}{{0,4}})[ ]*[:]?[ ]*$")
_NEXT_COLUMN: Final = re.compile("[ ]*\t[ \t]*")
_BRACKET_OPENS: Final = re.compile(r"^整?[ ]*\([ ]*(?:[^0-9,;。()]{0,8})$")
_REMARK_ENDS: Final = re.compile(r"[ ]*[)\]][ ]*,")
_BRACKET_CLOSES: Final = re.compile(r"[^0-9,;。()]{0,4}\)")
_MOST_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text stands (index of the indicator, None = the goal) and the budget, which a figure may confirm."""

    indicator: int | None
    also_equal: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Equations:
    """Everything that the calculations of a text say. `open_ends`: some calculation could not be understood.

    `choices` are the places where `，共X` may be the result of a calculation or the total of all items before it.
    """

    statements: tuple[Statement, ...]
    results: tuple[Result, ...]
    open_ends: bool
    choices: tuple[Choice, ...] = ()


def read_equations(reading: TextReading, source: Source) -> Equations:
    """Statements and results of all calculations of one text."""
    statements: list[Statement] = []
    results: list[Result] = []
    choices: list[Choice] = []
    open_ends = False
    for chain in reading.chains:
        if not _about_money(reading, chain):
            open_ends |= any(side.single is None for side in chain.sides) and _has_bare(chain)
            continue
        sides = [side for side in chain.sides if side.is_numeric]
        open_ends |= not chain.sides[-1].complete
        if not sides:
            continue
        statements += _pairs(reading, chain, source)
        result, statement = _result(reading, chain, sides, source, results, choices=choices)
        statements += [statement] if statement else []
        results += [result] if result else []
    return Equations(tuple(statements), tuple(results), open_ends, tuple(choices))


def _about_money(reading: TextReading, chain: Chain) -> bool:
    return chain.has_money or any(chain.start <= a.start < chain.end for a in reading.amounts)


def _has_bare(chain: Chain) -> bool:
    return any(f.kind == "number" for side in chain.sides for term in side.terms for f in term.factors)


def _pairs(reading: TextReading, chain: Chain, source: Source) -> list[Statement]:
    found = []
    for index, (left, right) in enumerate(zip(chain.sides, chain.sides[1:], strict=False)):
        if not (left.is_numeric and right.is_numeric):
            continue
        scales = (unit_of_bare(chain, index), unit_of_bare(chain, index + 1))
        statement = _statement(reading, left, right, scales, source, rounded=chain.rounded[index])
        if statement is not None:
            found.append(statement)
    return found


def _statement(
    reading: TextReading,
    left: Side,
    right: Side,
    scales: tuple[Decimal, Decimal],
    source: Source,
    *,
    rounded: bool,
) -> Statement | None:
    made, said = (left, right) if right.single is not None or left.single is None else (right, left)
    made_scale, said_scale = scales if made is left else scales[::-1]
    stated = said.value * said_scale
    precision = max(
        finest(_precisions(said)) * said_scale, finest(_precisions(made)) if _is_plain_sum(made) else Decimal(0)
    )
    about = abs(stated) if rounded or _is_approximate(said) else _approximated(made) * made_scale
    written, made, verdict = as_meant(reading, made, stated, precision, made_scale, about=about)
    computed = made.value * made_scale
    implied = None
    clash = unit_clash(reading.text, written, converted=made is not written)
    if not verdict.holds:
        implied = _implied_periods(made, computed, stated)
        if implied is None and (_is_doubtful(made, said) or (clash and clash.same_kind)):
            return None
    computed *= implied or 1
    working = _working(made, implied, computed)
    holds = verdict.holds or implied is not None
    said_term = _plain_term(reading.text, said, stated)
    near = search_tolerance(computed - stated, verdict.tolerance)
    candidates, count = ((), 0) if holds else _repairs(reading, made, said_term, near, source)
    return Statement(
        "equation", source.indicator, left.start, right.end, reading.text[left.start : right.end], computed, stated,
        verdict.tolerance, holds, working, verdict.note, about > 0, candidates=candidates, candidate_count=count,
        implied_periods=implied, units=side_formula(written), clash=clash,
        terms=repair_terms(reading.text, made) if made_scale == 1 else (),
    )  # fmt: skip


def _working(side: Side, implied: int | None, value: Decimal) -> str:
    """The calculation in one line, with the periods it takes for granted."""
    return f"{show_side(side)}{f' × {implied}' if implied else ''} = {grouped(value)}元"


def _repairs(
    reading: TextReading, side: Side, stated: repairs.Term, tolerance: Decimal, source: Source
) -> tuple[tuple[Candidate, ...], int]:
    """The single changes with which the calculation would come to the stated figure."""
    terms = repair_terms(reading.text, side)
    return repairs.find(repairs.Relation("equation", terms, stated, tolerance, source.also_equal))


def _is_plain_sum(side: Side) -> bool:
    return side.single is not None or not any(term.is_product for term in side.terms)


def _is_doubtful(made: Side, said: Side) -> bool:
    """Whether units are mixed so that a difference proves nothing: bare summands beside money, counts alone."""
    if made.has_money and any(not term.has_money and not term.is_product for term in made.terms):
        return True
    if not made.has_money and said.has_money:
        return all(factor.kind != "number" for term in made.terms for factor in term.factors)
    return False


def _implied_periods(side: Side, computed: Decimal, stated: Decimal) -> int | None:
    """The whole number of months (2-12) that closes a product with a monthly price and no period (A03)."""
    if len(side.terms) != 1 or not computed:
        return None
    factors = side.terms[0].factors
    per = frozenset[str]().union(*(f.token.about.per for f in factors if f.token and f.token.about))
    if not per & PERIODS or any(f.kind == "period" for f in factors):
        return None
    return whole_periods(computed, stated)


def whole_periods(computed: Decimal, stated: Decimal) -> int | None:
    """The quotient stated / computed, if that is a whole number from 2 to 12."""
    ratio = stated / computed if computed else Decimal(0)
    return int(ratio) if ratio == ratio.to_integral_value() and 1 < ratio <= _MOST_MONTHS else None


def _is_approximate(side: Side) -> bool:
    return _approximated(side) > 0


def _approximated(side: Side) -> Decimal:
    """What the terms with an approximate figure are worth."""
    about = [t for t in side.terms if any(f.token and f.token.about and f.token.about.approximate for f in t.factors)]
    return sum((abs(term.value) for term in about), Decimal(0))


def _precisions(side: Side) -> list[Decimal]:
    return [f.token.precision for term in side.terms for f in term.factors if f.token and not term.is_product] or [
        Decimal(1)
    ]


def _result(
    reading: TextReading,
    chain: Chain,
    sides: list[Side],
    source: Source,
    earlier: Sequence[Result],
    *,
    choices: list[Choice],
) -> tuple[Result | None, Statement | None]:
    """What the chain is worth; for a calculation without = also the statement that a following `，共X` makes.

    A choice between two meanings of that X is added to `choices`.
    """
    if len(chain.sides) > 1:
        last = sides[-1]
        scale = unit_of_bare(chain, chain.sides.index(last))
        amount = next((a for a in reading.amounts if last.single and a.start == last.start), None)
        return _made(reading, chain, last.value * scale, finest(_precisions(last)) * scale, amount), None
    side = sides[0]
    if not side.has_money or not side.complete:
        return None, None
    explained = _explained(reading, chain)
    if explained is not None:
        return None, _provable(_followed_by(reading, side, explained, source))
    value = in_price_units(side).value
    if value != side.value:
        choices.append(Choice("converted-unit", chain.start, chain.end, value, side.value, "units"))
    following = next((a for a in reading.amounts if a.start >= chain.end), None)
    gap = (
        RESULT_LABEL.match(reading.tokens.text[chain.end : following.start])
        if following and following.role == "other"
        else None
    )
    if following is None or gap is None:
        column = _next_column(reading, chain, following, value)
        if column is None:
            chain, side, value = _alone(reading, chain, value, source, choices)
        return _made(reading, chain, value, _product_precision(side), column), None
    label = gap.group("label")
    statement = _followed_by(reading, side, following, source)
    summed = SUM_WORD.search(label)
    shared = _is_remark(reading, chain) or sums_up(reading, earlier, chain.start, value, following)
    own = statement.holds or _stands_before(reading, chain, following) or bool(label and not (summed and shared))
    if summed:
        choices += result_or_total(reading, earlier, (chain.start, value), following, own=own, holds=statement.holds)
    if own:
        return _made(reading, chain, following.yuan, following.precision, following), _provable(statement)
    return _made(reading, chain, value, _product_precision(side), None), None


def _alone(
    reading: TextReading, chain: Chain, value: Decimal, source: Source, choices: list[Choice]
) -> tuple[Chain, Side, Decimal]:
    """A calculation whose result is not written, with what it is worth: the count that stands before it may belong to it."""
    side = chain.sides[0]
    left_out = count_before(reading, side)
    if left_out is None or value == source.also_equal:
        return chain, side, value
    counted = in_price_units(left_out.side).value
    if left_out.told == "place" and counted != source.also_equal:
        return chain, side, value
    evidence: Evidence = "units" if left_out.told == "price" else "equals-budget"
    choices.append(Choice("own-factor", chain.start, chain.end, counted, value, evidence))
    return replace(chain, sides=(left_out.side,)), left_out.side, counted


def _next_column(reading: TextReading, chain: Chain, following: Amount | None, value: Decimal) -> Amount | None:
    """The result of a calculation in the next column of a pasted table."""
    if following is None or not _NEXT_COLUMN.fullmatch(reading.tokens.text[chain.end : following.start]):
        return None
    return following if compare(value, following.yuan, following.precision).holds else None


def _is_remark(reading: TextReading, chain: Chain) -> bool:
    """Whether a calculation ends an item of a list in brackets: 展板3万元；手册（50册*200元/册），共计4万元."""
    return bool(_REMARK_ENDS.match(reading.tokens.text, chain.end)) and any(
        a.end <= chain.start for a in reading.amounts
    )


def _provable(statement: Statement) -> Statement | None:
    """None for a product that does not hold but whose units have no fixed ratio (天 and 月, 亩 and 平方米)."""
    open_ratio = statement.clash is not None and statement.clash.same_kind
    return None if open_ratio and not statement.holds else statement


def _explained(reading: TextReading, chain: Chain) -> Amount | None:
    """The figure that a calculation in brackets right behind it explains: 54万元（4500元*10人*12个月）."""
    before = next((a for a in reversed(reading.amounts) if a.end <= chain.start), None)
    text = reading.tokens.text
    if before is None or before.role != "other" or not _BRACKET_CLOSES.match(text, chain.end):
        return None
    return before if _BRACKET_OPENS.match(text[before.end : chain.start]) else None


def _stands_before(reading: TextReading, chain: Chain, following: Amount) -> bool:
    """Whether a calculation in brackets stands right before the figure that it explains: 工资（2850元*36人）10.26万元."""
    text = reading.tokens.text
    return text[: chain.start].rstrip(" ").endswith("(") and text[chain.end : following.start].strip(" ") == ")"


def _followed_by(reading: TextReading, side: Side, amount: Amount, source: Source) -> Statement:
    about = amount.yuan if amount.approximate else _approximated(side)
    written, side, verdict = as_meant(reading, side, amount.yuan, amount.precision, about=about)
    implied = None if verdict.holds else _implied_periods(side, side.value, amount.yuan)
    holds = verdict.holds or implied is not None
    value = side.value * (implied or 1)
    working = _working(side, implied, value)
    stated = repairs.Term(amount.text, amount.start, amount.end, amount.yuan)
    start, end = min(side.start, amount.start), max(side.end, amount.end)
    near = search_tolerance(value - amount.yuan, verdict.tolerance)
    candidates, count = ((), 0) if holds else _repairs(reading, side, stated, near, source)
    return Statement(
        "equation", source.indicator, start, end, reading.text[start:end], value, amount.yuan,
        verdict.tolerance, holds, working, verdict.note, amount.approximate,
        candidates=candidates, candidate_count=count, implied_periods=implied, units=side_formula(written),
        clash=unit_clash(reading.text, written, converted=side is not written),
        terms=repair_terms(reading.text, side),
    )  # fmt: skip


def _product_precision(side: Side) -> Decimal:
    return (
        max(Decimal(1), slack_of(side) * 2)
        if slack_of(side)
        else finest(_precisions(side))
        if _is_plain_sum(side)
        else Decimal(1)
    )


def _made(reading: TextReading, chain: Chain, value: Decimal, precision: Decimal, amount: Amount | None) -> Result:
    last = chain.sides[-1]
    end = max(chain.end, amount.end if amount else 0)
    label = reading.tokens.text[last.label[0] : last.label[1]]
    if len(chain.sides) == 1 and amount is not None:
        label = reading.tokens.text[chain.end : amount.start]
    longest = max((side for side in chain.sides if side.is_numeric), key=lambda side: len(side.terms))
    summands = tuple(term.value for term in longest.terms) if len(longest.terms) > 1 else ()
    terms = repair_terms(reading.text, in_price_units(longest)) if amount is None else ()
    about = any(_is_approximate(side) for side in chain.sides)
    return Result(chain.start, end, value, precision, amount, terms, label, summands, about)


def repair_terms(text: str, side: Side) -> tuple[repairs.Term, ...]:
    """A sum as the search of repairs wants it."""
    return tuple(_repair_term(text, term) for term in side.terms)


def _repair_term(text: str, term: Term) -> repairs.Term:
    plain_product = term.is_product and not any(f.inverse or f.group for f in term.factors)
    factors = (
        tuple(repairs.Factor(text[f.start : f.end], f.value, f.kind) for f in term.factors) if plain_product else ()
    )
    return repairs.Term(text[term.start : term.end], term.start, term.end, term.value, factors, term.sign)


def _plain_term(text: str, side: Side, value: Decimal) -> repairs.Term:
    return repairs.Term(text[side.start : side.end], side.start, side.end, value)
