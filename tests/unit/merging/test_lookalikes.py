"""Pairs of names of which one contains the other, against the plain way of finding them."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.merging.departments import lookalikes
from xltools.values.names import name_key

NAMES = st.lists(st.text(alphabet="甲乙 Ａa（(", max_size=5), max_size=7)


@settings(max_examples=80, deadline=None)
@given(NAMES, NAMES)
def test_no_pair_is_missed_and_none_is_among_the_known_alone(own: list[str], known: list[str]) -> None:
    everything = [*own, *known]
    expected = tuple(
        (everything[first], everything[second])
        for first, second in combinations(range(len(everything)), 2)
        if first < len(own) and within(name_key(everything[first]), name_key(everything[second]))
    )
    assert lookalikes(own, known) == expected


def within(one: str, two: str) -> bool:
    return one != two and (one in two or two in one)
