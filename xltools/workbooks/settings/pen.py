"""Drawing a sheet of 花名册与设置: title, note, header, and rows that are high enough for their texts."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xlsxwriter import Workbook

from xltools.workbooks.cells import cell_text
from xltools.workbooks.measure import HIGHEST_ROW, column_points, text_height
from xltools.workbooks.styles import Styles

NOTE_ROW: Final = 1
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
FONT_SIZE: Final = 10.5
NOTE_SIZE: Final = 9
LEAST_ROW: Final = 21.0
TABLE_STYLE: Final = "Table Style Light 1"

Columns = Sequence[tuple[str, float]]
"""Title and width (Excel characters) of every column."""


class Pen:
    """Writes one sheet; rows and columns count from 0. Amounts leave Decimal here."""

    def __init__(self, book: Workbook, styles: Styles, name: str, columns: Columns) -> None:
        self.sheet = book.add_worksheet(name)
        self.styles = styles
        self.columns = columns
        self.last = HEADER_ROW
        self._heights: dict[int, float] = {}
        for column, (_, width) in enumerate(columns):
            self.sheet.set_column(column, column, width)

    def head(self, title: str, note: str) -> None:
        """Title, note and column titles."""
        self.sheet.write_string(0, 0, title, self.styles.get("sheet_heading"))
        self.sheet.set_row(0, 30)
        last = max(len(self.columns) - 1, 1)
        self.sheet.merge_range(NOTE_ROW, 0, NOTE_ROW, last, note, self.styles.get("sheet_note"))
        width = sum(column_points(width) for _, width in self.columns)
        self.sheet.set_row(NOTE_ROW, text_height(note, width, NOTE_SIZE) + 3)
        for column, (text, _) in enumerate(self.columns):
            self.text(HEADER_ROW, column, text, "head")

    def text(self, row: int, column: int, value: str, style: str) -> None:
        """A text, never a formula; an empty one leaves a formatted cell."""
        if value:
            self.sheet.write_string(row, column, cell_text(value), self.styles.get(style))
        else:
            self.sheet.write_blank(row, column, None, self.styles.get(style))
        self._grow(row, column, value)

    def number(self, row: int, column: int, value: Decimal | None, style: str) -> None:
        """A number; None leaves a formatted cell."""
        if value is None:
            self.text(row, column, "", style)
        else:
            self.sheet.write_number(row, column, float(value), self.styles.get(style))
            self._grow(row, column, "")

    def link(self, row: int, column: int, target: str, value: str) -> None:
        """A text that leads to a cell of the workbook."""
        self.sheet.write_url(row, column, f"internal:{target}", self.styles.get("cell_link"), value)
        self._grow(row, column, value)

    def _grow(self, row: int, column: int, value: str) -> None:
        needed = text_height(value, column_points(self.columns[column][1]), FONT_SIZE)
        self._heights[row] = max(self._heights.get(row, LEAST_ROW), min(needed, HIGHEST_ROW))
        self.last = max(self.last, row)

    def table(self, name: str) -> None:
        """Make the rows written so far a table of the spreadsheet program, with filters."""
        self.sheet.add_table(
            HEADER_ROW, 0, self.last, len(self.columns) - 1,
            {
                "name": name,
                "style": TABLE_STYLE,
                "banded_rows": False,
                "columns": [
                    {"header": title, "header_format": self.styles.get("head")} for title, _ in self.columns
                ],
            },
        )  # fmt: skip

    def finish(self, frozen_columns: int, *, pages_wide: int = 1) -> None:
        """Row heights, frozen header, and printing on A4 across with the header on every page."""
        for row, height in self._heights.items():
            self.sheet.set_row(row, height)
        self.sheet.freeze_panes(FIRST_ROW, frozen_columns)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(pages_wide, 0)
        self.sheet.repeat_rows(HEADER_ROW)
        self.sheet.print_area(0, 0, max(self.last, FIRST_ROW), len(self.columns) - 1)
        self.sheet.set_footer('&C&"宋体,常规"&9 &A　第 &P 页，共 &N 页')
        self.sheet.set_selection(FIRST_ROW, 0, FIRST_ROW, 0)

    def protect(self, *, rows: bool = False) -> None:
        """Lock titles and labels, without password; `rows`: rows may be inserted and deleted."""
        allowed = (
            "autofilter",
            "sort",
            "format_columns",
            "format_rows",
            *(("insert_rows", "delete_rows") if rows else ()),
        )
        self.sheet.protect("", dict.fromkeys(allowed, True))
