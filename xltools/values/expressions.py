"""Arithmetic written in text: chains such as `4人*8000元/月/人*5个月+1人*10000元*6个月=22万元`, read and evaluated exactly.

A chain is a row of sides with = or ≈ between them. A side is a sum of terms, a term a product of factors. Words may
stand around factors (`50名队员*200元`), labels before terms (`+移交费：9167元`), remarks in brackets behind them. A
side with an operand that is only words is incomplete and proves nothing.
"""

from collections.abc import Iterator
from typing import Final, Literal

from xltools.values.chains import Chain, Factor, FactorKind, Side, Term
from xltools.values.tokens import Token, Tokens
from xltools.values.units import PERIODS

_FACTORS: Final = frozenset({"money", "quantity", "percent", "number"})
_OPERATORS: Final = frozenset({"plus", "minus", "times", "divide"})
_EQUALS: Final = frozenset({"equals", "about"})
_SIGNS: Final = _OPERATORS | _EQUALS
_PADDING: Final = ("",) * 6
_LABEL_KINDS: Final = frozenset({"word", "open", "separator", "quantity"})
_DEEPEST: Final = 3
_LONGEST_WORD: Final = 10
_LONGEST_LABEL: Final = 30
_LONGEST_REMARK: Final = 60
_MOST_ITEMS: Final = 30


def find_chains(tokens: Tokens) -> tuple[Chain, ...]:
    """All chains, products and sums of a text, in order; single figures are not listed."""
    if not any(token.kind in _SIGNS for token in tokens.items):
        return ()
    return tuple(_Parser(tokens).chains())


class _Parser:
    """Reads chains from the row of tokens; every position is left behind, so time is linear."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens.items
        self.partners = _partners(tokens.items)
        # Behind the last token and before the first one (from the end of the list) there is nothing.
        self.kinds = (*(token.kind for token in tokens.items), *_PADDING)

    def chains(self) -> Iterator[Chain]:
        index = 0
        while index < len(self.tokens):
            if self.kinds[index] not in _FACTORS and self.kinds[index] != "open":
                index += 1
                continue
            found = self.chain(index)
            if found is None:
                index += 1
                continue
            chain, behind = found
            if chain.is_calculation:
                yield chain
            elif self.kinds[index] == "open":
                behind = index + 1
            index = behind

    def chain(self, index: int) -> tuple[Chain, int] | None:
        first = self.side(index, 0)
        if first is None:
            return None
        side, index = first
        sides, rounded = [side], []
        while True:
            sign = self.skip_remark(index)
            if self.kinds[sign] not in _EQUALS:
                break
            start = self.skip_label(sign + 1)
            right = self.side(start, 0, sign + 1)
            if right is None:
                index = sign + 1
                break
            rounded.append(self.kinds[sign] == "about")
            sides.append(right[0])
            index = right[1]
        return Chain(tuple(sides), tuple(rounded)), index

    def side(self, index: int, depth: int, label_from: int | None = None) -> tuple[Side, int] | None:
        complete = not self.follows_word_operand(index)
        label = (self.start_of(label_from), self.start_of(index)) if label_from is not None else (0, 0)
        first = self.term(index, depth, 1)
        if first is None:
            return None
        terms, (term, index, whole) = [], first
        dangling = False
        while True:
            terms.append(term)
            complete = complete and whole
            operator = self.skip_remark(index)
            if not whole or self.kinds[operator] not in ("plus", "minus"):
                break
            if self.kinds[operator + 1] in _EQUALS:
                dangling, index = True, operator + 1
                break
            sign: Literal[1, -1] = 1 if self.kinds[operator] == "plus" else -1
            following = self.term(self.skip_label(operator + 1), depth, sign)
            if following is None:
                complete = complete and self.kinds[operator + 1] not in ("word", "open")
                break
            term, index, whole = following
        return Side(tuple(terms), complete, dangling, label), index

    def term(self, index: int, depth: int, sign: Literal[1, -1]) -> tuple[Term, int, bool] | None:
        """The product at `index`, the position behind it, and whether all its factors were figures."""
        first = self.factor(index, depth, inverse=False)
        if first is None:
            return None
        factors, index = [first[0]], first[1]
        while True:
            operator = self.skip_remark(index)
            if self.kinds[operator] not in ("times", "divide"):
                return Term(sign, tuple(factors)), index, True
            start = operator + 1
            if self.kinds[start] == "word" and self.length(start) <= _LONGEST_WORD:
                start += 1
            following = self.factor(start, depth, inverse=self.kinds[operator] == "divide")
            if following is None:
                return Term(sign, tuple(factors)), index, self.kinds[operator] == "divide"
            factors.append(following[0])
            index = following[1]

    def factor(self, index: int, depth: int, *, inverse: bool) -> tuple[Factor, int] | None:
        kind = self.kinds[index]
        if kind in _FACTORS:
            token = self.tokens[index]
            return Factor(token.start, token.end, token.value, _factor_kind(token), token, inverse), index + 1
        if kind != "open" or depth >= _DEEPEST:
            return None
        start = index + 1
        if self.kinds[start] == "word" and self.length(start) <= _LONGEST_WORD:
            start += 1
        inner = self.side(start, depth + 1)
        if inner is None or self.kinds[inner[1]] != "close" or not inner[0].complete:
            return None
        side, close = inner
        if side.single is not None and (self.kinds[close + 1] not in _SIGNS or _is_reference(side.single)):
            return None
        span = (self.tokens[index].start, self.tokens[close].end)
        return Factor(*span, side.value, "number", inverse=inverse, group=side), close + 1

    def follows_word_operand(self, index: int) -> bool:
        """Whether the calculation begins further left with an operand that is only words (人数*4400元)."""
        before = index - 1
        while self.kinds[before] in ("word", "quantity") and index - before < len(_PADDING):
            before -= 1
        return self.kinds[before] in _OPERATORS and self.kinds[before - 1] in ("word", "close", "range", *_FACTORS)

    def skip_remark(self, index: int) -> int:
        """Behind words or a bracketed remark, if an operator or = follows there; else `index`."""
        position = index
        for _ in range(3):
            if self.kinds[position] == "word" and self.length(position) <= _LONGEST_WORD:
                position += 1
            elif self.kinds[position] == "open":
                position = self.behind_bracket(position)
            else:
                break
        return position if self.kinds[position] in _SIGNS else index

    def skip_label(self, index: int) -> int:
        """Behind the words, counts, brackets and colon that name the next operand."""
        position = index
        limit = self.start_of(index) + _LONGEST_LABEL
        while self.kinds[position] in _LABEL_KINDS and self.start_of(position) < limit:
            if self.kinds[position] == "open":
                behind = self.behind_bracket(position)
                if behind == position or self.kinds[behind] in _SIGNS:
                    break
                position = behind
            elif self.kinds[position] == "quantity" and not self.names_money(position):
                break
            elif self.kinds[position] in ("word", "quantity") or self.is_colon(position):
                position += 1
            else:
                return index
        return position

    def names_money(self, index: int) -> bool:
        """Whether a count only names the figure behind it: 第一期维护费3万元, 5个社区：3万元."""
        position = index + 1
        while self.kinds[position] == "word" or (self.kinds[position] == "separator" and self.is_colon(position)):
            position += 1
        return position > index + 1 and self.kinds[position] == "money"

    def is_colon(self, index: int) -> bool:
        return self.tokens[index].unit == ":"

    def behind_bracket(self, index: int) -> int:
        """Behind the closing bracket of the one at `index`; `index` itself when it is too far away."""
        partner = self.partners.get(index)
        if partner is None or self.start_of(partner) > self.start_of(index) + _LONGEST_REMARK:
            return index
        return partner + 1

    def length(self, index: int) -> int:
        return self.tokens[index].end - self.tokens[index].start

    def start_of(self, index: int) -> int:
        if index < len(self.tokens):
            return self.tokens[index].start
        return self.tokens[-1].end


def _partners(tokens: tuple[Token, ...]) -> dict[int, int]:
    """Index of the closing bracket for every opening one."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(index)
        elif token.kind == "close" and opened:
            partners[opened.pop()] = index
    return partners


def _is_reference(token: Token) -> bool:
    """Whether a number in brackets names an item: (1)+(2)."""
    return token.kind == "number" and token.value <= _MOST_ITEMS and token.value == token.value.to_integral_value()


def _factor_kind(token: Token) -> FactorKind:
    if token.kind == "money":
        return "price"
    if token.kind == "quantity":
        return "period" if token.unit in PERIODS else "count"
    return "percent" if token.kind == "percent" else "number"
