"""Stops and refusals: always one Chinese sentence with what happened, where, and what to do.

A sentence about a file begins with its path, so that it can stand alone, and without the path in a list of files.
"""

from typing import ClassVar, Literal

from xltools.values.frozen import dataclass

Refusal = Literal["unreadable", "blank", "wrong_template"]


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """Something about a source the user must know: a file that could not be read, a text that was not placed.

    `fatal` is True when the file as a whole was refused (exit code 2).
    """

    file: str
    message: str
    fatal: bool = True


def without_file(sentence: str, file: str) -> str:
    """A sentence about a file for a list in which the file is named already."""
    return sentence.removeprefix(file).lstrip()


class UserError(Exception):
    """The call cannot be carried out; the text is shown as it is, without a traceback (exit code 2)."""


class UnreadableSource(UserError):
    """One source cannot be read; the rest of the job goes on and the file is listed."""

    refusal: ClassVar[Refusal] = "unreadable"


class WrongTemplate(UnreadableSource):
    """A source could be read and holds no form."""

    refusal: ClassVar[Refusal] = "wrong_template"


class NotFilledIn(UnreadableSource):
    """A source holds nothing but forms nobody has filled in."""

    refusal: ClassVar[Refusal] = "blank"
