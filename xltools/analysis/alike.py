"""Texts that say the same, word for word or nearly so."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rapidfuzz import fuzz, process


def likeness(first: str, second: str) -> Decimal:
    """How much of two texts is equal, 0 to 1: twice the characters they share in order, over the characters of both."""
    return Decimal(repr(fuzz.ratio(first, second))) / 100


def alike_groups(texts: Sequence[str], least: Decimal) -> tuple[tuple[int, ...], ...]:
    """Indexes of the texts that are at least so alike, by group, in order; a text like no other is in no group.

    Groups join where one text is like a member of each. Equal texts are compared once, others only where they can be alike:
    tens of thousands take seconds.
    """
    same: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        same.setdefault(text, []).append(index)
    distinct = sorted(same, key=len)
    group_of = list(range(len(distinct)))
    cutoff = float(least * 100)
    for number, earlier in candidates(distinct, least) if least else neighbours(distinct):
        near = process.extract(
            distinct[number], [distinct[one] for one in earlier], scorer=fuzz.ratio, score_cutoff=cutoff, limit=None
        )
        for _, _, place in near:
            join(group_of, earlier[place], number)
    members: dict[int, list[int]] = {}
    for number, text in enumerate(distinct):
        members.setdefault(top(group_of, number), []).extend(same[text])
    return tuple(sorted(tuple(sorted(group)) for group in members.values() if len(group) > 1))


def candidates(texts: Sequence[str], least: Decimal) -> Iterator[tuple[int, list[int]]]:
    """For each of the texts, which are different and sorted by length, the earlier ones it can be alike with, if any.

    Two texts share at least `least` of their characters, so of the longer at most a part is missing in the shorter, and the
    other way round. Were the rarest common character preceded by more characters, rarest first, than may be missing, the
    texts would not be alike: it is among the first few of both, and whoever shares none of them need not be compared.
    """
    counts = Counter(character for text in texts for character in set(text))
    rank = {character: number for number, character in enumerate(sorted(counts, key=lambda one: (counts[one], one)))}
    seen: dict[str, list[int]] = {}
    start = 0
    for number, text in enumerate(texts):
        while len(texts[start]) * (2 - least) < len(text) * least:
            start += 1
        rarest = sorted(set(text), key=rank.__getitem__)
        lists = [
            seen[character]
            for character in rarest[: int(len(text) * (2 - 2 * least) / (2 - least)) + 1]
            if character in seen
        ]
        earlier = {one for found in lists for one in found[bisect_left(found, start) :]}
        if earlier:
            yield number, sorted(earlier)
        for character in rarest[: int(len(text) * (1 - least)) + 1]:
            seen.setdefault(character, []).append(number)


def neighbours(texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """For each of the texts but the first the one before it: where nothing need be alike, all are."""
    return ((number, [number - 1]) for number in range(1, len(texts)))


def top(group_of: list[int], number: int) -> int:
    """The text that stands for the group of a text."""
    while group_of[number] != number:
        group_of[number] = group_of[group_of[number]]
        number = group_of[number]
    return number


def join(group_of: list[int], first: int, second: int) -> None:
    """Make one group of two."""
    group_of[top(group_of, second)] = top(group_of, first)
