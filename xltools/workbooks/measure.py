"""How high a row must be so that nothing of its text is clipped: merged cells never fit themselves.

Counted on the safe side: fonts that stand in for 仿宋 and 黑体 outside Windows are taller and their digits wider.
"""

import math
import unicodedata
from typing import Final

LINE_HEIGHT: Final = 1.4
"""Line pitch in font sizes: 仿宋 takes 1.3, substitutes up to 1.45, which the reserve in the width makes up for."""
HALF_WIDTH: Final = 0.62
"""Width of a Latin letter or digit in font sizes."""
TAB_WIDTH: Final = 4.0
SIDE_PADDING: Final = 6.0
"""Points a cell keeps free left and right together."""
TOP_PADDING: Final = 5.0
USABLE: Final = 0.96
"""Share of the width used at most: punctuation that may not begin a line takes a character with it."""
CHARACTER_POINTS: Final = 5.25
"""One unit of column width (7 pixels) in points."""
CELL_POINTS: Final = 3.75
"""Points every column has in addition to its units (5 pixels)."""
HIGHEST_ROW: Final = 400.0
"""Just under Excel's 409 points."""


def column_points(units: float) -> float:
    """Width of a column in points."""
    return units * CHARACTER_POINTS + CELL_POINTS


def character_width(character: str) -> float:
    """Width in font sizes: 1 for Chinese, about half for Latin, 0 for combining marks."""
    if character == "\t":
        return TAB_WIDTH
    if unicodedata.combining(character):
        return 0.0
    wide = unicodedata.east_asian_width(character) in "WFA"
    return 1.0 if wide else HALF_WIDTH


def line_count(text: str, width: float, size: float) -> int:
    """Lines a text takes in `width` points at font size `size`, as a spreadsheet wraps it."""
    room = max((width - SIDE_PADDING) * USABLE / size, 1.0)
    return sum(lines_of_paragraph(paragraph, room) for paragraph in text.split("\n"))


def lines_of_paragraph(text: str, room: float) -> int:
    """Lines of a text without line breaks; a Latin word that does not fit moves to the next line as a whole."""
    lines, used = 1, 0.0
    for word in words(text):
        width = sum(map(character_width, word))
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            lines += math.ceil(width / room) - 1
            width %= room
        used += width
    return lines


def words(text: str) -> list[str]:
    """Pieces that are not broken: runs of Latin letters and digits, every other character alone."""
    pieces: list[str] = []
    joined = False
    for character in text:
        latin = character.isascii() and not character.isspace()
        if latin and joined:
            pieces[-1] += character
        else:
            pieces.append(character)
        joined = latin
    return pieces


def text_height(text: str, width: float, size: float) -> float:
    """Height in points of a text wrapped in `width` points."""
    return line_count(text, width, size) * size * LINE_HEIGHT + TOP_PADDING


def fitting_size(text: str, width: float, sizes: tuple[float, ...]) -> float:
    """The largest size at which the text fits one row; the smallest where none does."""
    fitting = (size for size in sizes if text_height(text, width, size) <= HIGHEST_ROW)
    return next(fitting, sizes[-1])


def row_heights(height: float, least: float) -> tuple[float, ...]:
    """Heights of the rows a text of this height is spread over; one row wherever it fits."""
    wanted = max(height, least)
    rows = math.ceil(wanted / HIGHEST_ROW)
    return (math.ceil(wanted / rows),) * rows
