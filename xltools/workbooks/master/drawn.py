"""A project's sheet, drawn as a finished part of a master: made where the form is read, put into any workbook unopened."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from xltools.analysis.facts import Project
from xltools.forms.beijing_2019 import FORM
from xltools.model.declaration import Declaration, FieldName, RowKey
from xltools.model.place import Place
from xltools.values.balanced_rounding import rounded
from xltools.workbooks.cells import address
from xltools.workbooks.department.budget_cell import BudgetCell, budget_cell
from xltools.workbooks.department.checked_state import cost_state, tolerance
from xltools.workbooks.department.layout import KEY_COLUMN, SHEET_MARK, PlacedForm, SheetTarget, place_form
from xltools.workbooks.department.layout_grid import TEXT_COLUMN
from xltools.workbooks.department.page_setup import header_text
from xltools.workbooks.department.panel import (
    FIGURES,
    PANEL_COLUMN,
    PANEL_LABELS,
    PANEL_TITLE,
    STATE_COLUMN,
    PanelKey,
    budget_formula,
    difference_formula,
    panel_cells,
    panel_row,
    style_of,
)
from xltools.workbooks.department.regions import Region, Style
from xltools.workbooks.master.form_formats import FormFormats, Look
from xltools.workbooks.master.form_frame import Items, drawing_book, frame
from xltools.workbooks.master.form_xml import FormXml
from xltools.workbooks.packing import RAW, Packed, Packer

BACK: Final = "← 返回汇总"
SOURCE: Final = "来源：打开原件"
LINK_ROWS: Final = (0, 1)
"""Rows of the links back and to the source, in the first column of the 核对栏."""
SHOWN: Final[tuple[PanelKey, ...]] = (*FIGURES, "state", "wording")
"""What of the 核对栏 stands beside a form nobody fills in."""
TARGET: Final = SheetTarget("", "", "", FORM, FORM.title)
TOP: Final = "A1"
CENT_PLACES: Final = 2
STYLE: Final = re.compile(r'(?<=" s=")\d+(?=")')

Spot = tuple[str | None, str | None]
"""Cell and spot of a place; file and sheet are those of the form."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the 核对栏 of a sheet shows: budget and cost total in yuan (None = blank), and their state."""

    budget: Decimal | None
    cost: Decimal | None
    state: str

    @property
    def difference(self) -> Decimal | None:
        """Cost - budget."""
        return None if self.cost is None or self.budget is None else self.cost - self.budget


@dataclass(frozen=True, slots=True)
class DrawnForm:
    """The sheet of one form, without number, name and links, and what the lists of a master need to know of it.

    `beginning` is the sheet's XML up to the links, packed and open, `rest` what follows them. `looks` are those of its
    formats that are numbered from `usual` on in it. `spots` says where the places of the form stand on the sheet,
    `fields` and `indicators` where the texts of those do. `printed_rows` and `repeated_rows` are counts.
    """

    beginning: Packed
    rest: str
    figures: Figures
    spots: tuple[tuple[Spot, str], ...]
    fields: tuple[tuple[FieldName, str], ...]
    indicators: tuple[str, ...]
    printed_rows: int
    repeated_rows: int
    looks: tuple[Look, ...] = ()


def draw_form(project: Project) -> DrawnForm:
    """Draw the sheet of a form. The result depends on nothing but the form."""
    form = place_form(project, TARGET)
    printed, table, declaration = form.printed, form.cost_table, project.declaration
    figures = figures_beside(project, form.budget)
    rows = len(form.heights)
    cells = FormXml(rows, drawing_book().looks)
    cells.draw(form.regions)
    cells.draw(FIXED)
    cells.draw(figure_cells(project, form, figures))
    for row, key in form.keys.items():
        cells.put(row, KEY_COLUMN, key if row else SHEET_MARK, "hidden_key")
    for row, text in zip(LINK_ROWS, (BACK, SOURCE), strict=True):
        cells.put(row, PANEL_COLUMN, text, "link")
    cells.put(LINK_ROWS[1], STATE_COLUMN, source(declaration), "note")
    around = frame(min(len(table.rows), 2) if table else 0, shrunk=printed.pages.shrunk)
    fields = {name: form.cell(name) for name in form.fields.spots}
    items = Items(table.first, table.last, table.state_row) if table else None
    packer = Packer()
    packer.add(around.beginning(rows, cells.xml(form.heights), items).encode())
    return DrawnForm(
        packer.opened(),
        around.rest(rows, header_text(declaration.department), printed.pages.breaks),
        figures,
        spots(declaration, form, fields),
        tuple((name, cell) for name, cell in fields.items() if name in declaration.fields),
        tuple(text for text, _ in form.grid.cells(printed)),
        len(printed.heights),
        printed.pages.repeated,
        tuple(cells.unusual),
    )


def figures_of(project: Project) -> Figures:
    """What the 核对栏 of a form would show, without drawing it."""
    return figures_beside(project, budget_cell(project))


def figures_beside(project: Project, budget: BudgetCell) -> Figures:
    """The same of a form whose budget has its cell."""
    yuan, cost = budget.yuan, project.cost_total
    return Figures(
        None if yuan is None else rounded(yuan, CENT_PLACES), cost.yuan if cost else None, cost_state(project)
    )


def figure_cells(project: Project, form: PlacedForm, figures: Figures) -> Iterator[Region]:
    """The figures beside the form, the state as the check found it, and what the source wrote for the budget."""
    difference, wording = figures.difference, form.budget.wording
    values: dict[PanelKey, str | Decimal | None] = {
        "budget": figures.budget,
        "cost": figures.cost,
        "difference": None if difference is None else rounded(difference, CENT_PLACES),
        "tolerance": tolerance(project),
        "state": figures.state,
        "wording": wording,
    }
    formulas: dict[PanelKey, str] = {
        "budget": budget_formula(*form.fields.cells("budget", form.printed)),
        "difference": difference_formula(CELLS["budget"], CELLS["cost"]),
    }
    for key in SHOWN:
        style, value = style_of(key, wording=bool(wording)), values[key]
        yield panel_region(key, STATE_COLUMN, "" if value is None else value, style, formulas.get(key, ""))


def panel_region(key: PanelKey, column: int, value: str | Decimal, style: Style, formula: str = "") -> Region:
    """A cell of the 核对栏."""
    return Region(panel_row(key), column, panel_row(key), column, value, style, None, formula)


CELLS: Final = panel_cells()
FIXED: Final = (
    panel_region("overall", PANEL_COLUMN, PANEL_TITLE, "panel_title"),
    *(panel_region(key, PANEL_COLUMN, PANEL_LABELS[key], "panel_label") for key in SHOWN),
)
"""The texts of the 核对栏 that stand beside every form."""


def source(declaration: Declaration) -> str:
    """File and cell of the budget."""
    place = declaration.field_place("budget")
    return f"{Path(place.file).name}　{place.label()}".strip()


def spot(place: Place) -> Spot:
    """A place on the form's own sheet."""
    return place.cell, place.spot


def spots(source: Declaration, form: PlacedForm, fields: Mapping[FieldName, str]) -> tuple[tuple[Spot, str], ...]:
    """Where the places of a form stand on its sheet, values before labels; `fields` are the cells of its fields."""
    grid, printed = form.grid, form.printed
    texts = [record.cell for record in form.unplaced if record.extra is None]
    extra = {record.extra: record.cell for record in form.unplaced}
    cells = grid.cells(printed)
    pairs: list[tuple[Place | None, str]] = [(field.place, fields[name]) for name, field in source.fields.items()]
    pairs += [(field.place, extra[name]) for name, field in source.extra.items()]
    pairs += [(one.field.place, cell) for one, (cell, _) in zip(source.indicators, cells, strict=True)]
    pairs += [(one.place, cell) for one, cell in zip(source.unplaced, texts, strict=True)]
    pairs += [(one.label_place, label) for one, (_, label) in zip(source.indicators, cells, strict=True)]
    if source.absent:
        absent = absent_cells(source, form, fields)
        pairs += [(place, absent[key]) for key, place in source.absent.items() if key in absent]
    pairs += [(source.place, TOP)]
    found: dict[Spot, str] = {}
    for place, cell in pairs:
        if place and place.sheet == source.place.sheet:
            found.setdefault(spot(place), cell)
    return tuple(found.items())


def absent_cells(
    source: Declaration, form: PlacedForm, fields: Mapping[FieldName, str]
) -> dict[FieldName | RowKey, str]:
    """The cells printed for what the form does not have."""
    cells: dict[FieldName | RowKey, str] = {name: cell for name, cell in fields.items() if name not in source.fields}
    tops = zip(form.grid.lines, form.grid.tops(form.printed), strict=True)
    return cells | {(line.block, line.level2): address(top, TEXT_COLUMN) for line, top in tops if line.index is None}


def part(drawn: DrawnForm, formats: FormFormats, links: Sequence[str]) -> Packed:
    """The finished sheet for a workbook with these formats; `links` are the XML of its links."""
    packer = Packer()
    if drawn.looks:
        packer.add(renumbered(drawn, formats).encode())
    else:
        packer.insert(drawn.beginning)
    listed = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    packer.add((listed + drawn.rest).encode())
    return packer.ended()


def renumbered(drawn: DrawnForm, formats: FormFormats) -> str:
    """The beginning of a sheet with unusual looks, by the numbers this workbook has for them."""
    numbers = {str(formats.usual + 1 + place): str(formats.number_of(look)) for place, look in enumerate(drawn.looks)}
    text = zlib.decompressobj(RAW).decompress(drawn.beginning.data).decode()
    return STYLE.sub(lambda match: numbers.get(match[0], match[0]), text)
