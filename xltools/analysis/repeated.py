"""Items that a list names twice, with the same label and the same amount (A10)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from xltools.analysis.cells import Cell
from xltools.analysis.entries import Entry
from xltools.analysis.facts import RepeatedItem

_MARKS: Final = re.compile(r"^[ \t]*(?:\(?[0-9一二三四五六七八九十]{1,3}[)、.]|[①-⑳]|[一二三四五六七八九十]是)[ ]*")
_LEAD: Final = re.compile("^.*(?:其中|包括|包含|如下|分别为?)[:：]?")
_TAIL: Final = re.compile(r"[ :：为是约共计]*$")
_CLAUSES: Final = re.compile(r"[,，;；。、\n]")
_HAN: Final = re.compile("[\u4e00-\u9fff]{2}")
_GENERIC: Final = frozenset(
    {"费用", "经费", "金额", "资金", "其他", "其他费用", "补助", "补贴", "奖励", "费用为", "每项", "每人", "支出"}
)


def repeated_items(cell: Cell, indicator: int) -> Iterator[RepeatedItem]:
    """Each item of a list that says the same as an earlier one of the same section."""
    lists = [group.items for group in cell.structure.groups if len(group.items) > 1]
    if len(cell.structure.tops) > 1:
        lists.append(tuple(cell.structure.tops))
    found: set[int] = set()
    for items in lists:
        for first, second in _pairs(cell.reading.text, items):
            if second.start not in found:
                found.add(second.start)
                label = _label(cell.reading.text, second)
                start = max(cell.reading.text.rfind(label, 0, second.start), 0)
                yield RepeatedItem(indicator, start, second.end, label, second.value, first.start)


def _pairs(text: str, items: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    for position, first in enumerate(items):
        for second in items[position + 1 :]:
            if _same(text, first, second) and not _section_between(text, first, second, items):
                yield first, second


def _same(text: str, first: Entry, second: Entry) -> bool:
    """Same label, amount, way of writing and place in the numbering."""
    alike = (
        first.value == second.value
        and first.origin == second.origin
        and first.path[:-1] == second.path[:-1]
        and len(first.path) == len(second.path)
        and first.brackets == second.brackets
    )
    if not alike:
        return False
    label = _label(text, first)
    return label == _label(text, second) and bool(_HAN.search(label)) and label not in _GENERIC


def _label(text: str, entry: Entry) -> str:
    """The words before a figure as they stand in the text, dates included."""
    written = text[entry.start - len(entry.label) : entry.start] if entry.label else ""
    return _TAIL.sub("", _MARKS.sub("", _LEAD.sub("", written))).strip()


def _section_between(text: str, first: Entry, second: Entry, items: Sequence[Entry]) -> bool:
    """Whether a heading stands between two items: a clause without a figure, or a label with a colon."""
    inner = [item for item in items if first.start < item.start <= second.start]
    if any(re.search("[:：]", item.label.rstrip(" :：")) for item in inner):
        return True
    ends = [first.end, *(item.end for item in inner)]
    gaps = (text[end : item.start] for end, item in zip(ends, inner, strict=False))
    return any(sum(bool(_HAN.search(clause)) for clause in _CLAUSES.split(gap)) > 1 for gap in gaps)
