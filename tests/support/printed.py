"""What LibreOffice drew into a PDF: texts in the order they were drawn, and texts that their cell cuts."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

FOOTER = 60
"""Points from the paper's lower edge; LibreOffice always clips the footer to a box of its own reckoning."""
NUMBER = r"-?[\d.]+"
CLIP = re.compile(rf"q ({NUMBER}) ({NUMBER}) ({NUMBER}) ({NUMBER}) re\nW\*? n\n")
FONT = re.compile(rf"/(F\d+) ({NUMBER}) Tf([^/]*)")
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
        return [cut for number, page in enumerate(self.pages, 1) for cut in cuts_of(number, page)]


def cuts_of(number: int, page: PageObject) -> list[Cut]:
    """The texts of a page that leave their rectangle."""
    content = page.get_contents().get_data().decode("latin1")
    fonts = {name[1:]: glyph_widths(font) for name, font in page["/Resources"]["/Font"].items()}
    found = []
    for clip in list(CLIP.finditer(content))[1:]:
        cut = Cut(number, *(float(value) for value in clip.groups()))
        inside = clipped(content[clip.end() :])
        if cut.y > FOOTER and any(leaves(cut, piece, fonts) for piece in TEXT.findall(inside) if piece):
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


def glyph_widths(font: DictionaryObject) -> dict[int, float]:
    """Widths of a font's glyphs in font sizes, by code."""
    return {code: float(width) / 1000 for code, width in enumerate(font["/Widths"], font["/FirstChar"])}


def leaves(cut: Cut, piece: str, fonts: dict[str, dict[int, float]]) -> bool:
    """Whether a line of text leaves the rectangle."""
    places = [(float(x), float(y)) for x, y in PLACE.findall(piece)]
    name, size, rest = FONT.findall(piece)[-1]
    codes = bytes.fromhex("".join(GLYPHS.findall(rest)))
    right = places[-1][0] + sum(fonts[name][code] for code in codes) * float(size)
    height = max(float(size) for _, size, _ in FONT.findall(piece))
    left, y = places[0]
    inside = cut.y - SLACK <= y - 0.12 * height and y + 0.85 * height <= cut.y + cut.height + SLACK
    return not (inside and cut.x - SLACK <= left and right <= cut.x + cut.width + SLACK)


def squeezed(text: str) -> str:
    """A text as it can be compared: no white space, marks without a width or emoji, compatibility forms unified."""
    kept = (
        c for c in text if not c.isspace() and c < FIRST_EMOJI and unicodedata.category(c) not in {"Cf", "Mn", "Me"}
    )
    return unicodedata.normalize("NFKC", "".join(kept))
