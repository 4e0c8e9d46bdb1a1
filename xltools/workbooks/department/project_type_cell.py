"""项目类型 in a workbook: the choices of the drop-down, and the short form that 汇总 shows by formula."""

from collections.abc import Sequence
from typing import Final

from xltools.forms.beijing_2019 import FORM
from xltools.forms.version import FormVersion, TypeOption
from xltools.workbooks.cells import cell_text

CHOSEN: Final = "√"
FREE: Final = "□"
NONE_CHOSEN: Final = "未选定"
ROW_GAP: Final = "    "
OPTIONS_A_LINE: Final = 2
LONGEST_LITERAL: Final = 120
"""A text in a formula may have 255 characters."""


def option_text(option: TypeOption) -> str:
    """`4.其他一般类`."""
    return f"{option.number}.{option.label}"


def type_choices(form: FormVersion) -> tuple[str, ...]:
    """What the drop-down offers: all options as printed, one of them ticked."""
    return tuple(printed_options(form, chosen) for chosen in form.type_options)


def printed_options(form: FormVersion, chosen: TypeOption | None) -> str:
    """The options as the form prints them, two a line, one ticked or none."""
    marked = [(CHOSEN if option is chosen else FREE) + option_text(option) for option in form.type_options]
    lines = [marked[start : start + OPTIONS_A_LINE] for start in range(0, len(marked), OPTIONS_A_LINE)]
    return "\n".join(ROW_GAP.join(line) for line in lines)


def type_shown(text: str, selected: Sequence[str]) -> str:
    """What 汇总 shows for a cell's text of which `selected` was read."""
    if not text:
        return ""
    squeezed = text.replace(" ", "")
    ticked = (option_text(option) for option in FORM.type_options if CHOSEN + option_text(option) in squeezed)
    return next(ticked, None) or read_types(selected)


def read_types(selected: Sequence[str]) -> str:
    """The types read from a text, as short as a formula can hold."""
    return cell_text("；".join(selected))[:LONGEST_LITERAL] or NONE_CHOSEN


def type_formula(cell: str, text: str, selected: Sequence[str]) -> str:
    """The same as a formula; a text that was changed and shows no tick is repeated as it is."""
    read = read_types(selected).replace('"', '""')
    formula = f'IF(LEN({cell})={len(text.encode("utf-16-le")) // 2},"{read}",{cell})'
    for option in reversed(FORM.type_options):
        label = option_text(option)
        formula = f'IF(ISNUMBER(SEARCH("{CHOSEN}{label}",SUBSTITUTE({cell}," ",""))),"{label}",{formula})'
    return f'IF({cell}="","",{formula})'
