"""Which fields and rows of a form say something else than before. Blanks, line breaks and invisible characters do not count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from xltools.model.declaration import FIELD_TITLES
from xltools.workflows.alignment import aligned
from xltools.workflows.comparison import Form, Passage, Row, TextChange
from xltools.workflows.word_marks import marked

INVISIBLE: Final = re.compile("[\\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]+")
TYPE: Final = FIELD_TITLES["project_type"]
GOAL: Final = FIELD_TITLES["goal"]
REMARKS: Final = FIELD_TITLES["remarks"]
UNLABELLED: Final = "（未写指标名称）"
Group = tuple[int, str]
"""Output block and second-level label."""


def text_changes(old: Form, new: Form) -> Iterator[TextChange]:
    """The changes in the order of the form: fields, goal, rows of the grid, remarks."""
    titles = [title for title in new.fields if title in old.fields]
    first = [title for title in titles if title != REMARKS]
    for title in first:
        yield from field_change(title, old.fields, new.fields)
    if TYPE not in titles and old.project_type != new.project_type:
        yield change(TYPE, Passage(old.project_type, old.place), Passage(new.project_type, new.place))
    yield from row_changes(old.rows, new.rows)
    if REMARKS in titles:
        yield from field_change(REMARKS, old.fields, new.fields)


def field_change(title: str, old: Mapping[str, Passage], new: Mapping[str, Passage]) -> Iterator[TextChange]:
    """The change of a field, if any."""
    if compared(old[title].text) != compared(new[title].text):
        yield change(title, old[title], new[title])


def row_changes(old: Sequence[Row], new: Sequence[Row]) -> Iterator[TextChange]:
    """The changes of the grid: rows of one block and label are matched by equal texts, then by order."""
    before, after = grouped(old), grouped(new)
    blocks = len({block for block, _ in (*before, *after) if block}) > 1
    for group in sorted({*before, *after}, key=lambda one: order(one, before, after)):
        title = label = group[1] or UNLABELLED
        if blocks and group[0]:
            title += f"（第 {group[0]} 组产出指标）"
        for first, second in matched(before.get(group, ()), after.get(group, ())):
            yield change(title, first, second, label)


def order(group: Group, before: Mapping[Group, object], after: Mapping[Group, object]) -> tuple[int, int]:
    """Where a group stands: output blocks first, then as in the form that has it."""
    places = [list(one).index(group) for one in (after, before) if group in one]
    return group[0] or len(before) + len(after), max(places)


def grouped(rows: Sequence[Row]) -> dict[Group, list[Passage]]:
    """The texts by block and label."""
    groups: dict[Group, list[Passage]] = {}
    for row in rows:
        groups.setdefault((row.block, row.label), []).append(row.passage)
    return groups


def matched(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[Passage | None, Passage | None]]:
    """The rows that differ, each beside the one that stands in its place; None where there is none."""
    for block in aligned([compared(one.text) for one in old], [compared(one.text) for one in new]):
        if block.equal:
            continue
        first, second = old[slice(*block.old)], new[slice(*block.new)]
        for number in range(max(len(first), len(second))):
            yield first[number] if number < len(first) else None, second[number] if number < len(second) else None


def change(title: str, old: Passage | None, new: Passage | None, label: str = "") -> TextChange:
    """A change with its marks."""
    return TextChange(title, old, new, marked(old.text if old else "", new.text if new else ""), label)


def compared(text: str) -> str:
    """A text without what nobody sees."""
    return INVISIBLE.sub("", text)
