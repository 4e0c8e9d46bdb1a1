"""Names of departments and projects as they are compared: blanks, brackets, widths and glued codes do not count."""

import re
from typing import Final

from xltools.values.names import name_key as name_key  # noqa: PLC0414 - one door for those who match names

CODE: Final = re.compile(r"(?P<code>\d{3,})[-_—–:]*(?P<name>\D.*)", re.DOTALL)


def split_code(name: str) -> tuple[str, str]:
    """(code, rest) of a name with a glued unit code (`120305-某某街道办事处`, workflow.md section 10); code "" if none.

    The rest is a key as `name_key` gives it.
    """
    key = name_key(name)
    found = CODE.fullmatch(key)
    return (found["code"], found["name"]) if found else ("", key)
