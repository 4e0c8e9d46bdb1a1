"""Every money amount of a text, with its span in the original text.

`read_text` reads a text once: tokens, calculations and amounts belong together. Roles given here come from the words
around a figure alone (unit_price, limit, other); what a figure is in its cell (total, item, subtotal) is decided in
the analysis.
"""

import re
from bisect import bisect_right
from decimal import Decimal
from typing import Final

from xltools.values.amounts import Amount, Role
from xltools.values.chains import Chain, Side
from xltools.values.expressions import find_chains
from xltools.values.frozen import dataclass
from xltools.values.masks import MARK
from xltools.values.normalise import normalise
from xltools.values.numerals import CHINESE_DIGITS
from xltools.values.running import split_running
from xltools.values.tokens import Token, Tokens, tokenise
from xltools.values.units import MEASURE

# Patterns that begin with one set of signs, or with one sign in each branch, are searched for by these signs.
_NUMBER: Final = re.compile(rf"[0-9{CHINESE_DIGITS}](?:(?<=[0-9])|[ \t]?元)")
_NOT_COUNTED: Final = rf"(?!(?!人民币){MEASURE})"
_MONEY_SIGN: Final = re.compile(
    rf"元(?<=[0-9{CHINESE_DIGITS}余多来几整(:) \t]元)|万{_NOT_COUNTED}|亿{_NOT_COUNTED}|¥|=|≈|块钱"
)
_EXACT_FIGURE: Final = re.compile(r",[ ]?[0-9]{3}|\.[0-9]{2}")
_ITEM_END: Final = re.compile(rf"[ ]*(?:$|[\n;。,、\t){MARK}])")
_LINE_END: Final = re.compile(rf"[ \t]*(?:$|[\n;。{MARK}])")
_BEFORE_ITEM: Final = re.compile(r"[^;。\n]{0,40}\Z")
_MONEY_NOUN: Final = re.compile(
    r"(?:费用?|款|金额?|工资|租|薪酬?|合计|共计|总计|小计|投入|补贴|补助|支出|预算|成本|总额|总价|共需|共|需|报酬|酬劳|奖励)"
    r"(?:\([^()]{0,20}\))?[ \t:为约是]{0,4}$"
)
_LABELLED: Final = re.compile(r"[\u4e00-\u9fff)][ \t:]{0,4}$")
_SUMMED: Final = re.compile(r"(?:合计|共计|总计|小计)[为是:约 \t]{0,4}[0-9]")
_NOT_MONEY_NOUN: Final = re.compile(
    r"(?:面积|人数|户数|数量|次数|人口|人次|比例|率|指数|温度|长度|高度|体积|重量|里程|编号|代码|电话|号码|字数|册数|家数|个数|版本|得分|分数|份数|系数|倍数|权重|分值|目标值|指标值|满分)[^0-9]{0,4}$"
)
_NO_TOKENS: Final = Tokens("", (), (), None)
_SMALLEST_BARE: Final = Decimal(1000)
_WAN: Final = Decimal(10000)
_CENTS: Final = 2


@dataclass(frozen=True, slots=True)
class TextReading:
    """One text, read once. `bare` are the number tokens that were taken as money; `loose` those that were not."""

    text: str
    tokens: Tokens
    chains: tuple[Chain, ...]
    amounts: tuple[Amount, ...]
    loose: tuple[Token, ...]


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Money amounts of any text in order; never raises. Every amount satisfies text[start:end] == amount.text."""
    normalised = normalise(text)
    return _read(text, normalised, cost=False).amounts if _may_hold_money(normalised, cost=False) else ()


def read_text(text: str, *, cost: bool = False) -> TextReading:
    """Read a text. In a cost cell (`cost`) a bare figure is money where elsewhere it might count something else."""
    normalised = normalise(text)
    if not _may_hold_money(normalised, cost=cost):
        return TextReading(text, _NO_TOKENS, (), (), ())
    return _read(text, normalised, cost=cost)


def _read(text: str, normalised: str, *, cost: bool) -> TextReading:
    tokens = tokenise(normalised)
    chains = split_running(find_chains(tokens))
    bare = _bare_in_chains(tokens, chains, cost=cost)
    bare |= _bare_items(tokens, chains, cost=cost)
    prices = _prices_in_products(chains)
    amounts: list[Amount] = []
    for token in tokens.items:
        if token.kind == "money":
            amounts.append(_amount(text, token, prices.get(token.start)))
        elif token.kind == "range" and token.high and token.low and token.high.kind == "money":
            amounts += _range_amounts(text, token.low, token.high)
        elif token.start in bare:
            amounts.append(_bare_amount(text, token, bare[token.start]))
    loose = tuple(t for t in tokens.items if t.kind == "number" and t.start not in bare)
    return TextReading(text, tokens, chains, tuple(amounts), loose)


def _may_hold_money(normalised: str, *, cost: bool) -> bool:
    """Whether a text is worth reading: most texts of a form hold list marks and counts, but no sign of money."""
    if not _NUMBER.search(normalised):
        return False
    return cost or bool(_MONEY_SIGN.search(normalised) or _EXACT_FIGURE.search(normalised))


def _amount(text: str, token: Token, in_product: Role | None) -> Amount:
    about = token.about
    end = token.figure_end
    role: Role = in_product or "other"
    if about and about.threshold:
        role = "other"
    elif about and about.price:
        role = "limit" if about.bound == "upper" else "unit_price"
    return Amount(
        text[token.start : end],
        token.start,
        end,
        token.value,
        token.precision,
        role,
        yuan_omitted=token.yuan_omitted,
        approximate=bool(about and about.approximate),
        bound=about.bound if about else None,
        per=about.per if about else frozenset(),
        price_open=bool(about and about.open_slash),
    )


def _range_amounts(text: str, low: Token, high: Token) -> list[Amount]:
    """Both ends of a range; the first may be a bare number that takes the unit of the second."""
    top = _amount(text, high, None)
    role: Role = "unit_price" if top.per else "other"
    end = low.figure_end or low.end
    start = Amount(
        text[low.start : end],
        low.start,
        end,
        low.value,
        low.precision,
        role,
        low.kind == "money",
        per=top.per,
        bound="lower",
    )
    return [start, Amount(top.text, top.start, top.end, top.yuan, top.precision, role, per=top.per, bound="upper")]


def _bare_amount(text: str, token: Token, scale: Decimal) -> Amount:
    return Amount(
        text[token.start : token.end],
        token.start,
        token.end,
        token.value * scale,
        token.precision * scale,
        unit_written=False,
    )


def _prices_in_products(chains: tuple[Chain, ...]) -> dict[int, Role]:
    """Roles of the money factors of products: prices, or the base of a percentage."""
    roles: dict[int, Role] = {}
    for chain in chains:
        for side in chain.sides:
            for term in side.terms:
                others = [factor for factor in term.factors if not factor.is_money]
                if not others:
                    continue
                role: Role = "other" if all(f.kind == "percent" or f.inverse for f in others) else "unit_price"
                for factor in term.factors:
                    money = factor.group.terms if factor.group else ()
                    starts = [f.start for t in money for f in t.factors] or [factor.start]
                    roles.update(dict.fromkeys(starts, role) if factor.is_money else {})
    return roles


def _bare_in_chains(tokens: Tokens, chains: tuple[Chain, ...], *, cost: bool) -> dict[int, Decimal]:
    """Start -> unit of the bare results and summands of calculations about money."""
    found: dict[int, Decimal] = {}
    for chain in chains:
        if len(chain.sides) < 2 or not (chain.has_money or cost or _named_money(tokens, chain)):  # noqa: PLR2004  a = b
            continue
        for index, side in enumerate(chain.sides):
            terms = [term for term in side.terms if len(term.factors) == 1]
            lone = [t.factors[0].token for t in terms]
            bare = [token for token in lone if token is not None and token.kind == "number"]
            if side.complete and bare and len(terms) == len(side.terms):
                scale = unit_of_bare(chain, index)
                found.update({token.start: scale for token in bare})
    return found


def _named_money(tokens: Tokens, chain: Chain) -> bool:
    before = tokens.text[max(0, chain.start - 40) : chain.start]
    return bool(_MONEY_NOUN.search(before)) and chain.sides[-1].value >= _SMALLEST_BARE


def unit_of_bare(chain: Chain, index: int) -> Decimal:
    """Unit of a side without units (1 or 10,000 yuan): the one in which it equals its neighbour, else 1."""
    side = chain.sides[index]
    for neighbour in chain.sides[max(0, index - 1) : index + 2]:
        if neighbour is not side and neighbour.has_money and not side.has_money and _agree(side, neighbour):
            return _WAN
    return Decimal(1)


def _agree(bare: Side, neighbour: Side) -> bool:
    if not neighbour.value or not bare.value:
        return False
    return abs(bare.value * _WAN / neighbour.value - 1) < Decimal("0.3")


def _bare_items(tokens: Tokens, chains: tuple[Chain, ...], *, cost: bool) -> dict[int, Decimal]:
    """Start -> unit of the bare numbers that end a list item or are all there is in a cost cell."""
    if all(token.kind != "number" for token in tokens.items):
        return {}
    numbers = [t for t in tokens.items if t.kind == "number" and not _is_inside(t.start, chains)]
    scale = tokens.table_scale or Decimal(1)
    chosen = [token for token in numbers if _is_bare_item(tokens, token, cost=cost)]
    if not cost and len(chosen) < 2 and tokens.table_scale is None:  # noqa: PLR2004  one figure is no list
        chosen = []
    if cost and len(tokens.items) == 1 and numbers and numbers[0].value >= _SMALLEST_BARE:
        chosen = numbers
    return {token.start: scale for token in chosen}


def _is_inside(position: int, chains: tuple[Chain, ...]) -> bool:
    """Whether a position lies in one of the calculations, which stand in text order."""
    before = bisect_right(chains, position, key=lambda chain: chain.start)
    return before > 0 and position < chains[before - 1].end


def _is_bare_item(tokens: Tokens, token: Token, *, cost: bool) -> bool:
    text = tokens.text
    numeral = token.numeral
    before = _BEFORE_ITEM.search(text, max(0, token.start - 40), token.start)
    label = before.group() if before else ""
    if numeral is None or not _ITEM_END.match(text, token.end) or _NOT_MONEY_NOUN.search(label):
        return False
    if text[max(0, token.start - 1) : token.start] in tuple("+-*/=~第"):
        return False
    exact = numeral.decimals == _CENTS
    if tokens.table_scale is not None:
        return bool(_LABELLED.search(label)) or (bool(_LINE_END.match(text, token.end)) and bool(label.strip()))
    if cost:
        labelled = _MONEY_NOUN if not _SUMMED.search(text) else _LABELLED
        named = bool(labelled.search(label)) and token.value >= _SMALLEST_BARE
        return numeral.grouped or named or (exact and bool(_LINE_END.match(text, token.end)))
    return (numeral.grouped and (exact or "\t" in label)) or (
        exact and bool(_LINE_END.match(text, token.end)) and "\t" in label
    )
