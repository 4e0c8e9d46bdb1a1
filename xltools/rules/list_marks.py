"""The list marks of a text as numbers, and where a list is not 1, 2, 3 … in one style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xltools.values.masks import Mark, mask
from xltools.values.normalise import normalise

_CHINESE: Final = "一二三四五六七八九"
_TEN: Final = "十"
_MARK_LIKE: Final = re.compile(r"[0-9一二三四五六七八九十①-⑳](?:(?<=[①-⑳])|[、.)是])")
_FEWEST: Final = 2
_FIRST_CIRCLE: Final = ord("①")
_WIDEST_GAP: Final = 3
"""A mark farther off than this is no mark: a figure that ends a sentence (共 25.) looks like one."""


@dataclass(frozen=True, slots=True)
class Item:
    """A list mark: `number` is what it counts, `style` how it is written, sign included."""

    number: int
    style: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Break:
    """Where a list goes wrong: the mark before and the one that does not follow it."""

    before: Item
    item: Item
    changes_style: bool = False


@dataclass(slots=True)
class _List:
    """A list that is open: its styles, its last mark, and the last one before its numbers began again."""

    styles: set[str]
    last: Item
    outer: Item | None = None


def items_in(text: str) -> tuple[Item, ...]:
    """The list marks of a text in order, bare figures at the start of lines aside; () where fewer than two signs could be one."""
    plain = normalise(text)
    if len(_MARK_LIKE.findall(plain)) < _FEWEST:
        return ()
    marks = ((found, number_of(plain[found.start : found.end])) for found in mask(plain).marks)
    return tuple(
        Item(number, style_of(plain, found), found.start, found.end)
        for found, number in marks
        if number and found.style != "1"
    )


def style_of(plain: str, found: Mark) -> str:
    """The style of a mark with the sign behind it: 1、 and 1. may be two levels of one list."""
    return found.style + plain[found.end - 1] if found.style == "1、" else found.style


def number_of(mark: str) -> int:
    """What a mark counts: 12 for 12、, 3 for 三、 and ③; 0 for none."""
    digits = re.search("[0-9]+", mark)
    if digits:
        return int(digits.group())
    circle = next((ord(char) - _FIRST_CIRCLE + 1 for char in mark if "①" <= char <= "⑳"), 0)
    written = re.search(f"[{_CHINESE}{_TEN}]+", mark)
    if circle or not written:
        return circle
    tens, ten, ones = written.group().rpartition(_TEN)
    return (10 * (digit(tens) or 1) if ten else 0) + digit(ones)


def digit(character: str) -> int:
    """1 to 9 for a Chinese digit, 0 for nothing."""
    return _CHINESE.find(character) + 1 if character else 0


def breaks_in(text: str) -> Iterator[Break]:
    """Marks that repeat, leave one out or change style. A list inside another, and one that begins again, are no break."""
    open_lists: list[_List] = []
    for item in items_in(text):
        depth = next((i for i in reversed(range(len(open_lists))) if item.style in open_lists[i].styles), None)
        if depth is None:
            found = begin_or_join(open_lists, item, text)
        else:
            found = go_on(open_lists[depth], item, text)
            del open_lists[depth + 1 :]
        if found:
            yield found


def begin_or_join(open_lists: list[_List], item: Item, text: str) -> Break | None:
    """A mark in a style that no open list has: 1 begins a list, the next number of the innermost goes on with it.

    So does a number whose predecessor stands before it, where it was not taken for a mark (1.4月).
    """
    innermost = open_lists[-1] if open_lists else None
    if item.number == 1 or (innermost and stands_in(item.number - 1, text[: item.start])):
        open_lists.append(_List({item.style}, item))
        return None
    if not innermost or item.number != innermost.last.number + 1:
        return None
    before, innermost.last = innermost.last, item
    alike = any(style[:-1] == item.style[:-1] for style in innermost.styles)
    innermost.styles.add(item.style)
    return None if alike else Break(before, item, changes_style=True)


def go_on(current: _List, item: Item, text: str) -> Break | None:
    """A mark in the style of an open list; a smaller number goes back to the list around it."""
    before, gap = current.last, item.number - current.last.number
    if item.number == 1:
        current.outer = before
    elif gap != 1 and current.outer and item.number == current.outer.number + 1:
        current.outer, gap = None, 1
    elif gap > _WIDEST_GAP:
        return None
    current.last = item
    follows = (
        item.number == 1
        or gap == 1
        or gap < 0
        or (gap > 1 and stands_in(before.number + 1, text[before.end : item.start]))
    )
    return None if follows else Break(before, item)


def stands_in(number: int, text: str) -> bool:
    """Whether a number stands in a text like a mark, though it was not taken for one."""
    return re.search(f"(?<![0-9]){number}[ \u3000]?[、.．)）]", text) is not None
