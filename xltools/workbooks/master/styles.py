"""The formats of the master's tables: a few kinds of content, each with a few marks; made once a workbook."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from xltools.workbooks.styles import GREY, HEAD_TINT, HEI, SONG, SUM, TABLE, TEXT_FORMAT, WAN_FORMAT, YUAN_FORMAT

Kind = Literal[
    "title", "note", "head", "block", "text", "wrap", "center", "count", "money", "wan", "share", "time", "code", "link"
]
Mark = Literal["", "total", "doubtful", "unusable", "error", "warning"]

SIZE: Final = 10
CELL: Final = {**TABLE, "font_size": SIZE, "text_wrap": False}
KINDS: Final[Mapping[Kind, Mapping[str, Any]]] = {
    "title": {"font_name": HEI, "font_size": 18, "valign": "vcenter"},
    "note": {"font_name": SONG, "font_size": SIZE, "font_color": GREY, "valign": "vcenter"},
    "head": {**TABLE, "font_name": HEI, "font_size": SIZE, "align": "center", "bg_color": HEAD_TINT},
    "block": {"font_name": HEI, "font_size": 12, "valign": "vcenter"},
    "text": {**CELL, "num_format": TEXT_FORMAT},
    "wrap": {**CELL, "num_format": TEXT_FORMAT, "text_wrap": True},
    "center": {**CELL, "num_format": TEXT_FORMAT, "align": "center"},
    "count": {**CELL, "num_format": "0", "align": "center"},
    "money": {**CELL, "num_format": YUAN_FORMAT},
    "wan": {**CELL, "num_format": WAN_FORMAT},
    "share": {**CELL, "num_format": "0.0%", "align": "center"},
    "time": {**CELL, "num_format": "yyyy-mm-dd hh:mm", "align": "center"},
    "code": {**CELL, "num_format": TEXT_FORMAT, "font_name": "Consolas", "font_size": 8},
    "link": {**CELL, "text_wrap": True, "font_color": "#0563C1", "underline": 1},
}
MARKS: Final[Mapping[Mark, Mapping[str, Any]]] = {
    "": {},
    "total": {key: SUM[key] for key in ("font_name", "bg_color")},
    "doubtful": {"bg_color": "#FFF2CC"},
    "unusable": {"bg_color": "#E7E6E6"},
    "error": {"bg_color": "#F8CBAD"},
    "warning": {"bg_color": "#FFE699"},
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
