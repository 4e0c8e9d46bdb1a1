"""Reads the forms of a master back from its flat tables 项目一览 and 指标明细, with the places of its project sheets."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import python_calamine

from xltools.model.place import Place
from xltools.model.problems import UnreadableSource
from xltools.workbooks.cells import ADDRESS, address
from xltools.workbooks.master import tables
from xltools.workbooks.reading.last_year import SEARCHED_ROWS, ProjectKey, Row, key, number, text
from xltools.workbooks.reading.values import opened_values
from xltools.workflows.comparable_forms import OUTPUT
from xltools.workflows.comparison import Form, Passage, Side, SourceFile
from xltools.workflows.comparison import Row as IndicatorRow

FIELDS: Final = (tables.LEADER, tables.PHONE, tables.ADDRESS, tables.POSTCODE, tables.GOAL, tables.REMARKS)
"""Columns of 项目一览 that are fields of a form, under the same titles."""
DOUBTS: Final = ("单位存疑", "没有单位")
"""Words of 金额说明 about a budget whose unit was assumed or is in doubt."""
BETWEEN: Final = "\u3000"
"""Stands between the title of a volume and a sheet of it."""
Values = Sequence[Sequence[object]]


def read_master_forms(path: Path, source: str) -> Side:
    """The projects of a master. Raises UnreadableSource, in one sentence, where the file or its table cannot be read."""
    sheets = read_tables(path)
    places = Places(path, sheets)
    projects = rows_of(sheets, tables.PROJECTS.name, places)
    if not projects:
        raise UnreadableSource(f"{path} 没有“{tables.PROJECTS.name}”一表或其中没有项目，不能对照，请改用申报表。")
    indicators: dict[ProjectKey, list[Line]] = {}
    for line in rows_of(sheets, tables.INDICATORS.name, places):
        indicators.setdefault(key(line.row), []).append(line)
    forms = tuple(form_of(line, indicators.get(key(line.row), ())) for line in projects)
    return Side(source, "master", forms, (SourceFile(str(path), "read", len(forms)),))


def read_tables(path: Path) -> dict[str, Values]:
    """The values of the flat tables by name; the other sheets are there without values."""
    try:
        with opened_values(path) as workbook:
            wanted = {table.name for table in (tables.PROJECTS, tables.INDICATORS)}
            return {name: workbook.of(name) if name in wanted else () for name in workbook.names}
    except OSError as error:
        raise UnreadableSource(f"{path} 打不开，请检查文件是否还在、有没有权限。") from error
    except python_calamine.CalamineError as error:
        raise UnreadableSource(f"{path} 不是可读的工作簿，请在 Excel 或 WPS 中打开后另存为 .xlsx 再试。") from error


class Line(NamedTuple):
    """A row of a table, and where what it says stands."""

    row: Row
    place: Place


class Places:
    """Where a master shows what its tables list."""

    def __init__(self, path: Path, sheets: Collection[str]) -> None:
        self._path = path
        self._sheets = sheets
        self._volumes: dict[str, str | None] = {}

    def of(self, row: Row, table: str, number: int) -> Place:
        """The cell of the project's sheet that a row names, also in a volume; where it is not at hand, the row itself."""
        named = text(row, tables.SHEET_LINK)
        sheet, _, cell = named.rpartition("!") if ADDRESS.fullmatch(named.rpartition("!")[2]) else (named, "", "A1")
        volume, _, own = sheet.partition(BETWEEN)
        if sheet in self._sheets:
            return Place(str(self._path), sheet, cell)
        if own and (file := self._volume(volume)):
            return Place(file, own, cell)
        return Place(str(self._path), table, address(number, 0))

    def _volume(self, title: str) -> str | None:
        """The path of a volume beside the master; None where it is not there."""
        if title not in self._volumes:
            path = volume_path(self._path, title)
            self._volumes[title] = str(path) if path.is_file() else None
        return self._volumes[title]


def volume_path(master: Path, title: str) -> Path:
    """Where a volume of a master stands."""
    return master.with_name(f"{master.stem}_{title}{master.suffix}")


def rows_of(sheets: Mapping[str, Values], table: str, places: Places) -> list[Line]:
    """The rows of a table by column title, wherever its header stands; rows of no project are left out."""
    values = sheets.get(table, ())
    for start, header in enumerate(values[:SEARCHED_ROWS], 1):
        titles = [str(value).strip() for value in header]
        if {tables.DEPARTMENT, tables.PROJECT, tables.PROJECT_NUMBER} <= set(titles):
            rows = (
                (number, dict(zip(titles, line, strict=False))) for number, line in enumerate(values[start:], start)
            )
            return [
                Line(row, places.of(row, table, number)) for number, row in rows if text(row, tables.PROJECT_NUMBER)
            ]
    return []


def form_of(line: Line, indicators: Sequence[Line]) -> Form:
    """One project with its rows."""
    row = line.row
    year, note = number(row, tables.YEAR), text(row, tables.UNIT_NOTE)
    return Form(
        department=text(row, tables.DEPARTMENT),
        project=text(row, tables.PROJECT),
        budget=number(row, tables.BUDGET),
        cost=number(row, tables.COST),
        project_type=text(row, tables.TYPE),
        fields={title: Passage(text(row, title), line.place) for title in FIELDS if title in row},
        rows=tuple(indicator(one) for one in indicators if text(one.row, tables.TEXT)),
        place=line.place,
        doubtful=any(words in note for words in DOUBTS),
        year=None if year is None else int(year),
    )


def indicator(line: Line) -> IndicatorRow:
    """One row of the grid; its block counts for output rows only."""
    block = number(line.row, tables.BLOCK) if text(line.row, tables.LEVEL1) == OUTPUT else None
    passage = Passage(text(line.row, tables.TEXT), line.place)
    return IndicatorRow(int(block or 0), text(line.row, tables.LEVEL2), passage)
