"""Which rows the indicator grid of a project sheet has: every official row stands, whatever the source left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from xltools.forms.version import FormVersion
from xltools.model.declaration import Indicator


@dataclass(frozen=True, slots=True)
class GridLine:
    """One row of the grid: an indicator of the source (`index`), or an official row the source lacks (None)."""

    block: int
    level1: str
    level2: str
    index: int | None


def grid_lines(indicators: Sequence[Indicator], form: FormVersion) -> tuple[GridLine, ...]:
    """All rows of the grid in printed order; the source's rows keep their order."""
    ordered = groupby(source_lines(indicators, form), key=lambda line: (line.block, line.level1))
    groups = [list(group) for _, group in ordered]
    for rank in range(len(form.level1)):
        add_missing_group(groups, rank, form)
    completed: set[tuple[int, str]] = set()
    lines: list[GridLine] = []
    for group in groups:
        key = group_key(group, form)
        present = {line.level2 for other in groups for line in other if key == group_key(other, form)}
        lines.extend(group if key in completed else with_absent(group, present, official_rows(form, key[1])))
        completed.add(key)
    return tuple(line for line in lines if line.index is not None or line.level2)


def source_lines(indicators: Sequence[Indicator], form: FormVersion) -> list[GridLine]:
    """The indicators with their group; a row of unknown kind stays with the row above it."""
    lines: list[GridLine] = []
    labels = {level1.label for level1 in form.level1}
    for index, indicator in enumerate(indicators):
        level1 = indicator.level1
        if level1 not in labels:
            level1 = lines[-1].level1 if lines else form.level1[0].label
        lines.append(GridLine(indicator.block, level1, indicator.level2, index))
    return lines


def add_missing_group(groups: list[list[GridLine]], rank: int, form: FormVersion) -> None:
    """Give the first-level group of this rank a place before the first later group, if the source lacks it.

    The new group holds one nameless line, which only carries the block number.
    """
    labels = [level1.label for level1 in form.level1]
    if any(group[0].level1 == labels[rank] for group in groups):
        return
    later = (index for index, group in enumerate(groups) if labels.index(group[0].level1) > rank)
    spot = next(later, len(groups))
    block = groups[spot - 1][0].block if spot else 1
    groups.insert(spot, [GridLine(block, labels[rank], "", None)])


def repeats(form: FormVersion, label: str) -> bool:
    """Whether a first-level group has its rows once per block."""
    return any(level1.label == label and level1.repeats for level1 in form.level1)


def group_key(group: Sequence[GridLine], form: FormVersion) -> tuple[int, str]:
    """Groups with the same key complete each other."""
    label = group[0].level1
    return (group[0].block if repeats(form, label) else 0, label)


def official_rows(form: FormVersion, label: str) -> tuple[str, ...]:
    """Printed second-level labels of a first-level group."""
    return next(tuple(row.label for row in level1.rows) for level1 in form.level1 if level1.label == label)


def with_absent(group: Sequence[GridLine], present: set[str], official: Sequence[str]) -> list[GridLine]:
    """The group with its missing official rows, each before the first later official row."""
    lines = list(group)
    for rank, label in enumerate(official):
        if label in present:
            continue
        absent = GridLine(group[0].block, group[0].level1, label, None)
        lines.insert(insertion_point(lines, official, rank), absent)
    return lines


def insertion_point(lines: Sequence[GridLine], official: Sequence[str], rank: int) -> int:
    """Where the official row of this rank belongs among the lines."""
    ranks = [official.index(line.level2) if line.level2 in official else None for line in lines]
    later = (index for index, other in enumerate(ranks) if other is not None and other > rank)
    earlier = [index for index, other in enumerate(ranks) if other is not None and other < rank]
    return next(later, earlier[-1] + 1 if earlier else 0)
