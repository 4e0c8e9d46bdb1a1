"""Which figures are parts of which, where the text says so: `X，其中 a、b`, `X：a；b`, `X（含 a）`."""

import itertools
import re
from decimal import Decimal
from typing import Final

from xltools.analysis.entries import Entry
from xltools.analysis.structure import Group, Structure
from xltools.values.money import TextReading

_OF_WHICH: Final = re.compile(
    r"^[^0-9;]{0,8}其中|^(?:[ ]*|[^0-9,;。、\n \t]{0,4}(?<![费资金款租品助贴])):|^[,(]?[ ]*内?含(?!税)"
)
REMARK: Final = re.compile(r"\([^()]*\)")
_SENTENCE_END: Final = re.compile(r"[;。\n]")


def of_which(reading: TextReading, entries: list[Entry], structure: Structure) -> list[Entry]:
    """`X，其中 a、b`: a and b are parts of X, up to the end of X's own item or sentence."""
    text = reading.tokens.text
    rest: list[Entry] = []
    index = 0
    while index < len(entries):
        parent = entries[index]
        rest.append(parent)
        index += 1
        gap = text[_behind_brackets(parent, structure) : entries[index].start] if index < len(entries) else ""
        gap = REMARK.sub("", gap)
        if not _OF_WHICH.match(gap):
            continue
        partly = "其中" in gap or "含" in gap
        near, far = _scopes(text, parent, entries[index:])
        if len(near) + len(far) < 3 and ":" in gap and "其中" not in gap:  # noqa: PLR2004  a colon before one figure
            continue
        leading = parent.word in ("total", "weak") and parent.pure and len(rest) == 1 and not parent.path
        scope = near
        if "其中" not in gap and "含" in gap and not leading:
            scope = near if Group(parent, tuple(near)).holds else near[:1]
        elif len(far) > len(near):
            scope = (
                far
                if leading and ":" in gap and not Group(parent, tuple(near)).holds
                else _decide(parent, near, far, structure)
            )
            _note_scope(parent, scope, near if scope is far else far, structure)
        if not leading and (closed := _closed_by(text, parent, scope)):
            _note_scope(parent, closed, scope, structure)
            scope = closed
        if scope:
            structure.groups.append(Group(parent, tuple(scope), partly=partly, named=True))
        index += len(scope)
    return rest


def _behind_brackets(parent: Entry, structure: Structure) -> int:
    """Where the text goes on behind a figure and the parts of it that stand in brackets: 20万元（其中甲8万元），乙3万元."""
    ends = [item.end for group in structure.groups if group.total is parent for item in group.items]
    return max(parent.end, *ends) if ends else parent.end


def _closed_by(text: str, parent: Entry, scope: list[Entry]) -> list[Entry] | None:
    """Where the parts end before the sentence does, because all in it are more than the item they explain.

    They are the first that add up to it, else those that a 、 joins (其中印刷10万元、展板25万元，培训费30万元).
    """
    if sum((entry.value for entry in scope), Decimal(0)) <= parent.value:
        return None
    starts = (scope[:size] for size in range(2, len(scope)))
    adding_up = next((first for first in starts if Group(parent, tuple(first)).holds), None)
    if adding_up is not None:
        return adding_up
    joints = [text[one.end : other.start].lstrip(" 元整") for one, other in itertools.pairwise(scope)]
    joined = len(list(itertools.takewhile(lambda joint: joint.startswith("、"), joints))) + 1
    return scope[:joined] if 1 < joined < len(scope) else None


def _note_scope(parent: Entry, scope: list[Entry], other: list[Entry], structure: Structure) -> None:
    """The choice between the parts up to the end of the sentence and all that follow."""
    taken, left = Group(parent, tuple(scope)), Group(parent, tuple(other))
    structure.choose(
        "part-list",
        parent,
        taken.sum,
        left.sum,
        "adds-up" if taken.holds else "none" if structure.undecided else "wording",
    )


def _scopes(text: str, parent: Entry, following: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The parts up to the end of the sentence or list item, and the parts up to the next total."""
    far: list[Entry] = []
    for entry in following:
        if entry.word in ("total", "subtotal") or (parent.path and not is_below(entry.path, parent.path)):
            break
        far.append(entry)
    near: list[Entry] = []
    position = parent.end
    for entry in far:
        if near and _SENTENCE_END.search(text[position : entry.start]):
            break
        near.append(entry)
        position = entry.end
    if parent.path and far and far[0].path != parent.path:
        near = far
    return near, far


def is_below(path: tuple[int, ...], parent: tuple[int, ...]) -> bool:
    """Whether a figure stands under the list mark of another."""
    return path[: len(parent)] == parent


def _decide(parent: Entry, near: list[Entry], far: list[Entry], structure: Structure) -> list[Entry]:
    """The nearer parts, unless all that follow add up; where neither does, nothing is decided."""
    if len(near) > 1 and Group(parent, tuple(near)).holds:
        return near
    if Group(parent, tuple(far)).holds:
        return far
    structure.undecided |= sum((entry.value for entry in near), Decimal(0)) > parent.value or len(near) == 1
    return near
