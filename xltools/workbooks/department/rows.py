"""Which rows the indicator grid of a project sheet has: every official row stands, whatever the source left out."""

from collections.abc import Collection, Sequence
from itertools import groupby
from operator import attrgetter

from xltools.forms.version import FormVersion
from xltools.model.declaration import Indicator
from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class GridLine:
    """One row of the grid: an indicator of the source (`index`), or an official row the source lacks (None)."""

    block: int
    level1: str
    level2: str
    index: int | None


def grid_lines(indicators: Sequence[Indicator], form: FormVersion) -> tuple[GridLine, ...]:
    """All rows of the grid in printed order; the source's rows keep their order."""
    ordered = groupby(source_lines(indicators, form), key=attrgetter("block", "level1"))
    groups = [list(group) for _, group in ordered]
    for rank in range(len(form.level1)):
        add_missing_group(groups, rank, form)
    repeated = {level1.label for level1 in form.level1 if level1.repeats}
    keys = [group_key(group, repeated) for group in groups]
    present: dict[tuple[int, str], set[str]] = {key: set() for key in keys}
    for key, group in zip(keys, groups, strict=True):
        present[key].update([line.level2 for line in group])
    lines: list[GridLine] = []
    for key, group in zip(keys, groups, strict=True):
        found = present.pop(key, None)
        lines.extend(group if found is None else with_absent(group, found, official_rows(form, key[1])))
    return tuple([line for line in lines if line.index is not None or line.level2])


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


def group_key(group: Sequence[GridLine], repeated: Collection[str]) -> tuple[int, str]:
    """Groups with the same key complete each other; those of a `repeated` label have their rows once per block."""
    first = group[0]
    return (first.block if first.level1 in repeated else 0, first.level1)


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
