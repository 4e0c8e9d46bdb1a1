"""Looking for the words of a list; the lists are parameters of rules, which an office may change."""

import re
from functools import lru_cache

NOWHERE = r"(?!)"
"""Matches nothing: the pattern of an empty list."""


def alternation(words: tuple[str, ...]) -> str:
    """A pattern source for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word) or NOWHERE


@lru_cache(maxsize=64)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """The compiled pattern for any of the words."""
    return re.compile(alternation(words))


def clause_before(text: str, position: int, ends: str) -> str:
    """What stands before a position, from the last of the signs `ends` on."""
    return text[max(text.rfind(sign, 0, position) for sign in ends) + 1 : position]
