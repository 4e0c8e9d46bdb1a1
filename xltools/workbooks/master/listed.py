"""The rows of a form in the flat tables, made where its file is read: only what merging decides is left open in them."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.provenance import FEEDS_TITLES, ROLE_TITLES, Feeds, Figure, figures_of, is_fed
from xltools.merging.sums import type_title
from xltools.model.declaration import FieldName, Indicator
from xltools.model.finding import LEVEL_TITLES
from xltools.model.place import Place
from xltools.rules.not_applicable import is_not_applicable
from xltools.workbooks.issue_sheet import location
from xltools.workbooks.master import tables
from xltools.workbooks.master.drawn import Figures
from xltools.workbooks.master.page import WRAPPED, height, number_cell, text_cell
from xltools.workbooks.master.summary import unit_note
from xltools.workbooks.master.tables import Table
from xltools.workbooks.streamed_sheet import NAMES

FILLED: Final = "已填"
NOT_FED: Final = "—"
ROW: Final = "row"
"""The slot for the number of a row on its sheet."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell whose content comes later; that of a link has a slot for its look too, as it may come to lead nowhere."""

    name: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """A text that will lead somewhere, if it can."""

    text: str
    look: str


SLOTS: Final[Mapping[str, Slot]] = {
    tables.DEPARTMENT: Slot("department"),
    tables.PROJECT_NUMBER: Slot("number"),
    tables.CODE: Slot("unit_code"),
    tables.SHA256: Slot("sha256"),
    tables.SHEET_LINK: Slot("sheet_text", "sheet"),
    **{title: Slot(level) for level, title in LEVEL_TITLES.items()},
}
"""What merging decides, by column."""

Value = str | int | Decimal | Linked | Slot | None
Record = dict[str, Value]
"""One row of a table by column title."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row: the XML of its cells with named slots (see str.__mod__), and its height by what is known, in points.

    `file` and `anchor` are the place in the source a link leads to. `indicator` is the number of the row of the grid it is about, from 0,
    `field` the field it is about; a row without both is about the whole form.
    `feeds` is the total a figure is added to, `fed` whether it belongs to a total, `counted` whether it is added.
    """

    cells: str
    height: float
    file: str
    anchor: str | None
    indicator: int | None = None
    field: FieldName | None = None
    feeds: Feeds | None = None
    fed: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class ListedForm:
    """The rows of a form in 项目一览 (one), 指标明细 and 金额来源."""

    project: tuple[ListedRow, ...]
    indicators: tuple[ListedRow, ...]
    origins: tuple[ListedRow, ...]


def list_form(project: Project, figures: Figures) -> ListedForm:
    """The rows of a form. They depend on nothing but the form; `figures` are those of its 核对栏."""
    shared = common(project)
    return ListedForm(
        (project_row(project, figures, shared),),
        tuple(indicator_rows(project, figures, shared)),
        tuple(origin_row(figure, figures, shared) for figure in figures_of(project)),
    )


def common(project: Project) -> Record:
    """What all tables say of a project."""
    declaration = project.declaration
    return {
        **SLOTS,
        tables.YEAR: declaration.year,
        tables.PROJECT: declaration.project,
        tables.TYPE: type_title(project.selected_types),
    }


def project_row(project: Project, figures: Figures, shared: Record) -> ListedRow:
    """A project as a row of 项目一览."""
    declaration = project.declaration
    place = declaration.field_place("budget")
    record = shared | money(figures) | source(place) | {
        tables.SOURCE_FILE: Linked(file_name(place), "file"),
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
    }  # fmt: skip
    return ListedRow(*row_cells(tables.PROJECTS, record), place.file, location(place))


def indicator_rows(project: Project, figures: Figures, shared: Record) -> Iterator[ListedRow]:
    """The rows of a project's grid as rows of 指标明细."""
    amounts = Counter(item.indicator for item in project.amounts)
    costed = project.cost_total.places[0] if project.cost_total else None
    for index, own in enumerate(project.declaration.indicators):
        once = money(figures) if index == 0 else {tables.BUDGET: None, tables.BUDGET_WAN: None}
        record = shared | once | source(own.field.place) | {
            tables.ROW_NUMBER: index + 1,
            tables.BLOCK: own.block,
            tables.LEVEL1: own.level1,
            tables.LEVEL2: own.level2 or own.level2_written or "",
            tables.TEXT: "" if own.placeholder else own.text,
            tables.FILLED: filling(own),
            tables.AMOUNTS: amounts[index],
            tables.COST: figures.cost if index == costed else None,
            tables.PROJECT_BUDGET: figures.budget,
        }  # fmt: skip
        yield ListedRow(*row_cells(tables.INDICATORS, record), own.field.place.file, location(own.field.place), index)


def origin_row(figure: Figure, figures: Figures, shared: Record) -> ListedRow:
    """A figure as a row of 金额来源; a budget that no cell can hold is added to no total."""
    counted = figure.feeds is not None and (figure.feeds != "budget" or figures.budget is not None)
    record = shared | source(figure.place) | {
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
        tables.OPEN: Linked(tables.OPEN, "file"),
    }  # fmt: skip
    cells, room = row_cells(tables.ORIGINS, record)
    field: FieldName | None = ("budget" if figure.role == "budget" else "goal") if figure.indicator is None else None
    fed = is_fed(figure)
    return ListedRow(
        cells,
        room,
        figure.place.file,
        location(figure.place),
        figure.indicator,
        field,
        figure.feeds,
        fed=fed,
        counted=counted,
    )


def row_cells(table: Table, record: Record) -> tuple[str, float]:
    """The XML of a row with its slots, and the height it needs for what is in it."""
    cells: list[str] = []
    highest = 0.0
    for name, column in zip(NAMES, table.columns, strict=False):
        value, text = record[column.title], ""
        look: str = column.kind
        if isinstance(value, Slot):
            look, content = value.look or look, f"%({value.name})s"
        elif isinstance(value, str | Linked):
            text, look = (value, look) if isinstance(value, str) else (value.text, value.look)
            content = text_cell(text).replace("%", "%%")
        else:
            content = number_cell(value)
        if text and column.kind in WRAPPED:
            highest = max(highest, height(text, column.width))
        cells.append(f'<c r="{name}%({ROW})s"%({look})s{content}')
    return "".join(cells), highest


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
