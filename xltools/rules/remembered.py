"""What many rules ask of the same form, one after the other, is worked out once."""

from collections.abc import Callable
from operator import is_
from typing import TypeVar, TypeVarTuple

About = TypeVarTuple("About")
Answer = TypeVar("Answer")


def of_the_last(question: Callable[[*About], Answer]) -> Callable[[*About], Answer]:
    """The question with its last answer remembered; about other objects, even equal ones, it is asked anew."""
    last: tuple[tuple[*About], Answer] | None = None

    def asked(*about: *About) -> Answer:
        nonlocal last
        known = last
        if known is None or not all(map(is_, known[0], about)):
            known = last = about, question(*about)
        return known[1]

    return asked
