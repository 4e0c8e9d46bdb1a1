"""Names that are nearly another name: proposed to a person, never taken for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from xltools.merging.names import name_key

NEAR_DEPARTMENT: Final = 60.0
"""Two names of departments this alike (per cent of equal characters) may be one, written differently."""
NEAR_PROJECT: Final = 75.0
"""The same of projects, whose names have more words in common."""


@dataclass(frozen=True, slots=True)
class Near:
    """A name that is like another one; `score` in per cent."""

    name: str
    score: int


class KnownNames:
    """Official names, made ready once to be compared with many others."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._keys = [name_key(name) for name in self._names]

    def nearest(self, name: str, least: float) -> Near | None:
        """The most similar of the names; None when none comes near. One inside the other comes nearest."""
        best = process.extractOne(name_key(name), self._keys, scorer=fuzz.WRatio, score_cutoff=least)
        return Near(self._names[best[2]], round(best[1])) if best else None


def likeness(one: str, other: str) -> int:
    """How alike two names are, in per cent."""
    return round(fuzz.WRatio(name_key(one), name_key(other)))
