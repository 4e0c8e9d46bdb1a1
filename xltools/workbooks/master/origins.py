"""金额来源: every figure of every counted form, with its wording, its place, and the figure of the master it feeds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from xltools.analysis.provenance import FEEDS_TITLES, Feeds
from xltools.workbooks.cells import address
from xltools.workbooks.master import tables
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.listed import ListedForm, ListedRow
from xltools.workbooks.master.lists import FIRST_ROW, MOST_LINES, Listing, cells_of
from xltools.workbooks.master.page import MOST_LINKS, Page
from xltools.workbooks.names import quoted

NOTE: Final = (
    "按“计入”筛选，金额相加就是汇总数；“算式”是文字中没有写出得数、由算式算出的金额。"
    "起、止是原文在该栏文字中的位置，从 0 数起。点“打开”到来源文件，点“项目表”到项目表中的同一格。"
)
FED_ONLY: Final = "项目很多，Excel 一张工作表放不下全部金额，只列计入合计的金额；全部金额请用 xltools export 导出。"
LINKS_A_ROW: Final = 2


def origins_listing(page: Page, entries: Sequence[Entry]) -> Listing:
    """金额来源: all figures, or the budgets and those that feed a total.

    Where Excel's limit on links does not let all rows have one, those that are added to a total have.
    """
    whole, count = all_listed(entries), count_rows(entries)
    all_linked = count * LINKS_A_ROW <= MOST_LINKS
    return Listing(
        page,
        tables.ORIGINS,
        NOTE if whole else FED_ONLY + NOTE,
        count,
        lambda listed: rows_listed(listed, whole=whole),
        linked=lambda row: all_linked or row.counted,
    )


def with_parts(entries: Sequence[Entry], listed: Callable[[Entry], ListedForm]) -> list[Entry]:
    """The entries; where a cost adds up from several cells, the link to its source leads to the rows of those here."""
    whole, row, found = all_listed(entries), FIRST_ROW, []
    for entry in entries:
        figures = [*rows_listed(listed(entry), whole=whole)] if is_sum(entry) else []
        rows = [place for place, figure in enumerate(figures, row) if figure.feeds == "cost"]
        fits = rows and rows[-1] < FIRST_ROW + MOST_LINES
        found.append(replace(entry, cost=replace(entry.cost, link=link_to(rows))) if entry.cost and fits else entry)
        row += entry.line.outline.figures if whole else entry.line.outline.fed
    return found


def is_sum(entry: Entry) -> bool:
    """Whether the cost of a form comes from several cells."""
    return len(entry.line.outline.cost_places) > 1


def rows_listed(form: ListedForm, *, whole: bool) -> Iterator[ListedRow]:
    """The figures of a form that have a row."""
    return (row for row in form.origins if whole or row.fed)


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
