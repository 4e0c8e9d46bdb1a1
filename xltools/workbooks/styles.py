"""The look of the workbooks: every cell format by name, made once per workbook.

Fonts are those of Chinese government documents; a program without them shows its own 黑体 or 宋体 instead.
"""

from collections.abc import Mapping
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.measure import LIST_SIZES, list_size

Properties = Mapping[str, Any]

HEI: Final = "黑体"
SONG: Final = "宋体"
FANG: Final = "仿宋"
DEFAULT_FORMAT: Final[Properties] = {"font_name": "Arial", "font_size": 10}
"""Columns are as wide as so many digits of this font: one that programs without it replace by its equal."""
CHINESE_FONTS: Final = frozenset({HEI, SONG, FANG})
GB_CHARSET: Final = 134
"""Tells a program that lacks such a font to take another Chinese one."""
INPUT_TINT: Final = "#FFFDF0"
ABSENT_TINT: Final = "#EEF2F7"
HEAD_TINT: Final = "#DCE6F1"
LINE: Final = "#7F7F7F"
GREY: Final = "#595959"
YUAN_FORMAT: Final = "#,##0.00"
WAN_FORMAT: Final = "#,##0.00####"
TEXT_FORMAT: Final = "@"

FORM_CELL: Final[Properties] = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_size": 10.5}
LABEL: Final[Properties] = {**FORM_CELL, "font_name": HEI, "align": "center"}
INPUT: Final[Properties] = {**FORM_CELL, "font_name": FANG, "num_format": TEXT_FORMAT, "locked": False}
SHORT: Final[Properties] = {**INPUT, "align": "center"}
LONG: Final[Properties] = {**INPUT, "align": "left", "indent": 1}
BUDGET: Final[Properties] = {**SHORT, "num_format": YUAN_FORMAT}
PANEL: Final[Properties] = {
    "border": 4, "border_color": LINE, "font_name": SONG, "font_size": 9, "font_color": GREY, "valign": "vcenter",
    "text_wrap": True,
}  # fmt: skip
UNPLACED: Final[Properties] = {
    "border": 4, "border_color": LINE, "font_name": FANG, "font_size": 10.5, "valign": "vcenter", "align": "left",
    "text_wrap": True, "num_format": TEXT_FORMAT,
}  # fmt: skip
TABLE: Final[Properties] = {
    "border": 1, "border_color": LINE, "font_name": SONG, "font_size": 10.5, "valign": "vcenter", "text_wrap": True,
}  # fmt: skip
ITEM: Final[Properties] = {
    "border": 1, "border_color": LINE, "font_name": SONG, "font_size": 9, "valign": "vcenter", "text_wrap": True,
}  # fmt: skip
ITEM_INPUT: Final[Properties] = {**ITEM, "locked": False, "bg_color": INPUT_TINT}
SUM: Final[Properties] = {**TABLE, "font_name": HEI, "bg_color": HEAD_TINT}

STYLES: Final[Mapping[str, Properties]] = {
    "title": {"font_name": HEI, "font_size": 18, "align": "center", "valign": "vcenter", "text_wrap": True, "locked": False},
    "caption": {
        "font_name": FANG, "font_size": 12, "align": "center", "valign": "vcenter", "text_wrap": True,
        "num_format": TEXT_FORMAT, "locked": False,
    },
    "label": LABEL,
    "open_label": {**LABEL, "font_name": FANG, "num_format": TEXT_FORMAT, "locked": False, "bg_color": INPUT_TINT},
    "unit_label": {**LABEL, "locked": False},
    "short": {**SHORT, "bg_color": INPUT_TINT},
    "long": {**LONG, "bg_color": INPUT_TINT},
    "absent_short": {**SHORT, "bg_color": ABSENT_TINT},
    "absent_long": {**LONG, "bg_color": ABSENT_TINT},
    "budget_yuan": {**BUDGET, "bg_color": INPUT_TINT},
    "budget_wan": {**BUDGET, "num_format": WAN_FORMAT, "bg_color": INPUT_TINT},
    "budget_text": {**SHORT, "bg_color": INPUT_TINT},
    "panel_title": {**PANEL, "font_name": HEI, "align": "center", "bg_color": HEAD_TINT},
    "panel_label": {**PANEL, "align": "left", "indent": 1},
    "panel_text": {**PANEL, "align": "left", "indent": 1, "num_format": TEXT_FORMAT, "locked": False, "bg_color": INPUT_TINT},
    "panel_yuan": {**PANEL, "align": "right", "indent": 1, "num_format": YUAN_FORMAT},
    "panel_locked": {**PANEL, "align": "left", "indent": 1, "num_format": TEXT_FORMAT},
    "panel_state": {**PANEL, "align": "left", "indent": 1, "bold": True, "font_size": 10.5},
    "panel_check": {**PANEL, "align": "left", "indent": 1},
    "unplaced_title": {**UNPLACED, "font_name": HEI, "num_format": "General", "bg_color": HEAD_TINT},
    "unplaced_label": {**UNPLACED, "font_color": GREY},
    "unplaced_text": {**UNPLACED, "valign": "top", "locked": False},
    "item_title": {**ITEM, "indent": 1, "font_name": HEI, "font_size": 10.5, "bg_color": HEAD_TINT},
    "item_hint": {**ITEM, "indent": 1, "font_color": GREY},
    "item_head": {**ITEM, "font_name": HEI, "align": "center", "bg_color": HEAD_TINT},
    "item_text": {**ITEM_INPUT, "num_format": TEXT_FORMAT, "indent": 1},
    "item_short": {**ITEM_INPUT, "num_format": TEXT_FORMAT, "align": "center"},
    "item_price": {**ITEM_INPUT, "num_format": WAN_FORMAT, "align": "right", "indent": 1},
    "item_number": {**ITEM_INPUT, "align": "right", "indent": 1},
    "item_yuan": {**ITEM_INPUT, "num_format": YUAN_FORMAT, "align": "right", "indent": 1},
    "item_flag": {**ITEM, "num_format": ";;;"},
    "item_end": {**ITEM, "font_color": GREY, "align": "center"},
    "item_count": {**ITEM, "font_name": HEI, "num_format": "0", "align": "right", "indent": 1},
    "item_label": {**ITEM, "font_name": HEI, "align": "right", "indent": 1},
    "item_sum": {**ITEM, "font_name": HEI, "num_format": YUAN_FORMAT, "align": "right", "indent": 1},
    "item_state": {**ITEM, "align": "center", "bold": True},
    "item_lump": {"italic": True, "num_format": f'"总" {YUAN_FORMAT}'},
    "item_false": {"bold": True, "bg_color": "#F8CBAD", "font_color": "#9C0006", "num_format": f'"≠" {YUAN_FORMAT}'},
    "sheet_title": {"font_name": HEI, "font_size": 18, "align": "center", "valign": "vcenter"},
    "sheet_heading": {"font_name": HEI, "font_size": 16, "valign": "vcenter"},
    "sheet_line": {"font_name": SONG, "font_size": 10.5, "valign": "vcenter"},
    "sheet_line_right": {"font_name": SONG, "font_size": 10.5, "valign": "vcenter", "align": "right"},
    "sheet_note": {"font_name": SONG, "font_size": 9, "font_color": GREY, "valign": "top", "text_wrap": True},
    "head": {**TABLE, "font_name": HEI, "align": "center", "bg_color": HEAD_TINT},
    "cell": TABLE,
    "cell_text": {**TABLE, "num_format": TEXT_FORMAT},
    "cell_center": {**TABLE, "align": "center"},
    "cell_yuan": {**TABLE, "align": "right", "num_format": YUAN_FORMAT},
    "cell_wan": {**TABLE, "align": "right", "num_format": WAN_FORMAT},
    "cell_state": {**TABLE, "align": "left", "indent": 1},
    "cell_count": {**TABLE, "align": "center", "num_format": "0;-0;–"},
    "cell_link": {**TABLE, "font_color": "#0563C1", "underline": 1},
    "cell_answer": {**TABLE, "num_format": TEXT_FORMAT, "locked": False, "bg_color": INPUT_TINT},
    "cell_number": {**TABLE, "align": "center", "num_format": "General"},
    "input_text": {**TABLE, "num_format": TEXT_FORMAT, "locked": False, "bg_color": INPUT_TINT},
    "input_choice": {**TABLE, "align": "center", "num_format": TEXT_FORMAT, "locked": False, "bg_color": INPUT_TINT},
    "input_number": {**TABLE, "align": "center", "num_format": "General", "locked": False, "bg_color": INPUT_TINT},
    "input_yuan": {**TABLE, "align": "right", "num_format": YUAN_FORMAT, "locked": False, "bg_color": INPUT_TINT},
    "input_day": {**TABLE, "align": "center", "num_format": "yyyy-mm-dd", "locked": False, "bg_color": INPUT_TINT},
    "error": {**TABLE, "align": "center", "bold": True, "bg_color": "#F8CBAD"},
    "warning": {**TABLE, "align": "center", "bg_color": "#FFE699"},
    "info": {**TABLE, "align": "center", "bg_color": "#DDEBF7"},
    "explained": {**TABLE, "align": "center", "font_color": GREY, "bg_color": "#E7E6E6"},
    "link_back": {"font_name": SONG, "font_size": 10, "font_color": "#0563C1", "underline": 1, "valign": "vcenter"},
    "sum": {**SUM, "align": "center"},
    "sum_yuan": {**SUM, "align": "right", "num_format": YUAN_FORMAT},
    "sum_count": {**SUM, "align": "center", "num_format": "0;-0;–"},
    "open_yuan": {**TABLE, "align": "right", "num_format": YUAN_FORMAT, "locked": False, "bg_color": INPUT_TINT},
    "sum_wan": {**SUM, "align": "right", "num_format": WAN_FORMAT},
    "guide_head": {"font_name": HEI, "font_size": 12, "valign": "vcenter"},
    "guide_term": {**TABLE, "font_name": HEI, "align": "center"},
    "state_error": {"bold": True, "bg_color": "#F4B183", "font_color": "#5A2A00"},
    "state_warning": {"bg_color": "#FFF2CC", "font_color": "#5A4500"},
    "state_passed": {"bg_color": "#DDEBF7", "font_color": "#1F3864"},
    "state_open": {"bg_color": "#EDEDED", "font_color": "#404040"},
    "differs": {"bold": True, "bg_color": "#F8CBAD", "font_color": "#9C0006"},
    "hidden_key": {"font_color": "#BFBFBF", "font_size": 8},
}  # fmt: skip


HEAVY: Final = 2
SIDES: Final[Mapping[str, Properties]] = {
    "L": {"left": HEAVY}, "R": {"right": HEAVY}, "T": {"top": HEAVY}, "B": {"bottom": HEAVY},
    "t": {"top": 0, "valign": "top"}, "b": {"bottom": 0, "valign": "bottom"},
}  # fmt: skip

STATE_STYLES: Final[Mapping[str, str]] = {
    "✘": "state_error",
    "▲": "state_warning",
    "✔": "state_passed",
    "○": "state_open",
}
"""Looks of a state by the sign it begins with: blue for what is right, orange for what is wrong."""


class Styles:
    """The formats of one workbook, created on first use.

    `tinted` False leaves out the tint of input cells: for workbooks that are only read.
    """

    def __init__(self, book: Workbook, *, tinted: bool = True) -> None:
        self.book = book
        self.tinted = tinted
        self.made: dict[tuple[str, float | None, str], Format] = {}

    def get(self, name: str, size: float | None = None, sides: str = "") -> Format:
        """The format of this name; `size` overrides its font size.

        `sides` is about the lines around it: L R T B are heavy, t and b are none because the text goes on above or below,
        to which side it then keeps.
        """
        key = (name, size, sides)
        if key not in self.made:
            properties = dict(STYLES[name])
            if size is not None:
                properties["font_size"] = size
            if not self.tinted and properties.get("bg_color") in {INPUT_TINT, ABSENT_TINT}:
                del properties["bg_color"]
            for side in sides:
                properties |= SIDES[side]
            if properties.get("font_name") in CHINESE_FONTS:
                properties["font_charset"] = GB_CHARSET
            self.made[key] = self.book.add_format(properties)
        return self.made[key]

    def show_states(self, sheet: Worksheet, cells: str, first: str) -> None:
        """Colour beside sign and word, told apart by people who do not see red or green; `first` is the range's first cell."""
        for sign, name in STATE_STYLES.items():
            rule = {"type": "formula", "criteria": f'=EXACT(LEFT({first},1),"{sign}")', "format": self.get(name)}
            sheet.conditional_format(cells, rule)

    def fitted(self, name: str, text: str, units: float) -> Format:
        """The format for a text in a column of a list (width in Excel units), smaller where its row would cut it."""
        size = list_size(text, units)
        return self.get(name, None if size == LIST_SIZES[0] else size)

    def mark_differing(self, sheet: Worksheet, cells: str, text: str) -> None:
        """Colour beside the words: cells that say `text` are filled and bold."""
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": self.get("differs")}
        sheet.conditional_format(cells, rule)
