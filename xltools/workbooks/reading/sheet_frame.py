"""Where a project sheet of ours has its parts now: row keys and the 核对栏 travel with rows and columns."""

from collections.abc import Mapping
from dataclasses import dataclass

from xltools.forms.keys import squeeze
from xltools.workbooks.department.layout import KEY_COLUMN, SHEET_MARK, TITLE_KEY
from xltools.workbooks.department.panel import PANEL_COLUMN, PANEL_LABELS, PANEL_TITLE, PanelKey
from xltools.workbooks.reading.cell_table import CellTable
from xltools.workbooks.reading.sheet_cells import Spot


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """The parts of a project sheet.

    `rows` holds the first row of each key, `keys` the key of each row. `shift` says by how many columns the sheet was
    moved to the right, below 0 where columns were deleted. `panel` holds the value cells of the 核对栏 that are still there.
    """

    table: CellTable
    id: str
    keys: Mapping[int, str]
    rows: Mapping[str, int]
    shift: int
    panel_column: int
    panel: Mapping[PanelKey, Spot]


def find_frame(table: CellTable) -> SheetFrame | None:
    """The frame of a project sheet made by this tool; None for any other sheet."""
    (top, key_column), mark = table.own_mark
    if not mark.startswith(SHEET_MARK):
        return None
    keys = {row: text for row, text in table.column(key_column).items() if row > top} | {top: TITLE_KEY}
    rows: dict[str, int] = {}
    for row in sorted(keys):
        rows.setdefault(keys[row], row)
    shift = key_column - KEY_COLUMN
    titles = [column for (_, column), text in table.texts.items() if text == PANEL_TITLE and column < key_column]
    panel_column = max(titles, default=PANEL_COLUMN + shift)
    return SheetFrame(
        table, mark.removeprefix(SHEET_MARK), keys, rows, shift, panel_column, panel_cells(table, panel_column)
    )


def panel_cells(table: CellTable, column: int) -> dict[PanelKey, Spot]:
    """Value cells of the 核对栏, found by their labels: the uppermost, for remarks of 项目明细 stand below in this column."""
    labels = {squeeze(text): row for row, text in reversed(table.column(column).items())}
    return {
        key: (labels[squeeze(label)], column + 1) for key, label in PANEL_LABELS.items() if squeeze(label) in labels
    }
