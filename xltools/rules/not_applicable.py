"""The words by which a form says that a row does not apply."""

import re
from typing import Final

WORDS: Final = ("不涉及", "不适用", "不可估算", "无法估算", "无", "没有")

_WORD = "|".join(WORDS)
_PLAIN: Final = re.compile(rf"(?:{_WORD}|[/／—－-]+|(?i:n/?a))[。.；;]?")
_EXPLAINED: Final = re.compile(rf"(?:{_WORD})[，。,；;：:（(].*", re.DOTALL)


def is_not_applicable(text: str) -> bool:
    """The whole text is a not-applicable word, or one followed by its explanation."""
    squeezed = "".join(text.split())
    return bool(_PLAIN.fullmatch(squeezed) or _EXPLAINED.fullmatch(squeezed))
