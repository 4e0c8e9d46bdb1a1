"""项目一览 and 指标明细: flat Excel tables for filters and pivots. Their values stand still; 汇总 has the live figures."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final

from xltools.merging.sums import line_type
from xltools.model.declaration import Indicator
from xltools.model.finding import LEVEL_TITLES, Finding, Level
from xltools.model.place import Place
from xltools.rules.not_applicable import is_not_applicable
from xltools.workbooks.cells import address, column_name
from xltools.workbooks.master import tables
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.page import Link, Page
from xltools.workbooks.master.styles import Mark
from xltools.workbooks.master.summary import mark, show_states, unit_note
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

NOTHING: Final[Counter[Level]] = Counter()

Value = str | int | Decimal | None
Record = dict[str, Value | Link]
"""One line of a table by column title."""
Line = tuple[Mark, Record]


@dataclass(frozen=True, slots=True)
class Listing:
    """A table to be written: so many lines, which `lines` gives form by form."""

    page: Page
    table: Table
    note: str
    count: int
    lines: Callable[[Entry], Iterable[Line]]


def projects_listing(page: Page, entries: Sequence[Entry], master: Path) -> Listing:
    """项目一览."""

    def lines(entry: Entry) -> Iterable[Line]:
        return ((mark(entry), project_record(entry, master)),)

    return Listing(page, tables.PROJECTS, PROJECTS_NOTE, len(entries), lines)


def indicators_listing(page: Page, entries: Sequence[Entry]) -> Listing:
    """指标明细."""
    count = sum(entry.line.outline.rows for entry in entries)
    return Listing(page, tables.INDICATORS, INDICATORS_NOTE, count, lambda entry: unmarked(indicator_records(entry)))


def unmarked(records: Iterable[Record]) -> Iterator[Line]:
    """Lines none of which stands out."""
    return (("", record) for record in records)


def write_listings(listings: Sequence[Listing], entries: Sequence[Entry]) -> None:
    """Write several tables of the same forms side by side, so that every form is looked up once."""
    for listing in listings:
        begin_table(listing)
    rows = [FIRST_ROW] * len(listings)
    for entry in entries:
        for index, listing in enumerate(listings):
            rows[index] = write_lines(listing, rows[index], listing.lines(entry))
    for listing in listings:
        finish_table(listing)


def write_lines(listing: Listing, row: int, lines: Iterable[Line]) -> int:
    """Write some lines from a row on, as far as they fit; returns the row behind them."""
    kinds, titles = tuple(column.kind for column in listing.table.columns), listing.table.titles
    for look, record in islice(lines, FIRST_ROW + MOST_LINES - row):
        listing.page.line(row, kinds, [record[title] for title in titles], look)
        row += 1
    return row


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


def project_record(entry: Entry, master: Path) -> Record:
    """A project as a line of 项目一览."""
    declaration, figures = entry.line.project.declaration, entry.figures
    filled = sum(filling(indicator) == FILLED for indicator in declaration.indicators)
    return common(entry) | money(entry) | counts(entry.line.findings) | source(entry.budget.place) | {
        tables.SOURCE_FILE: (source_link(master, entry.budget.place), Path(entry.budget.place.file).name),
        tables.COST: figures.cost,
        tables.DIFFERENCE: figures.difference,
        tables.STATE: figures.state,
        tables.UNIT_NOTE: unit_note(entry),
        tables.INDICATORS_FILLED: filled,
        tables.CODE: entry.line.department.entry.code if entry.line.department.entry else "",
        tables.LEADER: declaration.text("leader"),
        tables.PHONE: declaration.text("phone"),
        tables.ADDRESS: declaration.text("address"),
        tables.POSTCODE: declaration.text("postcode"),
        tables.GOAL: declaration.text("goal"),
        tables.REMARKS: declaration.text("remarks"),
        tables.SHEET_LINK: entry.sheet_link(),
    }  # fmt: skip


def indicator_records(entry: Entry) -> Iterator[Record]:
    """The rows of a project's grid as lines of 指标明细."""
    project, figures = entry.line.project, entry.figures
    amounts = Counter(item.indicator for item in project.amounts)
    findings: dict[int, list[Finding]] = {}
    for finding in entry.line.findings:
        if finding.indicator is not None:
            findings.setdefault(finding.indicator, []).append(finding)
    costed = project.cost_total.places[0] if project.cost_total else None
    cells = entry.indicators or (None,) * len(project.declaration.indicators)
    for index, (own, cell) in enumerate(zip(project.declaration.indicators, cells, strict=True)):
        once = money(entry) if index == 0 else {tables.BUDGET: None, tables.BUDGET_WAN: None}
        yield common(entry) | once | counts(findings.get(index, ())) | source(own.field.place) | {
            tables.ROW_NUMBER: index + 1,
            tables.BLOCK: own.block,
            tables.LEVEL1: own.level1,
            tables.LEVEL2: own.level2 or own.level2_written or "",
            tables.TEXT: "" if own.placeholder else own.text,
            tables.FILLED: filling(own),
            tables.AMOUNTS: amounts[index],
            tables.COST: figures.cost if index == costed else None,
            tables.PROJECT_BUDGET: figures.budget,
            tables.SHEET_LINK: entry.sheet_link(cell),
        }  # fmt: skip


def common(entry: Entry) -> Record:
    """What all tables say of a project."""
    outline = entry.line.outline
    return {
        tables.YEAR: outline.year,
        tables.DEPARTMENT: entry.line.department.name,
        tables.PROJECT_NUMBER: entry.number,
        tables.PROJECT: outline.project,
        tables.TYPE: line_type(entry.line),
    }


def money(entry: Entry) -> Record:
    """The budget in 元 and 万元; empty where there is no usable one."""
    budget = entry.figures.budget
    return {tables.BUDGET: budget, tables.BUDGET_WAN: None if budget is None else budget.scaleb(-4)}


def counts(findings: Sequence[Finding]) -> Record:
    """Findings by level."""
    found = Counter(finding.level for finding in findings) if findings else NOTHING
    return {title: found[level] for level, title in LEVEL_TITLES.items()}


def source(place: Place) -> Record:
    """Where something was read."""
    spot = place.cell if place.cell is not None else place.spot
    return {
        tables.SOURCE_FILE: os.path.basename(place.file),  # noqa: PTH119 - a path object a row takes as long as the row
        tables.SOURCE_SHEET: place.sheet or "",
        tables.SOURCE_PLACE: spot or "",
    }


FILLED: Final = "已填"


def filling(indicator: Indicator) -> str:
    """Whether a row of the grid says something."""
    if indicator.placeholder or not indicator.text:
        return "未填"
    return "不适用" if is_not_applicable(indicator.text) else FILLED
