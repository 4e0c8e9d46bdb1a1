"""The formats of the master's sheets: a few kinds of content, each with a few marks; made once a workbook."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from xltools.workbooks.styles import GREY, HEAD_TINT, HEI, LINE, SONG, SUM, TABLE, TEXT_FORMAT, WAN_FORMAT, YUAN_FORMAT

Kind = Literal[
    "title", "note", "head", "block", "text", "wrap", "center", "count", "money", "wan", "balanced", "shift", "share",
    "time", "code", "link", "back", "cover_title", "cover_line", "cover_head", "status", "tile_label", "tile",
    "figure_label", "figure_text", "figure_note", "figure_money", "figure_wan", "check", "nav", "nav_note",
]  # fmt: skip
Mark = Literal["", "total", "subtotal", "doubtful", "unusable", "error", "warning", "good"]

SIZE: Final = 10
CELL: Final = {**TABLE, "font_size": SIZE, "text_wrap": False}
NUMBER: Final = {**CELL, "align": "right"}
GAP: Final = "_ "
"""Ends a number format: a blank between the figure and the line beside it (an indent is not drawn by all programs)."""
FIGURE: Final = {**TABLE, "text_wrap": False}
LINK_COLOR: Final = "#0563C1"
KINDS: Final[Mapping[Kind, Mapping[str, Any]]] = {
    "title": {"font_name": HEI, "font_size": 18, "valign": "vcenter"},
    "note": {"font_name": SONG, "font_size": SIZE, "font_color": GREY, "valign": "vcenter"},
    "head": {**TABLE, "font_name": HEI, "font_size": SIZE, "align": "center", "bg_color": HEAD_TINT},
    "block": {"font_name": HEI, "font_size": 12, "valign": "vcenter"},
    "text": {**CELL, "num_format": TEXT_FORMAT},
    "wrap": {**CELL, "num_format": TEXT_FORMAT, "text_wrap": True},
    "center": {**CELL, "num_format": TEXT_FORMAT, "align": "center"},
    "count": {**CELL, "num_format": "0", "align": "center"},
    "money": {**NUMBER, "num_format": YUAN_FORMAT + GAP},
    "wan": {**NUMBER, "num_format": WAN_FORMAT + GAP},
    "balanced": {**NUMBER, "num_format": YUAN_FORMAT + GAP},
    "shift": {**CELL, "num_format": "+0.00;-0.00;0.00", "align": "center"},
    "share": {**CELL, "num_format": "0.0%", "align": "center"},
    "time": {**CELL, "num_format": "yyyy-mm-dd hh:mm", "align": "center"},
    "code": {**CELL, "num_format": TEXT_FORMAT, "font_name": "Consolas", "font_size": 8},
    "link": {**CELL, "text_wrap": True, "font_color": LINK_COLOR, "underline": 1},
    "back": {"font_name": SONG, "font_size": SIZE, "align": "right", "font_color": LINK_COLOR, "underline": 1, "valign": "vcenter"},
    "cover_title": {"font_name": HEI, "font_size": 22, "align": "center", "valign": "vcenter"},
    "cover_line": {"font_name": SONG, "font_size": 10.5, "font_color": GREY, "align": "center", "valign": "vcenter"},
    "cover_head": {"font_name": HEI, "font_size": 12, "valign": "vcenter", "bottom": 2, "bottom_color": "#1F4E79"},
    "status": {**TABLE, "font_name": HEI, "font_size": 12, "align": "center"},
    "tile_label": {
        "font_name": SONG, "font_size": 9, "font_color": GREY, "align": "center", "valign": "vcenter",
        "top": 1, "left": 1, "right": 1, "border_color": LINE,
    },
    "tile": {
        "font_name": HEI, "font_size": 16, "align": "center", "valign": "vcenter", "num_format": "#,##0",
        "bottom": 1, "left": 1, "right": 1, "border_color": LINE,
    },
    "figure_label": {**FIGURE, "font_name": HEI, "align": "center", "bg_color": HEAD_TINT},
    "figure_text": {**FIGURE, "font_name": SONG, "font_size": 12, "indent": 1},
    "figure_note": {**FIGURE, "font_name": SONG, "indent": 1, "text_wrap": True},
    "figure_money": {**FIGURE, "font_name": HEI, "font_size": 14, "align": "right", "num_format": '#,##0.00" 元"_ '},
    "figure_wan": {**FIGURE, "font_name": HEI, "font_size": 14, "align": "right", "num_format": '#,##0.00" 万元"_ '},
    "check": {**FIGURE, "align": "center"},
    "nav": {"font_name": SONG, "font_size": 10.5, "font_color": LINK_COLOR, "underline": 1, "valign": "vcenter"},
    "nav_note": {"font_name": SONG, "font_size": 9, "font_color": GREY, "valign": "vcenter"},
}  # fmt: skip
MARKS: Final[Mapping[Mark, Mapping[str, Any]]] = {
    "": {},
    "total": {key: SUM[key] for key in ("font_name", "bg_color")},
    "subtotal": {"font_name": HEI, "bg_color": "#F2F5FA"},
    "doubtful": {"bg_color": "#FFF2CC"},
    "unusable": {"bg_color": "#E7E6E6"},
    "error": {"bg_color": "#F8CBAD"},
    "warning": {"bg_color": "#FFE699"},
    "good": {"bg_color": "#DDEBF7"},
}


class Styles:
    """Hands out formats, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Kind, Mark], Format] = {}

    def get(self, kind: Kind, mark: Mark = "") -> Format:
        """The format of a kind of content with a mark."""
        if (kind, mark) not in self._made:
            self._made[kind, mark] = self._workbook.add_format({**KINDS[kind], **MARKS[mark]})
        return self._made[kind, mark]
