"""The looks of workbooks.styles as formats of an existing workbook, so that a list added to it looks like every other."""

from typing import Final

from xltools.workbooks.package.styles import Styles
from xltools.workbooks.styles import STYLES, Properties

SIDES: Final = ("left", "right", "top", "bottom")
ALIGNMENTS: Final = {"vcenter": "center"}
"""XlsxWriter's name of a vertical alignment where the file format has another."""
TEXT: Final = "@"


class NamedFormats:
    """Formats by the name of their look, each made on first use."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._made: dict[tuple[str, float | None], int] = {}

    def get(self, name: str, size: float | None = None) -> int:
        """The number of the format; `size` overrides its font size."""
        key = (name, size)
        if key not in self._made:
            look = STYLES[name] if size is None else {**STYLES[name], "font_size": size}
            self._made[key] = self._styles.format(
                font=font(look),
                fill=fill(look),
                border=border(look),
                number=str(look.get("num_format", "")),
                alignment=alignment(look),
                unlocked=look.get("locked") is False,
            )
        return self._made[key]


def argb(color: object) -> str:
    """#RRGGBB as the file format has it."""
    return f"FF{str(color).removeprefix('#')}"


def font(look: Properties) -> str:
    """The font element."""
    bold = "<b/>" if look.get("bold") else ""
    underline = "<u/>" if look.get("underline") else ""
    color = f'<color rgb="{argb(look["font_color"])}"/>' if "font_color" in look else ""
    return (
        f'<font>{bold}{underline}<sz val="{look["font_size"]:g}"/>{color}<name val="{look["font_name"]}"/>'
        '<family val="3"/><charset val="134"/></font>'
    )


def fill(look: Properties) -> str:
    """The fill element, "" for none."""
    if "bg_color" not in look:
        return ""
    color = argb(look["bg_color"])
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{color}"/><bgColor indexed="64"/></patternFill></fill>'
    )


def border(look: Properties) -> str:
    """Thin lines on all sides, "" for none."""
    if "border" not in look:
        return ""
    color = argb(look["border_color"])
    sides = "".join(f'<{side} style="thin"><color rgb="{color}"/></{side}>' for side in SIDES)
    return f"<border>{sides}<diagonal/></border>"


def alignment(look: Properties) -> str:
    """The alignment element."""
    side = f' horizontal="{look["align"]}"' if "align" in look else ""
    vertical = ALIGNMENTS.get(look["valign"], look["valign"])
    wrap = ' wrapText="1"' if look.get("text_wrap") else ""
    return f'<alignment{side} vertical="{vertical}"{wrap}/>'
