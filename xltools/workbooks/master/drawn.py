"""A project's sheet, drawn as a finished part of a master: made where the form is read, put into any workbook unopened."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from xltools.analysis.facts import Project
from xltools.forms.beijing_2019 import FORM
from xltools.model.declaration import Declaration, FieldName
from xltools.model.place import Place
from xltools.values.balanced_rounding import rounded
from xltools.workbooks.department.budget_cell import budget_cell
from xltools.workbooks.department.checked_state import checked_states
from xltools.workbooks.department.layout import SheetTarget, lay_out
from xltools.workbooks.department.panel import PANEL_COLUMN
from xltools.workbooks.department.project_sheet import draw_project_sheet
from xltools.workbooks.master.form_formats import FormFormats, Look
from xltools.workbooks.master.moving import moved
from xltools.workbooks.new_workbook import NewWorkbook, Part
from xltools.workbooks.packing import RAW, Packed, Packer
from xltools.workbooks.streamed_sheet import StreamedSheet

BACK: Final = "← 返回汇总"
SOURCE: Final = "来源：打开原件"
LINK_ROWS: Final = (0, 1)
"""Rows of the links back and to the source, in the first column of the 核对栏."""
SHEET: Final = "项目表"
"""What a sheet is called until it is put into a workbook."""
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


class FormSheet(StreamedSheet):
    """A project's sheet being drawn."""

    beginning: Packed

    def _room(self, row: int) -> dict[int, str]:
        """The cells of a row: all rows stay open until the sheet is drawn, for heights come first."""
        return self._rows.setdefault(row, {})

    def _write_hyperlinks(self) -> None:
        """The links are written by the workbook the sheet is put into."""
        self.beginning = self.fh.opened()

    def drawn(self) -> tuple[Packed, str]:
        """The XML before and after the links."""
        stream = Part()
        self._set_xml_writer(stream)
        self._assemble_xml_file()
        return self.beginning, stream.getvalue()


class DrawingBook(NewWorkbook):
    """A workbook that is never written: it has the formats, and one sheet at a time."""

    worksheet_class = FormSheet

    def __init__(self) -> None:
        super().__init__(BytesIO())
        self.formats = FormFormats(self)

    def forget_sheet(self) -> None:
        """Make room for the next sheet."""
        self.worksheets_objs.clear()
        self.sheetnames.clear()
        self.formats.unusual.clear()


@cache
def drawing_book() -> DrawingBook:
    """The one of this process."""
    return DrawingBook()


def draw_form(project: Project) -> DrawnForm:
    """Draw the sheet of a form. The result depends on nothing but the form."""
    layout = lay_out(project, SheetTarget("", SHEET, "", FORM, FORM.title, read_only=True))
    book = drawing_book()
    try:
        sheet: FormSheet = draw_project_sheet(book, book.formats, layout)
        write_links(sheet, book.formats, project.declaration)
        beginning, rest = sheet.drawn()
        looks = tuple(book.formats.unusual)
    finally:
        book.forget_sheet()
    figures = Figures(layout.figures.budget, layout.figures.cost, layout.figures.state)
    return DrawnForm(
        beginning,
        rest,
        figures,
        spots(project.declaration, layout.declaration),
        tuple((name, field.place.cell or TOP) for name, field in layout.declaration.fields.items()),
        tuple(indicator.field.place.cell or TOP for indicator in layout.declaration.indicators),
        layout.printed_rows,
        layout.pages.repeated,
        looks,
    )


def figures_of(project: Project) -> Figures:
    """What the 核对栏 of a form would show, without drawing it."""
    yuan, cost = budget_cell(project).yuan, project.cost_total
    return Figures(
        None if yuan is None else rounded(yuan, CENT_PLACES), cost.yuan if cost else None, checked_states(project).cost
    )


def write_links(sheet: FormSheet, formats: FormFormats, declaration: Declaration) -> None:
    """The texts of the two rows above the 核对栏, which will lead back and to the source."""
    link, note = formats.lists.get("link"), formats.lists.get("note")
    budget = declaration.field_place("budget")
    sheet.write_string(LINK_ROWS[0], PANEL_COLUMN, BACK, link)
    sheet.write_string(LINK_ROWS[1], PANEL_COLUMN, SOURCE, link)
    sheet.write_string(LINK_ROWS[1], PANEL_COLUMN + 1, f"{Path(budget.file).name}　{budget.label()}".strip(), note)


def spot(place: Place) -> Spot:
    """A place on the form's own sheet."""
    return place.cell, place.spot


def spots(source: Declaration, target: Declaration) -> tuple[tuple[Spot, str], ...]:
    """Where the places of a form stand on its sheet."""
    found: dict[Spot, str] = {}
    for own, new in moved(source, target).items():
        if new.cell and own.sheet == source.place.sheet:
            found.setdefault(spot(own), new.cell)
    return tuple(found.items())


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
