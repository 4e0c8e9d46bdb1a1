"""What written arithmetic consists of: chains of sides that are said to be equal, sides of terms, terms of factors."""

import math
from decimal import Decimal
from typing import Final, Literal

from xltools.values.frozen import dataclass
from xltools.values.tokens import Token

_ONE: Final = Decimal(1)

FactorKind = Literal["price", "count", "period", "percent", "number"]


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor. `value` is yuan for a price, the fraction for a percentage; a bracketed sum is a "number"."""

    start: int
    end: int
    value: Decimal
    kind: FactorKind
    token: Token | None = None
    inverse: bool = False
    group: "Side | None" = None

    @property
    def is_money(self) -> bool:
        """Whether yuan are written in this factor."""
        return self.group.has_money if self.group else self.token is not None and self.token.kind == "money"


@dataclass(frozen=True, slots=True)
class Term:
    """A product with its sign."""

    sign: Literal[1, -1]
    factors: tuple[Factor, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.factors[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.factors[-1].end

    @property
    def value(self) -> Decimal:
        """The product without the sign."""
        above = math.prod([factor.value for factor in self.factors if not factor.inverse], start=_ONE)
        divisors = [factor.value for factor in self.factors if factor.inverse]
        below = math.prod(divisors, start=_ONE)
        return above / below if divisors and below else above

    @property
    def is_product(self) -> bool:
        """Whether it has several factors."""
        return len(self.factors) > 1

    @property
    def has_money(self) -> bool:
        """Whether yuan are written in it."""
        return any(factor.is_money for factor in self.factors)


@dataclass(frozen=True, slots=True)
class Side:
    """A sum of terms. `complete` is False where an operand is only words; `dangling` where an operator hangs at the end.

    `label` spans the words between the = and the first term (共计：).
    """

    terms: tuple[Term, ...]
    complete: bool
    dangling: bool
    label: tuple[int, int]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.terms[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.terms[-1].end

    @property
    def value(self) -> Decimal:
        """What it is worth."""
        return sum((term.sign * term.value for term in self.terms), start=Decimal(0))

    @property
    def single(self) -> Token | None:
        """The token when the side is one plain figure."""
        if len(self.terms) == 1 and len(self.terms[0].factors) == 1:
            return self.terms[0].factors[0].token
        return None

    @property
    def has_money(self) -> bool:
        """Whether yuan are written in it."""
        return any(term.has_money for term in self.terms)

    @property
    def is_numeric(self) -> bool:
        """Whether this side is a figure of money or a calculation, not a mere count (2台) or words."""
        single = self.single
        return self.complete and (single is None or single.kind in ("money", "number"))


@dataclass(frozen=True, slots=True)
class Chain:
    """Sides that are said to be equal; `rounded[i]` tells whether ≈ stands before side i+1. One side: no = at all."""

    sides: tuple[Side, ...]
    rounded: tuple[bool, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.sides[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.sides[-1].end

    @property
    def has_money(self) -> bool:
        """Whether yuan are written in it."""
        return any(side.has_money for side in self.sides)

    @property
    def is_calculation(self) -> bool:
        """Whether anything is computed here: an =, a sum or a product."""
        return len(self.sides) > 1 or len(self.sides[0].terms) > 1 or self.sides[0].terms[0].is_product
