"""The project sheet as a calculation: which text goes into which cells, in which style and how high.

Writers draw a SheetLayout, the stamp keeps its record, findings use its declaration. Columns A-F are the official form
(printed); H-I hold the 核对栏 beside it, J the row keys (hidden). Below the form A-I are 项目明细.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from xltools.analysis.facts import Project
from xltools.forms.page_numbers import is_page_number
from xltools.forms.version import FormVersion
from xltools.model.declaration import EXTRA_TITLES, Declaration, FieldName, RowKey, Unplaced
from xltools.model.place import Place
from xltools.rules.c01_required_field_blank import required_of
from xltools.values.plain import plain
from xltools.workbooks.cells import address, cell_text, position
from xltools.workbooks.department.budget_cell import BudgetCell, budget_cell
from xltools.workbooks.department.cost_table import CostTableLayout, Proposal, TableSite, lay_out_cost_table, rows_of
from xltools.workbooks.department.field_rows import CAPTION_ROW, FIELD_ROW, FIRST, LAST, FieldRows
from xltools.workbooks.department.form_cells import form_cells
from xltools.workbooks.department.form_rows import SMALLER_SIZES, FormRows
from xltools.workbooks.department.layout_grid import GridRows, PlacedGrid, add_grid, place_grid
from xltools.workbooks.department.live_formulas import TableCells
from xltools.workbooks.department.paging import Pages
from xltools.workbooks.department.panel import PanelFigures, draw_panel
from xltools.workbooks.department.printed import PrintedForm, print_form
from xltools.workbooks.department.records import BudgetRecord, SheetRecord, UnplacedRecord
from xltools.workbooks.department.regions import Canvas, Region, RowCell

KEY_COLUMN: Final = 9
WIDTHS: Final = (13.0, 12.0, 15.0, 12.0, 13.0, 22.0, 2.0, 26.0, 24.0, 4.0)
"""Widths of columns A-J in Excel units; A-F together just fit the width of an A4 page."""
TITLE_SIZES: Final = (18.0, 14.0, *SMALLER_SIZES)
TITLE_ROW: Final = 36.0

SHEET_MARK: Final = "xltools:project:"
"""Begins the text in the first cell of the key column; the sheet's id follows."""
TITLE_KEY: Final = "title"
UNPLACED_KEY: Final = "unplaced"
UNPLACED_TITLE: Final = "未归位内容（不打印；请移到应填的栏目，再清空此处）"


@dataclass(frozen=True, slots=True)
class SheetTarget:
    """Where a declaration is written.

    `file` and `sheet` are what places will say, `id` marks the sheet, `title` is printed where the source has none.
    `unfilled` marks a sheet of a blank template. `proposal` begins the 项目明细 of a form that has none; without one
    the sheet has the table only where the form brings its own, to be read, not to be filled in.
    """

    file: str
    sheet: str
    id: str
    form: FormVersion
    title: str
    unfilled: bool = False
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class PlacedForm:
    """A form on a sheet, with what stands below it: the same for a department and for people who only read it.

    `heights` are in points, one per row (0: left to the row's contents), `keys` maps rows (from 0) to row keys.
    `fields`, `grid` and `printed` know where the texts of the form went, `unplaced` where those did that fitted no field.
    """

    title: str
    budget: BudgetCell
    fields: FieldRows
    grid: GridRows
    printed: PrintedForm
    regions: Sequence[Region]
    heights: Sequence[float]
    keys: Mapping[int, str]
    unplaced: tuple[UnplacedRecord, ...]
    cost_table: CostTableLayout | None

    def cell(self, name: FieldName) -> str:
        """Where a field stands."""
        return self.fields.cells(name, self.printed)[0]


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One project sheet, ready to be drawn.

    `heights` are in points, one per row; `keys` maps rows (from 0) to row keys; `printed_rows` counts the rows of the
    form itself, which stand on `pages`. `declaration` is the given one with the places of this sheet; `figures` says where the 核对栏 holds what,
    `cost_table` where 项目明细 stands (None: the sheet has none). A height of 0 is left to the row's contents.
    """

    name: str
    regions: tuple[Region, ...]
    heights: tuple[float, ...]
    keys: Mapping[int, str]
    printed_rows: int
    pages: Pages
    declaration: Declaration
    figures: PanelFigures
    record: SheetRecord
    cost_table: CostTableLayout | None = None

    def text(self, name: FieldName) -> str:
        """A field's text as its cell shows it."""
        cell = next(position(record.cell) for record in self.record.fields if record.name == name)
        shown = next(region.value for region in self.regions if (region.top, region.left) == cell)
        return shown if isinstance(shown, str) else plain(shown)


def place_form(project: Project, target: SheetTarget) -> PlacedForm:
    """Place everything a project's declaration says on a sheet."""
    rows = FormRows(WIDTHS)
    budget = budget_cell(project, header_label(target.form, "budget"))
    fields = FieldRows(rows, project.declaration, target.form, budget, blank=target.unfilled)
    title = cell_text(project.declaration.title) or target.title
    rows.add(TITLE_KEY, [RowCell(FIRST, LAST, title, "title")], TITLE_ROW, TITLE_SIZES)
    fields.caption()
    for header in target.form.header[:-1]:
        fields.add(header)
    grid = add_grid(rows, project.declaration.indicators, target.form)
    fields.add(target.form.header[-1])
    printed = print_form(rows)
    canvas = Canvas(WIDTHS)
    canvas.take(printed.regions, printed.heights, printed.keys)
    table = cost_table(canvas, project, target, budget, fields.cells("budget", printed))
    unplaced = unplaced_rows(canvas, project.declaration)
    return PlacedForm(
        title, budget, fields, grid, printed, canvas.regions, canvas.heights, canvas.keys, unplaced, table
    )


def lay_out(project: Project, target: SheetTarget) -> SheetLayout:
    """The sheet of a project for its department, with the live checks beside the form."""
    form = place_form(project, target)
    table, printed = form.cost_table, form.printed
    records = form.fields.records(printed)
    grid = place_grid(form.grid, project.declaration.indicators, target.form, printed)
    cells = form_cells(records, grid.records, form.regions, required_of(project.declaration), unfilled=target.unfilled)
    figures = draw_panel(project, form.budget, cells, target.form, table_cells(table) if table else None)
    record = replace(
        sheet_record(project.declaration, target, form.title, form.budget),
        fields=records,
        indicators=grid.records,
        unplaced=form.unplaced,
        cost=None if figures.cost is None else plain(figures.cost),
    )
    filled = table.placed(Place(target.file, target.sheet)) if table else None
    return SheetLayout(
        name=target.sheet,
        regions=tuple(form.regions),
        heights=tuple(form.heights),
        keys=form.keys,
        printed_rows=len(printed.heights),
        pages=printed.pages,
        declaration=replace(placed(project.declaration, target, record, grid), cost_table=filled),
        figures=figures,
        record=record,
        cost_table=table,
    )


def sheet_record(declaration: Declaration, target: SheetTarget, title: str, budget: BudgetCell) -> SheetRecord:
    """What the stamp keeps of the sheet as a whole; its rows are filled in once they are placed."""
    return SheetRecord(
        id=target.id,
        name=target.sheet,
        form=declaration.form,
        title=declaration.title,
        title_shown=title,
        budget=budget_record(declaration, budget),
        fields=(),
        indicators=(),
        unfilled=target.unfilled,
        file=declaration.place.file,
        source=declaration.place.label(),
        year=declaration.year,
    )


def cost_table(
    canvas: Canvas, project: Project, target: SheetTarget, budget: BudgetCell, budget_cells: tuple[str, str]
) -> CostTableLayout | None:
    """Add 项目明细: the form's own rows, else the proposed ones."""
    own = project.declaration.cost_table
    rows = own.rows if own and own.rows else rows_of(target.proposal)
    if target.proposal is None and not rows:
        return None
    top, precision = len(canvas.heights), project.budget.precision
    site = TableSite(top, WIDTHS, budget, budget_cells, precision, prepared=target.proposal is not None)
    remark = target.proposal.remark if target.proposal and not (own and own.rows) else ""
    table = lay_out_cost_table(site, rows, remark)
    canvas.take(table.regions, table.heights, table.keys)
    return table


def table_cells(table: CostTableLayout) -> TableCells:
    """What the 核对栏 needs to know of 项目明细."""
    return TableCells(table.cells["state"], table.cells["total"], table.cells["missing"])


def header_label(form: FormVersion, name: FieldName) -> str:
    """The printed label of a field."""
    return next(header.label for header in form.header if header.name == name)


def budget_record(declaration: Declaration, budget: BudgetCell) -> BudgetRecord:
    """What the stamp keeps of the budget."""
    return BudgetRecord(
        shown=budget.shown,
        label=budget.label,
        unit=budget.unit,
        wording=budget.wording,
        source_label=declaration.budget_label,
        source_unit=declaration.label_unit,
    )


def unplaced_rows(canvas: Canvas, declaration: Declaration) -> tuple[UnplacedRecord, ...]:
    """List below the form what only the source's version of it has, and the texts that fitted no field."""
    listed = [*extra_lines(declaration), *unplaced_lines(declaration.unplaced)]
    if not listed:
        return ()
    canvas.row(UNPLACED_KEY, [RowCell(FIRST, LAST, UNPLACED_TITLE, "unplaced_title")], FIELD_ROW)
    records = []
    for number, (told, record) in enumerate(listed, start=1):
        key = f"{UNPLACED_KEY}:{number}"
        cells = [
            RowCell(FIRST, FIRST, cell_text(told), "unplaced_label"),
            RowCell(1, LAST, cell_text(record.raw), "unplaced_text"),
        ]
        top = canvas.row(key, cells, CAPTION_ROW)
        records.append(replace(record, row=key, cell=address(top, 1)))
    return tuple(records)


def extra_lines(declaration: Declaration) -> Iterator[tuple[str, UnplacedRecord]]:
    """What another version of the form has, under its own label."""
    for name, field in declaration.extra.items():
        number = None if field.number is None else plain(field.number)
        yield EXTRA_TITLES[name], UnplacedRecord("", "", field.raw, field.place.label(), name, number)


def unplaced_lines(texts: Sequence[Unplaced]) -> Iterator[tuple[str, UnplacedRecord]]:
    """Texts that fitted no field, with where they stood."""
    for item in texts:
        source = item.place.label()
        told = f"页码 {source}" if is_page_number(item.text) else source
        yield told, UnplacedRecord("", "", item.text, source, beside_indicators=item.beside_indicators)


def placed(declaration: Declaration, target: SheetTarget, record: SheetRecord, grid: PlacedGrid) -> Declaration:
    """The same declaration with the places of the sheet."""

    def at(cell: str) -> Place:
        return Place(target.file, target.sheet, cell)

    fields = {
        item.name: replace(declaration.fields[item.name], place=at(item.cell)) for item in record.fields if item.present
    }
    indicators = tuple(
        replace(indicator, field=replace(indicator.field, place=at(cell)), label_place=at(label_cell))
        for indicator, (cell, label_cell) in zip(declaration.indicators, grid.cells, strict=True)
    )
    unplaced = tuple(
        Unplaced(item.raw, at(item.cell), item.beside_indicators) for item in record.unplaced if item.extra is None
    )
    extra = {
        item.extra: replace(declaration.extra[item.extra], place=at(item.cell))
        for item in record.unplaced
        if item.extra
    }
    absent: dict[FieldName | RowKey, Place] = {item.name: at(item.cell) for item in record.fields if not item.present}
    absent |= {(item.block, item.level2): at(item.cell) for item in record.indicators if not item.present}
    return replace(
        declaration,
        file=target.file,
        place=Place(target.file, target.sheet, "A1"),
        fields=fields,
        indicators=indicators,
        unplaced=unplaced,
        extra=extra,
        absent=absent,
    )
