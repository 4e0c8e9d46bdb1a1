"""The words by which a form says that a row does not apply."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

WORDS: Final = ("不涉及", "不适用", "不可估算", "无法估算", "无", "没有")

_WORD = "|".join(WORDS)
_BEGINNINGS: Final = frozenset("/／—－-nN").union(word[0] for word in WORDS)
_PLAIN: Final = re.compile(rf"(?P<word>{_WORD}|[/／—－-]+|(?i:n/?a))[。.；;]?")
_EXPLAINED: Final = re.compile(rf"(?P<word>{_WORD})[，。,；;：:（(](?P<reason>.*?)[。.；;）)]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A text that says its row does not apply: the word for it, and the reason given ("" for none)."""

    word: str
    reason: str = ""


def read_not_applicable(text: str) -> NotApplicable | None:
    """The whole text read as a not-applicable word, or as one followed by its explanation; None for any other text."""
    if text.lstrip()[:1] not in _BEGINNINGS:
        return None
    return _read(text)


@lru_cache(64)
def _read(text: str) -> NotApplicable | None:
    squeezed = "".join(text.split())
    if plain := _PLAIN.fullmatch(squeezed):
        return NotApplicable(plain["word"])
    explained = _EXPLAINED.fullmatch(squeezed)
    return NotApplicable(explained["word"], explained["reason"]) if explained else None


def is_not_applicable(text: str) -> bool:
    """The whole text is a not-applicable word, or one followed by its explanation."""
    return read_not_applicable(text) is not None
