"""金额来源: every figure of every counted form, with its wording, its place, and the figure of the master it feeds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.provenance import (
    FEEDS_TITLES,
    ROLE_TITLES,
    Feeds,
    Figure,
    figures_of,
    is_fed,
)
from xltools.merging.consolidation import FileRecord
from xltools.workbooks.cells import address
from xltools.workbooks.master import tables
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.lists import FIRST_ROW, MOST_LINES, Listing, Record, cells_of, common, source, unmarked
from xltools.workbooks.master.page import MOST_LINKS, Page
from xltools.workbooks.names import quoted

NOTE: Final = (
    "按“计入”筛选，金额相加就是汇总数；“算式”是文字中没有写出得数、由算式算出的金额。"
    "起、止是原文在该栏文字中的位置，从 0 数起。点“打开”到来源文件，点“项目表”到项目表中的同一格。"
)
NOT_FED: Final = "—"
FED_ONLY: Final = "项目很多，Excel 一张工作表放不下全部金额，只列计入合计的金额；全部金额请用 xltools export 导出。"
LINKS_A_ROW: Final = 2


def origins_listing(page: Page, entries: Sequence[Entry], files: Sequence[FileRecord], master: Path) -> Listing:
    """金额来源; links for a workbook that will stand at `master`."""
    whole, count = all_listed(entries), count_rows(entries)
    origins = Origins(files, master, whole, all_linked=count * LINKS_A_ROW <= MOST_LINKS)
    return Listing(
        page, tables.ORIGINS, NOTE if whole else FED_ONLY + NOTE, count, lambda entry: unmarked(origins.records(entry))
    )


def with_parts(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; where a cost adds up from several cells, the link to its source leads to the rows of those here."""
    whole, row, found = all_listed(entries), FIRST_ROW, []
    for entry in entries:
        figures = [*listed(entry.line.project, whole=whole)] if is_sum(entry) else []
        rows = [place for place, figure in enumerate(figures, row) if figure.feeds == "cost"]
        fits = rows and rows[-1] < FIRST_ROW + MOST_LINES
        found.append(replace(entry, cost=replace(entry.cost, link=link_to(rows))) if entry.cost and fits else entry)
        row += entry.line.outline.figures if whole else entry.line.outline.fed
    return found


def is_sum(entry: Entry) -> bool:
    """Whether the cost of a form comes from several cells."""
    return len(entry.line.outline.cost_places) > 1


def listed(project: Project, *, whole: bool) -> Iterator[Figure]:
    """The figures of a project that have a row."""
    return figures_of(project) if whole else filter(is_fed, figures_of(project))


def link_to(rows: Sequence[int]) -> str:
    """Link to the figures in these rows."""
    column = tables.ORIGINS.place(tables.YUAN)
    return f"internal:{quoted(tables.ORIGINS.name)}!{address(rows[0], column)}:{address(rows[-1], column)}"


def all_listed(entries: Sequence[Entry]) -> bool:
    """Whether all figures fit on a sheet; else only those that feed a total are listed, and the budgets."""
    return sum(entry.line.outline.figures for entry in entries) <= MOST_LINES


def count_rows(entries: Sequence[Entry]) -> int:
    """How many figures are listed."""
    outlines = [entry.line.outline for entry in entries]
    return sum(one.figures for one in outlines) if all_listed(entries) else sum(one.fed for one in outlines)


def adds_up(entries: Sequence[Entry]) -> bool:
    """Whether all figures that feed a total fit on the sheet."""
    return count_rows(entries) <= MOST_LINES


def fed_sum(entries: Sequence[Entry], feeds: Feeds) -> str:
    """The sum of all figures that feed a total, for formulas on other sheets."""
    count = count_rows(entries)
    yuan, fed = (cells_of(tables.ORIGINS, title, count) for title in (tables.YUAN, tables.FEEDS))
    return f'SUMPRODUCT(--({fed}="{FEEDS_TITLES[feeds]}"),{yuan})'


@dataclass(frozen=True, slots=True)
class Origins:
    """Makes the rows: of all figures (`whole`), or of the budgets and those that feed a total.

    Where Excel's limit on links does not let all rows have one, those that feed a total have (`all_linked`).
    """

    files: Sequence[FileRecord]
    master: Path
    whole: bool = True
    all_linked: bool = True

    def records(self, entry: Entry) -> Iterator[Record]:
        """The figures of one form."""
        shared = common(entry) | {tables.SHA256: self.files[entry.line.file].sha256 or ""}
        for figure in listed(entry.line.project, whole=self.whole):
            fed = fed_title(entry, figure)
            linked = self.all_linked or fed != NOT_FED
            yield shared | source(figure.place) | {
                tables.FIELD: figure.field,
                tables.ROW_NUMBER: None if figure.indicator is None else figure.indicator + 1,
                tables.WORDING: figure.text,
                tables.YUAN: entry.figures.budget if figure.role == "budget" else figure.yuan,
                tables.ROLE: ROLE_TITLES[figure.role],
                tables.FEEDS: fed,
                tables.UNIT_FROM: figure.unit_title,
                tables.CONTEXT: figure.context,
                tables.SPAN_START: figure.start,
                tables.SPAN_END: figure.end,
                tables.OPEN: (source_link(self.master, figure.place) if linked else None, tables.OPEN),
                tables.SHEET_LINK: self.sheet_link(entry, figure, linked=linked),
            }  # fmt: skip

    @staticmethod
    def sheet_link(entry: Entry, figure: Figure, *, linked: bool) -> tuple[str | None, str]:
        """The cell of the figure on the form's sheet in the master."""
        link, title = entry.sheet_link(cell_of(entry, figure))
        return (link if linked else None), title


def fed_title(entry: Entry, figure: Figure) -> str:
    """The figure of the master that a figure is added to; a budget that no cell can hold is added to none."""
    held = figure.feeds and (figure.feeds != "budget" or entry.figures.budget is not None)
    return FEEDS_TITLES[figure.feeds] if figure.feeds and held else NOT_FED


def cell_of(entry: Entry, figure: Figure) -> str | None:
    """Where a figure stands on the form's sheet; None where it has none."""
    if figure.indicator is not None:
        return entry.indicators[figure.indicator] if entry.indicators else None
    return entry.fields.get("budget" if figure.role == "budget" else "goal")
