"""The look of the comparison's cells: a few kinds of content, each with a few marks, and the fonts of what was changed.

What was deleted is red and struck through, what was added blue and underlined: both are told apart in black and white.
"""

from collections.abc import Mapping
from typing import Any, Final, Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from xltools.workbooks.styles import (
    CHINESE_FONTS,
    GB_CHARSET,
    GREY,
    HEAD_TINT,
    HEI,
    SONG,
    SUM,
    TABLE,
    TEXT_FORMAT,
    YUAN_FORMAT,
)
from xltools.workflows.word_marks import Kind as PieceKind

Kind = Literal[
    "title", "note", "back", "block", "head", "text", "center", "count", "money", "change", "share", "link", "same",
    "deleted", "added",
]  # fmt: skip
Mark = Literal["", "total", "up", "down", "doubtful", "unusable"]

SIZE: Final = 10.0
LINK_COLOR: Final = "#0563C1"
DELETED_COLOR: Final = "#C00000"
ADDED_COLOR: Final = "#0033CC"
GAP: Final = "_ "
"""Ends a number format: a blank between the figure and the line beside it (an indent is not drawn by all programs)."""
CELL: Final = {**TABLE, "font_size": SIZE}
FIGURE: Final = {**CELL, "align": "right", "text_wrap": False}
LONG: Final = {**CELL, "num_format": TEXT_FORMAT}
KINDS: Final[Mapping[Kind, Mapping[str, Any]]] = {
    "title": {"font_name": HEI, "font_size": 18, "valign": "vcenter"},
    "note": {"font_name": SONG, "font_size": SIZE, "font_color": GREY, "valign": "vcenter"},
    "back": {"font_name": SONG, "font_size": SIZE, "align": "right", "font_color": LINK_COLOR, "underline": 1, "valign": "vcenter"},
    "block": {"font_name": HEI, "font_size": 12, "valign": "vcenter"},
    "head": {**TABLE, "font_name": HEI, "font_size": SIZE, "align": "center", "bg_color": HEAD_TINT},
    "text": {**CELL, "num_format": TEXT_FORMAT},
    "center": {**CELL, "num_format": TEXT_FORMAT, "align": "center"},
    "count": {**CELL, "num_format": "0", "align": "center"},
    "money": {**FIGURE, "num_format": YUAN_FORMAT + GAP},
    "change": {**FIGURE, "num_format": f"+{YUAN_FORMAT}{GAP};-{YUAN_FORMAT}{GAP};0.00{GAP}"},
    "share": {**CELL, "num_format": "+0.0%;-0.0%;0.0%", "align": "center"},
    "link": {**CELL, "font_color": LINK_COLOR, "underline": 1},
    "same": LONG,
    "deleted": {**LONG, "font_color": DELETED_COLOR, "font_strikeout": True},
    "added": {**LONG, "font_color": ADDED_COLOR, "underline": 1},
}  # fmt: skip
MARKS: Final[Mapping[Mark, Mapping[str, Any]]] = {
    "": {},
    "total": {key: SUM[key] for key in ("font_name", "bg_color")},
    "up": {"bg_color": "#FCE9DA"},
    "down": {"bg_color": "#DDEBF7"},
    "doubtful": {"bg_color": "#FFF2CC"},
    "unusable": {"bg_color": "#E7E6E6"},
}
FONT_KEYS: Final = ("font_name", "font_size", "font_color", "font_strikeout", "underline")


class Formats:
    """Hands out formats, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str, float, bool], Format] = {}

    def get(self, kind: Kind, mark: Mark = "", size: float = SIZE) -> Format:
        """The format of a cell; `size` other than the usual one for a text that would not fit."""
        properties = {**KINDS[kind], **MARKS[mark]}
        return self._make((kind, mark, size, False), properties if size == SIZE else {**properties, "font_size": size})

    def font(self, kind: PieceKind, size: float) -> Format:
        """The font of a piece of a text."""
        properties = {key: value for key, value in KINDS[kind].items() if key in FONT_KEYS}
        return self._make((kind, "", size, True), {**properties, "font_size": size})

    def _make(self, key: tuple[str, str, float, bool], properties: Mapping[str, Any]) -> Format:
        if key not in self._made:
            charset = {"font_charset": GB_CHARSET} if properties["font_name"] in CHINESE_FONTS else {}
            self._made[key] = self._workbook.add_format({**properties, **charset})
        return self._made[key]
