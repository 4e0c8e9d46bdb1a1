"""The rows of a form in the flat tables, made where its file is read: only what merging decides is left open in them."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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

Contents = Mapping[str, str]
"""XML of the cells of a row, behind their looks, by column title."""
Texts = Mapping[str, str]
"""What stands in cells of a row, by column title."""
BLANK: Final = number_cell(None)


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


class RowMaker:
    """Makes the rows of a form in a table; the cells that are alike in all of them are put in once, as are their heights."""

    def __init__(self, table: Table, alike: Contents, texts: Texts) -> None:
        told = {title: content.replace("%", "%%") for title, content in alike.items()}
        self._row = row_format(table.name, tuple(alike)) % told
        self._widths = wrapped_widths(table.name)
        self._height = 0.0
        self._height = self.height(texts)

    def row(self, contents: Contents, texts: Texts) -> tuple[bytes, float]:
        """The XML of a row with its slots, of cells not said to be alike, and the height it needs for its texts that wrap."""
        return (self._row % contents).encode(), self.height(texts)

    def height(self, texts: Texts) -> float:
        """The height of a row with such texts."""
        widths = self._widths
        return max([self._height, *[height(text, widths[title]) for title, text in texts.items() if text]])


@cache
def row_format(table: str, alike: tuple[str, ...]) -> str:
    """The format of a table's rows: a field a column; the fields of columns not alike in all rows are left by formatting the others."""
    columns = tables.BY_NAME[table].columns
    looks = {tables.BY_NAME[table].source: slots.FILE_LOOK, tables.SHEET_LINK: slots.SHEET_LOOK}
    told = []
    for letters, column in zip(NAMES, columns, strict=False):
        title = column.title
        content = SLOTS.get(title) or (f"%({title})s" if title in alike else f"%%({title})s")
        told.append(f'<c r="{letters}{slots.ROW}"{looks.get(title) or slots.LOOKS[column.kind]}{content}')
    return "".join(told)


@cache
def wrapped_widths(table: str) -> Mapping[str, float]:
    """The widths of a table's columns whose texts wrap, by title."""
    return {column.title: column.width for column in tables.BY_NAME[table].columns if column.kind in WRAPPED}


def list_form(project: Project, figures: Figures) -> ListedForm:
    """The rows of a form. They depend on nothing but the form; `figures` are those of its 核对栏."""
    file = project.declaration.field_place("budget").file
    alike = common(project, file)
    return ListedForm(
        file,
        figures,
        (project_row(project, figures, alike),),
        tuple(indicator_rows(project, figures, alike)),
        tuple(origin_rows(project, figures, alike)),
    )


class Alike(NamedTuple):
    """What all rows of a form say, in every table: its cells, and its texts that wrap."""

    cells: Contents
    texts: Texts
    file: str

    @property
    def linked(self) -> Texts:
        """The texts that wrap where the name of the file is a link."""
        return {**self.texts, tables.SOURCE_FILE: self.file}


def common(project: Project, file: str) -> Alike:
    """What all tables say of a project, which is in `file`."""
    declaration = project.declaration
    name = os.path.basename(file)  # noqa: PTH119 - a path object takes as long as a row
    texts = {tables.PROJECT: declaration.project, tables.TYPE: type_title(project.selected_types)}
    own = {tables.YEAR: number_cell(declaration.year), tables.SOURCE_FILE: text_cell(name)}
    return Alike({**own, **text_cells(texts)}, texts, name)


def project_row(project: Project, figures: Figures, alike: Alike) -> ListedRow:
    """A project as a row of 项目一览."""
    declaration = project.declaration
    place = declaration.field_place("budget")
    note = {tables.UNIT_NOTE: unit_note(project.budget, figures)}
    contents = {
        **money(figures),
        **source(place),
        **text_cells(note),
        tables.COST: number_cell(figures.cost),
        tables.DIFFERENCE: number_cell(figures.difference),
        tables.STATE: text_cell(figures.state),
        tables.INDICATORS_FILLED: number_cell(sum(filling(one) == FILLED for one in declaration.indicators)),
        tables.LEADER: text_cell(declaration.text("leader")),
        tables.PHONE: text_cell(declaration.text("phone")),
        tables.ADDRESS: text_cell(declaration.text("address")),
        tables.POSTCODE: text_cell(declaration.text("postcode")),
        tables.GOAL: text_cell(declaration.text("goal")),
        tables.REMARKS: text_cell(declaration.text("remarks")),
    }
    return ListedRow(*RowMaker(tables.PROJECTS, alike.cells, alike.linked).row(contents, note), location(place))


def indicator_rows(project: Project, figures: Figures, alike: Alike) -> Iterator[ListedRow]:
    """The rows of a project's grid as rows of 指标明细."""
    amounts = Counter(item.indicator for item in project.amounts)
    costed = project.cost_total.places[0] if project.cost_total else None
    same = {**alike.cells, tables.PROJECT_BUDGET: number_cell(figures.budget)}
    rows = RowMaker(tables.INDICATORS, same, alike.linked)
    for index, own in enumerate(project.declaration.indicators):
        place = own.field.place
        texts = {
            tables.LEVEL2: own.level2 or own.level2_written or "",
            tables.TEXT: "" if own.placeholder else own.text,
        }
        contents = {
            **(NO_MONEY if index else money(figures)),
            **source(place),
            **text_cells(texts),
            tables.ROW_NUMBER: number_cell(index + 1),
            tables.BLOCK: number_cell(own.block),
            tables.LEVEL1: text_cell(own.level1),
            tables.FILLED: text_cell(filling(own)),
            tables.AMOUNTS: number_cell(amounts[index]),
            tables.COST: number_cell(figures.cost) if index == costed else BLANK,
        }
        yield ListedRow(*rows.row(contents, texts), location(place), index)


def origin_rows(project: Project, figures: Figures, alike: Alike) -> Iterator[ListedRow]:
    """The figures of a project as rows of 金额来源; a budget that no cell can hold is added to no total."""
    opened = {tables.OPEN: tables.OPEN}
    rows = RowMaker(tables.ORIGINS, {**alike.cells, **text_cells(opened)}, {**alike.texts, **opened})
    for figure in figures_of(project):
        counted = figure.feeds is not None and (figure.feeds != "budget" or figures.budget is not None)
        texts = {
            tables.WORDING: figure.text,
            tables.UNIT_FROM: figure.unit_title,
            tables.CONTEXT: figure.context,
        }
        contents = {
            **source(figure.place),
            **text_cells(texts),
            tables.FIELD: text_cell(figure.field),
            tables.ROW_NUMBER: number_cell(None if figure.indicator is None else figure.indicator + 1),
            tables.YUAN: number_cell(figures.budget if figure.role == "budget" else figure.yuan),
            tables.ROLE: text_cell(ROLE_TITLES[figure.role]),
            tables.FEEDS: text_cell(FEEDS_TITLES[figure.feeds] if figure.feeds and counted else NOT_FED),
            tables.SPAN_START: number_cell(figure.start),
            tables.SPAN_END: number_cell(figure.end),
        }
        yield ListedRow(
            *rows.row(contents, texts),
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


def money(figures: Figures) -> Contents:
    """The budget in 元 and 万元; empty where there is no usable one."""
    budget = figures.budget
    wan = None if budget is None else budget.scaleb(-4)
    return {tables.BUDGET: number_cell(budget), tables.BUDGET_WAN: number_cell(wan)}


NO_MONEY: Final = {tables.BUDGET: BLANK, tables.BUDGET_WAN: BLANK}


def source(place: Place) -> Contents:
    """Sheet and place in the file something was read at."""
    spot = place.cell if place.cell is not None else place.spot
    return {tables.SOURCE_SHEET: text_cell(place.sheet or ""), tables.SOURCE_PLACE: text_cell(spot or "")}


def text_cells(texts: Texts) -> Contents:
    """Cells with texts."""
    return {title: text_cell(text) for title, text in texts.items()}


def filling(indicator: Indicator) -> str:
    """Whether a row of the grid says something."""
    if indicator.placeholder or not indicator.text:
        return "未填"
    return "不适用" if is_not_applicable(indicator.text) else FILLED
