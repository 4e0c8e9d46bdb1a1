"""How the figures of a cell belong together: items, sub-totals, totals before and after them (A04).

Only a structure that the text shows is used: brackets behind a figure, 其中, list marks, 小计, total words, a written
sum. Where two structures are possible and they differ in what they prove, nothing is proved.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from xltools.analysis.entries import Entry
from xltools.analysis.parts import REMARK, is_below, of_which
from xltools.analysis.structure import Group, Structure, agree
from xltools.values.money import TextReading

_FOLLOWS: Final = re.compile(
    r"其中|包括|包含|分别|具体|明细|如下|构成|组成|用于|主要|分[两二三四]次|分[两二三四]期|分批|(?<!不)含(?!税)"
)
_PARTLY: Final = re.compile(r"其中|包括|包含|主要|用于|含(?!税)")
_RIGHT_BEFORE: Final = re.compile(r"^[整元 左右]{0,4}$")
_RIGHT_BEHIND: Final = re.compile(r"^[^0-9,;。、\n(]{0,8}$")
_ROUNDED: Final = re.compile(r"^[ ]*(?:约|大约|近)(?:为|合|计)?[ ]*$")
_SAME_FIGURE: Final = re.compile(r"(?:折合|合|即|也就是|约合|折算|换算)(?:为|人民币)?[ :]*$")
_WHOLE: Final = re.compile(r"总|合同|中标|投资")
_SECOND: Final = re.compile(r"[（(]?[2２二②](?![0-9０-９十])")
_SHORT_GAP: Final = 16


def arrange(reading: TextReading, entries: tuple[Entry, ...]) -> Structure:
    """Find the structure of the entries of one text."""
    structure = Structure()
    rest = _brackets(reading, _without_echoes(entries), structure)
    rest = _absorb_sums(rest)
    rest = of_which(reading, rest, structure)
    rest = _nested(reading, rest, structure)
    rest = _subtotals(rest, structure)
    _totals(reading, rest, structure)
    return structure


def _without_echoes(entries: tuple[Entry, ...]) -> list[Entry]:
    """Leave out a figure that only says the one before it in another unit or rounded: 320000元，折合32万元; …，约32万元."""
    kept: list[Entry] = []
    for entry in entries:
        if kept and _ROUNDED.match(entry.label) and agree(entry.value, kept[-1].value, (entry,), kept[-1]):
            kept[-1] = replace(kept[-1], approximate=True)
            continue
        if kept and _SAME_FIGURE.search(entry.label) and agree(entry.value, kept[-1].value, (entry,), kept[-1]):
            continue
        kept.append(entry)
    return kept


def _brackets(reading: TextReading, entries: list[Entry], structure: Structure) -> list[Entry]:
    """Figures in brackets right behind or right before another figure explain that figure."""
    children: dict[int, list[Entry]] = {}
    for entry in entries:
        for opened, closed in sorted(entry.brackets, reverse=True):
            parent = _explained(reading.tokens.text, entries, entry, opened, closed)
            if parent is not None:
                children.setdefault(parent, []).append(entry)
                break
    for index, items in children.items():
        if len(items) > 1 and any(item.value == entries[index].value for item in items):
            continue
        between = reading.tokens.text[entries[index].end : items[0].start]
        structure.groups.append(Group(entries[index], tuple(items), partly=True, named="其中" in between))
    gone = {id(item) for items in children.values() for item in items}
    return [entry for entry in entries if id(entry) not in gone]


def _explained(text: str, entries: list[Entry], entry: Entry, opened: int, closed: int) -> int | None:
    for index, other in enumerate(entries):
        if other is entry or (opened, closed) in other.brackets:
            continue
        if other.end <= opened and _RIGHT_BEFORE.match(text[other.end : opened]):
            return index
        if closed < other.start and _RIGHT_BEHIND.match(text[closed + 1 : other.start]) and other.origin == "written":
            return index
    return None


def _absorb_sums(entries: list[Entry]) -> list[Entry]:
    """Figures that a written sum (A+B=C) repeats are its parts: all of them, several, or one where it is called the total.

    One figure alone may be equal to one of its products by chance.
    """
    gone: set[int] = set()
    for total in entries:
        wanted = list(total.summands)
        repeated: dict[int, Entry] = {}
        for entry in entries:
            if entry is not total and id(entry) not in gone and entry.value in wanted:
                wanted.remove(entry.value)
                repeated[id(entry)] = entry
        within = any(total.start < entry.end <= total.end for entry in repeated.values())
        if not wanted or len(repeated) > 1 or within or total.word == "total":
            gone |= set(repeated)
    return [entry for entry in entries if id(entry) not in gone]


def _nested(reading: TextReading, entries: list[Entry], structure: Structure) -> list[Entry]:
    """`一、A 50万元：1.a 20万元 2.b 30万元`: figures under a deeper list mark are parts of the figure above them."""
    rest: list[Entry] = []
    index = 0
    while index < len(entries):
        parent = entries[index]
        index += 1
        rest.append(parent)
        if not parent.path or parent.word == "total":
            continue
        below = []
        for entry in entries[index:]:
            if len(entry.path) <= len(parent.path) or not is_below(entry.path, parent.path) or entry.word == "total":
                break
            below.append(entry)
        if len(below) < 2:  # noqa: PLR2004  one part explains nothing
            continue
        group = Group(parent, tuple(below))
        if not group.holds and reading.tokens.marks and below[0].path[-1] - parent.end > _SHORT_GAP:
            structure.undecided = True
            structure.choose("nested-list", parent, parent.value + group.sum, parent.value, "none")
        else:
            structure.groups.append(group)
            index += len(below)
    return rest


def _subtotals(entries: list[Entry], structure: Structure) -> list[Entry]:
    """A 小计, or a total in the middle that fits, takes the place of the items before it."""
    rest: list[Entry] = []
    since = 0
    for position, entry in enumerate(entries):
        last = position == len(entries) - 1
        items = tuple(rest[since:])
        whole = tuple(rest)
        closes = entry.word == "subtotal" or (entry.word == "total" and not last)
        if closes and items and Group(entry, items).holds:
            structure.groups.append(Group(entry, items))
            _note_middle(entry, items, structure)
            rest[since:] = [entry]
            since = len(rest)
        elif closes and entry.word == "total" and len(whole) > len(items) and Group(entry, whole).holds:
            structure.groups.append(Group(entry, whole))
            _note_middle(entry, whole, structure)
            rest[:] = [entry]
            since = 1
        elif len(items) > 1 and (entry.word == "subtotal" or _ends_its_mark(entries, position, items)):
            structure.groups.append(Group(entry, items))
            rest[since:] = [entry]
            since = len(rest)
        else:
            rest.append(entry)
    return rest


def _ends_its_mark(entries: list[Entry], position: int, items: tuple[Entry, ...]) -> bool:
    """Whether a total closes the figures under its own list mark, and the text goes on under another: 1.甲、乙，合计；2.丙；总计."""
    entry, following = entries[position], entries[position + 1 :]
    own = bool(entry.path) and all(item.path == entry.path for item in items)
    return own and entry.word == "total" and bool(following) and all(other.path != entry.path for other in following)


def _note_middle(entry: Entry, items: tuple[Entry, ...], structure: Structure) -> None:
    """共计 in the middle of a list: the sum of what stands before it, not one more item."""
    if entry.word == "total":
        both = Group(entry, items).sum + entry.value
        structure.choose("middle-total", entry, entry.value, both, "adds-up")


def _totals(reading: TextReading, entries: list[Entry], structure: Structure) -> None:
    """Decide which of the remaining figures is the total of the others."""
    if len(entries) < 2:  # noqa: PLR2004  nothing to add up
        structure.tops = entries
        structure.totals = [entry for entry in entries if entry.word in ("total", "weak")]
        return
    first, last = entries[0], entries[-1]
    if len(entries) == 2 and first.value == last.value and (first.pure or last.pure):  # noqa: PLR2004  one figure said twice
        structure.tops = structure.totals = [last]
        return
    leads = _leads(reading, entries)
    trails = last.word == "total" and (len(entries) > 2 or last.pure or last.grand or last.value == first.value)  # noqa: PLR2004
    if leads and trails and len(entries) == 2:  # noqa: PLR2004  the same total said twice, or two totals
        _two_totals(first, last, structure)
        return
    if leads and trails:
        _both_ends(reading, entries, structure)
    elif trails:
        _settle(Group(last, tuple(entries[:-1])), structure)
    elif leads:
        between = reading.tokens.text[first.end : entries[1].start]
        _settle(Group(first, tuple(entries[1:]), bool(_PARTLY.search(between))), structure)
    else:
        _plain_list(entries, structure)


def _two_totals(first: Entry, last: Entry, structure: Structure) -> None:
    if agree(first.value, last.value, (first,), last):
        structure.tops = structure.totals = [last]
        structure.groups.append(Group(last, (first,)))
    elif first.pure and last.pure:
        structure.tops, structure.totals, structure.undecided = [last], [first, last], True
        structure.choose("two-totals", last, last.value, first.value, "none")
    else:
        structure.tops = [first, last]


def _both_ends(reading: TextReading, entries: list[Entry], structure: Structure) -> None:
    first, last, items = entries[0], entries[-1], tuple(entries[1:-1])
    structure.totals = [first, last]
    if agree(first.value, last.value, (first,), last):
        structure.tops = [last]
        structure.groups.append(
            Group(last, items, bool(_PARTLY.search(reading.tokens.text[first.end : items[0].start])))
        )
    elif Group(last, (first, *items)).holds:
        structure.tops = structure.totals = [last]
        structure.groups.append(Group(last, (first, *items)))
    else:
        structure.tops = [last]
        structure.groups += [Group(first, items), Group(last, items)]
        adds_up = Group(last, items).holds
        structure.choose("two-totals", last, last.value, first.value, "adds-up" if adds_up else "wording")


def _settle(group: Group, structure: Structure) -> None:
    """Accept a total; a figure among the items that is the sum of its neighbours is a sub-total without a name."""
    structure.tops = structure.totals = [group.total]
    if not group.holds and not group.partly:
        smaller = _without_inner_sum(group)
        if smaller is not None:
            (inner,) = [item for item in group.items if not any(item is kept for kept in smaller.items)]
            structure.choose("inner-sum", inner, smaller.sum, group.sum, "adds-up")
            group = smaller
    structure.groups.append(group)


def _without_inner_sum(group: Group) -> Group | None:
    items = group.items
    for index, item in enumerate(items):
        rest = (*items[:index], *items[index + 1 :])
        if not Group(group.total, rest).holds:
            continue
        for size in range(2, len(rest) + 1):
            behind, before = items[index + 1 : index + 1 + size], items[max(0, index - size) : index]
            if any(len(run) == size and Group(item, run).holds for run in (behind, before)):
                return Group(group.total, rest)
    return None


def _plain_list(entries: list[Entry], structure: Structure) -> None:
    """Figures without a sure total: the first or last is one if the others add up to it, else all are items."""
    for whole, parts in ((entries[-1], entries[:-1]), (entries[0], entries[1:])):
        if (whole.pure or _WHOLE.search(whole.label)) and len(parts) > 1 and Group(whole, tuple(parts)).holds:
            structure.tops = structure.totals = [whole]
            structure.groups.append(Group(whole, tuple(parts)))
            structure.choose(
                "list-total", whole, whole.value, sum((one.value for one in entries), Decimal(0)), "adds-up"
            )
            return
    pure = [entry for entry in entries if entry.word == "total" and (entry.pure or entry.grand)]
    structure.tops = entries
    added = sum((one.value for one in entries[1:]), Decimal(0)) == entries[0].value and len(entries) > 2  # noqa: PLR2004
    if added:
        structure.choose("list-total", entries[0], entries[0].value * 2, entries[0].value, "none")
    structure.undecided |= bool(pure) or added
    for entry in pure:
        structure.choose("list-total", entry, sum((one.value for one in entries), Decimal(0)), entry.value, "none")


def _leads(reading: TextReading, entries: list[Entry]) -> bool:
    """Whether the first figure is a total that the others explain."""
    first, second = entries[0], entries[1]
    if len(entries) == 2 and second.word == "total" and second.value == first.value:  # noqa: PLR2004
        return True
    text = reading.tokens.text
    between = REMARK.sub("", text[first.end : second.start])
    marked = not first.path and bool(second.path)
    if marked and all(entry.path for entry in entries[1:] if entry.word != "total"):
        mark = second.path[0]
        if _SECOND.match(reading.text, mark):
            return False
        return first.word != "" or mark - first.end <= _SHORT_GAP
    if first.word == "total":
        return first.pure or first.grand or (len(entries) > 2 and bool(_FOLLOWS.search(between)))  # noqa: PLR2004
    opening = between[:_SHORT_GAP]
    if first.word == "weak" and first.pure and len(entries) > 2 and not any(entry.pure for entry in entries[1:-1]):  # noqa: PLR2004
        return not entries[-1].pure or entries[-1].word == "total"
    return first.word == "weak" and len(entries) > 2 and bool(_FOLLOWS.search(opening))  # noqa: PLR2004
