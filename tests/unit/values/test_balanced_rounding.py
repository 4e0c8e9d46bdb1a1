"""舍位平衡: rounded figures that add up."""

from decimal import Decimal

import pytest
from cases.values.balanced_rounding import BALANCED, TOTALS, UNREACHABLE
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.values.balanced_rounding import balanced, balanced_groups, rounded

AMOUNTS = st.lists(st.decimals(-(10**12), 10**12, places=6, allow_nan=False, allow_infinity=False), max_size=30)
PLACES = st.integers(-2, 4)


def decimals(texts: tuple[str, ...]) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, texts))


@pytest.mark.parametrize(("values", "places", "expected"), BALANCED)
def test_rounded_figures_add_up(values: tuple[str, ...], places: int, expected: tuple[str, ...]) -> None:
    assert balanced(decimals(values), places) == decimals(expected)


@pytest.mark.parametrize(("values", "places", "total", "expected"), TOTALS)
def test_parts_of_a_part_add_up_to_its_figure(
    values: tuple[str, ...], places: int, total: str, expected: tuple[str, ...]
) -> None:
    assert balanced(decimals(values), places, Decimal(total)) == decimals(expected)


@pytest.mark.parametrize(("values", "places", "total"), UNREACHABLE)
def test_a_total_out_of_reach_is_refused(values: tuple[str, ...], places: int, total: str) -> None:
    with pytest.raises(ValueError, match="cannot be rounded"):
        balanced(decimals(values), places, Decimal(total))


def test_half_is_rounded_up_as_people_do() -> None:
    assert (rounded(Decimal("0.125"), 2), rounded(Decimal("-0.125"), 2)) == (Decimal("0.13"), Decimal("-0.13"))


@given(AMOUNTS, PLACES)
@settings(max_examples=150)
def test_the_sum_is_the_rounded_sum_and_every_figure_within_a_unit(values: list[Decimal], places: int) -> None:
    found = balanced(values, places)
    unit = Decimal(1).scaleb(-places)
    assert sum(found) == rounded(sum(values, Decimal(0)), places)
    assert all(abs(new - old) < unit for new, old in zip(found, values, strict=True))
    plain = tuple(rounded(value, places) for value in values)
    assert sum(plain) != sum(found) or plain == found


@given(AMOUNTS, PLACES, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_of_the_figures_does_not_matter(values: list[Decimal], places: int, random: object) -> None:
    mixed = list(values)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    pairs, again = (sorted(zip(one, balanced(one, places), strict=True)) for one in (values, mixed))
    assert pairs == again


@given(st.lists(AMOUNTS, max_size=8), PLACES)
@settings(max_examples=100)
def test_projects_add_up_to_departments_and_departments_to_the_total(groups: list[list[Decimal]], places: int) -> None:
    total, figures = balanced_groups(groups, places)
    assert sum(figure for figure, _ in figures) == total
    assert total == rounded(sum((value for group in groups for value in group), Decimal(0)), places)
    for group, (figure, members) in zip(groups, figures, strict=True):
        assert sum(members) == figure
        assert all(abs(new - old) < Decimal(1).scaleb(-places) for new, old in zip(members, group, strict=True))
