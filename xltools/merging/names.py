"""Names of departments and projects as they are compared: blanks, brackets, widths and glued codes do not count."""

import re
from collections.abc import Container
from typing import Final

from xltools.values.names import name_key as name_key  # noqa: PLC0414 - one door for those who match names

CODE: Final = re.compile(r"(?P<code>\d{3,})[-_—–:]*(?P<name>\D.*)", re.DOTALL)

LEADING: Final = re.compile(r"\(?(?P<code>[0-9a-z]+)\)?[-_—–:.]*(?P<name>.*)", re.DOTALL)
"""Letters and digits that begin a name: a code where the roster knows them as one."""


def known_code(name: str, codes: Container[str]) -> tuple[str, str] | None:
    """(code, rest) of a name that begins with one of `codes`, or is one; None where it does not. All of them are keys."""
    found = LEADING.fullmatch(name_key(name))
    return (found["code"], found["name"]) if found and found["code"] in codes else None


def split_code(name: str) -> tuple[str, str]:
    """(code, rest) of a name with a glued unit code (`120305-某某街道办事处`, workflow.md section 10); code "" if none.

    The rest is a key as `name_key` gives it.
    """
    key = name_key(name)
    found = CODE.fullmatch(key)
    return (found["code"], found["name"]) if found else ("", key)
