"""A standard for each object (每所学校18万元) and the number of objects elsewhere in the form (35所学校) (X03).

Precision before recall: the standard must be the only price of the form, and the only other money the budget's own amount;
the objects must be counted with one number; nothing may multiply the two already; 每人 needs to say who.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xltools.analysis.counts import COUNTED_FIELDS, thing_named
from xltools.analysis.facts import Budget, Count, FieldAmount, Standard, Statement
from xltools.analysis.tolerance import half_unit
from xltools.model.declaration import Declaration
from xltools.values.normalise import normalise
from xltools.values.plain import grouped, plain
from xltools.values.units import TIMES, canonical

_MEASURES: Final = "(?:[个所名位户辆台栋座处间条块片套棵株盏亩]|家(?!庭)|人(?![员次]))"
_EACH: Final = re.compile(rf"每一?(?P<measure>{_MEASURES})?(?P<words>[\u4e00-\u9fff]{{0,16}})[: ]?$")
_PER: Final = re.compile(rf"(?:/|每)(?:(?P<measure>{_MEASURES})|(?P<words>[\u4e00-\u9fff]{{2,4}}))(?:[/·]年)?$")
_HAN: Final = re.compile("[\u4e00-\u9fff]*")
_SPEAKING: Final = frozenset("所户家辆台栋座亩棵株盏")
_NOUN: Final = 2


def find_standards(
    declaration: Declaration,
    amounts: Sequence[FieldAmount],
    counts: Sequence[Count],
    statements: Sequence[Statement],
    budget: Budget,
) -> tuple[Standard, ...]:
    """The standard of the form with its objects; nothing where there is none, several, or any doubt."""
    blocks = {row.block for row in declaration.indicators if row.level2 in COUNTED_FIELDS}
    read = [item for item in amounts if item.indicator is None or _is_counted(declaration, item.indicator)]
    prices = [item for item in read if item.amount.role == "unit_price"]
    if len(blocks) > 1 or not prices or len({item.amount.yuan for item in prices}) > 1:
        return ()
    others = [item.amount for item in read if item.amount.role != "unit_price"]
    if any(budget.yuan is None or abs(other.yuan - budget.yuan) > half_unit(other.precision) for other in others):
        return ()
    if any(_is_multiplied(item, statement) for item in prices for statement in statements):
        return ()
    found = [standard for item in prices if (standard := _standard(declaration, item, counts)) is not None]
    return tuple(found[:1])


def _is_counted(declaration: Declaration, indicator: int) -> bool:
    return declaration.indicators[indicator].level2 in COUNTED_FIELDS


def _is_multiplied(item: FieldAmount, statement: Statement) -> bool:
    """Whether a statement of the form uses the price already."""
    inside = statement.start <= item.amount.start < statement.end
    return statement.indicator == item.indicator and statement.kind != "items" and inside


def _standard(declaration: Declaration, item: FieldAmount, counts: Sequence[Count]) -> Standard | None:
    amount = item.amount
    units = amount.per - {"年"}
    if amount.approximate or amount.bound or amount.price_open or len(units) > 1 or units & TIMES:
        return None
    text = normalise(_text(declaration, item.indicator))
    each = _each(text, amount.start, normalise(amount.text))
    if each is None:
        return None
    counted = [count for count in counts if _is_object(count, _text(declaration, count.indicator), *each)]
    usable = [count for count in counted if not (count.approximate or count.loose)]
    if len(usable) != len(counted) or len({count.number for count in usable}) != 1 or usable[0].number <= 1:
        return None
    count = usable[0]
    product = amount.yuan * count.number
    working = f"{grouped(amount.yuan)}元 × {plain(count.number)} = {grouped(product)}元"
    slack = amount.precision * count.number / 2 if "." in normalise(amount.text) else Decimal(0)
    return Standard(item.indicator, amount.start, amount.end, amount.text, amount.yuan, count, product, slack, working)


def _text(declaration: Declaration, indicator: int | None) -> str:
    return declaration.text("goal") if indicator is None else declaration.indicators[indicator].text


def _each(text: str, start: int, figure: str) -> tuple[str, str] | None:
    """Measure word and following words of what the price is for: 每所学校 -> 所, 学校; 5万元/社区 -> "", 社区."""
    found = _PER.search(figure) or _EACH.search(text[:start])
    if found is None:
        return None
    return canonical(found["measure"] or ""), (found["words"] or "").removesuffix("每年")


def _is_object(count: Count, text: str, measure: str, words: str) -> bool:
    """Whether a count is one of the objects that the standard is for."""
    if count.label or (measure and canonical(count.measure) != measure):
        return False
    noun = thing_named(words)
    if len(noun) < _NOUN:
        return measure in _SPEAKING
    following = _HAN.match(text, count.end)
    counted = thing_named(following.group() if following else "") or count.noun
    if len(counted) < _NOUN:
        return measure in _SPEAKING
    return words.startswith(counted) or counted.endswith(noun)
