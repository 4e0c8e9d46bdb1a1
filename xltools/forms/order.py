"""Which second-level row an unnamed row is, judged by its neighbours: row order is the second witness."""

from collections.abc import Sequence

from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of the indicator grid: its number in printed order (None where the label says nothing).

    `opens` is the number of the first row of the group whose first-level label stands in this row, else None.
    """

    order: int | None
    opens: int | None = None


def resolve(slots: Sequence[Slot], group_ends: Sequence[int]) -> list[int | None]:
    """Order numbers with unnamed rows filled in where exactly as many rows are missing between known neighbours.

    `group_ends` holds for every printed row the number of the first row after its group.
    """
    resolved = [slot.order for slot in slots]
    position = 0
    while position < len(slots):
        if resolved[position] is not None:
            position += 1
            continue
        end = position
        while end < len(slots) and resolved[end] is None and (end == position or slots[end].opens is None):
            end += 1
        missing = between(before(resolved, slots, position), after(resolved, slots, end), group_ends)
        if len(missing) == end - position:
            resolved[position:end] = missing
        position = end
    return resolved


def before(resolved: Sequence[int | None], slots: Sequence[Slot], position: int) -> int | None:
    """The order number after which the run at `position` begins; None where the row above is not known."""
    opens = slots[position].opens
    if opens is not None:
        return opens - 1
    return resolved[position - 1] if position else -1


def after(resolved: Sequence[int | None], slots: Sequence[Slot], end: int) -> int | None:
    """The order number before which the run ends; None where the next row is not known."""
    if end == len(slots):
        return None
    opens = slots[end].opens
    return opens if opens is not None and resolved[end] is None else resolved[end]


def between(first: int | None, last: int | None, group_ends: Sequence[int]) -> list[int]:
    """The printed rows between two known ones: to the end of the grid where nothing follows, of the group where a block does."""
    if first is None:
        return []
    if last is None:
        return list(range(first + 1, len(group_ends)))
    return list(range(first + 1, group_ends[first] if last <= first else last))
