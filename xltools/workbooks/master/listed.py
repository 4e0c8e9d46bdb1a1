"""The rows of a form in the flat tables, made where its file is read: only what merging decides is left open in them."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from xltools.analysis.facts import Project
from xltools.analysis.provenance import FEEDS_TITLES, ROLE_TITLES, Feeds, Figure, figures_of, is_fed
from xltools.merging.sums import type_title
from xltools.model.declaration import FieldName, Indicator
from xltools.model.finding import LEVEL_TITLES
from xltools.model.place import Place
from xltools.rules.not_applicable import is_not_applicable
from xltools.workbooks.issue_sheet import location
from xltools.workbooks.master import slots, tables
from xltools.workbooks.master.drawn import Figures
from xltools.workbooks.master.page import WRAPPED, height, number_cell, text_cell
from xltools.workbooks.master.summary import unit_note
from xltools.workbooks.master.tables import Table
from xltools.workbooks.streamed_sheet import NAMES

FILLED: Final = "已填"
NOT_FED: Final = "—"

SLOTS: Final[Mapping[str, str]] = {
    tables.DEPARTMENT: slots.DEPARTMENT,
    tables.PROJECT_NUMBER: slots.NUMBER,
    tables.CODE: slots.UNIT_CODE,
    tables.SHA256: slots.SHA256,
    tables.SHEET_LINK: slots.SHEET,
    **{title: slots.COUNTS[level] for level, title in LEVEL_TITLES.items()},
}
"""What merging decides, by column."""

Value = str | int | Decimal | None
Record = Mapping[str, Value]
"""Cells of a row by column title."""


class ListedRow(NamedTuple):
    """A row: the XML of its cells with slots, and its height by what is known, in points.

    `anchor` is the place in the source a link leads to. `indicator` is the number of the row of the grid it is about, from 0,
    `field` the field it is about; a row without both is about the whole form.
    `feeds` is the total a figure is added to, `fed` whether it belongs to a total, `counted` whether it is added.
    """

    cells: bytes
    height: float
    anchor: str | None
    indicator: int | None = None
    field: FieldName | None = None
    feeds: Feeds | None = None
    fed: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class ListedForm:
    """The rows of a form, which is in `file`, in 项目一览 (one), 指标明细 and 金额来源; `figures` are those of its 核对栏."""

    file: str
    figures: Figures
    project: tuple[ListedRow, ...]
    indicators: tuple[ListedRow, ...]
    origins: tuple[ListedRow, ...]


class TableCell(NamedTuple):
    """A cell of a table's rows: its place in the row, its XML up to the content, and its width where a text wraps, else 0."""

    place: int
    opening: str
    width: float


class RowMaker:
    """Makes the rows of a form in a table; the cells that are alike in all of them are made once."""

    def __init__(self, table: Table, alike: Record) -> None:
        self._places = table_cells(table.name)
        self._cells = blank_cells(table.name).copy()
        self._height = 0.0
        self._height = self._put(self._cells, {title: alike[title] for title in alike.keys() & self._places.keys()})

    def row(self, record: Record) -> tuple[bytes, float]:
        """The XML of a row with its slots, and the height it needs for what is in it."""
        cells = self._cells.copy()
        highest = self._put(cells, record)
        return "".join(cells).encode(), highest

    def _put(self, cells: list[str], record: Record) -> float:
        """Put values into the cells of a row; returns its height."""
        highest, places = self._height, self._places
        for title, value in record.items():
            place, opening, width = places[title]
            if isinstance(value, str):
                cells[place] = opening + text_cell(value)
                if width and value:
                    highest = max(highest, height(value, width))
            else:
                cells[place] = opening + number_cell(value)
        return highest


@cache
def table_cells(name: str) -> Mapping[str, TableCell]:
    """The cells of the rows of a table by title."""
    table = tables.BY_NAME[name]
    looks = {table.source: slots.FILE_LOOK, tables.SHEET_LINK: slots.SHEET_LOOK}
    found = {}
    for place, (letters, column) in enumerate(zip(NAMES, table.columns, strict=False)):
        look = looks.get(column.title) or slots.LOOKS[column.kind]
        width = column.width if column.kind in WRAPPED else 0.0
        found[column.title] = TableCell(place, f'<c r="{letters}{slots.ROW}"{look}', width)
    return found


@cache
def blank_cells(name: str) -> list[str]:
    """The cells of a row of a table of which only what merging decides is there."""
    return [cell.opening + SLOTS.get(title, "") for title, cell in table_cells(name).items()]


def list_form(project: Project, figures: Figures) -> ListedForm:
    """The rows of a form. They depend on nothing but the form; `figures` are those of its 核对栏."""
    shared = common(project)
    return ListedForm(
        project.declaration.field_place("budget").file,
        figures,
        (project_row(project, figures, shared),),
        tuple(indicator_rows(project, figures, shared)),
        tuple(origin_rows(project, figures, shared)),
    )


def common(project: Project) -> Record:
    """What all tables say of a project."""
    declaration = project.declaration
    return {
        tables.YEAR: declaration.year,
        tables.PROJECT: declaration.project,
        tables.TYPE: type_title(project.selected_types),
    }


def project_row(project: Project, figures: Figures, shared: Record) -> ListedRow:
    """A project as a row of 项目一览."""
    declaration = project.declaration
    place = declaration.field_place("budget")
    record = {
        **money(figures),
        **source(place),
        tables.COST: figures.cost,
        tables.DIFFERENCE: figures.difference,
        tables.STATE: figures.state,
        tables.UNIT_NOTE: unit_note(project.budget, figures),
        tables.INDICATORS_FILLED: sum(filling(indicator) == FILLED for indicator in declaration.indicators),
        tables.LEADER: declaration.text("leader"),
        tables.PHONE: declaration.text("phone"),
        tables.ADDRESS: declaration.text("address"),
        tables.POSTCODE: declaration.text("postcode"),
        tables.GOAL: declaration.text("goal"),
        tables.REMARKS: declaration.text("remarks"),
    }
    return ListedRow(*RowMaker(tables.PROJECTS, shared).row(record), location(place))


def indicator_rows(project: Project, figures: Figures, shared: Record) -> Iterator[ListedRow]:
    """The rows of a project's grid as rows of 指标明细."""
    amounts = Counter(item.indicator for item in project.amounts)
    costed = project.cost_total.places[0] if project.cost_total else None
    once, none = money(figures), dict.fromkeys(money(figures))
    rows = RowMaker(tables.INDICATORS, {**shared, tables.PROJECT_BUDGET: figures.budget})
    for index, own in enumerate(project.declaration.indicators):
        place = own.field.place
        record = {
            **(none if index else once),
            **source(place),
            tables.ROW_NUMBER: index + 1,
            tables.BLOCK: own.block,
            tables.LEVEL1: own.level1,
            tables.LEVEL2: own.level2 or own.level2_written or "",
            tables.TEXT: "" if own.placeholder else own.text,
            tables.FILLED: filling(own),
            tables.AMOUNTS: amounts[index],
            tables.COST: figures.cost if index == costed else None,
        }
        yield ListedRow(*rows.row(record), location(place), index)


def origin_rows(project: Project, figures: Figures, shared: Record) -> Iterator[ListedRow]:
    """The figures of a project as rows of 金额来源; a budget that no cell can hold is added to no total."""
    rows = RowMaker(tables.ORIGINS, {**shared, tables.OPEN: tables.OPEN})
    for figure in figures_of(project):
        counted = figure.feeds is not None and (figure.feeds != "budget" or figures.budget is not None)
        record = {
            **source(figure.place),
            tables.FIELD: figure.field,
            tables.ROW_NUMBER: None if figure.indicator is None else figure.indicator + 1,
            tables.WORDING: figure.text,
            tables.YUAN: figures.budget if figure.role == "budget" else figure.yuan,
            tables.ROLE: ROLE_TITLES[figure.role],
            tables.FEEDS: FEEDS_TITLES[figure.feeds] if figure.feeds and counted else NOT_FED,
            tables.UNIT_FROM: figure.unit_title,
            tables.CONTEXT: figure.context,
            tables.SPAN_START: figure.start,
            tables.SPAN_END: figure.end,
        }
        yield ListedRow(
            *rows.row(record),
            location(figure.place),
            figure.indicator,
            field_of(figure),
            figure.feeds,
            fed=is_fed(figure),
            counted=counted,
        )


def field_of(figure: Figure) -> FieldName | None:
    """The field a figure stands in, None where it stands in the grid."""
    if figure.indicator is not None:
        return None
    return "budget" if figure.role == "budget" else "goal"


def money(figures: Figures) -> Record:
    """The budget in 元 and 万元; empty where there is no usable one."""
    budget = figures.budget
    return {tables.BUDGET: budget, tables.BUDGET_WAN: None if budget is None else budget.scaleb(-4)}


def source(place: Place) -> Record:
    """Where something was read."""
    spot = place.cell if place.cell is not None else place.spot
    return {
        tables.SOURCE_FILE: file_name(place),
        tables.SOURCE_SHEET: place.sheet or "",
        tables.SOURCE_PLACE: spot or "",
    }


def file_name(place: Place) -> str:
    """The name of the file of a place."""
    return os.path.basename(place.file)  # noqa: PTH119 - a path object a row takes as long as the row


def filling(indicator: Indicator) -> str:
    """Whether a row of the grid says something."""
    if indicator.placeholder or not indicator.text:
        return "未填"
    return "不适用" if is_not_applicable(indicator.text) else FILLED
