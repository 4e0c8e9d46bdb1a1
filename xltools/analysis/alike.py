"""Texts that say the same, word for word or nearly so."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from rapidfuzz import fuzz, process

AT_ONCE: Final = 64
"""Texts that are compared before those of the groups they are in are left out."""
WORD: Final = 64
"""Longer texts take several times as long to compare."""
BITS: Final = 509


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
    groups = Groups(len(distinct))
    for number, earlier in candidates(distinct, least) if least else neighbours(distinct):
        join_alike(distinct, number, earlier, groups, float(least * 100))
    found = (
        tuple(sorted(index for one in group for index in same[distinct[one]])) for group in groups.members.values()
    )
    return tuple(sorted(group for group in found if len(group) > 1))


class Groups:
    """Numbers in groups, at first each in its own: the group of every number, and the members of every group."""

    def __init__(self, count: int) -> None:
        self.of = list(range(count))
        self.members = {number: [number] for number in range(count)}

    def join(self, one: int, other: int) -> None:
        """Make one group of those of two numbers."""
        small, large = sorted((self.of[one], self.of[other]), key=lambda group: len(self.members[group]))
        if small != large:
            moved = self.members.pop(small)
            self.members[large] += moved
            for number in moved:
                self.of[number] = large


def join_alike(texts: Sequence[str], number: int, earlier: Sequence[int], groups: Groups, cutoff: float) -> None:
    """Put a text into one group with the earlier ones it is like; of a group it has joined no other member is compared."""
    rest = earlier[::-1]
    while rest:
        part, rest = rest[:AT_ONCE], rest[AT_ONCE:]
        near = process.extract(
            texts[number], [texts[one] for one in part], scorer=fuzz.ratio, score_cutoff=cutoff, limit=None
        )
        for _, _, place in near:
            groups.join(number, part[place])
        if near and rest:
            own = groups.of[number]
            rest = [one for one in rest if groups.of[one] != own]


def candidates(texts: Sequence[str], least: Decimal) -> Iterator[tuple[int, list[int]]]:
    """For each of the texts, which are different and sorted by length, the earlier ones it can be alike with, if any.

    Two texts share at least `least` of their characters, so of the longer at most a part is missing in the shorter, and the
    other way round. Were the rarest common character preceded by more characters, rarest first, than may be missing, the
    texts would not be alike: it is among the first few of both, and whoever shares none of them need not be compared. Long
    texts, which take long to compare, must not lack too many characters of each other either. Digits count as the most common:
    they stand in any text.
    """
    counts = Counter(character for text in texts for character in set(text))
    rank = {
        character: number
        for number, character in enumerate(sorted(counts, key=lambda one: (one.isdigit(), counts[one], one)))
    }
    seen: dict[str, list[int]] = {}
    bags: list[int] = []
    start = 0
    for number, text in enumerate(texts):
        while len(texts[start]) * (2 - least) < len(text) * least:
            start += 1
        missing, lacking = int(len(text) * (2 - 2 * least) / (2 - least)), int(len(text) * (1 - least))
        rarest = sorted(set(text), key=rank.__getitem__)
        lists = [seen[character] for character in rarest[: missing + 1] if character in seen]
        earlier = {one for found in lists for one in found[bisect_left(found, start) :]}
        bags.append(bag_of(text) if len(text) > WORD else 0)
        if bags[start]:
            own = bags[number]
            earlier = {one for one in earlier if (own & ~bags[one]).bit_count() <= missing}
        if earlier:
            yield number, list(earlier)
        for character in rarest[: lacking + 1]:
            seen.setdefault(character, []).append(number)


def bag_of(text: str) -> int:
    """The characters of a text as bits, a repeated one as another; what is not in another bag is missing in its text."""
    times: dict[str, int] = {}
    bag = 0
    for character in text:
        again = times[character] = times.get(character, 0) + 1
        bag |= 1 << (ord(character) * 31 + again * 7919) % BITS
    return bag


def neighbours(texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """For each of the texts but the first the one before it: where nothing need be alike, all are."""
    return ((number, [number - 1]) for number in range(1, len(texts)))
