"""Which options of 项目类型 are chosen: the mark stands next to its option, or only the chosen name is left."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from xltools.forms.keys import RESIDUE, label_key, squeeze
from xltools.forms.version import FormVersion
from xltools.values.frozen import dataclass

MARKS: Final = "√✓✔☑☒✅■●◉◆▲★⊙"
BOXES: Final = "□☐○◯◇△☆▢"
SIGN: Final = re.compile(rf"[（(\[【][ \u3000]*[{MARKS}{BOXES}]?[ \u3000]*[）)\]】]|[{MARKS}{BOXES}]")
NUMBER: Final = re.compile(
    r"(?:[(（](?:\d{1,2}|[一二三四五六七八九十])[)）]|[①-⑳]|(?<![\d.])(?:\d{1,2}|[一二三四五六七八九十])[.．、,，](?!\d))[ \u3000]*"
)
NAME_GAP: Final = re.compile(r"[\s\u3000、，,；;/]+")


@dataclass(frozen=True, slots=True)
class Option:
    """One option as written: text without its mark, and whether a mark stands next to it."""

    text: str
    marked: bool
    numbered: bool


@lru_cache(maxsize=64)
def selected(text: str, form: FormVersion) -> tuple[str, ...]:
    """The chosen options as written, without mark and outer blanks: ("4.其他一般类",); () when none is chosen.

    An option runs from its number to the next number or the line's end; without numbers, from box to box. Without
    any mark a bare name of the form's options counts as chosen; free text does not. Most forms print the same options.
    """
    plain = RESIDUE.sub("", text)
    options = [option for line in plain.splitlines() for option in options_in(line)]
    marked = tuple(option.text for option in options if option.marked and option.text)
    return marked or bare_names(plain, options, form)


def options_in(line: str) -> Iterator[Option]:
    """The options of one line in order."""
    signs = list(SIGN.finditer(line))
    numbers = [
        match
        for match in NUMBER.finditer(line)
        if not any(match.start() < sign.end() and sign.start() < match.end() for sign in signs)
    ]
    starts = [match.start() for match in numbers] or [sign.start() for sign in signs if leads(line, signs)]
    if not starts:
        starts = [next((index for index, char in enumerate(line) if not char.isspace()), 0)]
    starts = [
        min([start, *(sign.start() for sign in signs if belongs_right(line, sign, start, signs))]) for start in starts
    ]
    starts[0] = 0
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(line)
        yield option_of(line[start:end], numbered=bool(numbers))


def leads(line: str, signs: list[re.Match[str]]) -> bool:
    """Whether the signs of a line stand before their options."""
    return not line[: signs[0].start()].strip()


def belongs_right(line: str, sign: re.Match[str], start: int, signs: list[re.Match[str]]) -> bool:
    """Whether a sign before the option at `start` marks it: it touches it, or touches nothing and boxes stand before options."""
    if sign.end() > start or line[sign.end() : start].strip():
        return False
    gap_right, gap_left = start - sign.end(), len(line[: sign.start()]) - len(line[: sign.start()].rstrip())
    if not line[: sign.start()].strip() or gap_right < gap_left:
        return True
    return gap_right == gap_left and leads(line, signs)


def option_of(segment: str, *, numbered: bool) -> Option:
    """The option a segment holds."""
    marked = any(set(match.group()) & set(MARKS) for match in SIGN.finditer(segment))
    return Option(SIGN.sub("", segment).strip(), marked, numbered)


def bare_names(text: str, options: list[Option], form: FormVersion) -> tuple[str, ...]:
    """Names left over when the other options were deleted: each must be an option, and not all may be there."""
    known: dict[str, str] = {}
    for printed in (form.type_options, form.other_type_options):
        for option in printed:
            known |= {type_key(name): option.label for name in (option.label, *option.aliases)}
    if SIGN.search(text):
        return ()
    filled = [option for option in options if option.text]
    if any(option.numbered for option in filled):
        alone = len(filled) == 1 and type_key(NUMBER.sub("", filled[0].text)) in known
        return (filled[0].text,) if alone else ()
    names = [name for name in NAME_GAP.split(text) if name]
    whole = squeeze(text)
    if type_key(whole) in known:
        return (text.strip(),)
    few = len(names) < min(len(form.type_options), len(form.other_type_options) or len(form.type_options))
    return tuple(names) if few and all(type_key(name) in known for name in names) else ()


def type_key(name: str) -> str:
    """Key of an option's name; 其它 and 其他 are one word."""
    return label_key(name).replace("其它", "其他")
