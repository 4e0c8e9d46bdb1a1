"""A sheet whose rows are packed while they are written: a list of any length takes little memory, and a third of the time.

Rows come in order, give or take `KEPT`. Texts stand in their cells, so that sheets need no table of texts in common.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from xlsxwriter.url import Url

from xltools.workbooks.cells import address, column_name
from xltools.workbooks.new_workbook import Part, PlainSheet
from xltools.workbooks.packing import Beside

KEPT: Final = 256
"""Rows that may still be written, at least; the older ones are packed."""
HEX_ESCAPE: Final = re.compile("_(?=x[0-9a-fA-F]{4}_)")
INTERNAL: Final = "internal:"
NAMES: Final = tuple(map(column_name, range(256)))
"""Letters of the columns."""


class StreamedSheet(PlainSheet):
    """A sheet of texts, numbers, formulas, links and merged cells; rows and columns from 0, heights in points."""

    def __init__(self) -> None:
        super().__init__()
        self.outline_row_level = 0
        self._rows: dict[int, dict[int, str]] = {}
        self._heights: dict[int, float] = {}
        self._levels: dict[int, int] = {}
        self._packed_to = 0
        self._streamed = Part()
        self._links = Part()
        self._targets: dict[str, int] = {}
        self._merged: list[str] = []

    def pack_beside(self, beside: Beside) -> None:
        """Let another thread pack the rows and links."""
        self._streamed.packer.beside = self._links.packer.beside = beside

    def write_string(self, row: int, column: int, text: str, style: Any = None) -> None:  # noqa: ANN401 - XlsxWriter's formats have no types
        """A text."""
        self.put(row, column, styled(style) + text_content(text))

    def write_number(self, row: int, column: int, number: float, style: Any = None) -> None:  # noqa: ANN401 - as above
        """A number."""
        self.put(row, column, f"{styled(style)}><v>{number:.16G}</v></c>")

    def write_blank(self, row: int, column: int, _: None, style: Any = None) -> None:  # noqa: ANN401 - as above
        """A cell with nothing but a look."""
        self.put(row, column, f"{styled(style)}/>")

    def write_formula(self, row: int, column: int, formula: str, style: Any = None, value: str | float = 0) -> None:  # noqa: ANN401 - as above
        """A formula with its result."""
        kind = ' t="str"' if value and isinstance(value, str) else ""
        result = escaped(value) if isinstance(value, str) else f"{value:.16G}"
        self.put(row, column, f"{styled(style)}{kind}><f>{escaped(formula.removeprefix('='))}</f><v>{result}</v></c>")

    def write_datetime(self, row: int, column: int, moment: datetime, style: Any = None) -> None:  # noqa: ANN401 - as above
        """A moment."""
        self.write_number(row, column, self._convert_date_time(moment), style)

    def write_url(self, row: int, column: int, link: str, style: Any = None, text: str = "") -> None:  # noqa: ANN401 - as above
        """A text that leads somewhere: `internal:'表'!A1`, `external:文件.xlsx#'表'!A1` or a URL."""
        self.write_string(row, column, text, style)
        self.link(row, column, link)

    _write_string = write_string  # type: ignore[assignment]  # what it returns is not asked for
    _write_number = write_number
    _write_blank = write_blank
    """What XlsxWriter itself calls, for the head of a table."""

    def add_table(self, first_row: int, first: int, last_row: int, last: int, options: Any) -> int:  # noqa: ANN401 - as above
        """Add a table. The base class walks over all cells of one; it is shown two rows."""
        result: int = super().add_table(first_row, first, first_row + 1, last, options)
        cells = f"{address(first_row, first)}:{address(last_row, last)}"
        self.tables[-1].update(range=cells, a_range=cells, autofilter=cells)
        return result

    def link(self, row: int, column: int, link: str) -> None:
        """Let a cell lead somewhere."""
        self.link_cell(address(row, column), link)

    def link_cell(self, cell: str, link: str) -> None:
        """Let a cell, given by its address, lead somewhere."""
        self._links.write(link_element(cell, link, self._relationship))

    def merge_range(self, first_row: int, first: int, last_row: int, last: int, _: str, style: Any = None) -> None:  # noqa: ANN401 - as above
        """Join cells; the first one is to be written afterwards."""
        blank = f"{styled(style)}/>"
        for row in range(first_row, last_row + 1):
            for column in range(first, last + 1):
                self.put(row, column, blank)
        self._merged.append(f'<mergeCell ref="{address(first_row, first)}:{address(last_row, last)}"/>')

    def set_row(self, row: int, height: float | None = None, _: None = None, options: Any = None) -> None:  # noqa: ANN401 - as above
        """The height of a row, and how deep it lies in the outline."""
        self._room(row)
        if height is not None:
            self._heights[row] = height
        level = (options or {}).get("level", 0)
        if level:
            self._levels[row] = level
            self.outline_row_level = max(self.outline_row_level, level)

    def make_room(self, row: int, height: float) -> None:
        """Let a row be at least so high."""
        if height > self._heights.get(row, 0.0):
            self.set_row(row, height)

    def put(self, row: int, column: int, rest: str) -> None:
        """Keep a cell until its row is packed: its XML behind the address, which `styled` and `text_content` make."""
        try:
            self._rows[row][column] = rest
        except KeyError:
            self._room(row)[column] = rest

    def put_rows(self, first: int, last: int, columns: int, rows: bytes) -> None:
        """Add finished rows behind all others, all of so many columns; `row_element` makes one."""
        self.pack_rows()
        if first < self._packed_to:
            raise ValueError(f"row {first} is packed already")
        self._streamed.packer.add(rows)
        self._packed_to = last + 1
        self._check_dimensions(first, 0)
        self._check_dimensions(last, columns - 1)

    def pack_rows(self) -> None:
        """Pack all rows: none of them will be written to again."""
        self._pack(sorted(self._rows))

    def _room(self, row: int) -> dict[int, str]:
        """The cells of a row that is still open."""
        if row < self._packed_to:
            raise ValueError(f"row {row} is packed already")
        if row not in self._rows:
            self._rows[row] = {}
            if len(self._rows) > 2 * KEPT:
                self._pack(sorted(self._rows)[:-KEPT])
        return self._rows[row]

    def _pack(self, rows: list[int]) -> None:
        """Pack rows, the first ones."""
        for row in rows:
            cells, number = self._rows.pop(row), row + 1
            columns = sorted(cells)
            told = "".join([f'<c r="{NAMES[column]}{number}"{cells[column]}' for column in columns])
            self._streamed.write(self._row_element(row, told))
            if columns:
                self._check_dimensions(row, columns[0])
                self._check_dimensions(row, columns[-1])
            self._packed_to = number
        self._streamed.pack()
        self._links.pack()

    def _row_element(self, row: int, cells: str) -> str:
        """A row."""
        height, level = self._heights.pop(row, None), self._levels.pop(row, 0)
        told = f' ht="{height:g}" customHeight="1"' if height is not None else ""
        told += f' outlineLevel="{level}"' if level else ""
        return f'<row r="{row + 1}"{told}>{cells}</row>' if cells else f'<row r="{row + 1}"{told}/>'

    def _relationship(self, target: str) -> int:
        """The number of the relationship to another file; links to the same file share one."""
        if target not in self._targets:
            self.rel_count += 1
            self._targets[target] = self.rel_count
            self.external_hyper_links.append(["/hyperlink", file_target(target), "External"])
        return self._targets[target]

    def _write_dimension(self) -> None:
        """The range of cells; all rows come in now."""
        self.pack_rows()
        super()._write_dimension()

    def _write_sheet_data(self) -> None:
        """All rows."""
        self._xml_start_tag("sheetData")
        self.fh.take(self._streamed)
        self._xml_end_tag("sheetData")

    def _write_merge_cells(self) -> None:
        """The merged cells."""
        if self._merged:
            self.fh.write(f'<mergeCells count="{len(self._merged)}">{"".join(self._merged)}</mergeCells>')

    def _write_hyperlinks(self) -> None:
        """All links."""
        if not self._links.is_empty:
            self._xml_start_tag("hyperlinks")
            self.fh.take(self._links)
            self._xml_end_tag("hyperlinks")


def row_element(number: int, height: float, cells: bytes) -> bytes:
    """The XML of a row by its number from 1, its height in points, and its cells."""
    return b'<row r="%d" ht="%b" customHeight="1">%b</row>' % (number, points(height), cells)


@lru_cache(maxsize=1024)
def points(height: float) -> bytes:
    """A height as it is written."""
    return f"{height:g}".encode()


def link_element(cell: str, link: str, relationship: Callable[[str], int]) -> str:
    """The XML of a link in a cell; `relationship` numbers the target of one that leads out of the workbook."""
    if link.startswith(INTERNAL):
        return f'<hyperlink ref="{cell}" location="{attribute(link.removeprefix(INTERNAL))}"/>'
    target, _, anchor = link.partition("#")
    location = f' location="{attribute(anchor)}"' if anchor else ""
    return f'<hyperlink ref="{cell}" r:id="rId{relationship(target)}"{location}/>'


@lru_cache(maxsize=4096)
def file_target(link: str) -> str:
    """The target of a relationship as Excel writes it."""
    return str(Url(link)._target())  # noqa: SLF001 - how Excel escapes targets is known to XlsxWriter alone


@lru_cache(maxsize=8192)
def text_content(text: str) -> str:
    """The XML of a text in a cell, behind its look; names come again and again."""
    blank = "" if text.strip() == text else ' xml:space="preserve"'
    told = HEX_ESCAPE.sub("_x005F_", text) if "_x" in text else text
    return f' t="inlineStr"><is><t{blank}>{escaped(told)}</t></is></c>'


def styled(style: Any) -> str:  # noqa: ANN401 - as above
    """The attribute for a cell's look."""
    return f' s="{style._get_xf_index()}"' if style else ""  # noqa: SLF001 - XlsxWriter's own writer asks so


def escaped(text: str) -> str:
    """A text in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """A text in an attribute."""
    return escaped(text).replace('"', "&quot;")
