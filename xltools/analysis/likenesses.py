"""Groups of texts that are alike, from those of the last time: only texts that are new are compared with the others."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Final

from rapidfuzz import fuzz, process

from xltools.analysis.alike import Groups, alike_groups, grouped

DIGEST: Final = 16
"""Bytes that tell one text from another."""
FEW: Final = 0.1
"""Share of new texts up to which they are compared one by one."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Texts that were grouped: digests of the different ones, one behind the other, and the numbers of those that are alike.

    `least` says how much of two texts had to be equal.
    """

    least: str
    seen: bytes
    groups: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Likenesses:
    """The groupings of the last time and of this one, each under a name."""

    before: Mapping[str, Grouping] = field(default_factory=dict)
    now: dict[str, Grouping] = field(default_factory=dict)

    def groups(self, name: str, texts: Sequence[str], least: Decimal) -> tuple[tuple[int, ...], ...]:
        """The same as `alike_groups` gives."""
        return alike_groups(texts, least, partial(self._grouped, name))

    def _grouped(self, name: str, texts: Sequence[str], least: Decimal) -> Sequence[Sequence[int]]:
        digests, before = list(map(digest, texts)), self.before.get(name)
        known = before if before and before.least == str(least) else None
        found = regrouped(texts, least, digests, known) if known else None
        groups = grouped(texts, least) if found is None else found
        alike = tuple(tuple(sorted(group)) for group in groups if len(group) > 1)
        self.now[name] = Grouping(str(least), b"".join(digests), tuple(sorted(alike)))
        return groups


def digest(text: str) -> bytes:
    """A few bytes that tell a text from others."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()


def regrouped(
    texts: Sequence[str], least: Decimal, digests: Sequence[bytes], before: Grouping
) -> list[Sequence[int]] | None:
    """The groups of texts sorted by length, the longest first; None where too many are new.

    A group of the last time that lacks a text may fall apart, and a new text may join several.
    """
    numbers = {one: number for number, one in enumerate(digests)}
    pieces = (before.seen[start : start + DIGEST] for start in range(0, len(before.seen), DIGEST))
    there = {old: numbers[piece] for old, piece in enumerate(pieces) if piece in numbers}
    fresh = sorted(set(range(len(texts))).difference(there.values()))
    if len(fresh) > FEW * len(texts):
        return None
    groups = Groups(float(least * 100))
    groups.starts.append(0)
    for group in before.groups:
        left = sorted({there[old] for old in group if old in there})
        parts = [range(len(left))] if len(left) == len(group) else grouped([texts[one] for one in left], least)
        for first, *others in parts:
            for other in others:
                groups.join(left[first], left[other])
    lengths = [-len(text) for text in texts]
    for number in fresh:
        for other in alike_to(number, texts, lengths, least):
            groups.join(number, other)
    return [*groups.members.values(), *([one] for one in range(len(texts)) if one not in groups.of)]


def alike_to(number: int, texts: Sequence[str], lengths: Sequence[int], least: Decimal) -> list[int]:
    """The texts that one of them is like; `lengths` are theirs, below zero."""
    text = texts[number]
    shortest, longest = len(text) * least / (2 - least), len(text) * (2 - least) / least
    first, last = bisect_left(lengths, -longest), bisect_right(lengths, -shortest)
    found = process.extract(text, texts[first:last], scorer=fuzz.ratio, score_cutoff=float(least * 100), limit=None)
    return [first + index for _, _, index in found]
