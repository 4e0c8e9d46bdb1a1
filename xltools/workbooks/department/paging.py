"""Spreads the rows of a form over pages so that no page edge cuts a line of text.

A text too high for what is left of a page goes on in a row of its own on the next page; each part stands in a cell of its
own, so that every row is whole wherever a program ends the page.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Final, NamedTuple

from xltools.workbooks.department.form_rows import Flow, FormRow, FormRows
from xltools.workbooks.measure import HIGHEST_ROW, lines_height, lines_within, text_height

PAGE_HEIGHT: Final = 700.0
"""Points of a page used for rows: what A4 leaves between the margins, less a little for rounding."""
MOST_SHRUNK: Final = 1.2
"""A form up to so much higher than a page is shrunk to fit it."""
REPEATED_ROWS: Final = 2
"""Title and caption head every page."""
MOST_REPEATED: Final = 120.0
"""A higher heading is printed once."""
SPLIT_FROM: Final = 150.0
"""A row not higher than this goes to the next page as a whole."""
LEAST_LINES: Final = 3
"""Lines of a text that stand alone at the end or the beginning of a page."""
LEAST_PART: Final = 50.0
ORPHAN: Final = 130.0
"""Less than this on the last page looks forgotten there."""
EARLIER: Final = (0.0, 70.0, 140.0, 210.0)
"""How much earlier the pages before may end to avoid that."""
PARAGRAPH_SHARE: Final = 0.7
"""A part ends with a paragraph where that leaves it at least so full."""
MOST_GROWN: Final = 22.0
"""Points a row takes at most of the room a short form leaves on its page."""
SPAN_SIZE: Final = 9.0
"""Font size at which a label beside rows must have room above the end of a page."""


Lines = tuple[int, ...]
"""A number of lines for every cell of a row."""


class Part(NamedTuple):
    """One row of the sheet: the form row it belongs to, its page from 0, and the lines of every cell it shows."""

    row: int
    page: int
    height: float
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The sheet rows of the form; `repeated` counts the rows that head every page, `shrunk` is the fit to one page."""

    parts: tuple[Part, ...]
    repeated: int
    shrunk: bool

    @property
    def count(self) -> int:
        """Pages."""
        return self.parts[-1].page + 1

    @property
    def breaks(self) -> tuple[int, ...]:
        """Sheet rows (from 0) a page begins with, but for the first."""
        pairs = zip(self.parts, self.parts[1:], strict=False)
        return tuple(number for number, (above, below) in enumerate(pairs, 1) if above.page != below.page)

    def height(self, page: int) -> float:
        """Points of the rows of a page."""
        return sum(part.height for part in self.parts if part.page == page)


def paginate(form: FormRows) -> Pages:
    """The rows of a form on as few pages as it takes."""
    if form.height <= PAGE_HEIGHT * MOST_SHRUNK:
        return Pages(one_page(fill_page(form.rows, PAGE_HEIGHT - form.height)), 0, shrunk=True)
    heading = sum(row.height for row in form.rows[:REPEATED_ROWS])
    repeated = REPEATED_ROWS if heading <= MOST_REPEATED else 0
    following = PAGE_HEIGHT - (heading if repeated else 0.0)
    together = kept_together(form)

    def ending(less: float) -> Pages:
        parts = Pager(form.rows, together, PAGE_HEIGHT - less, following - less).run()
        return Pages(tuple(parts), repeated, shrunk=False)

    usual = ending(EARLIER[0])
    others = map(ending, EARLIER[1:])
    return next((pages for pages in chain((usual,), others) if is_balanced(pages, usual.count)), usual)


def is_balanced(pages: Pages, count: int) -> bool:
    """Whether the last of so many pages is no orphan."""
    return pages.count == count and pages.height(count - 1) >= ORPHAN


def fill_page(rows: Sequence[FormRow], spare: float) -> Sequence[FormRow]:
    """The rows, those that may grow made higher until the page is full."""
    growing = sum([row.grows for row in rows])
    each = math.floor(min(max(spare, 0.0) / growing, MOST_GROWN)) if growing else 0
    return [row.grown(each) if row.grows else row for row in rows] if each else rows


def one_page(rows: Sequence[FormRow]) -> tuple[Part, ...]:
    """The parts of rows that stand on one page, however high it is; only a row too high for a sheet has several."""
    if max([row.height for row in rows]) <= HIGHEST_ROW:
        return tuple([Part(number, 0, row.height, whole(row)) for number, row in enumerate(rows)])
    return tuple(Pager(rows, (0.0,) * len(rows), math.inf, math.inf).run())


def whole(row: FormRow) -> tuple[tuple[int, int], ...]:
    """All lines of every cell of a row."""
    return tuple([(0, len(flow.lines)) for flow in row.flows])


def kept_together(form: FormRows) -> list[float]:
    """Points needed from each row on before a page may end: labels beside rows are not cut, heads not left alone."""
    rows = form.rows
    needed = [0.0] * len(rows)
    for span in form.spans:
        label = text_height(span.text, form.width(span.column, span.column), SPAN_SIZE)
        beside = sum([row.height for row in rows[span.first : span.last + 1]])
        needed[span.first] = max(needed[span.first], min(label, beside))
    for number, (row, below) in enumerate(pairwise(rows)):
        if row.heads:
            needed[number] = max(needed[number], row.height + min(below.height, LEAST_PART))
    return needed


@dataclass(slots=True)
class Pager:
    """Goes down the rows. `together` are the points each needs before a page may end.

    `first` and `following` are the points a page has for rows.
    """

    rows: Sequence[FormRow]
    together: Sequence[float]
    first: float
    following: float
    parts: list[Part] = field(default_factory=list)
    page: int = 0
    used: float = 0.0

    def run(self) -> list[Part]:
        """The parts of all rows."""
        for number, row in enumerate(self.rows):
            if self.used and self.room < self.together[number]:
                self.turn()
            if row.height <= min(self.room, HIGHEST_ROW):
                self.put(Part(number, self.page, row.height, whole(row)))
            else:
                self.place(number, row)
        return self.parts

    @property
    def room(self) -> float:
        """Points left on the page."""
        return (self.following if self.page else self.first) - self.used

    def turn(self) -> None:
        """Begin the next page."""
        self.page += 1
        self.used = 0.0

    def place(self, number: int, row: FormRow) -> None:
        """Put a row on the next page, or in parts on both."""
        shown = (0,) * len(row.flows)
        everything = tuple(len(flow.lines) for flow in row.flows)
        least: float = row.height
        while shown != everything:
            rest = part_height(row.flows, shown, everything, least)
            limit = min(self.room, HIGHEST_ROW)
            ends = tuple(part_end(flow, done, limit) for flow, done in zip(row.flows, shown, strict=True))
            if rest <= limit or (not self.used and ends == everything):
                self.put(Part(number, self.page, rest, between(shown, everything)))
                return
            if self.may_part(row.flows, shown, ends, rest):
                height = part_height(row.flows, shown, ends, LEAST_PART)
                self.put(Part(number, self.page, height, between(shown, ends)))
                shown, least = ends, LEAST_PART
            else:
                self.turn()

    def may_part(self, flows: Sequence[Flow], shown: Lines, ends: Lines, rest: float) -> bool:
        """Whether what the page shows of a row is worth parting it; a row higher than a page has no choice."""
        if not self.used or self.room >= HIGHEST_ROW:
            return ends > shown
        left = zip(flows, shown, ends, strict=True)
        told = all(end - done >= min(LEAST_LINES, len(flow.lines) - done) for flow, done, end in left)
        return told and rest > SPLIT_FROM

    def put(self, part: Part) -> None:
        """Add a sheet row."""
        self.parts.append(part)
        self.used += part.height


def between(shown: Lines, ends: Lines) -> tuple[tuple[int, int], ...]:
    """The lines from `shown` to `ends` of every cell."""
    return tuple(zip(shown, ends, strict=True))


def part_height(flows: Sequence[Flow], shown: Lines, ends: Lines, least: float) -> float:
    """Points of the lines from `shown` to `ends`."""
    cells = zip(flows, shown, ends, strict=True)
    return math.ceil(max(least, *(lines_height(end - done, flow.size) for flow, done, end in cells)))


def part_end(flow: Flow, done: int, limit: float) -> int:
    """The line a part ends before that begins with line `done` and may be `limit` points high."""
    fitting = done + lines_within(limit, flow.size)
    if fitting >= len(flow.lines):
        return len(flow.lines)
    fitting = max(min(fitting, len(flow.lines) - LEAST_LINES), done)
    earliest = done + math.ceil((fitting - done) * PARAGRAPH_SHARE)
    ends = (line for line in range(fitting, max(earliest, done), -1) if flow.lines[line - 1].last)
    return next(ends, fitting)
