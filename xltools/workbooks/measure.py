"""How a spreadsheet wraps a text and how high its row must be: merged cells never fit themselves.

Counted on the safe side: the fonts that stand in for 仿宋 and 黑体 outside Windows are taller, and their Latin wider.
"""

import math
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

LINE_HEIGHT: Final = 1.45
"""Line pitch in font sizes: 仿宋 and 宋体 take 1.3 at most, the fonts that stand in for them up to 1.45."""
SIDE_PADDING: Final = 6.0
"""Points a cell keeps free left and right together."""
INDENT: Final = 9.0
"""Points an indent takes."""
TOP_PADDING: Final = 5.0
USABLE: Final = 0.97
"""Share of the width used at most: a printer's letters are a little wider than a screen's."""
CHARACTER_POINTS: Final = 5.25
"""One unit of column width (7 pixels) in points."""
CELL_POINTS: Final = 3.75
"""Points every column has in addition to its units (5 pixels)."""
HIGHEST_ROW: Final = 400.0
"""Just under Excel's 409 points."""
LIST_SIZES: Final = (10.5, 9.0, 8.0, 7.0, 6.0, 5.0)
"""Font sizes of texts in lists, whose rows cannot be parted: the smaller ones for texts a row would cut."""

FULL_WIDTH: Final = 100
"""Of a Chinese character. Widths are in hundredths of the font size: whole numbers add up exactly."""
TAB_WIDTH: Final = 400
EMOJI_WIDTH: Final = 140
FOREIGN_WIDTH: Final = 80
"""Letters neither Latin nor Chinese."""
LATIN: Final = "".join(map(chr, range(0x20, 0x7F)))
LATIN_WIDTHS: Final = {
    **dict.fromkeys(LATIN, 64),
    **dict.fromkeys(" !\"'()*,-./:;I[\\]`fijlrt|{}", 50),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZw#&+<=>~^", 84),
    **dict.fromkeys("MWm@%", 100),
}
"""The wider of 宋体 (half for every letter) and the widest font that stands in for it."""
FIRST_EMOJI: Final = 0x1F000
USUAL: Final = " -~\xa0-\xff\u2018\u2019\u201c\u201d…①-⑳、-〗\u4e00-\u9fff！-～"
"""Characters that are Latin-1 or take the full width."""
UNUSUAL: Final = re.compile(f"[^{USUAL}]")
QUESTION_MARK: Final = "\x7f"
"""Stands for a question mark where that stands for characters beyond Latin-1."""

OPENING: Final = "（《“‘「『【〔［"
CLOSING: Final = "，。；：、！？）》”’」』】〕］％…—～"
UNIT: Final = re.compile(f"[{OPENING}]*(?:[!-~]+|[^{OPENING}]|.)[{CLOSING}]* ?", re.DOTALL)
"""What stays on one line: a Latin word, or a Chinese character; signs that may not begin or end a line go with it.

So does a blank, which may stand outside at the end of a line."""
BOUND: Final = frozenset(LATIN + OPENING + CLOSING)
"""What may not be the last of its unit though no sign or blank follows."""
FOLLOWING: Final = frozenset(CLOSING + " ")
"""What goes with what stands before it."""
WORD_PART: Final = re.compile(r"[^/\-?&=]*[/\-?&=]|[^/\-?&=]+")
WIDER: Final = re.compile(f"[\n\t\u2028\u2029\x85{chr(FIRST_EMOJI)}-\U0010ffff]")
"""What takes more than the width of a Chinese character, or a line of its own."""
PARAGRAPH_END: Final = re.compile("[\n\u2028\u2029\x85]")


class Line(NamedTuple):
    """A line as shown: text[start:end]; `last` where a paragraph ends with it."""

    start: int
    end: int
    last: bool


def column_points(units: float) -> float:
    """Width of a column in points."""
    return units * CHARACTER_POINTS + CELL_POINTS


def widths(text: str) -> Sequence[int]:
    """Widths of the characters of a text."""
    if UNUSUAL.search(text):
        return [character_width(character) for character in text]
    return text.replace("?", QUESTION_MARK).encode("latin-1", "replace").translate(BYTE_WIDTHS)


@lru_cache(maxsize=8192)
def character_width(character: str) -> int:
    """The full width for Chinese, about half of it for Latin, 0 for combining marks."""
    if character in LATIN_WIDTHS:
        return LATIN_WIDTHS[character]
    if character == "\t":
        return TAB_WIDTH
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if ord(character) >= FIRST_EMOJI and unicodedata.category(character) == "So":
        return EMOJI_WIDTH
    return FULL_WIDTH if unicodedata.east_asian_width(character) in "WFA" else FOREIGN_WIDTH


BYTE_WIDTHS: Final = bytes(
    FULL_WIDTH if byte == ord("?") else character_width("?" if byte == ord(QUESTION_MARK) else chr(byte)) % 256
    for byte in range(256)
)
"""Widths of usual characters, those beyond Latin-1 being a question mark."""


@lru_cache(maxsize=8192)
def wrapped(text: str, width: float, size: float) -> tuple[Line, ...]:
    """The lines a text takes in `width` points at font size `size`; every text has at least one."""
    room = max((width - SIDE_PADDING) * USABLE / size, 1.0) * FULL_WIDTH
    lines: list[Line] = []
    start = 0
    for end in (*(match.start() for match in PARAGRAPH_END.finditer(text)), len(text)):
        lines.extend(paragraph_lines(text, start, end, room))
        start = end + 1
    return tuple(lines)


def paragraph_lines(text: str, start: int, end: int, room: float) -> list[Line]:
    """The lines of text[start:end], which holds no line break; units are looked for only where a line is full."""
    ends = [*accumulate(widths(text[start:end]), initial=0)]
    lines: list[Line] = []
    place = start
    while (full := start + bisect_right(ends, ends[place - start] + room) - 1) < end:
        unit, needed = first_beyond(text, place, full, end)
        if ends[needed - start] - ends[unit - start] > room:
            return broken_lines(text, start, end, room)
        if unit == end:
            break
        lines.append(Line(place, unit, last=False))
        place = unit
    return [*lines, Line(place, end, last=True)]


def first_beyond(text: str, place: int, full: int, end: int) -> tuple[int, int]:
    """Start of the first unit from `place` on that reaches beyond `full`, and its end without a blank; twice `end` where none does."""
    unit = full
    while unit > place and (text[unit - 1] in BOUND or text[unit] in FOLLOWING):
        unit -= 1
    while match := UNIT.match(text, unit, end):
        following = match.end()
        needed = following - (text[following - 1] == " ")
        if needed > full:
            return unit, needed
        unit = following
    return end, end


def broken_lines(text: str, start: int, end: int, room: float) -> list[Line]:
    """The lines of text[start:end] where units are wider than a line."""
    lines: list[Line] = []
    used, place = 0, start
    for unit in UNIT.findall(text, start, end):
        for length, needed, width in pieces(unit, room):
            if used and used + needed > room:
                lines.append(Line(start, place, last=False))
                start, used = place, 0
            used += width
            place += length
    return [*lines, Line(start, end, last=True)]


def pieces(unit: str, room: float) -> list[tuple[int, float, int]]:
    """What of a unit stays together: its length, the room it must find on a line to go there, and its width.

    That is all of it where a line holds it, else what stands between / - ? and the like. What is still too wide begins a
    line and is broken anywhere.
    """
    whole = text_width(unit.removesuffix(" "))
    if whole <= room:
        return [(len(unit), whole, text_width(unit))]
    found: list[tuple[int, float, int]] = []
    for part in WORD_PART.findall(unit):
        width = text_width(part)
        if width <= room:
            found.append((len(part), width, width))
        else:
            found += [(1, own if number else room, own) for number, own in enumerate(widths(part))]
    return found


def text_width(text: str) -> int:
    """Width of a text on one line."""
    return sum(widths(text))


def is_short(text: str, width: float, size: float) -> bool:
    """Whether a text needs no measuring to be known to take one line."""
    return len(text) <= (width - SIDE_PADDING) * USABLE / size and not WIDER.search(text)


def line_count(text: str, width: float, size: float) -> int:
    """Lines a text takes in `width` points at font size `size`."""
    return 1 if is_short(text, width, size) else len(wrapped(text, width, size))


def lines_height(count: int, size: float) -> float:
    """Height in points of a cell with so many lines."""
    return count * size * LINE_HEIGHT + TOP_PADDING


def lines_within(height: float, size: float) -> int:
    """Lines that a cell of this height shows whole."""
    return max(math.floor((height - TOP_PADDING) / (size * LINE_HEIGHT)), 0)


def text_height(text: str, width: float, size: float) -> float:
    """Height in points of a text wrapped in `width` points."""
    return lines_height(line_count(text, width, size), size)


def fitting_size(text: str, width: float, sizes: Sequence[float]) -> float:
    """The largest size at which the text fits one row; the smallest where none does."""
    fitting = (size for size in sizes if text_height(text, width, size) <= HIGHEST_ROW)
    return next(fitting, sizes[-1])


def list_size(text: str, units: float) -> float:
    """The font size at which a text in a column of a list (width in Excel units) fits the highest row."""
    return fitting_size(text, column_points(units), LIST_SIZES)


def list_height(texts: Iterable[tuple[str, float]], least: float) -> float:
    """Height in points of a row of a list: of texts in columns of these widths (Excel units), each in its `list_size`."""
    heights = (text_height(text, column_points(units), list_size(text, units)) for text, units in texts)
    return min(max([least, *heights]), HIGHEST_ROW)


def row_heights(height: float, least: float) -> tuple[float, ...]:
    """Heights of the rows a text of this height is spread over; one row wherever it fits."""
    wanted = max(height, least)
    rows = math.ceil(wanted / HIGHEST_ROW)
    return (math.ceil(wanted / rows),) * rows
