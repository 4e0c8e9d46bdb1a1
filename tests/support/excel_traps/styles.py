"""The style sheet: references from one list into another, and what Excel allows in them."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from support.excel_traps.package import MAIN, Book, count

FIRST_OWN_FORMAT = 164
LONGEST_FORMAT = 255
MOST_STYLES = 64000
LONGEST_FONT_NAME = 31
LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')


def style_problems(book: Book) -> Iterator[str]:
    root = book.xml("xl/styles.xml")
    formats = [int(entry.get("numFmtId")) for entry in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")]
    yield from (f"number format {number} twice" for number, times in Counter(formats).items() if times > 1)
    for entry in root.iter(MAIN + "numFmt"):
        yield from format_problems(entry.get("formatCode"))
    for xf in root.iter(MAIN + "xf"):
        number = int(xf.get("numFmtId", 0))
        if number >= FIRST_OWN_FORMAT and number not in formats:
            yield f"number format {number} is used and not defined"
        for key, target in LISTS.items():
            if int(xf.get(key, 0)) >= count(root, target):
                yield f"style refers to {key} {xf.get(key)} of {count(root, target)}"
    if count(root, "cellXfs") > MOST_STYLES:
        yield f"{count(root, 'cellXfs')} cell styles"
    patterns = [fill.get("patternType") for fill in root.iterfind(f"{MAIN}fills/{MAIN}fill/{MAIN}patternFill")]
    if patterns[:2] != ["none", "gray125"]:
        yield f"the first two fills are Excel's own, not {patterns[:2]}"
    yield from font_problems(root)
    names = Counter((entry.get("name") or "").casefold() for entry in root.iter(MAIN + "cellStyle"))
    yield from (f"cell style {name} twice" for name, times in names.items() if times > 1)


def format_problems(code: str) -> Iterator[str]:
    """A number format's length, sections, quotes and brackets."""
    bare = LITERAL.sub("", code)
    if len(code) > LONGEST_FORMAT or bare.count(";") > 3 or set(bare) & set('"[]'):
        yield f"number format not allowed: {code[:60]}"


def font_problems(root: etree._Element) -> Iterator[str]:
    for font in root.iterfind(f"{MAIN}fonts/{MAIN}font"):
        size, name = font.find(MAIN + "sz"), font.find(MAIN + "name")
        if size is not None and not 1 <= float(size.get("val")) <= 409:
            yield f"font size {size.get('val')}"
        if name is not None and not 0 < len(name.get("val")) <= LONGEST_FONT_NAME:
            yield f"font name not allowed: {name.get('val')}"
