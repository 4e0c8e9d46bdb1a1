"""项目一览 and 指标明细: flat Excel tables for filters and pivots. Their values stand still; 汇总 has the live figures."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from xltools.merging.consolidation import FileRecord, Line
from xltools.model.finding import Finding
from xltools.workbooks.cells import address, column_name
from xltools.workbooks.master import slots, tables
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.links import LONGEST, linked_file
from xltools.workbooks.master.listed import ListedForm, ListedRow
from xltools.workbooks.master.page import LEAST_ROW, Page, height, number_cell, text_cell
from xltools.workbooks.master.slots import Filling, fill, filling
from xltools.workbooks.master.styles import Mark
from xltools.workbooks.master.summary import mark, show_states
from xltools.workbooks.master.tables import Table
from xltools.workbooks.names import quoted
from xltools.workbooks.package.references import LAST_ROW
from xltools.workbooks.streamed_sheet import NAMES, row_element

HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
STYLE: Final = "Table Style Light 1"
MOST_LINES: Final = LAST_ROW - FIRST_ROW
"""What fits below the header."""
MOST_HELD: Final = 1 << 18
"""Bytes of lines that wait for their looks."""
ROW, SHEET, SHEET_LOOK, FILE_LOOK = (
    slot.encode() for slot in (slots.ROW, slots.SHEET, slots.SHEET_LOOK, slots.FILE_LOOK)
)
LINK, WRAP = slots.LOOKS["link"].encode(), slots.LOOKS["wrap"].encode()
FROZEN: Final = tables.PROJECT
"""Columns up to this one stay in sight."""
PROJECTS_NOTE: Final = (
    "筛选、排序、数据透视用；数值为写出时的数，不随项目表改动。没有可用预算金额的项目，预算金额为空。"
)
INDICATORS_NOTE: Final = "筛选、排序、数据透视用。预算金额、成本指标合计每个项目只列一次，可直接求和；“项目预算”逐行重复，只供筛选，不可求和。"


@dataclass(frozen=True, slots=True)
class Shared:
    """What the rows of all forms share: where the master will stand, and the files that came in."""

    master: Path
    files: Sequence[FileRecord]


@dataclass(frozen=True, slots=True)
class Listing:
    """A table to be written: so many rows, which `rows` takes from those of a form.

    `linked` says which rows lead somewhere. Where `marked`, rows may stand out.
    """

    page: Page
    table: Table
    note: str
    count: int
    rows: Callable[[ListedForm], Iterable[ListedRow]]
    marked: bool = False
    linked: Callable[[ListedRow], bool] = lambda _: True


def projects_listing(page: Page, entries: Sequence[Entry]) -> Listing:
    """项目一览."""
    return Listing(page, tables.PROJECTS, PROJECTS_NOTE, len(entries), one_row, marked=True)


def one_row(listed: ListedForm) -> Iterable[ListedRow]:
    """The row of a form in 项目一览."""
    return listed.project


def indicators_listing(page: Page, entries: Sequence[Entry]) -> Listing:
    """指标明细."""
    count = sum(entry.line.outline.rows for entry in entries)
    return Listing(page, tables.INDICATORS, INDICATORS_NOTE, count, lambda listed: listed.indicators)


def write_listings(
    listings: Sequence[Listing],
    entries: Sequence[Entry],
    listed: Callable[[Entry], ListedForm],
    shared: Shared,
    step: Callable[[Line], None],
) -> None:
    """Write several tables of the same forms side by side, so that every form is looked up once; `step` is told its line."""
    for listing in listings:
        begin_table(listing)
    lines = [Lines(listing) for listing in listings]
    for entry in entries:
        step(entry.line)
        form = listed(entry)
        filler = Filler(entry, form.file, shared)
        for one in lines:
            one.add(form, filler)
    for one in lines:
        one.flush()
        finish_table(one.listing)


class Lines:
    """The lines of a table on their way to its sheet: looks are filled into many of them at once."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._row = self._begun = FIRST_ROW
        self._held: list[bytes] = []
        self._size = 0

    def add(self, form: ListedForm, filler: "Filler") -> None:
        """Add those of a form, as far as they fit."""
        rows = tuple(islice(self.listing.rows(form), FIRST_ROW + MOST_LINES - self._row))
        if rows:
            filled = filler.filled(self.listing, self._row, rows)
            self._held.append(filled)
            self._size += len(filled)
            self._row += len(rows)
            if self._size > MOST_HELD:
                self.flush()

    def flush(self) -> None:
        """Hand the lines to the sheet."""
        if self._held:
            page, table = self.listing.page, self.listing.table
            rows = fill(b"".join(self._held), looks_of(page, table))
            page.sheet.put_rows(self._begun, self._row - 1, len(table.columns), rows)
            self._begun, self._size = self._row, 0
            self._held.clear()


def looks_of(page: Page, table: Table, mark: Mark = "") -> Filling:
    """What is filled in for the looks of a table's cells."""
    return filling({slots.LOOKS[kind]: look for kind, look in page.looks(table.kinds, mark).items()})


class Title(NamedTuple):
    """What leads from a row to the form's sheet: the link, if any, the XML of its text, and the height the row needs."""

    link: str | None
    text: bytes
    height: float


class Filler:
    """Fills the slots of the rows of a form, which is in `file`."""

    def __init__(self, entry: Entry, file: str, shared: Shared) -> None:
        line, department = entry.line, entry.line.department
        self.entry = entry
        self.mark = mark(entry)
        self.file, self.at_cells = linked_file(str(shared.master), file)
        self.titles: dict[tuple[str, str | None], Title] = {}
        self.counts: dict[int | None, Filling] = {None: counts_of(line.findings)}
        for index in {one.indicator for one in line.findings if one.indicator is not None}:
            self.counts[index] = counts_of([one for one in line.findings if one.indicator == index])
        self.alike = NO_FINDINGS + filling({
            slots.NUMBER: number_cell(entry.number),
            slots.DEPARTMENT: text_cell(department.name),
            slots.UNIT_CODE: text_cell(department.entry.code if department.entry else ""),
            slots.SHA256: text_cell(shared.files[line.file].sha256 or ""),
        })  # fmt: skip

    def filled(self, listing: Listing, first: int, rows: Sequence[ListedRow]) -> bytes:
        """Rows from number `first` on; their looks remain open, unless they stand out."""
        page, table = listing.page, listing.table
        look = self.mark if listing.marked else ""
        looks = looks_of(page, table, look)
        source, sheet = (NAMES[table.place(title)] if title else "" for title in (table.source, tables.SHEET_LINK))
        found = []
        for number, one in enumerate(rows, first + 1):
            cells, linked = one.cells.replace(ROW, b"%d" % number), listing.linked(one)
            if one.indicator in self.counts:
                cells = fill(cells, self.counts[one.indicator])
            if source:
                led = linked and page.lead(f"{source}{number}", self.source_link(one.anchor))
                cells = cells.replace(FILE_LOOK, LINK if led else WRAP)
            title = self.title(table, self.cell(one))
            led = linked and page.lead(f"{sheet}{number}", title.link)
            cells = cells.replace(SHEET, title.text).replace(SHEET_LOOK, LINK if led else WRAP)
            found.append(row_element(number, max(LEAST_ROW, one.height, title.height), cells))
        filled = fill(b"".join(found), self.alike)
        return fill(filled, looks) if look else filled

    def source_link(self, anchor: str | None) -> str | None:
        """Link to a place in the file; None where it would be too long."""
        link = f"{self.file}#{anchor}" if anchor and self.at_cells else self.file
        return link if len(link) <= LONGEST else None

    def cell(self, one: ListedRow) -> str | None:
        """The cell of a row on the form's sheet; None where it stands for all of it."""
        entry = self.entry
        if one.indicator is not None:
            return entry.indicators[one.indicator] if entry.indicators else None
        return None if one.field is None else entry.fields.get(one.field)

    def title(self, table: Table, cell: str | None) -> Title:
        """What leads to a cell of the form's sheet; digits are of the same width, so that many titles are measured as one."""
        key = table.name, cell
        if key not in self.titles:
            link, text = self.entry.sheet_link(cell)
            name, mark, end = text.rpartition("!")
            alike = f"{name}!{end[:1]:0<{len(end)}}" if mark else text
            self.titles[key] = Title(link, text_cell(text).encode(), self.height(table, alike))
        return self.titles[key]

    def height(self, table: Table, alike: str) -> float:
        """The height that the names of sheet and department need."""
        own = height(alike, table.columns[table.sheet_link].width)
        return max(own, height(self.entry.line.department.name, table.columns[table.department].width))


def counts_of(findings: Sequence[Finding]) -> Filling:
    """What is filled in for the findings of something."""
    count = Counter(one.level for one in findings)
    return filling({slot: number_cell(count[level]) for level, slot in slots.COUNTS.items()})


NO_FINDINGS: Final = counts_of(())


def begin_table(listing: Listing) -> None:
    """The rows above the lines, and the table; one without lines keeps one empty row, as Excel demands.

    Lines that are more than a sheet holds are left out, and the note says so.
    """
    page, table, note, count = listing.page, listing.table, listing.note, listing.count
    printed, listed = table.place(table.printed), min(count, MOST_LINES)
    page.heading(table.heading, note if listed == count else left_out(count - listed) + note, printed)
    page.header(HEADER_ROW, tuple((column.title, column.width) for column in table.columns))
    last = FIRST_ROW + max(listed, 1) - 1
    head = page.styles.get("head")
    page.sheet.add_table(HEADER_ROW, 0, last, len(table.columns) - 1, {
        "name": table.name,
        "style": STYLE,
        "banded_rows": False,
        "columns": [{"header": title, "header_format": head} for title in table.titles],
    })  # fmt: skip


def finish_table(listing: Listing) -> None:
    """What stands around the lines."""
    page, table = listing.page, listing.table
    printed = table.place(table.printed)
    last = FIRST_ROW + max(min(listing.count, MOST_LINES), 1) - 1
    cells = f"{address(FIRST_ROW, 0)}:{address(last, len(table.columns) - 1)}"
    page.sheet.ignore_errors({"number_stored_as_text": cells})
    page.sheet.freeze_panes(FIRST_ROW, table.place(FROZEN) + 1)
    if tables.STATE in table.titles:
        show_states(page, (FIRST_ROW, last), table.place(tables.STATE))
    page.print_setup(HEADER_ROW, last, printed)


def left_out(count: int) -> str:
    """What the note says first where the sheet is full."""
    return f"Excel 一张工作表放不下，还有 {count:,} 行没有列出，全部请用 xltools export 导出。"


def full_note(count: int) -> str:
    """The same for so many lines, "" where all are listed."""
    return left_out(count) if count else ""


def cells_of(table: Table, title: str, count: int) -> str:
    """A column of a table with so many lines, for formulas on other sheets."""
    letters, last = column_name(table.place(title)), FIRST_ROW + max(min(count, MOST_LINES), 1)
    return f"{quoted(table.name)}!${letters}${FIRST_ROW + 1}:${letters}${last}"
