"""What was changed in a text, as a person would mark it: figures and words whole, no confetti.

Figures stay together with their unit and Latin words are whole, Chinese goes by character. Differences that fewer than two
equal characters part are one, and so are those that part less than they change. Where hardly anything is equal, whole
sentences are compared.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final, Literal

from xltools.values.units import MEASURE
from xltools.workflows.alignment import aligned

Kind = Literal["same", "deleted", "added"]

FIGURE: Final = (
    rf"[0-9０-９]+(?:[,，][0-9]{{3}}(?![0-9]))*(?:[.．][0-9０-９]+)?(?:[%％‰]|[十百千万亿]*(?:元|{MEASURE})?)"
)
TOKEN: Final = re.compile(rf"{FIGURE}|[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*|.", re.DOTALL)
SENTENCE: Final = re.compile(r"[^。；;！!？?\n]*[。；;！!？?\n]+|[^。；;！!？?\n]+")
LEAST_BETWEEN: Final = 2
"""Characters between two differences that keep them apart."""
LEAST_SHARED: Final = Decimal("0.2")
"""Share of equal words below which whole sentences are compared."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is in both texts, or only in the old one, or only in the new one."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of both texts, token by token; equal ones have `old` == `new`."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def equal(self) -> bool:
        """Whether nothing was changed here."""
        return self.old == self.new

    @property
    def size(self) -> int:
        """Tokens it takes at most."""
        return max(len(self.old), len(self.new))


def marked(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in order: "same" and "deleted" ones together are `old`, "same" and "added" ones are `new`."""
    found = joined(changes(old, new, TOKEN))
    if shared(found) < LEAST_SHARED:
        found = joined(changes(old, new, SENTENCE))
    return tuple(pieces(trimmed(found)))


def changes(old: str, new: str, token: re.Pattern[str]) -> list[Change]:
    """The texts cut at every difference between their tokens."""
    first, second = tuple(token.findall(old)), tuple(token.findall(new))
    return [Change(first[slice(*block.old)], second[slice(*block.new)]) for block in aligned(first, second)]


def shared(found: Sequence[Change]) -> Decimal:
    """Share of the tokens that stand in both texts; of nothing all."""
    tokens = sum(change.size for change in found)
    return Decimal(sum(change.size for change in found if change.equal)) / tokens if tokens else Decimal(1)


def joined(found: Sequence[Change]) -> list[Change]:
    """Differences that hardly anything parts become one, until none is left."""
    result = list(found)
    index = 1
    while index < len(result) - 1:
        if result[index].equal and parts_too_little(*result[index - 1 : index + 2]):
            left, between, right = result[index - 1 : index + 2]
            whole = Change((*left.old, *between.old, *right.old), (*left.new, *between.new, *right.new))
            result[index - 1 : index + 2] = [whole]
            index = max(index - 2, 1)
        else:
            index += 1
    return result


def parts_too_little(left: Change, between: Change, right: Change) -> bool:
    """Whether the equal text between two differences is shorter than what a reader needs to see them apart."""
    return len("".join(between.old).strip()) < LEAST_BETWEEN or between.size <= min(left.size, right.size)


def trimmed(found: Sequence[Change]) -> Iterator[Change]:
    """Tokens with which both sides of a difference begin or end are no difference."""
    for change in found:
        if change.equal:
            yield change
            continue
        start = same_start(change.old, change.new)
        old, new = change.old[start:], change.new[start:]
        end = same_start(old[::-1], new[::-1])
        for part in (
            Change(change.old[:start], change.old[:start]),
            Change(old[: len(old) - end], new[: len(new) - end]),
            Change(old[len(old) - end :], new[len(new) - end :]),
        ):
            if part.size:
                yield part


def same_start(first: Sequence[str], second: Sequence[str]) -> int:
    """How many tokens two sequences begin with alike."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))


def pieces(found: Iterable[Change]) -> Iterator[Piece]:
    """What was deleted stands before what came in its place."""
    for equal, group in groupby(found, lambda change: change.equal):
        stretch = list(group)
        old = "".join(token for change in stretch for token in change.old)
        new = "".join(token for change in stretch for token in change.new)
        if equal:
            yield Piece("same", old)
            continue
        if old:
            yield Piece("deleted", old)
        if new:
            yield Piece("added", new)


SAID: Final = 3
LONGEST: Final = 18


def in_short(marks: Sequence[Piece]) -> str:
    """The first changes in a few words: “8处”改为“12处”；增“（含周末）”."""
    told = list(sentences(marks))
    rest = f"；等 {len(told)} 处" if len(told) > SAID else ""
    return "；".join(told[:SAID]) + rest


def sentences(marks: Sequence[Piece]) -> Iterator[str]:
    """One phrase a change."""
    before = ""
    for piece, following in zip(marks, (*marks[1:], None), strict=True):
        if piece.kind == "deleted":
            before = piece.text
            if following is None or following.kind != "added":
                yield f"删“{short(before)}”"
        elif piece.kind == "added":
            yield f"“{short(before)}”改为“{short(piece.text)}”" if before else f"增“{short(piece.text)}”"
        if piece.kind != "deleted":
            before = ""


def short(text: str) -> str:
    """On one line, cut where it is long."""
    line = " ".join(text.split())
    if not line:
        return "空白"
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
