"""List marks that Word prints by itself (1、 （一） ①): they are seen on paper but stand in no text run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from xltools.documents.word_text import W

CHINESE: Final = "零一二三四五六七八九"
ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
CIRCLED_MAX: Final = 20
LETTERS: Final = 26
TEN: Final = 10
HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written and what stands around it (`%1、`)."""

    start: int
    style: str
    text: str
    suffix: str


@dataclass(slots=True)
class ListNumbering:
    """Counts the numbered paragraphs of one document in reading order."""

    lists: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, paragraph: etree._Element) -> str:
        """The printed mark of this paragraph; call once per paragraph, in order."""
        number, depth = self.list_of(paragraph)
        levels = self.lists.get(number, {})
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(number, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        text = levels[depth].text
        if levels[depth].style == "bullet":
            return bullet(text) + levels[depth].suffix
        for level in range(depth + 1):
            if level in levels:
                text = text.replace(
                    f"%{level + 1}", written(counts.get(level, levels[level].start), levels[level].style)
                )
        return text + levels[depth].suffix if text else ""

    def list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """List id and depth, from the paragraph itself or its style; ("", 0) where it is not numbered."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        own = properties.find(f"{W}numPr")
        if own is not None:
            number, depth = value(own.find(f"{W}numId")), value(own.find(f"{W}ilvl"))
            if number:
                return number, int(depth or 0)
        return self.styles.get(value(properties.find(f"{W}pStyle")), ("", 0))


def read_numbering(numbering: etree._Element | None, styles: etree._Element | None) -> ListNumbering:
    """The lists a document defines (its numbering and styles parts)."""
    if numbering is None:
        return ListNumbering()
    abstract = {
        definition.get(f"{W}abstractNumId"): levels_of(definition)
        for definition in numbering.findall(f"{W}abstractNum")
    }
    lists = {}
    for entry in numbering.findall(f"{W}num"):
        levels = dict(abstract.get(value(entry.find(f"{W}abstractNumId")), {}))
        for override in entry.findall(f"{W}lvlOverride"):
            levels |= overridden(levels, override)
        lists[entry.get(f"{W}numId", "")] = levels
    return ListNumbering(lists, {} if styles is None else dict(style_lists(styles)))


def levels_of(definition: etree._Element) -> dict[int, Level]:
    """The levels of a list definition."""
    return {int(level.get(f"{W}ilvl") or 0): level_of(level) for level in definition.findall(f"{W}lvl")}


def level_of(element: etree._Element) -> Level:
    """One level of a list definition."""
    suffix = {"nothing": "", "space": " "}.get(value(element.find(f"{W}suff")), " ")
    style = value(element.find(f"{W}numFmt")) or "decimal"
    return Level(int(value(element.find(f"{W}start")) or 1), style, value(element.find(f"{W}lvlText")), suffix)


def overridden(levels: Mapping[int, Level], override: etree._Element) -> dict[int, Level]:
    """What one list changes in the definition it uses: a level or its first number."""
    depth = int(override.get(f"{W}ilvl") or 0)
    own, start = override.find(f"{W}lvl"), value(override.find(f"{W}startOverride"))
    level = level_of(own) if own is not None else levels.get(depth)
    if level is None:
        return {}
    return {depth: Level(int(start), level.style, level.text, level.suffix) if start else level}


def style_lists(styles: etree._Element) -> list[tuple[str, tuple[str, int]]]:
    """Paragraph styles that number their paragraphs."""
    found = []
    for style in styles.findall(f"{W}style"):
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            depth = value(style.find(f"{W}pPr/{W}numPr/{W}ilvl"))
            found.append((style.get(f"{W}styleId", ""), (value(number), int(depth or 0))))
    return found


def value(element: etree._Element | None) -> str:
    """w:val of an element, "" where the element or the attribute is absent."""
    return "" if element is None else element.get(f"{W}val") or ""


def bullet(text: str) -> str:
    """A bullet; characters of symbol fonts become a plain one."""
    return "".join("•" if "\ue000" <= char <= "\uf8ff" else char for char in text)


def written(number: int, style: str) -> str:
    """A number in one of Word's styles; unknown styles as digits."""
    if style in {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "ideographDigital",
    }:
        return chinese(number)
    if style in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % LETTERS) * ((number - 1) // LETTERS + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in {"lowerRoman", "upperRoman"}:
        return roman(number) if style == "lowerRoman" else roman(number).upper()
    if style.startswith("decimalEnclosedCircle") and 0 < number <= CIRCLED_MAX:
        return chr(ord("①") + number - 1)
    if style == "decimalFullWidth":
        return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(number))
    return "" if style == "none" else str(number)


def chinese(number: int) -> str:
    """一, 十, 十二, 二十, 二十一; digits from 100."""
    if number >= HUNDRED or number < 1:
        return str(number)
    tens, ones = divmod(number, TEN)
    head = "" if not tens else "十" if tens == 1 else f"{CHINESE[tens]}十"
    return head + (CHINESE[ones] if ones else "")


def roman(number: int) -> str:
    """Roman numerals in small letters."""
    text = ""
    for size, letters in ROMAN:
        count, number = divmod(number, size)
        text += letters * count
    return text
