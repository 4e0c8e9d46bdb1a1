"""The printed form as cells of the sheet: rows on their pages, labels beside them, texts that go on in the next row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from xltools.workbooks.department.form_rows import LABELS, SMALLER_SIZES, Flow, FormRows, Span
from xltools.workbooks.department.paging import Pages, Part, paginate
from xltools.workbooks.department.regions import CONTINUED, Region, Style
from xltools.workbooks.measure import column_points, text_height

if TYPE_CHECKING:
    from decimal import Decimal

HEADINGS: Final[frozenset[Style]] = frozenset({"title", "caption"})
AGAIN: Final = "\n（续）"
"""Follows a label that is printed again on the next page."""
NO_BREAK: Final = "-"
"""Joins two parts of a text that were one line."""


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """The form on the sheet. `tops` holds the sheet row of every form row (all from 0), `keys` the key of every sheet row.

    `joints` says, by first cell (row, column) of a text in several parts, what stood between them: a line break, or "-"
    for nothing.
    """

    regions: tuple[Region, ...]
    heights: tuple[float, ...]
    keys: Mapping[int, str]
    tops: tuple[int, ...]
    joints: Mapping[tuple[int, int], str]
    pages: Pages


def print_form(form: FormRows) -> PrintedForm:
    """Place the rows of a form."""
    pages = paginate(form)
    rows: list[list[tuple[int, Part]]] = [[] for _ in form.rows]
    for number, part in enumerate(pages.parts):
        rows[part.row].append((number, part))
    tops = tuple(parts[0][0] for parts in rows)
    keys = {
        number: f"{CONTINUED}{count}" if count else row.key
        for row, parts in zip(form.rows, rows, strict=True)
        for count, (number, _) in enumerate(parts)
    }
    regions: list[Region] = []
    joints: dict[tuple[int, int], str] = {}
    for row, parts in zip(form.rows, rows, strict=True):
        if len(parts) == 1:
            regions += [whole_region(flow, parts[0][0]) for flow in row.flows]
            continue
        for index, flow in enumerate(row.flows):
            told = [(number, part, part.lines[index]) for number, part in parts]
            regions.extend(cell_regions(flow, told))
            joint = joints_of(flow, [lines for _, _, lines in told])
            if joint:
                joints[parts[0][0], flow.cell.left] = joint
    for span in form.spans:
        first, last = rows[span.first][0][0], rows[span.last][-1][0]
        regions.extend(span_regions(span, pages.parts[first : last + 1], first, form.widths[span.column]))
    heights = tuple(part.height for part in pages.parts)
    framed_regions = framed(regions, (*pages.breaks, len(heights)), max([region.right for region in regions]))
    return PrintedForm(framed_regions, heights, keys, tops, joints, pages)


def framed(regions: Sequence[Region], ends: Sequence[int], last: int) -> tuple[Region, ...]:
    """The regions of the table with the heavy lines of its frame, which closes on every page; `ends` are the rows after a page."""
    table = [region for region in regions if region.style not in HEADINGS]
    starts, below = {min([region.top for region in table]), *ends}, set(ends)

    def with_frame(region: Region) -> Region:
        sides = "L" if region.left == 0 else ""
        if region.right == last:
            sides += "R"
        if region.top in starts:
            sides += "T"
        if region.bottom + 1 in below:
            sides += "B"
        return region.with_sides(region.sides + sides) if sides else region

    return (*[region for region in regions if region.style in HEADINGS], *map(with_frame, table))


def whole_region(flow: Flow, row: int) -> Region:
    """The cells of a text that stands in one row."""
    cell = flow.cell
    value: str | Decimal = cell.text if cell.number is None else cell.number
    return Region(row, cell.left, row, cell.right, value, cell.style, flow.size)


def cell_regions(flow: Flow, told: Sequence[tuple[int, Part, tuple[int, int]]]) -> Iterator[Region]:
    """The cells of one text: one for every part of it, the last over all rows left on its page, then one a page."""
    cell = flow.cell
    texts = [(number, part, lines) for number, part, lines in told if lines[1] > lines[0]]
    for index, (number, part, (start, end)) in enumerate(texts[:-1]):
        edge = open_sides(part, texts[index - 1][1] if index else None, texts[index + 1][1])
        yield Region(
            number, cell.left, number, cell.right, part_text(flow, start, end), cell.style, flow.size, sides=edge
        )
    number, part, (start, end) = texts[-1]
    edge = open_sides(part, texts[-2][1], None) if len(texts) > 1 else ""
    value: str | Decimal = part_text(flow, start, end) if cell.number is None else cell.number
    rest = [(row, other.page) for row, other, _ in told if row >= number]
    for count, (top, bottom) in enumerate(page_runs(rest)):
        if not count:
            yield Region(top, cell.left, bottom, cell.right, value, cell.style, flow.size, sides=edge)
            continue
        again = cell.text + AGAIN if cell.style in LABELS and cell.text else ""
        height = sum(other.height for row, other, _ in told if top <= row <= bottom)
        yield Region(top, cell.left, bottom, cell.right, again, cell.style, label_size(again, flow.width, height))


def span_regions(span: Span, parts: Sequence[Part], first: int, units: float) -> Iterator[Region]:
    """A label beside rows: one cell a page."""
    pages = [part.page for part in parts]
    numbered = list(enumerate(pages, first))
    runs = [(first, first + len(parts) - 1)] if pages[0] == pages[-1] else page_runs(numbered)
    for count, (top, bottom) in enumerate(runs):
        text = span.text + AGAIN if count and span.text else span.text
        height = sum([part.height for part in parts[top - first : bottom - first + 1]])
        size = label_size(text, column_points(units), height)
        yield Region(top, span.column, bottom, span.column, text, span.style, size)


def page_runs(rows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """First and last row of every page, of rows given with their page."""
    pages = dict.fromkeys(page for _, page in rows)
    found = [[row for row, page in rows if page == wanted] for wanted in pages]
    return [(numbers[0], numbers[-1]) for numbers in found]


def label_size(text: str, width: float, height: float) -> float:
    """The largest font size at which a label has room."""
    fitting = (size for size in SMALLER_SIZES if text_height(text, width, size) <= height)
    return next(fitting, SMALLER_SIZES[-1])


def open_sides(part: Part, above: Part | None, below: Part | None) -> str:
    """The sides without a line, because a text goes on there on the same page."""
    up = above is not None and above.page == part.page
    down = below is not None and below.page == part.page
    return "t" * up + "b" * down


def part_text(flow: Flow, start: int, end: int) -> str:
    """The text of some lines of a cell."""
    return flow.cell.text[flow.lines[start].start : flow.lines[end - 1].end]


def joints_of(flow: Flow, lines: Sequence[tuple[int, int]]) -> str:
    """What stands between the parts of a text, a character each."""
    shown = [pair for pair in lines if pair[1] > pair[0]]
    gaps = [(flow.lines[above[1] - 1].end, flow.lines[below[0]].start) for above, below in pairwise(shown)]
    return "".join(flow.cell.text[end:start] or NO_BREAK for end, start in gaps)
