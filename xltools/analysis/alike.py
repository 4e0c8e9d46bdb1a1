"""Texts that say the same, word for word or nearly so."""

from bisect import bisect
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from math import floor
from typing import Final

from rapidfuzz import fuzz, process

AT_ONCE: Final = 16
"""Texts that are compared before those of the groups they are in are left out."""
FULL: Final = 4096
"""Texts of a bucket: sets of them are small numbers."""
SPREAD: Final = 0.94
"""How long the shortest text of a bucket is at least, beside the longest."""


def likeness(first: str, second: str) -> Decimal:
    """How much of two texts is equal, 0 to 1: twice the characters they share in order, over the characters of both."""
    return Decimal(repr(fuzz.ratio(first, second))) / 100


def alike_groups(
    texts: Sequence[str], least: Decimal, grouping: "Callable[[Sequence[str], Decimal], Groups] | None" = None
) -> tuple[tuple[int, ...], ...]:
    """Indexes of the texts that are at least so alike, by group, in order; a text like no other is in no group.

    Groups join where one text is like a member of each. Equal texts are compared once, others only where they can be alike:
    tens of thousands take a second or two. `grouping` finds the groups of different texts in place of `grouped`, which takes the same.
    """
    same: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        same.setdefault(text, []).append(index)
    longest_first = sorted(same, key=len, reverse=True)
    numbers = range(len(longest_first))
    groups = (grouping or grouped)(longest_first, least).all(numbers) if least else [numbers]
    found = (tuple(sorted(index for one in group for index in same[longest_first[one]])) for group in groups)
    return tuple(sorted(group for group in found if len(group) > 1))


def grouped(texts: Sequence[str], least: Decimal) -> "Groups":
    """Numbers of the texts, which are different and sorted by length, the longest first, by group."""
    bags, buckets, groups = Bags(texts), deque[Bucket](), Groups(float(least * 100))
    for number, text in enumerate(texts):
        if not buckets or not buckets[-1].takes(text):
            buckets.append(Bucket(number, len(text), len(text)))
            groups.starts.append(number)
        while buckets[0].shortest * least > len(text) * (2 - least):
            buckets.popleft()
        bag = bags.of(text)
        for bucket in reversed(buckets):
            groups.join_alike(number, text, bucket, bucket.having_most(bag, least))
        buckets[-1].add(text, bag)
    return groups


class Bags:
    """The characters of texts, the second of a kind apart from the first, those that are rare in all texts first."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = Counter(chain.from_iterable(texts))
        self._pieces: dict[str, list[str]] = {character: [] for character in self._counts}
        self._rank: dict[str, float] = {}

    def of(self, text: str) -> list[str]:
        """The pieces of one text."""
        bag: list[str] = []
        for character, times in Counter(text).items():
            pieces = self._pieces[character]
            while len(pieces) < times:
                pieces.append(piece := f"{character}{len(pieces)}")
                self._rank[piece] = self._counts[character] / len(pieces)
            bag += pieces[:times]
        bag.sort(key=self._rank.__getitem__)
        return bag


@dataclass(slots=True)
class Bucket:
    """Texts of nearly one length, the longest first; `start` is the number of the first.

    `having` tells of each piece of a bag which of the texts have it: one bit a text.
    """

    start: int
    longest: int
    shortest: int
    texts: list[str] = field(default_factory=list)
    having: dict[str, int] = field(default_factory=dict)

    def takes(self, text: str) -> bool:
        """Whether a text that is no longer than the others belongs here."""
        return len(self.texts) < FULL and len(text) >= self.longest * SPREAD

    def add(self, text: str, bag: Sequence[str]) -> None:
        """Put a text behind the others."""
        bit, having = 1 << len(self.texts), self.having
        self.texts.append(text)
        self.shortest = len(text)
        for piece in bag:
            having[piece] = having.get(piece, 0) | bit

    def having_most(self, bag: Sequence[str], least: Decimal) -> int:
        """The texts, one bit each, that can be alike one with this bag, which is no longer than they.

        It can lack some characters in the shortest of them, in the others fewer. Dealt out into more hands than that, its pieces
        are all there in one hand at least.
        """
        lacking = floor(len(bag) - (len(bag) + self.shortest) * least / 2)
        found, having = 0, self.having.get
        for hand in range(lacking + 1):
            whole = -1
            for piece in bag[hand :: lacking + 1]:
                whole &= having(piece, 0)
                if not whole:
                    break
            found |= whole
        return found if found >= 0 else (1 << len(self.texts)) - 1


class Groups:
    """Numbers in groups, each at first in its own, which is not kept. `starts` are those the buckets begin with.

    `of` gives the group of a number, `members` the numbers of a group; both are named by one of the numbers. `bits` are the
    members again, one bit each, by group and start of the bucket. `pairs` are alike; without one of them a group would fall apart.
    """

    def __init__(self, cutoff: float) -> None:
        self.cutoff = cutoff
        self.starts: list[int] = []
        self.of: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self.bits: dict[tuple[int, int], int] = {}
        self.pairs: list[tuple[int, int]] = []

    def all(self, numbers: Sequence[int]) -> list[Sequence[int]]:
        """These numbers by group, also those that are alone."""
        return [*self.members.values(), *([number] for number in numbers if number not in self.of)]

    def join_alike(self, number: int, text: str, bucket: Bucket, near: int) -> None:
        """Put a text into one group with those of the near ones it is like; of a group it has joined no other is compared."""
        near = self.others(number, bucket, near)
        while near:
            places = highest(near)
            near &= (1 << places[-1]) - 1
            some = [bucket.texts[place] for place in places]
            alike = process.extract(text, some, scorer=fuzz.ratio, score_cutoff=self.cutoff, limit=None)
            for _, _, index in alike:
                self.join(number, bucket.start + places[index])
            if alike:
                near = self.others(number, bucket, near)

    def others(self, number: int, bucket: Bucket, near: int) -> int:
        """Those of some texts of a bucket that are not yet in the group of a number."""
        return near & ~self.bits.get((self.of.get(number, number), bucket.start), 0) if near else 0

    def join(self, one: int, other: int) -> None:
        """Make one group of those of two numbers."""
        small, large = sorted(
            (self.of.get(number, number) for number in (one, other)), key=lambda group: len(self.members.get(group, ()))
        )
        if small != large:
            self.pairs.append((one, other))
            moved = self.members.pop(small, [small])
            self.take(large, moved if large in self.members else [large, *moved])

    def take(self, group: int, numbers: Sequence[int]) -> None:
        """Put numbers into a group."""
        self.members.setdefault(group, []).extend(numbers)
        for number in numbers:
            self.of[number] = group
            start = self.starts[bisect(self.starts, number) - 1]
            self.bits[group, start] = self.bits.get((group, start), 0) | 1 << number - start


def highest(bits: int) -> list[int]:
    """The places of the highest bits that are set, from above, no more than are compared at once."""
    places: list[int] = []
    while bits and len(places) < AT_ONCE:
        places.append(place := bits.bit_length() - 1)
        bits ^= 1 << place
    return places
