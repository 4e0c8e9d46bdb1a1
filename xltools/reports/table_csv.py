"""Flat tables as CSV that Excel opens as it is: UTF-8 with BOM, plain decimals, and no text that Excel would run."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from xltools.reports.table_columns import KIND_TITLES, TABLES, FlatTable
from xltools.reports.table_rows import Row, Value
from xltools.values.plain import plain

BOM: Final = "\ufeff"
GUARD: Final = "'"
RUN_BY_EXCEL: Final = frozenset("=+-@＝＋－＠\t\r\n")


def csv_bytes(table: FlatTable, rows: Iterable[Row]) -> bytes:
    """A table with its header. An empty cell is an unknown value or an empty text."""
    kinds = [(column.name, column.kind in {"text", "label"}) for column in table.columns]
    lines = [[guarded(row[name]) if is_text else number(row[name]) for name, is_text in kinds] for row in rows]
    return written([[column.name for column in table.columns], *lines])


def columns_csv() -> bytes:
    """What every column of every table says."""
    told = [
        [table.name, table.told, column.name, KIND_TITLES[column.kind], column.told]
        for table in TABLES
        for column in table.columns
    ]
    return written([["表", "每行是什么", "列", "类型", "说明"], *told])


def written(lines: Iterable[list[str]]) -> bytes:
    """The lines as a file; every cell in quotes, so that no list separator splits one."""
    content = io.StringIO(newline="")
    csv.writer(content, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(lines)
    return (BOM + content.getvalue()).encode()


def guarded(value: Value) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe in front where it begins, blanks aside, with = + - @.

    A text that begins with an apostrophe gets one more, so taking the first apostrophe away always gives the text back.
    """
    text = "" if value is None else str(value)
    begins = text.lstrip()[:1]
    return f"{GUARD}{text}" if text[:1] == GUARD or text[:1] in RUN_BY_EXCEL or begins in RUN_BY_EXCEL else text


def unguarded(cell: str) -> str:
    """The text that was written as this cell."""
    return cell.removeprefix(GUARD)


def number(value: Value) -> str:
    """A number without exponent, true or false as 1 or 0, nothing for an unknown one."""
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else str(int(value))
