"""项目一览 and 指标明细: flat Excel tables for filters and pivots. Their values stand still; 汇总 has the live figures."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from xltools.merging.consolidation import FileRecord
from xltools.model.finding import LEVEL_TITLES, Finding
from xltools.workbooks.cells import address, column_name
from xltools.workbooks.master import tables
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.links import anchored_link
from xltools.workbooks.master.listed import ROW, ListedForm, ListedRow
from xltools.workbooks.master.page import LEAST_ROW, Page, height, number_cell, text_cell
from xltools.workbooks.master.summary import mark, show_states
from xltools.workbooks.master.tables import Table
from xltools.workbooks.names import quoted
from xltools.workbooks.package.references import LAST_ROW

HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
STYLE: Final = "Table Style Light 1"
MOST_LINES: Final = LAST_ROW - FIRST_ROW
"""What fits below the header."""
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

    The column `source` leads to the source, if any does; `linked` says of which rows. Where `marked`, rows may stand out.
    """

    page: Page
    table: Table
    note: str
    count: int
    rows: Callable[[ListedForm], Iterable[ListedRow]]
    source: str = ""
    marked: bool = False
    linked: Callable[[ListedRow], bool] = lambda _: True


def projects_listing(page: Page, entries: Sequence[Entry]) -> Listing:
    """项目一览."""
    return Listing(page, tables.PROJECTS, PROJECTS_NOTE, len(entries), one_row, tables.SOURCE_FILE, marked=True)


def one_row(listed: ListedForm) -> Iterable[ListedRow]:
    """The row of a form in 项目一览."""
    return listed.project


def indicators_listing(page: Page, entries: Sequence[Entry]) -> Listing:
    """指标明细."""
    count = sum(entry.line.outline.rows for entry in entries)
    return Listing(page, tables.INDICATORS, INDICATORS_NOTE, count, lambda listed: listed.indicators)


def write_listings(
    listings: Sequence[Listing], entries: Sequence[Entry], listed: Callable[[Entry], ListedForm], shared: Shared
) -> None:
    """Write several tables of the same forms side by side, so that every form is looked up once."""
    for listing in listings:
        begin_table(listing)
    rows = [FIRST_ROW] * len(listings)
    for entry in entries:
        form, filler = listed(entry), Filler(entry, shared)
        for index, listing in enumerate(listings):
            rows[index] = write_rows(listing, rows[index], listing.rows(form), filler)
    for listing in listings:
        finish_table(listing)


def write_rows(listing: Listing, row: int, found: Iterable[ListedRow], filler: "Filler") -> int:
    """Write some rows of a form from a row on, as far as they fit; returns the row behind them."""
    for one in islice(found, FIRST_ROW + MOST_LINES - row):
        filler.write(listing, row, one)
        row += 1
    return row


class Filler:
    """Fills the slots of the rows of a form."""

    def __init__(self, entry: Entry, shared: Shared) -> None:
        line, file = entry.line, shared.files[entry.line.file]
        self.entry = entry
        self.shared = shared
        self.mark = mark(entry)
        self.heights: dict[tuple[str, str], float] = {}
        self.counts: dict[int | None, dict[str, str]] = {None: count_slots(line.findings)}
        for index in {one.indicator for one in line.findings if one.indicator is not None}:
            self.counts[index] = count_slots([one for one in line.findings if one.indicator == index])
        self.slots = {
            "number": number_cell(entry.number),
            "department": text_cell(line.department.name),
            "unit_code": text_cell(line.department.entry.code if line.department.entry else ""),
            "sha256": text_cell(file.sha256 or ""),
        }

    def write(self, listing: Listing, row: int, one: ListedRow) -> None:
        """Write a row."""
        page, table, look = listing.page, listing.table, self.mark if listing.marked else ""
        slots = self.slots | page.looks(table.kinds, look) | self.counts.get(one.indicator, NOTHING)
        slots[ROW] = str(row + 1)
        sheet, title = self.sheet_link(one)
        linked = listing.linked(one)
        slots["sheet_text"] = text_cell(title)
        if listing.source:
            file = anchored_link(self.shared.master, one.file, one.anchor) if linked else None
            slots["file"] = page.lead(row, table.place(listing.source), file, look)
        slots["sheet"] = page.lead(row, table.sheet_link, sheet if linked else None, look)
        page.line(row, one.cells % slots, len(table.columns))
        page.sheet.make_room(row, max(LEAST_ROW, one.height, self.height(table, title)))

    def sheet_link(self, one: ListedRow) -> tuple[str | None, str]:
        """The cell of a row on the form's sheet, and what people read there."""
        entry = self.entry
        if one.indicator is not None:
            return entry.sheet_link(entry.indicators[one.indicator] if entry.indicators else None)
        if one.field is not None:
            return entry.sheet_link(entry.fields.get(one.field))
        return entry.sheet_link()

    def height(self, table: Table, title: str) -> float:
        """The height that what was filled in needs; digits are of the same width, so that many titles are measured as one."""
        name, mark, cell = title.rpartition("!")
        alike = f"{name}!{cell[:1]}{len(cell)}" if mark else title
        if (table.name, alike) not in self.heights:
            department = height(self.entry.line.department.name, table.columns[table.place(tables.DEPARTMENT)].width)
            own = height(title, table.columns[table.sheet_link].width)
            self.heights[table.name, alike] = max(department, own)
        return self.heights[table.name, alike]


def count_slots(findings: Sequence[Finding]) -> dict[str, str]:
    """What is filled in for the findings of something."""
    count = Counter(one.level for one in findings)
    return {level: number_cell(count[level]) for level in LEVEL_TITLES}


NOTHING: Final = count_slots(())


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
