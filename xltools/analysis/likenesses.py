"""Groups of texts that are alike, from those of the last time: only texts that are new are compared with the others."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Final

from rapidfuzz import fuzz, process

from xltools.analysis.alike import Groups, alike_groups, grouped
from xltools.model.likenesses import Likenesses, TextGrouping

DIGEST: Final = 16
"""Bytes that tell one text from another."""
FEW: Final = 0.1
"""Share of new texts up to which they are compared one by one."""


def alike_again(likenesses: Likenesses, name: str, texts: Sequence[str], least: Decimal) -> tuple[tuple[int, ...], ...]:
    """The same as `alike_groups` gives, from the grouping of the last time under this name; that of this time is kept."""
    return alike_groups(texts, least, partial(_grouped, likenesses, name))


def _grouped(likenesses: Likenesses, name: str, texts: Sequence[str], least: Decimal) -> Groups:
    digests, before = list(map(digest, texts)), likenesses.before.get(name)
    known = before if before and before.least == str(least) else None
    groups = (known and regrouped(texts, least, digests, known)) or grouped(texts, least)
    likenesses.now[name] = TextGrouping(str(least), b"".join(digests), trees(groups))
    return groups


def digest(text: str) -> bytes:
    """A few bytes that tell a text from others."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()


def trees(groups: Groups) -> tuple[tuple[int, ...], ...]:
    """The pairs that hold each group together."""
    found: dict[int, list[int]] = {}
    for pair in groups.pairs:
        found.setdefault(groups.of[pair[0]], []).extend(pair)
    return tuple(map(tuple, found.values()))


def regrouped(texts: Sequence[str], least: Decimal, digests: Sequence[bytes], before: TextGrouping) -> Groups | None:
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
    for tree in before.trees:
        for one, other in zip(tree[::2], tree[1::2], strict=False):
            if one in there and other in there:
                groups.join(there[one], there[other])
        olds = set(tree)
        if not there.keys() >= olds:
            mend(groups, sorted(there[old] for old in olds if old in there), texts)
    lengths = [-len(text) for text in texts]
    for number in fresh:
        join_alike(groups, number, range(*possible(len(texts[number]), lengths, least)), texts)
    return groups


def mend(groups: Groups, left: Sequence[int], texts: Sequence[str]) -> None:
    """Put together again what is left of a group, where there still are texts that are alike."""
    pieces: dict[int, list[int]] = {}
    for number in left:
        pieces.setdefault(groups.of.get(number, number), []).append(number)
    largest, *others = sorted(pieces.values(), key=len, reverse=True) or [[]]
    for piece in others:
        for number in piece:
            if groups.of.get(number, number) == groups.of.get(largest[0], largest[0]):
                break
            join_alike(groups, number, left, texts)


def possible(length: int, lengths: Sequence[int], least: Decimal) -> tuple[int, int]:
    """From where to where texts are not too long or too short; `lengths` are below zero."""
    shortest, longest = length * least / (2 - least), length * (2 - least) / least
    return bisect_left(lengths, -longest), bisect_right(lengths, -shortest)


def join_alike(groups: Groups, number: int, others: Sequence[int], texts: Sequence[str]) -> None:
    """Put a text into one group with those of the others it is like."""
    some = [texts[other] for other in others]
    found = process.extract(texts[number], some, scorer=fuzz.ratio, score_cutoff=groups.cutoff, limit=None)
    for _, _, index in found:
        groups.join(number, others[index])
