"""Tables of a workbook somebody filled in: found by their column titles, every cell with its address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import python_calamine

from xltools.files.atomic import reason
from xltools.merging.names import name_key
from xltools.model.problems import UserError
from xltools.values.plain import plain
from xltools.workbooks.cells import address, from_float, is_number
from xltools.workbooks.own_kind import TITLES, own_kind
from xltools.workbooks.reading.values import opened_values
from xltools.workbooks.settings.layout import TITLE

SEARCHED_ROWS: Final = 20

Value = object
"""A cell as python-calamine gives it: str, float, bool, date, datetime, time, timedelta."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and its address, for the sentence about what is wrong with it."""

    value: Value
    where: str

    @property
    def text(self) -> str:
        """The value as text without outer white space; a whole number without `.0`."""
        if is_number(self.value):
            return plain(from_float(self.value))
        return str(self.value).strip()

    def refuse(self, problem: str) -> UserError:
        """The refusal of what stands here: place first, then what is wrong and what to do."""
        return UserError(f"{self.where} {problem}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its rows from A1."""

    path: Path
    name: str
    rows: Sequence[Sequence[Value]]

    def cell(self, row: int, column: int) -> Cell:
        """One cell, row and column from 0; one outside the rows is empty."""
        line = self.rows[row] if row < len(self.rows) else ()
        value = line[column] if column < len(line) else ""
        return Cell(value, f"{self.path}「{self.name}」{address(row, column)}")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header."""

    sheet: Sheet
    header: int
    keys: Sequence[str]

    def lines(self, titles: Sequence[str]) -> Iterator[dict[str, Cell]]:
        """The cells of every row under `titles`, rows without any left out; a column that is not there gives empty cells."""
        places = {title: place(self.keys, title) for title in titles}
        for row in range(self.header + 1, len(self.sheet.rows)):
            cells = {
                title: self.sheet.cell(row, column) if column is not None else Cell("", self.sheet.cell(row, 0).where)
                for title, column in places.items()
            }
            if any(cell.text for cell in cells.values()):
                yield cells


def place(keys: Sequence[str], title: str) -> int | None:
    """The column of a title."""
    key = name_key(title)
    return keys.index(key) if key in keys else None


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """All sheets of a workbook. Raises UserError where it cannot be read."""
    if not path.is_file():
        raise UserError(f"{TITLE} {path} 打不开，没有这个文件，请检查路径。")
    kind = own_kind(path)
    if kind is not None and kind != "roster":
        raise UserError(f"{path} 是本工具生成的{TITLES[kind]}，不是{TITLE}，请改选{TITLE}工作簿。")
    try:
        with opened_values(path) as workbook:
            return tuple(Sheet(path, name, workbook.of(name)) for name in workbook.names)
    except OSError as error:
        raise UserError(f"{TITLE} {path} 打不开（{reason(error)}），请检查路径。") from error
    except python_calamine.CalamineError as error:
        raise UserError(f"{TITLE} {path} 不是可读的工作簿，请在 Excel 或 WPS 中打开后另存为 .xlsx 再试。") from error


def find_table(sheets: Sequence[Sheet], needed: Sequence[str]) -> Table | None:
    """The one table that has all these columns; None where there is none. Raises UserError for two of them."""
    found = [table for sheet in sheets if (table := table_in(sheet, needed))]
    if len(found) > 1:
        names = "、".join(f"「{table.sheet.name}」" for table in found)
        raise UserError(f"{found[0].sheet.path} 有 {len(found)} 张相同的表（{names}），请只保留一张。")
    return found[0] if found else None


def table_in(sheet: Sheet, needed: Sequence[str]) -> Table | None:
    """The table of a sheet whose header has all these columns."""
    wanted = {name_key(title) for title in needed}
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        keys = [name_key(str(value)) for value in row]
        if wanted <= set(keys):
            return Table(sheet, number, keys)
    return None
