"""The indicator grid: rows by labels, level 1 derived from level 2, blocks counted by repetition."""

from collections.abc import Sequence
from dataclasses import field, replace

from xltools.forms.columns import column_of
from xltools.forms.header import field_of, unplaced
from xltools.forms.keys import label_key, squeeze
from xltools.forms.labels import Labels, Level2
from xltools.forms.order import Slot, resolve
from xltools.model.declaration import Field, Indicator, Unplaced
from xltools.model.grid import GridCell, GridRow
from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns of 一级指标 and 二级指标, counted from 0."""

    level1: int = 1
    level2: int = 2


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row taken apart: the cells of level 1 and level 2, the text, what stood left of it, and what else."""

    level1: GridCell | None
    label: GridCell | None
    entry: Level2 | None
    field: Field
    filler: bool = False
    left: tuple[GridCell, ...] = ()
    others: tuple[GridCell, ...] = ()


def layout_of(row: GridRow, labels: Labels) -> Layout | None:
    """The columns as the row of printed heads shows them."""
    columns = {label_key(cell.text): column_of(index, row) for index, cell in enumerate(row.cells)}
    level1, level2 = (columns.get(label_key(head), -1) for head in labels.form.grid_columns[:2])
    return Layout(level1, level2) if level1 >= 0 and level2 >= 0 else None


def take_apart(row: GridRow, labels: Labels, layout: Layout) -> RawRow | None:
    """The parts of a row of the indicator grid; None when no second-level label and no text stand in it."""
    filled = [index for index, cell in enumerate(row.cells) if cell.text.strip() and not labels.is_head(cell.text)]
    position = known_position(row, labels)
    if position is None:
        position = position_by_place(row, filled, labels, layout)
    if position is None:
        return None
    before = [index for index in filled if index < position]
    level1 = next(
        (index for index in before if labels.level1_of(row.cells[index].text) or labels.level2(row.cells[index].text)),
        None,
    )
    if level1 is None and before and column_of(before[-1], row) == layout.level1:
        level1 = before[-1]
    label = row.cells[position] if position >= 0 else None
    after = [
        cell
        for index, cell in enumerate(row.cells)
        if index > position and index != level1 and not labels.is_head(cell.text)
    ]
    text, rest = field_of(label or row.cells[filled[0]], after)
    return RawRow(
        level1=row.cells[level1] if level1 is not None else None,
        label=label,
        entry=labels.level2_loosely(label.text) if label else None,
        field=text,
        filler=label is not None and labels.is_filler(label.text),
        left=tuple(row.cells[index] for index in before if index != level1),
        others=tuple(rest),
    )


def known_position(row: GridRow, labels: Labels) -> int | None:
    """Index of the cell that holds a second-level label or the mark of a spare row."""
    known = [index for index, cell in enumerate(row.cells) if labels.level2(cell.text) or labels.is_filler(cell.text)]
    if not known:
        return None
    first, second = known[0], known[1] if len(known) > 1 else 0
    adjacent = second > first and not any(cell.text.strip() for cell in row.cells[first + 1 : second])
    return second if adjacent and second + 1 < len(row.cells) else first


def position_by_place(row: GridRow, filled: Sequence[int], labels: Labels, layout: Layout) -> int | None:
    """Index of the label's cell in a row without a known label: by column, else the last but one filled cell.

    -1 where a text stands alone; None where nothing stands at or right of the label's column.
    """
    columns = {index: column_of(index, row) for index in range(len(row.cells))}
    if all(columns[index] >= 0 for index in filled):
        if not any(columns[index] >= layout.level2 for index in filled):
            return None
        return next((index for index, column in columns.items() if column == layout.level2), -1)
    texts = [index for index in filled if not labels.level1_of(row.cells[index].text)]
    if not texts:
        return None
    loosely = [index for index in texts[:-1] if labels.level2_loosely(row.cells[index].text)]
    return loosely[0] if loosely else texts[-2] if len(texts) > 1 else -1


def name_rows(raws: Sequence[RawRow], labels: Labels) -> tuple[list[Indicator], list[Unplaced]]:
    """Indicators in order, and what stood in the grid without being part of it."""
    slots = [
        Slot(raw.entry.order if raw.entry else None, opens(raw, above, labels))
        for raw, above in zip(raws, (None, *raws), strict=False)
        if not raw.filler
    ]
    orders = iter(resolve(slots, group_ends(labels)))
    state = State(labels)
    indicators: list[Indicator] = []
    leftover: list[Unplaced] = []
    for raw in raws:
        leftover.extend(replace(unplaced(cell), beside_indicators=True) for cell in raw.left)
        leftover.extend(unplaced(cell) for cell in raw.others)
        indicators.append(state.indicator(raw, None if raw.filler else next(orders)))
    return indicators, leftover


def group_ends(labels: Labels) -> list[int]:
    """For every printed row the number of the first row after its group."""
    return [1 + max(other.order for other in labels.rows if other.level1 == entry.level1) for entry in labels.rows]


def opens(raw: RawRow, above: RawRow | None, labels: Labels) -> int | None:
    """Order number of the first row of the group that begins here; None where the row above carries the same label."""
    if raw.level1 is None:
        return None
    if above and above.level1 and squeeze(above.level1.text) == squeeze(raw.level1.text):
        return None
    label = labels.level1_of(raw.level1.text)
    return next((entry.order for entry in labels.rows if entry.level1 == label), None)


@dataclass(slots=True)
class State:
    """What the rows above say: block, last row, level-1 label of the block."""

    labels: Labels
    block: int = 1
    last: Level2 | None = None
    block_label: str = ""
    seen: set[int] = field(default_factory=set)

    def indicator(self, raw: RawRow, order: int | None) -> Indicator:
        """The indicator of a row; `order` is its place in the printed order, None where it is not known."""
        entry = self.labels.rows[order] if order is not None else None
        if entry is None and not raw.filler and is_blank(raw.label) and self.last:
            entry = self.last
        written_level1 = raw.level1.text.strip() if raw.level1 else ""
        self.open_block(entry, written_level1)
        if entry:
            self.last = entry
        return Indicator(
            block=self.block,
            level1=entry.level1 if entry else self.level1_without_label(raw),
            level2=entry.label if entry else "",
            field=raw.field,
            placeholder=raw.filler and raw.field.text in {"", *self.labels.fillers},
            level1_written=written_level1,
            level2_written=written(raw, entry),
            label_place=raw.label.place if raw.label else None,
        )

    def open_block(self, entry: Level2 | None, level1: str) -> None:
        """Count a new block when the order of a group that repeats begins again, or another part is named.

        It begins again with a row the block has already, with the first row, and behind the last one; two other rows may
        have changed places.
        """
        if entry is None or not self.repeats(entry):
            return
        named_anew = bool(level1 and self.block_label and squeeze(level1) != squeeze(self.block_label))
        if self.last and (self.begins_again(entry, self.last) or (named_anew and entry.order <= self.last.order)):
            self.block += 1
            self.block_label = ""
            self.seen.clear()
        self.seen.add(entry.order)
        self.block_label = level1 or self.block_label

    def begins_again(self, entry: Level2, last: Level2) -> bool:
        """Whether a row that goes back in the order belongs to the next block."""
        group = [row.order for row in self.labels.rows if row.level1 == entry.level1]
        ends = entry.order in {*self.seen, group[0]} or last.order >= group[-1]
        return entry.order < last.order and ends

    def repeats(self, entry: Level2) -> bool:
        """Whether the group of this row may stand in a form twice."""
        return any(group.repeats for group in self.labels.form.level1 if group.label == entry.level1)

    def level1_without_label(self, raw: RawRow) -> str:
        """The group of a row without a known label: its own level-1 label, else that of the row above."""
        own = self.labels.level1_of(raw.level1.text) if raw.level1 else None
        return own or (self.last.level1 if self.last else self.labels.rows[0].level1)


def is_blank(label: GridCell | None) -> bool:
    """No label, or an empty one: under a label merged over several rows."""
    return label is None or not label.text.strip()


def written(raw: RawRow, entry: Level2 | None) -> str | None:
    """The label as written where it differs from the canonical one."""
    text = raw.label.text.strip() if raw.label else ""
    if raw.filler and raw.field.text in {"", text}:
        return None
    return None if entry and squeeze(text) == squeeze(entry.label) else text
