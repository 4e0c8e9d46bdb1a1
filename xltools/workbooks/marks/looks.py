"""The look of a marked cell: told apart by line style as well as by colour, so that no colour vision is needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from xltools.model.finding import Severity
from xltools.workbooks.package.references import Box, Spot


@dataclass(frozen=True, slots=True)
class Look:
    """Fill colour (ARGB), and line style and colour of the frame around the cell."""

    fill: str
    line: str
    edge: str


LOOKS: Final[Mapping[Severity, Look]] = {
    "error": Look("FFF9CDB4", "thick", "FFC74A00"),
    "warning": Look("FFFFF1C9", "mediumDashed", "FF9C6500"),
    "info": Look("FFDCEAF7", "thin", "FF0066A8"),
}
FILLS: Final = frozenset(look.fill for look in LOOKS.values())


def edges(look: Look, at: Spot, area: Box) -> dict[str, tuple[str, str]]:
    """The sides of one cell that lie on the frame around the whole (merged) area."""
    sides = {
        "left": at.column == area.left,
        "right": at.column == area.right,
        "top": at.row == area.top,
        "bottom": at.row == area.bottom,
    }
    return {side: (look.line, look.edge) for side, outer in sides.items() if outer}
