"""Names of departments and projects as they are compared."""

import re
import unicodedata
from typing import Final

_BRACKETS: Final = str.maketrans("[]{}<>〔〕【】［］〈〉", "()()()()()()()")
_BRACKET: Final = re.compile(r"[\[\]{}<>〔〕【】［］〈〉]")


def name_key(name: str) -> str:
    """The form in which two names are compared: full-width as half-width, no blanks, one kind of bracket, lower case."""
    plain = unicodedata.normalize("NFKC", name)
    if _BRACKET.search(plain):
        plain = plain.translate(_BRACKETS)
    return "".join(plain.split()).casefold()
