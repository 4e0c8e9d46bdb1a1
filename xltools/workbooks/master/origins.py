"""金额来源: every figure of every counted form, with its wording, its place, and the figure of the master it feeds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xltools.analysis.provenance import (
    FEEDS_TITLES,
    ROLE_TITLES,
    Feeds,
    Figure,
    count_fed,
    count_figures,
    figures_of,
    is_fed,
)
from xltools.merging.consolidation import FileRecord
from xltools.workbooks.master import tables
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.lists import MOST_LINES, Line, Record, cells_of, common, source, write_table
from xltools.workbooks.master.page import MOST_LINKS, Page

NOTE: Final = (
    "按“计入”筛选，金额相加就是汇总数；“算式”是文字中没有写出得数、由算式算出的金额。"
    "起、止是原文在该栏文字中的位置，从 0 数起。点“打开”到来源文件，点“项目表”到本簿中的同一格。"
)
NOT_FED: Final = "—"
FED_ONLY: Final = "项目很多，Excel 一张工作表放不下全部金额，只列计入合计的金额；全部金额请用 xltools export 导出。"
LINKS_A_ROW: Final = 2


def write_origins(page: Page, entries: Sequence[Entry], files: Sequence[FileRecord], master: Path) -> None:
    """The sheet; links for a workbook that will stand at `master`."""
    whole, count = all_listed(entries), count_rows(entries)
    origins = Origins(files, master, whole, all_linked=count * LINKS_A_ROW <= MOST_LINKS)
    lines: Iterator[Line] = (
        ("", record) for number, entry in enumerate(entries, 1) for record in origins.records(entry, number)
    )
    write_table(page, tables.ORIGINS, NOTE if whole else FED_ONLY + NOTE, lines, count)


def all_listed(entries: Sequence[Entry]) -> bool:
    """Whether all figures fit on a sheet; else only those that feed a total are listed, and the budgets."""
    return sum(count_figures(entry.line.project) for entry in entries) <= MOST_LINES


def count_rows(entries: Sequence[Entry]) -> int:
    """How many figures are listed."""
    count = count_figures if all_listed(entries) else count_fed
    return sum(count(entry.line.project) for entry in entries)


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

    def records(self, entry: Entry, number: int) -> Iterator[Record]:
        """The figures of one form."""
        shared = common(entry, number) | {tables.SHA256: self.files[entry.line.file].sha256 or ""}
        figures = figures_of(entry.line.project)
        for figure in figures if self.whole else filter(is_fed, figures):
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
