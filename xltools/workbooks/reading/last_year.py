"""Reads last year's projects back from the flat tables of a master: 项目一览 and 指标明细."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

import python_calamine

from xltools.files.atomic import reason
from xltools.model.last_year import LastYear, PastProject
from xltools.model.problems import UserError
from xltools.workbooks.cells import from_float, is_number
from xltools.workbooks.master import tables
from xltools.workbooks.master.tables import Table
from xltools.workbooks.reading.values import opened_values

SEARCHED_ROWS: Final = 20
Row = Mapping[str, object]
"""The cells of a row by column title."""
ProjectKey = tuple[str, str, str]
"""Department, name and number of a project, as both tables write them."""


def read_last_year(path: Path) -> LastYear:
    """The projects of a master. Raises UserError, in one sentence, where the file or its table cannot be read."""
    try:
        with opened_values(path) as workbook:
            sheets = {table.name: workbook.of(table.name) for table in tables.TABLES if table.name in workbook.names}
    except OSError as error:
        raise UserError(f"上年汇总工作簿 {path} 打不开（{reason(error)}），请检查路径。") from error
    except python_calamine.CalamineError as error:
        raise UserError(
            f"上年汇总工作簿 {path} 不是可读的工作簿，请在 Excel 或 WPS 中打开后另存为 .xlsx 再试。"
        ) from error
    projects = rows_of(sheets, tables.PROJECTS)
    if not projects:
        raise UserError(
            f"上年汇总工作簿 {path} 没有“{tables.PROJECTS.name}”一表，不能取得上年数据，请改用上年的申报表或部门工作簿。"
        )
    indicators: dict[ProjectKey, list[tuple[str, str]]] = {}
    for row in rows_of(sheets, tables.INDICATORS):
        if text(row, tables.TEXT):
            indicators.setdefault(key(row), []).append((text(row, tables.LEVEL2), text(row, tables.TEXT)))
    return LastYear(path.name, tuple(past_project(row, indicators.get(key(row), ())) for row in projects))


def rows_of(sheets: Mapping[str, Sequence[Sequence[object]]], table: Table) -> list[Row]:
    """The rows of a table by column title, wherever its header stands; rows without a project are left out."""
    rows = sheets.get(table.name, ())
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        titles = [str(value).strip() for value in row]
        if {tables.DEPARTMENT, tables.PROJECT} <= set(titles):
            found = [dict(zip(titles, line, strict=False)) for line in rows[number + 1 :]]
            return [line for line in found if text(line, tables.PROJECT)]
    return []


def past_project(row: Row, indicators: Sequence[tuple[str, str]]) -> PastProject:
    """One project with its indicators."""
    year = number(row, tables.YEAR)
    return PastProject(
        department=text(row, tables.DEPARTMENT),
        project=text(row, tables.PROJECT),
        budget=number(row, tables.BUDGET),
        rows=tuple(indicators),
        remarks=text(row, tables.REMARKS),
        year=None if year is None else int(year),
    )


def key(row: Row) -> ProjectKey:
    """What a project is known by in both tables."""
    return text(row, tables.DEPARTMENT), text(row, tables.PROJECT), str(number(row, tables.PROJECT_NUMBER))


def text(row: Row, title: str) -> str:
    """A cell as text, "" where the column is not there."""
    return str(row.get(title, "")).strip()


def number(row: Row, title: str) -> Decimal | None:
    """A cell as a number, None for anything else."""
    value = row.get(title)
    return from_float(value) if is_number(value) else None
