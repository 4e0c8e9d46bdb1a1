"""Reads the indicator grid of a project sheet of ours back, with the rows people added."""

from dataclasses import dataclass, field
from typing import Final

from xltools.forms.labels import Labels, Level2
from xltools.forms.labels import labels_of as labels_of_form
from xltools.forms.version import FormVersion
from xltools.model.declaration import Field, Indicator, RowKey
from xltools.model.place import Place
from xltools.workbooks.cells import cell_text, position
from xltools.workbooks.department.cost_table_cells import TITLE_KEY as COST_TABLE_KEY
from xltools.workbooks.department.layout_grid import GRID_KEY, LEVEL1_COLUMN, LEVEL2_COLUMN, TEXT_COLUMN
from xltools.workbooks.department.records import IndicatorRecord, SheetRecord
from xltools.workbooks.department.regions import CONTINUED
from xltools.workbooks.reading.change_list import ChangeList
from xltools.workbooks.reading.parts import is_again, labels_of, part_spots, whole_text
from xltools.workbooks.reading.sheet_cells import Spot
from xltools.workbooks.reading.sheet_frame import SheetFrame

END_KEYS: Final = ("remarks", COST_TABLE_KEY, "unplaced")


@dataclass(slots=True)
class GridReader:
    """Goes down the rows of the grid.

    `used` collects the cells that were understood, `absent` the empty text cells of rows the form does not have.
    """

    frame: SheetFrame
    record: SheetRecord
    form: FormVersion
    changes: ChangeList
    used: set[Spot]
    indicators: list[Indicator] = field(default_factory=list)
    absent: dict[RowKey, Place] = field(default_factory=dict)
    last: Level2 | None = None
    last_level1: str = ""
    block: int = 1
    added_blocks: int = 0
    renamed_level1: str | None = None

    def read(self) -> tuple[Indicator, ...]:
        """All indicators in the order of the sheet."""
        records = {record.row: record for record in self.record.indicators}
        span = self.span()
        for row in sorted({*self.frame.table.rows(self.frame.panel_column), *self.frame.keys}):
            if row in span:
                self.row(row, records)
        self.report_missing(records)
        return tuple(self.indicators)

    def span(self) -> range:
        """The rows below the heads of the grid, down to whatever follows it."""
        rows = self.frame.rows
        known = [rows[record.row] for record in self.record.indicators if record.row in rows]
        first = rows.get(GRID_KEY, min(known, default=0) - 1)
        ends = [row for key, row in rows.items() if key in END_KEYS and row > first]
        filled = self.frame.table.rows(self.frame.panel_column)
        return range(first + 1, min(ends, default=max([*filled, *self.frame.keys], default=0) + 1))

    def row(self, row: int, records: dict[str, IndicatorRecord]) -> None:
        """One row: of the template, of a text spread over rows, or added."""
        key = self.frame.keys.get(row, "")
        if key in records and self.frame.rows.get(key) == row:
            self.known_row(row, records[key])
        elif not key.startswith(CONTINUED):
            self.added_row(row)

    def report_missing(self, records: dict[str, IndicatorRecord]) -> None:
        """Rows with text that are gone."""
        for key, record in records.items():
            if record.present and key not in self.frame.rows:
                message = f"原有的一行指标“{record.label or record.level2}”已不在表中。"
                self.changes.add("row-missing", None, message, expected=record.label)

    @property
    def labels(self) -> Labels:
        """The label lookup of the form."""
        return labels_of_form(self.form)

    def spot(self, row: int, column: int) -> Spot:
        """A cell of the row, marked as understood."""
        spot = (row, column + self.frame.shift)
        self.used.add(spot)
        return spot

    def known_row(self, row: int, record: IndicatorRecord) -> None:
        """A row of the template."""
        label_spot, text_spot = self.spot(row, LEVEL2_COLUMN), self.spot(row, position(record.cell)[1])
        table = self.frame.table
        self.used.update(part_spots(self.frame, label_spot, record.label_joints))
        self.used.update(part_spots(self.frame, text_spot, record.joints))
        label = whole_text(self.frame, label_spot, record.label_joints, record.label)
        text = whole_text(self.frame, text_spot, record.joints, cell_text(record.raw))
        level1_written = self.level1_written(row, record)
        same_label = label == record.label
        if not same_label and record.label == record.level2:
            message = f"二级指标名称“{record.label}”被改为“{label}”。"
            self.changes.add("label-changed", table.at(label_spot), message, expected=record.label, found=label)
        level1, level2, written = (record.level1, record.level2, record.level2_written)
        if not same_label:
            level1, level2, written = self.relabelled(label, record)
        self.block = record.block + self.added_blocks
        entry = self.labels.level2(level2)
        self.last, self.last_level1 = entry or self.last, level1
        unchanged = text == cell_text(record.raw)
        if not record.present and same_label and not text:
            self.absent[self.block, level2] = table.at(text_spot)
            return
        filler = self.labels.is_filler(label)
        placeholder = record.placeholder if unchanged and same_label else filler and not text.strip()
        if filler and not placeholder and written is None and not level2:
            written = label
        self.indicators.append(
            Indicator(
                block=self.block,
                level1=level1,
                level2=level2,
                field=Field(record.raw if unchanged else text, table.at(text_spot)),
                placeholder=placeholder,
                level1_written=self.take_level1(level1_written),
                level2_written=written,
                label_place=table.at(label_spot),
            )
        )

    def relabelled(self, label: str, record: IndicatorRecord) -> tuple[str, str, str | None]:
        """Level 1, level 2 and the label as written of a row whose label was changed."""
        entry = self.labels.level2(label)
        if entry:
            return entry.level1, entry.label, None if label.strip() == entry.label else label
        if self.labels.is_filler(label):
            return record.level1, "", None
        return record.level1, record.level2, label

    def level1_written(self, row: int, record: IndicatorRecord) -> str:
        """What column B says in this row, as the source had it where nothing was changed."""
        spot = self.spot(row, LEVEL1_COLUMN)
        shown = self.frame.table.text(spot)
        if record.opens is None:
            again = not shown or is_again(shown, labels_of(self.record, self.form.grid_label))
            return record.level1_written if again else shown
        if shown == record.opens:
            return record.level1_written
        message = f"一级指标名称“{record.opens}”被改为“{shown}”。"
        self.changes.add("label-changed", self.frame.table.at(spot), message, expected=record.opens, found=shown)
        self.renamed_level1 = shown
        return ""

    def take_level1(self, written: str) -> str:
        """The first-level label of an indicator: a changed one goes to the first indicator below it."""
        if self.renamed_level1 is None:
            return written
        renamed, self.renamed_level1 = self.renamed_level1, None
        return renamed

    def added_row(self, row: int) -> None:
        """A row a person added: by its label, or under the label above it."""
        table, shift = self.frame.table, self.frame.shift
        label_spot, text_spot = (row, LEVEL2_COLUMN + shift), (row, TEXT_COLUMN + shift)
        label, text = table.text(label_spot), table.text(text_spot)
        if not label.strip() and not text.strip():
            return
        self.used.update({label_spot, text_spot, (row, LEVEL1_COLUMN + shift)})
        entry = self.labels.level2_loosely(label) if label.strip() else self.last
        self.open_block(entry)
        self.last = entry or self.last
        self.last_level1 = entry.level1 if entry else self.last_level1 or self.form.level1[0].label
        named = f"“{label.strip()}”" if label.strip() else f"没有写名称，按上面的“{entry.label if entry else '…'}”读取"
        self.changes.add("row-added", table.at(text_spot), f"指标表中新增了一行，{named}。", found=label)
        filler = self.labels.is_filler(label)
        written = None if not label.strip() or (entry and label.strip() == entry.label) else label.strip()
        self.indicators.append(
            Indicator(
                block=self.block,
                level1=self.last_level1,
                level2=entry.label if entry else "",
                field=Field(text, table.at(text_spot)),
                placeholder=filler and not text.strip(),
                level1_written=self.take_level1(table.text((row, LEVEL1_COLUMN + shift))),
                level2_written=None if filler and not text.strip() else written,
                label_place=table.at(label_spot),
            )
        )

    def open_block(self, entry: Level2 | None) -> None:
        """An added row that goes back in the order of a group that repeats opens a further block."""
        repeats = entry and any(group.repeats for group in self.form.level1 if group.label == entry.level1)
        if repeats and entry and self.last and entry.order < self.last.order:
            self.added_blocks += 1
            self.block += 1
