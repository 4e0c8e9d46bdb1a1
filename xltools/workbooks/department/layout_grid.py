"""The indicator grid (绩效指标) of the project sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from xltools.forms.version import FormVersion
from xltools.model.declaration import Field, Indicator
from xltools.model.place import Place
from xltools.workbooks.cells import address, cell_text
from xltools.workbooks.department.form_rows import FormRows, Span
from xltools.workbooks.department.printed import PrintedForm
from xltools.workbooks.department.records import IndicatorRecord
from xltools.workbooks.department.regions import RowCell, Style
from xltools.workbooks.department.rows import GridLine, grid_lines

GRID_KEY: Final = "indicators"
INDICATOR_KEY: Final = "indicator:"
GRID_COLUMN, LEVEL1_COLUMN, LEVEL2_COLUMN, TEXT_COLUMN, LAST_COLUMN = 0, 1, 2, 3, 5
HEAD_ROW: Final = 26.0
LINE_ROW: Final = 31.0


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """Records of all rows; `cells` holds text cell and label cell of each indicator, by its index."""

    records: tuple[IndicatorRecord, ...]
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """A cell of column B: its text and how many lines it covers."""

    text: str
    lines: int
    official: bool


@dataclass(frozen=True, slots=True)
class GridRows:
    """The lines of the grid, the cells of column B by the line they begin at, and the form row of the first line."""

    lines: tuple[GridLine, ...]
    openings: Mapping[int, Opening]
    first: int

    def tops(self, printed: PrintedForm) -> Sequence[int]:
        """The sheet rows of the lines."""
        return printed.tops[self.first : self.first + len(self.lines)]

    def cells(self, printed: PrintedForm) -> tuple[tuple[str, str], ...]:
        """Text cell and label cell of each indicator of the source, by its index."""
        tops = zip(self.lines, self.tops(printed), strict=True)
        placed = sorted([(line.index, top) for line, top in tops if line.index is not None])
        return tuple([(address(top, TEXT_COLUMN), address(top, LEVEL2_COLUMN)) for _, top in placed])


def add_grid(rows: FormRows, indicators: Sequence[Indicator], form: FormVersion) -> GridRows:
    """Add head and rows of the grid."""
    head = form.grid_columns
    spans = ((LEVEL1_COLUMN, LEVEL1_COLUMN), (LEVEL2_COLUMN, LEVEL2_COLUMN), (TEXT_COLUMN, LAST_COLUMN))
    cells = [RowCell(left, right, text, "label") for text, (left, right) in zip(head, spans, strict=True)]
    first = rows.add(GRID_KEY, cells, HEAD_ROW, heads=True)
    lines = grid_lines(indicators, form)
    openings = first_level_cells(lines, indicators)
    for number, line in enumerate(lines, 1):
        rows.add(row_key(number), line_cells(line, indicators, form), LINE_ROW, grows=True)
    for number, opening in openings.items():
        style: Style = "label" if opening.official else "open_label"
        start = first + 1 + number
        rows.span(Span(start, start + opening.lines - 1, LEVEL1_COLUMN, opening.text, style))
    rows.span(Span(first, first + len(lines), GRID_COLUMN, form.grid_label, "label"))
    return GridRows(lines, openings, first + 1)


def place_grid(grid: GridRows, indicators: Sequence[Indicator], form: FormVersion, printed: PrintedForm) -> PlacedGrid:
    """Where the rows of the grid went."""
    tops = grid.tops(printed)
    records = [
        replace(
            line_record(line, indicators, form),
            row=row_key(number),
            cell=address(top, TEXT_COLUMN),
            joints=printed.joints.get((top, TEXT_COLUMN), ""),
            label_joints=printed.joints.get((top, LEVEL2_COLUMN), ""),
        )
        for number, (line, top) in enumerate(zip(grid.lines, tops, strict=True), 1)
    ]
    for number, opening in grid.openings.items():
        records[number] = replace(records[number], opens=opening.text)
    return PlacedGrid(tuple(records), grid.cells(printed))


def row_key(number: int) -> str:
    """Key of the n-th row of the grid, from 1."""
    return f"{INDICATOR_KEY}{number}"


def first_level_cells(lines: Sequence[GridLine], indicators: Sequence[Indicator]) -> dict[int, Opening]:
    """The cells of column B by the line they begin at.

    A cell ends with its group, or where the source wrote a first-level label again.
    """
    openings: dict[int, Opening] = {}
    start, has_source = 0, False
    for number, line in enumerate(lines):
        written = written_level1(line, indicators)
        same_group = number > 0 and (line.block, line.level1) == (lines[start].block, lines[start].level1)
        if same_group and not (written and has_source):
            before = openings[start]
            text, official = (written, written == line.level1) if written else (before.text, before.official)
            openings[start] = Opening(text, before.lines + 1, official)
        else:
            start, has_source = number, False
            openings[number] = Opening(written or line.level1, 1, written in {"", line.level1})
        has_source = has_source or line.index is not None
    return openings


def written_level1(line: GridLine, indicators: Sequence[Indicator]) -> str:
    """What column B of the source says in this line."""
    return "" if line.index is None else cell_text(indicators[line.index].level1_written)


def label_text(line: GridLine, indicators: Sequence[Indicator], form: FormVersion) -> str:
    """The second-level label as the sheet prints it: as written where it differs, else the official one."""
    if line.index is None:
        return line.level2
    indicator = indicators[line.index]
    if indicator.level2_written is not None:
        return cell_text(indicator.level2_written)
    return form.filler if indicator.placeholder and not indicator.level2 else indicator.level2


def line_cells(line: GridLine, indicators: Sequence[Indicator], form: FormVersion) -> list[RowCell]:
    """Label and text of one row; the label is open where it is not an official one."""
    label = label_text(line, indicators, form)
    label_style: Style = "label" if label and label == line.level2 else "open_label"
    text = "" if line.index is None else cell_text(indicators[line.index].field.raw)
    text_style: Style = "absent_long" if line.index is None else "long"
    return [
        RowCell(LEVEL2_COLUMN, LEVEL2_COLUMN, label, label_style),
        RowCell(TEXT_COLUMN, LAST_COLUMN, text, text_style, flows=True),
    ]


def line_record(line: GridLine, indicators: Sequence[Indicator], form: FormVersion) -> IndicatorRecord:
    """What the stamp keeps of one row, still without its place on the sheet."""
    source = Indicator(line.block, line.level1, line.level2, Field("", Place("")))
    if line.index is not None:
        source = indicators[line.index]
    return IndicatorRecord(
        row="",
        cell="",
        label=label_text(line, indicators, form),
        opens=None,
        present=line.index is not None,
        block=source.block,
        level1=source.level1,
        level2=source.level2,
        level1_written=source.level1_written,
        level2_written=source.level2_written,
        placeholder=source.placeholder,
        raw=source.field.raw,
        source=source.field.place.label(),
    )
