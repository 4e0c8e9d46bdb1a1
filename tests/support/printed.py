"""What LibreOffice drew into a PDF: texts in the order they were drawn, and texts that their cell cuts."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pypdf import PdfReader

FOOTER = 60
"""Points from the paper's lower edge; LibreOffice always clips the footer to a box of its own reckoning."""
NUMBER = r"-?[\d.]+"
CLIP = re.compile(rf"q ({NUMBER}) ({NUMBER}) ({NUMBER}) ({NUMBER}) re\nW\*? n\n")
FONT = re.compile(rf"/F\d+ ({NUMBER}) Tf")
PLACE = re.compile(rf"({NUMBER}) ({NUMBER}) T[dm]\n?")
GLYPHS = re.compile(r"<([0-9A-F]+)>")
TEXT = re.compile(r"BT\n(.*?)ET\n", re.DOTALL)
STATE = re.compile(r"(?<!\S)[qQ](?!\S)")
FIRST_EMOJI = "\U0001f000"
"""A PDF draws them as pictures or from another font, out of order."""
SLACK = 1.0


@dataclass(frozen=True)
class Cut:
    """A text that does not fit the rectangle it is drawn into, in points from the lower left corner of its page."""

    page: int
    x: float
    y: float
    width: float
    height: float


class Printed:
    """A PDF written by LibreOffice."""

    def __init__(self, path: Path) -> None:
        self.pages = PdfReader(path).pages

    @cached_property
    def texts(self) -> list[str]:
        """The text of every page without white space."""
        return [squeezed(page.extract_text()) for page in self.pages]

    @cached_property
    def cuts(self) -> list[Cut]:
        """Cells with more text than they show.

        LibreOffice sets a clipping rectangle only round a text that does not fit its cell (and round links).
        """
        return [
            cut
            for number, page in enumerate(self.pages, 1)
            for cut in cuts_of(number, page.get_contents().get_data().decode("latin1"))
        ]


def cuts_of(number: int, content: str) -> list[Cut]:
    """The texts of a page that leave their rectangle."""
    found = []
    for clip in list(CLIP.finditer(content))[1:]:
        cut = Cut(number, *(float(value) for value in clip.groups()))
        inside = clipped(content[clip.end() :])
        if cut.y > FOOTER and any(leaves(cut, piece) for piece in TEXT.findall(inside) if piece):
            found.append(cut)
    return found


def clipped(content: str) -> str:
    """What is drawn before the graphics state of a clip is given up."""
    depth = 1
    for operator in STATE.finditer(content):
        depth += 1 if operator[0] == "q" else -1
        if not depth:
            return content[: operator.start()]
    return content


def leaves(cut: Cut, piece: str) -> bool:
    """Whether a run of text leaves the rectangle; a glyph is taken to be as wide as high."""
    size = float(FONT.search(piece)[1])
    x, y = (float(value) for value in PLACE.search(piece).groups())
    width = sum(len(glyphs) // 2 for glyphs in GLYPHS.findall(piece)) * size
    inside = cut.y - SLACK <= y - 0.12 * size and y + 0.85 * size <= cut.y + cut.height + SLACK
    return not (inside and cut.x - SLACK <= x and x + width <= cut.x + cut.width + 2 * size)


def squeezed(text: str) -> str:
    """A text as it can be compared: no white space, marks without a width or emoji, compatibility forms unified."""
    kept = (
        c for c in text if not c.isspace() and c < FIRST_EMOJI and unicodedata.category(c) not in {"Cf", "Mn", "Me"}
    )
    return unicodedata.normalize("NFKC", "".join(kept))
