"""Files of a folder that are no submissions and are passed over, in one wording for every command."""

import os
from pathlib import Path
from typing import Final

from xltools.files.foreign import passed_over

WORKBOOK_SUFFIXES: Final = frozenset({".xlsx", ".xlsm"})


def own_output(path: Path, roster: Path | None = None) -> str | None:
    """The sentence about another output of ours (a master, a roster, a report); None for all other files.

    `roster` is the roster in use, whoever made it.
    """
    if roster and same_file(path, roster):
        return f"{path} 是花名册与设置，不是申报表，已跳过。"
    if path.suffix.lower() not in WORKBOOK_SUFFIXES:
        return None
    from xltools.workbooks.own_kind import TITLES, own_kind  # noqa: PLC0415 - documents do without the workbook code

    kind = own_kind(path)
    return f"{path} 是本工具生成的{TITLES[kind]}，不是申报表，已跳过。" if kind else None


def same_file(first: Path, second: Path) -> bool:
    """Whether two paths lead to one existing file."""
    try:
        return first.samefile(second)
    except OSError:
        return False


def real(path: str | Path) -> Path:
    """Where a path leads; one that leads back to itself is taken as it is, and reading it says what is wrong."""
    return Path(os.path.realpath(path))


def not_readable(path: Path) -> str:
    """The sentence about a file of no readable kind."""
    told = passed_over(path)
    if told:
        return f"{path} {told}；已跳过。"
    return f"{path} 不是可以读取的格式，已跳过；如是申报表，请另存为 .xlsx 或 .docx 再报送。"
