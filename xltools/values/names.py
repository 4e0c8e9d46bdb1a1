"""Names of departments and projects as they are compared."""

import re
import unicodedata
from typing import Final

_BRACKETS: Final = str.maketrans("[]{}<>〔〕【】［］〈〉", "()()()()()()()")
_NARROW: Final = tuple(zip("，；：（）", ",;:()", strict=True))
_USUAL: Final = re.compile("[\\s!-~\u4e00-\u9fff，；：（）、。“”《》]*+", re.ASCII)
_BRACKET: Final = re.compile(r"[\[\]{}<>〔〕【】［］〈〉]")


def normalise_width(text: str) -> str:
    """The text in Unicode form NFKC; of what most texts are made of only five signs have another form."""
    if _USUAL.fullmatch(text) is None:
        return unicodedata.normalize("NFKC", text)
    for wide, narrow in _NARROW:
        text = text.replace(wide, narrow)
    return text


def name_key(name: str) -> str:
    """The form in which two names are compared: full-width as half-width, no blanks, one kind of bracket, lower case."""
    plain = normalise_width(name)
    if _BRACKET.search(plain):
        plain = plain.translate(_BRACKETS)
    return "".join(plain.split()).casefold()
