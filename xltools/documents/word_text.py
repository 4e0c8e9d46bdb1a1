"""All text of a Word paragraph or cell, as a person sees it: nothing dropped, deleted revisions left out."""

from collections.abc import Iterator
from typing import Final, Protocol

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

SKIPPED: Final = frozenset(
    {
        f"{W}del", f"{W}moveFrom", f"{W}delText", f"{W}instrText", f"{W}delInstrText", f"{W}rPr", f"{W}pPr", f"{W}tcPr",
        f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rt", f"{W}rubyPr",
    }
)  # fmt: skip
"""Deleted text, field codes, properties, the phonetic guide above a word."""

SIMPLE: Final = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip

SYMBOLS: Final = {
    ("wingdings", 0xFC): "✓", ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒", ("wingdings", 0xFB): "✗",
    ("wingdings", 0xA8): "□", ("wingdings", 0x6F): "□", ("wingdings", 0x71): "□", ("wingdings", 0x72): "□",
    ("wingdings", 0x6E): "■", ("wingdings", 0x6C): "●", ("wingdings", 0xA1): "○", ("wingdings", 0x77): "◆",
    ("wingdings 2", 0x50): "√", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0x53): "☒", ("wingdings 2", 0x54): "☒",
    ("wingdings 2", 0xA3): "□", ("wingdings 2", 0x2A): "□", ("wingdings 2", 0xA2): "■", ("wingdings 2", 0x97): "●",
    ("wingdings 2", 0x99): "○", ("symbol", 0xD6): "√", ("symbol", 0xB4): "×", ("symbol", 0xB8): "÷",
    ("symbol", 0xB3): "≥", ("symbol", 0xA3): "≤", ("symbol", 0xBB): "≈", ("symbol", 0xB1): "±", ("symbol", 0xB7): "·",
}  # fmt: skip
"""Characters of symbol fonts a form is ticked with, by font and code."""


class Numbering(Protocol):
    """Printed list marks: `1、` before a paragraph Word numbers by itself."""

    def mark(self, paragraph: etree._Element) -> str:
        """The mark of this paragraph, "" where it has none."""


def block_text(container: etree._Element, numbering: Numbering) -> str:
    """Text of a cell, content control or text box: one line a paragraph, a nested table as TAB and line breaks."""
    return "\n".join(block_lines(container, numbering))


def block_lines(container: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The paragraphs and nested tables of a container, in order."""
    for element in container:
        if element.tag == f"{W}p":
            yield paragraph_text(element, numbering)
        elif element.tag == f"{W}tbl":
            yield table_text(element, numbering)
        elif isinstance(element.tag, str) and element.tag not in SKIPPED:
            yield from block_lines(element, numbering)


def table_text(table: etree._Element, numbering: Numbering) -> str:
    """A table inside a cell: cells apart by TAB, rows by line breaks."""
    return "\n".join(
        "\t".join(block_text(cell, numbering) for cell in row.iter(f"{W}tc") if nearest(cell, f"{W}tr") is row)
        for row in table.iter(f"{W}tr")
        if nearest(row, f"{W}tbl") is table
    )


def nearest(element: etree._Element, tag: str) -> etree._Element | None:
    """The closest ancestor with this tag."""
    return next(element.iterancestors(tag), None)


def paragraph_text(paragraph: etree._Element, numbering: Numbering) -> str:
    """Text of one paragraph with its printed list mark; text boxes anchored in it follow on lines of their own."""
    boxes: list[str] = []
    text = numbering.mark(paragraph) + "".join(run_texts(paragraph, numbering, boxes))
    return "\n".join([text, *boxes] if text.strip() or not boxes else boxes)


def run_texts(element: etree._Element, numbering: Numbering, boxes: list[str]) -> Iterator[str]:
    """The pieces of text below an element; the text of text boxes is put into `boxes`."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            continue
        if tag in {f"{W}t", f"{M}t"}:
            yield child.text or ""
        elif tag in SIMPLE:
            yield "" if child.get(f"{W}type") in {"page", "column"} else SIMPLE[tag]
        elif tag == f"{W}sym":
            yield symbol(child)
        elif tag == f"{W}checkBox":
            yield form_check_box(child)
        elif tag == f"{W}txbxContent":
            boxes.append(block_text(child, numbering))
        elif tag == f"{MC}AlternateContent":
            yield from alternative(child, numbering, boxes)
        else:
            yield from run_texts(child, numbering, boxes)


def alternative(element: etree._Element, numbering: Numbering, boxes: list[str]) -> Iterator[str]:
    """Word stores a drawing twice, for new and old readers: take one of the two."""
    for branch in (*element.findall(f"{MC}Choice"), *element.findall(f"{MC}Fallback")):
        inner: list[str] = []
        pieces = list(run_texts(branch, numbering, inner))
        if inner or any(pieces):
            boxes.extend(inner)
            yield from pieces
            return


def symbol(element: etree._Element) -> str:
    """A character of a symbol font as the Unicode character it looks like."""
    code = int(element.get(f"{W}char") or "0", 16)
    font = (element.get(f"{W}font") or "").lower()
    low = code - 0xF000 if code >= 0xF000 else code  # noqa: PLR2004 - symbol fonts live in the private use area
    return SYMBOLS.get((font, low)) or (chr(code) if code else "")


def form_check_box(element: etree._Element) -> str:
    """A check box of the older form fields."""
    state = element.find(f"{W}checked")
    if state is None:
        state = element.find(f"{W}default")
    return "☑" if state is not None and state.get(f"{W}val", "1") not in {"0", "false", "off"} else "□"
