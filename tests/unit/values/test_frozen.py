"""A dataclass of values/frozen.py is one of the standard library that is not kept frozen."""

import dataclasses
from typing import Any

from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
    note: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    x: int


@dataclass
class Open:
    x: int


def test_values_are_compared_and_hashed_by_their_fields() -> None:
    assert Point(1, note="a") == Point(1, note="b") != Point(2)
    assert len({Point(1, note="a"), Point(1, note="b"), Point(2)}) == 2
    assert repr(Point(1)) == "Point(x=1, y=0, note='')"
    assert dataclasses.replace(Point(1), y=3) == Point(1, 3)


def test_without_equality_every_object_is_itself() -> None:
    assert len({Single(1), Single(1)}) == 2


def test_other_dataclasses_are_as_ever() -> None:
    made: Any = Open(1)
    made.y = 2
    assert made == Open(1)
    assert Open.__hash__ is None
