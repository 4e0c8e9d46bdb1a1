"""Writing cells of a master sheet: text stays text, amounts leave Decimal here, links stay within Excel's limits."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from xltools.workbooks.cells import CELL_LIMIT, address, cell_text, fits_cell
from xltools.workbooks.master.styles import SIZE, Kind, Mark, Styles
from xltools.workbooks.measure import HIGHEST_ROW, column_points, text_height
from xltools.workbooks.names import quoted
from xltools.workbooks.streamed_sheet import StreamedSheet, styled, text_content

MOST_LINKS: Final = 65_000
"""Excel allows 65,530 links a sheet; what comes after is written without a link."""
WRAPPED: Final[frozenset[Kind]] = frozenset({"wrap", "link", "head"})
LEAST_ROW: Final = 20.0
TITLE_HEIGHT: Final = 30.0
COVER: Final = "封面"
BACK: Final = "← 返回封面"
CUT: Final = "……（内容过长，全文见来源）"


class Page:
    """A sheet being written, row by row. Rows and columns count from 0."""

    def __init__(self, sheet: StreamedSheet, styles: Styles) -> None:
        self.sheet = sheet
        self.styles = styles
        self._links = 0
        self._widths: dict[int, float] = {}
        self._looks: dict[tuple[Kind, Mark], str] = {}
        self._several: dict[tuple[tuple[Kind, ...], Mark], dict[Kind, str]] = {}

    def row(self, row: int, height: float | None = None, *, level: int = 0) -> None:
        """Set the height of a row, and how deep it lies in the outline."""
        self.sheet.set_row(row, height, None, {"level": level})

    def text(self, row: int, column: int, value: str, kind: Kind = "text", *, mark: Mark = "") -> None:
        """A text, never a formula or a link, whatever it begins with."""
        self.sheet.put(row, column, self.look(kind, mark) + text_cell(value))
        self.make_room(row, column, value, kind)

    def lead(self, cell: str, link: str | None) -> bool:
        """Let a cell lead somewhere; False where there is no link or no room for one more."""
        if link is None or self._links >= MOST_LINKS:
            return False
        self._links += 1
        self.sheet.link_cell(cell, link)
        return True

    def looks(self, kinds: tuple[Kind, ...], mark: Mark = "") -> dict[Kind, str]:
        """The XML of several looks by kind."""
        key = (kinds, mark)
        if key not in self._several:
            self._several[key] = {kind: self.look(kind, mark) for kind in kinds}
        return self._several[key]

    def look(self, kind: Kind, mark: Mark = "") -> str:
        """The XML of a cell's look."""
        key = (kind, mark)
        if key not in self._looks:
            self._looks[key] = styled(self.styles.get(kind, mark))
        return self._looks[key]

    def make_room(self, row: int, column: int, value: str, kind: Kind) -> None:
        """Let the row grow with a text that wraps; programs differ in doing so by themselves."""
        if kind in WRAPPED and column in self._widths:
            self.sheet.make_room(row, max(LEAST_ROW, height(value, self._widths[column])))

    def number(
        self, row: int, column: int, value: Decimal | int | None, kind: Kind = "money", *, mark: Mark = ""
    ) -> None:
        """A number; None leaves a formatted empty cell."""
        self.sheet.put(row, column, self.look(kind, mark) + number_cell(value))

    def formula(
        self,
        row: int,
        column: int,
        formula: str | None,
        value: Decimal | int | str | None,
        kind: Kind = "money",
        *,
        mark: Mark = "",
    ) -> None:
        """A formula with the result it has now (None stands for the empty text); without a formula the result alone."""
        cached: Any = float(value) if isinstance(value, Decimal) else "" if value is None else value
        if formula is not None:
            self.sheet.write_formula(row, column, formula, self.styles.get(kind, mark), cached)
        elif isinstance(value, str):
            self.text(row, column, value, kind, mark=mark)
        else:
            self.number(row, column, value, kind, mark=mark)

    def time(self, row: int, column: int, value: datetime | None) -> None:
        """A moment; None leaves a formatted empty cell."""
        if value is None:
            self.sheet.write_blank(row, column, None, self.styles.get("time"))
        else:
            self.sheet.write_datetime(row, column, value.replace(tzinfo=None), self.styles.get("time"))

    def link(
        self, row: int, column: int, link: str | None, value: str, kind: Kind = "link", *, mark: Mark = ""
    ) -> None:
        """A text that leads somewhere; without `link` just the text."""
        led = self.lead(address(row, column), link)
        self.text(row, column, value, kind if led else "wrap", mark=mark)

    def header(self, row: int, titles: tuple[tuple[str, float], ...]) -> None:
        """Column titles with their widths."""
        for column, (title, width) in enumerate(titles):
            self.sheet.set_column(column, column, width)
            self._widths[column] = width
            self.text(row, column, title, "head")

    def heading(self, title: str, note: str, back_column: int) -> None:
        """The first two rows: title and a sentence below; a link to the cover ends the first one."""
        self.text(0, 0, title, "title")
        self.row(0, TITLE_HEIGHT)
        self.sheet.write_url(0, back_column, f"internal:{quoted(COVER)}!A1", self.styles.get("back"), BACK)
        self.text(1, 0, note, "note")
        self.row(1, LEAST_ROW)

    def print_setup(self, header_row: int, last_row: int, last_column: int) -> None:
        """Landscape A4, as wide as the page, column titles on every page, page numbers. All rows are written by now."""
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(header_row)
        self.sheet.print_area(0, 0, last_row, last_column)
        self.sheet.set_footer("&L&A&C第 &P 页，共 &N 页&R打印日期：&D")
        self.sheet.hide_gridlines(2)
        self.sheet.pack_rows()


def number_cell(value: Decimal | int | None) -> str:
    """The XML of a cell with a number or none, behind its look."""
    if value is None:
        return "/>"
    return f"><v>{value if isinstance(value, int) else format(float(value), '.16G')}</v></c>"


@lru_cache(maxsize=4096)
def height(value: str, width: float) -> float:
    """Height of a row that shows the whole text in a column; names and types come again and again."""
    return min(text_height(value, column_points(width), SIZE), HIGHEST_ROW)


@lru_cache(maxsize=8192)
def text_cell(value: str) -> str:
    """The XML of a cell with a text, behind its look."""
    return text_content(shown(value))


def shown(value: str) -> str:
    """What a cell can hold of a text; a cut is said, never silent."""
    text = cell_text(value)
    if len(text) * 2 <= CELL_LIMIT or fits_cell(text):
        return text
    kept = text.encode("utf-16-le")[: 2 * (CELL_LIMIT - len(CUT))]
    return kept.decode("utf-16-le", errors="ignore") + CUT
