"""What surrounds the cells of a form's sheet: drawn once a process for every kind of sheet, then stamped with what differs."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Final, NamedTuple

from xltools.workbooks.department.cost_table_help import show_states
from xltools.workbooks.department.page_setup import set_up_paper
from xltools.workbooks.department.panel_drawing import show_panel_states
from xltools.workbooks.department.project_sheet import set_widths
from xltools.workbooks.master.form_formats import FormFormats
from xltools.workbooks.master.form_xml import Looks
from xltools.workbooks.new_workbook import NewWorkbook, Part, PlainSheet
from xltools.workbooks.streamed_sheet import HEX_ESCAPE, escaped

CUT: Final = "\ue000"
"""Where something is put in: a character nobody writes, as the next one."""
HEADER: Final = "\ue001"
ROWS, FIRST, LAST, STATE = range(800_010, 800_014)
"""Stand for the number of rows, and for the rows of 项目明细: no form has so many, and no formula such a number."""
LAST_COLUMN: Final = "J"
MOST_BREAKS: Final = 1023
"""Page breaks of a sheet in Excel."""


class FrameSheet(PlainSheet):
    """A sheet that is cut where a form's own things come: its range, its cells, its links, its page breaks."""

    def _cut(self) -> None:
        """Leave a mark."""
        self.fh.write(CUT)

    _write_dimension = _write_sheet_data = _write_hyperlinks = _write_row_breaks = _cut

    def pieces(self) -> list[str]:
        """The XML between the cuts."""
        stream = Part()
        self._set_xml_writer(stream)
        self._assemble_xml_file()
        return stream.getvalue().split(CUT)


class DrawingBook(NewWorkbook):
    """A workbook that is never written: it has the formats, and frames are drawn in it."""

    worksheet_class = FrameSheet

    def __init__(self) -> None:
        super().__init__(BytesIO())
        self.formats = FormFormats(self)
        self.looks = Looks(self.formats.numbers)

    def frame_sheet(self) -> FrameSheet:
        """A sheet, of which the workbook knows nothing afterwards."""
        sheet: FrameSheet = self.add_worksheet()
        self.worksheets_objs.clear()
        self.sheetnames.clear()
        return sheet


@cache
def drawing_book() -> DrawingBook:
    """The one of this process."""
    return DrawingBook()


class Items(NamedTuple):
    """Where 项目明细 stands: its first and its last row for items from 0, and the cell of its state."""

    first: int
    last: int
    state: int


class Frame(NamedTuple):
    """The XML of a kind of sheet: before its range, up to its cells, behind them up to the links, up to the page breaks, to the end."""

    head: str
    columns: str
    states: str
    page: str
    end: str

    def beginning(self, rows: int, cells: str, items: Items | None) -> str:
        """The sheet up to its links; `cells` are the XML of so many rows."""
        states = self.states
        if items:
            for slot, row in zip((FIRST, LAST, STATE), items, strict=True):
                states = states.replace(str(slot), str(row + 1))
        return f'{self.head}<dimension ref="A1:{LAST_COLUMN}{rows}"/>{self.columns}{cells}{states}'

    def rest(self, rows: int, header: str, breaks: Sequence[int]) -> str:
        """What follows the links."""
        page = self.page.replace(HEADER, HEX_ESCAPE.sub("_x005F_", escaped(header)))
        return f"{page}{row_breaks(breaks)}{self.end.replace(str(ROWS), str(rows))}"


@cache
def frame(items: int, *, shrunk: bool) -> Frame:
    """The frame of sheets with so many rows for items: none, one, or two for any number."""
    book = drawing_book()
    sheet = book.frame_sheet()
    set_widths(sheet)
    show_panel_states(sheet, book.formats)
    if items:
        show_states(sheet, book.formats, (FIRST - 1, FIRST - 1 if items == 1 else LAST - 1), f"F{STATE}")
    set_up_paper(sheet, HEADER, ROWS, shrunk=shrunk)
    return Frame(*sheet.pieces())


def row_breaks(rows: Sequence[int]) -> str:
    """The XML of page breaks before these rows, counted from 0."""
    told = [f'<brk id="{row}" max="16383" man="1"/>' for row in rows[:MOST_BREAKS]]
    return f'<rowBreaks count="{len(told)}" manualBreakCount="{len(told)}">{"".join(told)}</rowBreaks>' if told else ""
