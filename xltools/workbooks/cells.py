"""Cell addresses, and what a cell can hold of a text."""

import math
import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeGuard

CELL_LIMIT: Final = 32_767
"""Most characters of a cell (Excel counts UTF-16 units)."""
EXACT_DIGITS: Final = 15
"""Significant digits a cell's number keeps."""

ADDRESS: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"  # not allowed in XML, or no character at all
)


@lru_cache(maxsize=16_384)
def address(row: int, column: int) -> str:
    """Address of a cell counted from 0: (3, 4) -> "E4"."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """Letters of a column counted from 0: 0 -> "A", 27 -> "AB". Raises ValueError for one left of the first."""
    if column < 0:
        raise ValueError(column)
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=16_384)
def position(cell: str) -> tuple[int, int]:
    """Row and column from 0 of an address: "E4" -> (3, 4). Raises ValueError for anything else."""
    match = ADDRESS.fullmatch(cell)
    if match is None:
        raise ValueError(f"not a cell address: {cell!r}")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def cell_text(raw: str) -> str:
    """What a cell shows of a text: one kind of line break, no control characters; TABs and blanks stay."""
    if raw.isprintable():
        return raw
    return FORBIDDEN.sub("", raw.replace("\r\n", "\n").replace("\r", "\n"))


def fits_cell(raw: str) -> bool:
    """Whether a cell can hold the whole text."""
    return len(raw.encode("utf-16-le", errors="surrogatepass")) // 2 <= CELL_LIMIT


def is_number(value: object) -> TypeGuard[float]:
    """Whether a cell's value is a number; a file may hold one too large for any program."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def from_float(value: float) -> Decimal:
    """The decimal a person sees for a cell's number; the one door from floats to amounts. Raises OverflowError for none."""
    return Decimal(repr(value)) if value != int(value) else Decimal(int(value))


def exact_number(value: Decimal) -> float | None:
    """The number a cell can hold for an amount, None where it would lose digits."""
    if len(value.normalize().as_tuple().digits) > EXACT_DIGITS:
        return None
    number = float(value)
    return number if from_float(number) == value else None
