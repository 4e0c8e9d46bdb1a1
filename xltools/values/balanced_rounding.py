"""Rounding a column of figures so that it still adds up (舍位平衡): the method of the largest remainder.

Every figure becomes the multiple just below or just above it, and the column adds up to its rounded total. Where plain
rounding adds up already nothing differs from it; otherwise the figures whose remainders are nearest to a half move.
"""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from typing import Final

PRECISION: Final = 60
"""Digits of the calculation: every amount is exact in it."""


def rounded(value: Decimal, places: int) -> Decimal:
    """The value rounded 四舍五入 to this many decimal places."""
    with localcontext(prec=PRECISION):
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def balanced(values: Sequence[Decimal], places: int, total: Decimal | None = None) -> tuple[Decimal, ...]:
    """The values rounded to `places` decimals so that they add up to `total`; in the order given.

    `total` is a multiple of the last place, less than one of its units from the exact sum: by default the rounded sum,
    for the parts of a part its own balanced figure. Of equal remainders the larger value moves, of equal values the
    earlier one. Raises ValueError for a total that cannot be reached so.
    """
    with localcontext(prec=PRECISION):
        unit = Decimal(1).scaleb(-places)
        floors = [value.quantize(unit, ROUND_FLOOR) for value in values]
        target = rounded(sum(values, Decimal(0)), places) if total is None else total
        units = (target - sum(floors, Decimal(0))) / unit
        open_ones = [index for index, value in enumerate(values) if value != floors[index]]
        if units not in range(len(open_ones) + 1):
            raise ValueError(f"the figures cannot be rounded to add up to {target}")
        ranked = sorted(open_ones, key=lambda index: (floors[index] - values[index], -values[index]))
        raised = set(ranked[: int(units)])
        return tuple(floor + unit if index in raised else floor for index, floor in enumerate(floors))


def balanced_groups(
    groups: Sequence[Sequence[Decimal]], places: int
) -> tuple[Decimal, tuple[tuple[Decimal, tuple[Decimal, ...]], ...]]:
    """The rounded total; then each group's figure with those of its members: groups add up to the total, members to theirs."""
    with localcontext(prec=PRECISION):
        sums = [sum(group, Decimal(0)) for group in groups]
        figures = balanced(sums, places)
        members = [balanced(group, places, figure) for group, figure in zip(groups, figures, strict=True)]
        return rounded(sum(sums, Decimal(0)), places), tuple(zip(figures, members, strict=True))
