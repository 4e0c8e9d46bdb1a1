"""Smallest repairs: which single change of one written figure would make a relation hold, and how many there are."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from xltools.model.finding import Candidate

RelationKind = Literal["equation", "prose_product", "items", "budget"]
FactorKind = Literal["price", "count", "period", "percent", "number"]


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor as written: `text` is quoted ("15个月", "4400元/月"), `value` is what it multiplies with.

    The value of a price is yuan, of a percentage the fraction (50% -> 0.5), of a period the number of its units.
    """

    text: str
    value: Decimal
    kind: FactorKind


@dataclass(frozen=True, slots=True)
class Term:
    """One summand, or the stated figure. `start`/`end` span `text` in the field; `value` is yuan, without `sign`.

    With `factors` the term counts as their product, else as `value`.
    """

    text: str
    start: int
    end: int
    value: Decimal
    factors: tuple[Factor, ...] = ()
    sign: Literal[1, -1] = 1


@dataclass(frozen=True, slots=True)
class Relation:
    """What must hold: the sum of the terms equals `stated` within `tolerance` (all yuan).

    `also_equal` is another figure of the form that one side already agrees with (the budget when the items differ
    from the stated total; the stated total of the cost cell when its items differ from the budget). The side that
    agrees with it is taken as right: its figures are not edited.
    """

    kind: RelationKind
    terms: tuple[Term, ...]
    stated: Term
    tolerance: Decimal
    also_equal: Decimal | None = None


def find(relation: Relation) -> tuple[tuple[Candidate, ...], int]:
    """The likeliest candidates (at most three, best first) and how many distinct single changes exist in all."""
    raise NotImplementedError
