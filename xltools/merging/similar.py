"""Names that are nearly another name: proposed to a person, never taken for it."""

from collections.abc import Sequence
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


def nearest(name: str, others: Sequence[str], least: float) -> Near | None:
    """The most similar of the names; None when none comes near. One inside the other comes nearest."""
    best = process.extractOne(name, others, scorer=fuzz.WRatio, processor=name_key, score_cutoff=least)
    return Near(best[0], round(best[1])) if best else None
