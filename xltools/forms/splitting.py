"""Take rows apart that a document runs together: a row holds one second-level label, or fields, or the printed heads."""

from collections.abc import Iterator, Sequence
from typing import Literal

from xltools.forms.columns import FULL_ROW
from xltools.forms.labels import Labels
from xltools.model.grid import GridCell, GridRow

Part = Literal["field", "identity", "heads", "indicator"]

BEFORE_LABEL = 2
"""Cells left of a second-level label in its row: column A and 一级指标."""


def split(rows: Sequence[GridRow], labels: Labels) -> list[GridRow]:
    """The rows of a document one by one; rows of a sheet and of normal length pass through unchanged."""
    result: list[GridRow] = []
    for row in rows:
        if len(row.cells) <= FULL_ROW or row.cells[0].place.cell is not None:
            result.append(row)
            continue
        starts = [0, *row_starts(row, labels)]
        ends = [*starts[1:], len(row.cells)]
        parts = [GridRow(row.cells[start:end]) for start, end in zip(starts, ends, strict=True)]
        result += [*parts[:-1], GridRow(parts[-1].cells, row.blank_lines_after, row.loose)]
    return result


def row_starts(row: GridRow, labels: Labels) -> Iterator[int]:
    """Indexes at which a further row begins."""
    seen: set[Part] = set()
    last = -1
    for index, cell in enumerate(row.cells):
        part = part_of(cell, labels)
        if part is None:
            if "heads" in seen:
                yield index
                seen = set()
            continue
        start = index - (lead(row, index, labels) if part == "indicator" else 0)
        beside = part == "indicator" and index == last + 1
        if (begins_row(part, seen) and not beside) or (not seen and start - last > FULL_ROW):
            yield start
            seen = set()
        seen.add(part)
        last = index


def part_of(cell: GridCell, labels: Labels) -> Part | None:
    """What a label opens."""
    if labels.level2(cell.text) or labels.is_filler(cell.text):
        return "indicator"
    if labels.is_head(cell.text):
        return "heads"
    if labels.identity(cell.text):
        return "identity"
    return "field" if labels.header(cell.text, weak=False) else None


def begins_row(part: Part, seen: set[Part]) -> bool:
    """Whether a label of this kind cannot stand in the row read so far."""
    if part == "indicator":
        return bool(seen)
    if part == "heads":
        return bool(seen - {"heads"})
    return bool(seen & {"heads", "indicator"})


def lead(row: GridRow, index: int, labels: Labels) -> int:
    """How many empty cells and first-level labels stand right before the label at `index`."""
    count = 0
    while count < BEFORE_LABEL and is_lead(row.cells[index - count - 1], labels):
        count += 1
    return count


def is_lead(cell: GridCell, labels: Labels) -> bool:
    """An empty cell of a merge or a first-level label."""
    return not cell.text.strip() or labels.level1_of(cell.text) is not None
