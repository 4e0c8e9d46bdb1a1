"""Which texts of all forms were alike the last time, so that only new ones are compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TextGrouping:
    """Texts that were grouped: digests of the different ones, one behind the other, and what holds each group together.

    A `tree` is that of one group: numbers of texts that are alike, pair by pair. `least` says how much of two texts had to be equal.
    """

    least: str
    seen: bytes
    trees: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Likenesses:
    """The groupings of the last time and of this one, each under a name."""

    before: Mapping[str, TextGrouping] = field(default_factory=dict)
    now: dict[str, TextGrouping] = field(default_factory=dict)
