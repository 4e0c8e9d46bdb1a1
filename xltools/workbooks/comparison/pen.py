"""Writes the sheets of the comparison: text stays text, amounts leave Decimal here, rows are high enough for their texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.cells import CELL_LIMIT, cell_text, fits_cell
from xltools.workbooks.comparison.styles import SIZE, Formats, Kind, Mark
from xltools.workbooks.measure import HIGHEST_ROW, column_points, fitting_size, text_height
from xltools.workbooks.names import quoted
from xltools.workflows.word_marks import Piece

HEADER_ROW: Final = 3
FIRST_ROW: Final = 4
TOTAL_ROW: Final = 2
"""The sums stand above the header: below it they would be sorted and filtered with the rest."""
LEAST_ROW: Final = 20.0
TITLE_HEIGHT: Final = 30.0
SIZES: Final = (SIZE, 9.0, 8.0, 7.0, 6.0)
"""For texts that no row could show at the usual size."""
MOST_LINKS: Final = 65_000
"""Excel allows 65,530 links a sheet; what comes after is written without a link."""
FRONT: Final = "概况"
BACK: Final = "← 返回概况"
CUT: Final = "……（内容过长，全文见来源）"
NOTHING: Final = "没有。"


@dataclass(frozen=True, slots=True)
class Text:
    """A text, wrapped."""

    value: str
    kind: Kind = "text"
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number; None leaves a formatted empty cell. With `formula` the number is its result."""

    value: Decimal | int | None
    kind: Kind = "money"
    mark: Mark = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; None as a target leaves just the text."""

    target: str | None
    value: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of which some pieces are struck through or underlined."""

    pieces: tuple[Piece, ...]


Cell = Text | Number | Link | Marked
Columns = Sequence[tuple[str, float]]
"""Title and width (Excel characters) of every column."""


class Pen:
    """Writes one sheet; rows and columns count from 0."""

    def __init__(self, sheet: Worksheet, formats: Formats) -> None:
        self.sheet = sheet
        self.formats = formats
        self._links = 0
        self._widths: dict[int, float] = {}
        self._heights: dict[int, float] = {}

    def widths(self, widths: Iterable[float]) -> None:
        """Set the widths of the columns; to be called before texts are written."""
        for column, width in enumerate(widths):
            self._widths[column] = width
            self.sheet.set_column(column, column, width)

    def row(self, row: int, height: float) -> None:
        """Set the height of a row."""
        self._heights[row] = height

    def heading(self, title: str, note: str) -> None:
        """The first two rows: title and a sentence below."""
        self.sheet.write_string(0, 0, title, self.formats.get("title"))
        self.sheet.write_string(1, 0, note, self.formats.get("note"))
        self.row(0, TITLE_HEIGHT)
        self.row(1, LEAST_ROW)

    def back(self, column: int) -> None:
        """A link to the first sheet."""
        self.sheet.write_url(0, column, internal(FRONT), self.formats.get("back"), BACK)

    def header(self, row: int, titles: Iterable[str]) -> None:
        """Column titles."""
        self.line(row, [Text(title, "head") for title in titles])

    def line(self, row: int, cells: Iterable[Cell | None], first: int = 0) -> None:
        """The cells of a row from column `first` on; None leaves a cell out."""
        for column, cell in enumerate(cells, first):
            if cell is not None:
                self.cell(row, column, cell)

    def cell(self, row: int, column: int, cell: Cell) -> None:
        """One cell."""
        match cell:
            case Text():
                self._text(row, column, cell.value, cell.kind, cell.mark)
            case Number():
                self._number(row, column, cell)
            case Link():
                self._link(row, column, cell)
            case Marked():
                self._marked(row, column, cell.pieces)

    def _text(self, row: int, column: int, value: str, kind: Kind, mark: Mark) -> None:
        """A text, never a formula or a link, whatever it begins with; smaller where no row could show it."""
        text = shown(value)
        size = self._room(row, column, text)
        self._string(row, column, text, self.formats.get(kind, mark, size))

    def _string(self, row: int, column: int, text: str, style: Format) -> None:
        """A text as it is, or a formatted empty cell."""
        if text:
            self.sheet.write_string(row, column, text, style)
        else:
            self.sheet.write_blank(row, column, None, style)

    def _number(self, row: int, column: int, cell: Number) -> None:
        style = self.formats.get(cell.kind, cell.mark)
        if cell.formula:
            self.sheet.write_formula(row, column, f"={cell.formula}", style, float(cell.value or 0))
        elif cell.value is None:
            self.sheet.write_blank(row, column, None, style)
        else:
            self.sheet.write_number(row, column, float(cell.value), style)

    def _link(self, row: int, column: int, cell: Link) -> None:
        text = shown(cell.value)
        if cell.target is None or not text or self._links >= MOST_LINKS:
            self._text(row, column, text, "text", "")
            return
        self._links += 1
        size = self._room(row, column, text)
        self.sheet.write_url(row, column, cell.target, self.formats.get("link", "", size), text)

    def _marked(self, row: int, column: int, pieces: Sequence[Piece]) -> None:
        """A text piece by piece, each in its font."""
        own = [Piece(piece.kind, text) for piece in pieces if (text := cell_text(piece.text))]
        whole = "".join(piece.text for piece in own)
        if not fits_cell(whole):
            self._text(row, column, whole, "same", "")
            return
        size = self._room(row, column, whole)
        if len(own) > 1:
            parts = [part for piece in own for part in (self.formats.font(piece.kind, size), piece.text)]
            self.sheet.write_rich_string(row, column, *parts, self.formats.get("same", "", size))
        else:
            kind = own[0].kind if own else "same"
            self._string(row, column, whole, self.formats.get(kind, "", size))

    def _room(self, row: int, column: int, text: str) -> float:
        """Let the row grow with a text; the font size at which the highest row shows it."""
        if column not in self._widths:
            return SIZE
        width = column_points(self._widths[column])
        size = fitting_size(text, width, SIZES)
        needed = min(text_height(text, width, size), HIGHEST_ROW)
        self._heights[row] = max(self._heights.get(row, LEAST_ROW), needed)
        return size

    def finish(self) -> None:
        """Set the rows' heights; to be called after the last cell."""
        for row in sorted(self._heights):
            self.sheet.set_row(row, self._heights[row])

    def print_setup(self, last_row: int, last_column: int, header_row: int | None = None) -> None:
        """Landscape A4, as wide as the page, column titles on every page, page numbers."""
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        if header_row is not None:
            self.sheet.repeat_rows(header_row)
        self.sheet.print_area(0, 0, last_row, last_column)
        self.sheet.set_footer("&L&A&C第 &P 页，共 &N 页&R打印日期：&D")
        self.sheet.hide_gridlines(2)


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet that is a list: heading, columns, how many of them are printed and how many stay in sight."""

    title: str
    columns: Columns
    printed: int
    frozen: int = 0


def write_list(
    pen: Pen, layout: Layout, note: str, lines: Sequence[Sequence[Cell]], total: Sequence[Cell | None] = ()
) -> None:
    """A whole sheet: heading, sums above the header, header, lines with filters."""
    pen.widths(width for _, width in layout.columns)
    pen.heading(layout.title, note)
    pen.back(layout.printed - 1)
    pen.line(TOTAL_ROW, total)
    pen.header(HEADER_ROW, (title for title, _ in layout.columns))
    for row, cells in enumerate(lines, FIRST_ROW):
        pen.line(row, cells)
    if not lines:
        pen.cell(FIRST_ROW, 0, Text(NOTHING, "note"))
    last = FIRST_ROW + max(len(lines), 1) - 1
    pen.sheet.autofilter(HEADER_ROW, 0, last, len(layout.columns) - 1)
    pen.sheet.freeze_panes(FIRST_ROW, layout.frozen)
    pen.print_setup(last, layout.printed - 1, HEADER_ROW)


def internal(sheet: str, cell: str = "A1") -> str:
    """A link to a cell of this workbook."""
    return f"internal:{quoted(sheet)}!{cell}"


def shown(value: str) -> str:
    """What a cell can hold of a text; a cut is said, never silent."""
    text = cell_text(value)
    return text if fits_cell(text) else text[: (CELL_LIMIT - len(CUT)) // 2] + CUT
