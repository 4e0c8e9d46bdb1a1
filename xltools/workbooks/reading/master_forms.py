"""Reads the forms of a master back from its flat tables 项目一览 and 指标明细, with the places of its project sheets."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import python_calamine

from xltools.files.atomic import reason
from xltools.model.place import Place
from xltools.model.problems import UnreadableSource
from xltools.workbooks.cells import ADDRESS
from xltools.workbooks.master import tables
from xltools.workbooks.reading.last_year import SEARCHED_ROWS, Row, key, number, text
from xltools.workflows.comparable_forms import OUTPUT
from xltools.workflows.comparison import Form, Passage, Side, SourceFile
from xltools.workflows.comparison import Row as IndicatorRow

FIELDS: Final = (tables.LEADER, tables.PHONE, tables.ADDRESS, tables.POSTCODE, tables.GOAL, tables.REMARKS)
"""Columns of 项目一览 that are fields of a form, under the same titles."""
DOUBTS: Final = ("单位存疑", "没有单位")
"""Words of 金额说明 about a budget whose unit was assumed or is in doubt."""
Values = Sequence[Sequence[object]]


def read_master_forms(path: Path, source: str) -> Side:
    """The projects of a master. Raises UnreadableSource, in one sentence, where the file or its table cannot be read."""
    sheets = read_tables(path)
    projects = list(rows_of(sheets.get(tables.PROJECTS.name, ())))
    if not projects:
        raise UnreadableSource(f"{path} 没有“{tables.PROJECTS.name}”一表或其中没有项目，不能对照，请改用申报表。")
    indicators: dict[object, list[Row]] = {}
    for row in rows_of(sheets.get(tables.INDICATORS.name, ())):
        indicators.setdefault(key(row), []).append(row)
    forms = tuple(form_of(row, indicators.get(key(row), ()), Places(path, sheets)) for row in projects)
    return Side(source, "master", forms, (SourceFile(str(path), "read", len(forms)),))


def read_tables(path: Path) -> dict[str, Values]:
    """The values of the flat tables by name; the other sheets are there without values."""
    try:
        with python_calamine.load_workbook(path) as workbook:
            wanted = {table.name for table in (tables.PROJECTS, tables.INDICATORS)}
            return {
                name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) if name in wanted else ()
                for name in workbook.sheet_names
            }
    except OSError as error:
        raise UnreadableSource(f"{path} 打不开（{reason(error)}），请检查路径。") from error
    except python_calamine.CalamineError as error:
        raise UnreadableSource(f"{path} 不是可读的工作簿，请在 Excel 或 WPS 中打开后另存为 .xlsx 再试。") from error


def rows_of(values: Values) -> Iterator[Row]:
    """The rows of a table by column title, wherever its header stands; rows of no project are left out."""
    for place, header in enumerate(values[:SEARCHED_ROWS]):
        titles = [str(value).strip() for value in header]
        if {tables.DEPARTMENT, tables.PROJECT, tables.PROJECT_NUMBER} <= set(titles):
            lines = (dict(zip(titles, line, strict=False)) for line in values[place + 1 :])
            yield from (line for line in lines if text(line, tables.PROJECT_NUMBER))
            return


class Places:
    """Where the master shows what its tables list."""

    def __init__(self, path: Path, sheets: Collection[str]) -> None:
        self._file = str(path)
        self._sheets = sheets

    def of(self, row: Row) -> Place:
        """The cell of the project's sheet that a row names; its table where the sheet is not in this workbook."""
        named = text(row, tables.SHEET_LINK)
        sheet, _, cell = named.rpartition("!")
        if sheet in self._sheets and ADDRESS.fullmatch(cell):
            return Place(self._file, sheet, cell)
        if named in self._sheets:
            return Place(self._file, named, "A1")
        return Place(self._file, tables.PROJECTS.name, "A1")


def form_of(row: Row, indicators: Sequence[Row], places: Places) -> Form:
    """One project with its rows."""
    place, year = places.of(row), number(row, tables.YEAR)
    note = text(row, tables.UNIT_NOTE)
    return Form(
        department=text(row, tables.DEPARTMENT),
        project=text(row, tables.PROJECT),
        budget=number(row, tables.BUDGET),
        cost=number(row, tables.COST),
        project_type=text(row, tables.TYPE),
        fields=fields(row, place),
        rows=tuple(indicator(one, places) for one in indicators if text(one, tables.TEXT)),
        place=place,
        doubtful=any(words in note for words in DOUBTS),
        year=None if year is None else int(year),
    )


def fields(row: Row, place: Place) -> Mapping[str, Passage]:
    """The fields the table has."""
    return {title: Passage(text(row, title), place) for title in FIELDS if title in row}


def indicator(row: Row, places: Places) -> IndicatorRow:
    """One row of the grid; its block counts for output rows only."""
    block = number(row, tables.BLOCK)
    is_output = text(row, tables.LEVEL1) == OUTPUT and block is not None
    passage = Passage(text(row, tables.TEXT), places.of(row))
    return IndicatorRow(int(block) if is_output and block else 0, text(row, tables.LEVEL2), passage)
