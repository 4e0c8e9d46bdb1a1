"""Files of a folder that are no submissions and are passed over, in one wording for every command."""

from pathlib import Path
from typing import Final

WORKBOOK_SUFFIXES: Final = frozenset({".xlsx", ".xlsm"})


def own_output(path: Path) -> str | None:
    """The sentence about another output of ours (a master, a roster, a report); None for all other files."""
    if path.suffix.lower() not in WORKBOOK_SUFFIXES:
        return None
    from xltools.workbooks.own_kind import TITLES, own_kind  # noqa: PLC0415 - documents do without the workbook code

    kind = own_kind(path)
    return f"{path} 是本工具生成的{TITLES[kind]}，不是申报表，已跳过。" if kind else None


def not_readable(path: Path) -> str:
    """The sentence about a file of no readable kind."""
    return f"{path} 不是可以读取的格式，已跳过；如是扫描件，请提供可编辑的原件。"
