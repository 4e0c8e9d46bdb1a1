"""Units in products: what a price is for against what it is multiplied with (人 × 元/人·月 × 月 -> 元).

A price that names fewer units than there are quantities is the usual shorthand (73人 × 3900元/月 × 12月) and never a
clash; nor is a price per counted thing beside another counted thing (20台 × 300元/次). A clash is a price per measured
unit without that measure (50人 × 30元/平方米), the reverse, a time that is no multiple of the price's, money × money.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis.facts import UnitClash
from xltools.values.chains import Factor, Side, Term
from xltools.values.tokens import Token

_Kind = Literal["counted", "time", "area", "length", "volume", "weight", "energy"]

_KINDS: Final[dict[str, _Kind]] = {
    **dict.fromkeys(("月", "年", "天", "周", "季度", "学期", "小时", "分钟"), "time"),
    **dict.fromkeys(("平方米", "平方公里", "公顷", "亩", "km²"), "area"),
    **dict.fromkeys(("米", "公里", "毫米", "厘米", "mm", "cm"), "length"),
    **dict.fromkeys(("立方米", "升"), "volume"),
    **dict.fromkeys(("吨", "公斤", "千克", "kg", "斤"), "weight"),
    **dict.fromkeys(("度", "千瓦时"), "energy"),
}
_COMPOSITE: Final = {"人天": ("人", "天"), "人日": ("人", "天")}
_TIMES_AS_MANY: Final[dict[tuple[str, str], int]] = {
    ("年", "月"): 12, ("年", "季度"): 4, ("季度", "月"): 3, ("公里", "米"): 1000, ("吨", "公斤"): 1000,
    ("吨", "千克"): 1000, ("平方公里", "平方米"): 1_000_000, ("公顷", "平方米"): 10_000,
}  # fmt: skip
"""(larger unit, smaller unit) -> how many. 天 and 月, 周 and 天 are missing: working days or calendar days is open."""


def in_price_units(side: Side) -> Side:
    """The side with quantities in the unit their price is for: 3200元/月 × 1年 counts 12; `side` itself if all fit."""
    terms = tuple(_converted(term) for term in side.terms)
    changed = any(new is not old for new, old in zip(terms, side.terms, strict=True))
    return replace(side, terms=terms) if changed else side


def _converted(term: Term) -> Term:
    price = only_price(term)
    if price is None or price.token is None or any(factor.inverse for factor in term.factors):
        return term
    missing = per_of(price.token) - units_of(term.factors)
    factors: list[Factor] = []
    for factor in term.factors:
        unit = factor.token.unit if factor.token and factor.token.kind == "quantity" else ""
        wanted = next((w for w in sorted(missing) if {(unit, w), (w, unit)} & _TIMES_AS_MANY.keys()), None)
        if wanted is None or unit in per_of(price.token):
            factors.append(factor)
            continue
        missing -= {wanted}
        if (unit, wanted) in _TIMES_AS_MANY:
            factors.append(replace(factor, value=factor.value * _TIMES_AS_MANY[unit, wanted]))
        else:
            part = Decimal(_TIMES_AS_MANY[wanted, unit])
            factors += [factor, Factor(factor.end, factor.end, part, "number", inverse=True)]
    return term if tuple(factors) == term.factors else Term(term.sign, tuple(factors))


def unit_clash(text: str, side: Side, *, converted: bool) -> UnitClash | None:
    """The first product of a side whose units do not belong together; `converted`: it counts in the price's units."""
    return next((found for term in side.terms if (found := _clash(text, term, converted=converted))), None)


def _clash(text: str, term: Term, *, converted: bool) -> UnitClash | None:
    prices = [factor for factor in term.factors if factor.is_money and factor.group is None]
    if any(factor.group or (factor.inverse and factor.token) for factor in term.factors):
        return None
    if len(prices) > 1:
        return UnitClash(text[prices[0].start : prices[0].end], "", (text[prices[1].start : prices[1].end],))
    bare = any(factor.kind == "number" and factor.token for factor in term.factors)
    if not prices or bare or prices[0].token is None:
        return None
    per, units = per_of(prices[0].token), units_of(term.factors)
    for wanted in sorted(per - units):
        wrong = _wrong_for(wanted, units, units - per, converted=converted)
        found = tuple(text[f.start : f.end] for f in term.factors if f.token and set(_parts(f.token)) & wrong)
        if found:
            same = all(_kind(unit) == _kind(wanted) for unit in wrong)
            return UnitClash(text[prices[0].start : prices[0].end], wanted, found, same)
    return None


def _wrong_for(wanted: str, units: frozenset[str], spare: frozenset[str], *, converted: bool) -> frozenset[str]:
    """The units no price asks for that stand where `wanted` ought to."""
    kind = _kind(wanted)
    same = frozenset(unit for unit in units if _kind(unit) == kind)
    if kind == "counted":
        measured = frozenset(unit for unit in spare if _kind(unit) not in ("counted", "time"))
        return frozenset() if same else measured
    if converted and any({(unit, wanted), (wanted, unit)} & _TIMES_AS_MANY.keys() for unit in spare):
        return frozenset()
    if same:
        return same & spare
    return frozenset() if kind == "time" else frozenset(unit for unit in spare if _kind(unit) != "time")


def formula(factors: Iterable[Token]) -> str:
    """The units of a product: 人 × 元/人·月 × 月, with what the price leaves out; empty where no quantity names one."""
    tokens = list(factors)
    counted = [unit for token in tokens for unit in _parts(token)]
    if not counted:
        return ""
    per = frozenset[str]().union(*(per_of(token) for token in tokens if token.kind == "money"))
    kinds = {_kind(unit) for unit in per}
    stands_in = any(_kind(unit) != "time" for unit in per.difference(counted))
    spare = [unit for unit in counted if unit not in per and not (_kind(unit) in kinds and _kind(unit) != "counted")]
    spare = [unit for unit in spare if _kind(unit) == "time" or not stands_in]
    left_out = "".join(f"/{unit}" for unit in dict.fromkeys(spare))
    shown = " × ".join(_unit_of(token) for token in tokens)
    return f"{shown}（单价省略了“{left_out}”）" if left_out and len(counted) < len(tokens) else shown


def side_formula(side: Side) -> str:
    """The units of a sum of products, each kind of product once."""
    products = [term for term in side.terms if term.is_product and _is_flat(term)]
    found = [formula(token for factor in term.factors if (token := factor.token)) for term in products]
    return "；".join(dict.fromkeys(units for units in found if units))


def _is_flat(term: Term) -> bool:
    return not any(factor.group or (factor.inverse and factor.token) for factor in term.factors)


def _unit_of(token: Token) -> str:
    if token.kind == "money":
        per = sorted(per_of(token), key=lambda unit: (_kind(unit) == "time", unit))
        return f"元/{'·'.join(per)}" if per else "元"
    return {"quantity": token.unit, "percent": "%"}.get(token.kind, "数")


def only_price(term: Term) -> Factor | None:
    """The one factor of a product that is money."""
    prices = [factor for factor in term.factors if factor.is_money]
    return prices[0] if len(prices) == 1 and prices[0].group is None else None


def per_of(token: Token) -> frozenset[str]:
    """The units that a price is for."""
    return token.about.per if token.about else frozenset()


def units_of(factors: Iterable[Factor]) -> frozenset[str]:
    """The units of the quantities in a product."""
    return frozenset(unit for factor in factors if factor.token for unit in _parts(factor.token))


def _parts(token: Token) -> Iterator[str]:
    if token.kind == "quantity":
        yield from _COMPOSITE.get(token.unit, (token.unit,))


def is_time(unit: str) -> bool:
    """Whether a unit is a span of time."""
    return _kind(unit) == "time"


def _kind(unit: str) -> _Kind:
    return _KINDS.get(unit, "counted")
