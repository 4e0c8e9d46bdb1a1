"""Texts that say the same, word for word or nearly so."""

from collections.abc import Sequence
from decimal import Decimal

from rapidfuzz import fuzz, process


def likeness(first: str, second: str) -> Decimal:
    """How much of two texts is equal, 0 to 1: twice the characters they share in order, over the characters of both."""
    return Decimal(repr(fuzz.ratio(first, second))) / 100


def alike_groups(texts: Sequence[str], least: Decimal) -> tuple[tuple[int, ...], ...]:
    """Indexes of the texts that are at least so alike, by group, in order; a text like no other is in no group.

    Groups join where one text is like a member of each. Equal texts are compared once, and only texts of fitting length
    with each other, so that thousands take well under a second.
    """
    same: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        same.setdefault(text, []).append(index)
    distinct = sorted(same, key=len)
    group_of = list(range(len(distinct)))
    for first, text in enumerate(distinct):
        end = first + 1
        while end < len(distinct) and len(distinct[end]) * least <= (2 - least) * len(text):
            end += 1
        near = process.extract(
            text, distinct[first + 1 : end], scorer=fuzz.ratio, score_cutoff=float(least * 100), limit=None
        )
        for _, _, offset in near:
            join(group_of, first, first + 1 + offset)
    members: dict[int, list[int]] = {}
    for number, text in enumerate(distinct):
        members.setdefault(top(group_of, number), []).extend(same[text])
    return tuple(sorted(tuple(sorted(group)) for group in members.values() if len(group) > 1))


def top(group_of: list[int], number: int) -> int:
    """The text that stands for the group of a text."""
    while group_of[number] != number:
        group_of[number] = group_of[group_of[number]]
        number = group_of[number]
    return number


def join(group_of: list[int], first: int, second: int) -> None:
    """Make one group of two."""
    group_of[top(group_of, second)] = top(group_of, first)
