"""The project sheet as a calculation: which text goes into which cells, in which style and how high.

Writers draw a SheetLayout, the stamp keeps its record, findings use its declaration. Columns A-F are the official form
(printed); H-I hold the 核对栏 beside it, J the row keys (hidden). Below the form A-I are 项目明细.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from xltools.analysis.facts import Project
from xltools.forms.page_numbers import is_page_number
from xltools.forms.version import FormVersion, HeaderField
from xltools.model.declaration import Declaration, FieldName, RowKey, Unplaced
from xltools.model.place import Place
from xltools.values.plain import plain
from xltools.workbooks.cells import address, cell_text
from xltools.workbooks.department.budget_cell import BudgetCell, budget_cell
from xltools.workbooks.department.cost_table import CostTableLayout, Proposal, TableSite, lay_out_cost_table, rows_of
from xltools.workbooks.department.layout_grid import PlacedGrid, lay_out_grid
from xltools.workbooks.department.panel import PanelFigures, panel_regions
from xltools.workbooks.department.records import BudgetRecord, FieldRecord, SheetRecord, UnplacedRecord
from xltools.workbooks.department.regions import Canvas, Region, RowCell, Style

FIRST, LAST = 0, 5
"""Columns A and F, the ends of the form."""
KEY_COLUMN: Final = 9
WIDTHS: Final = (13.0, 13.0, 14.0, 14.0, 14.0, 22.0, 2.0, 26.0, 24.0, 4.0)
"""Widths of columns A-J in Excel units; A-F together just fit the width of an A4 page."""
TITLE_SIZES: Final = (18.0, 14.0)
CAPTION_SIZES: Final = (12.0, 9.0)
TITLE_ROW: Final = 34.0
CAPTION_ROW: Final = 22.0
FIELD_ROW: Final = 30.0
GOAL_ROW: Final = 72.0
BLANK_GOAL_ROW: Final = 110.0
"""On a blank form: what is typed into merged cells does not make its row higher."""
TYPE_ROW: Final = 40.0
LONG_FIELDS: Final = frozenset({"project_type", "goal", "remarks"})

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
class SheetLayout:
    """One project sheet, ready to be drawn.

    `heights` are in points, one per row; `keys` maps rows (from 0) to row keys; `printed_rows` counts the rows of the
    form itself. `declaration` is the given one with the places of this sheet; `figures` says where the 核对栏 holds what,
    `cost_table` where 项目明细 stands (None: the sheet has none). A height of 0 is left to the row's contents.
    """

    name: str
    regions: tuple[Region, ...]
    heights: tuple[float, ...]
    keys: Mapping[int, str]
    printed_rows: int
    declaration: Declaration
    figures: PanelFigures
    record: SheetRecord
    cost_table: CostTableLayout | None = None

    def text(self, name: FieldName) -> str:
        """A field's text as its cell shows it."""
        field = self.declaration.fields.get(name)
        return cell_text(field.raw) if field else ""


def lay_out(project: Project, target: SheetTarget) -> SheetLayout:
    """Place everything a project's declaration says on a sheet."""
    canvas = Canvas(WIDTHS)
    budget = budget_cell(project, header_label(target.form, "budget"))
    fields = FieldRows(canvas, project.declaration, target, budget)
    title = cell_text(project.declaration.title) or target.title
    canvas.row(TITLE_KEY, [RowCell(FIRST, LAST, title, "title")], TITLE_ROW, TITLE_SIZES)
    fields.caption()
    for header in target.form.header[:-1]:
        fields.add(header)
    grid = lay_out_grid(canvas, project.declaration.indicators, target.form)
    fields.add(target.form.header[-1])
    printed = len(canvas.heights)
    cell = {record.name: record for record in fields.records}["budget"]
    table = cost_table(canvas, project, target, budget, (cell.cell, cell.label_cell))
    unplaced = unplaced_rows(canvas, project.declaration.unplaced)
    panel, figures = panel_regions(project, budget, cell.cell, cell.label_cell)
    record = SheetRecord(
        id=target.id,
        name=target.sheet,
        form=project.declaration.form,
        title=project.declaration.title,
        title_shown=title,
        budget=budget_record(project.declaration, budget),
        fields=tuple(fields.records),
        indicators=grid.records,
        unplaced=unplaced,
        unfilled=target.unfilled,
        cost=None if figures.cost is None else plain(figures.cost),
        file=project.declaration.place.file,
        source=project.declaration.place.label(),
    )
    return SheetLayout(
        name=target.sheet,
        regions=(*canvas.regions, *panel),
        heights=tuple(canvas.heights),
        keys=canvas.keys,
        printed_rows=printed,
        declaration=replace(placed(project.declaration, target, record, grid), cost_table=table.table if table else None),
        figures=figures,
        record=record,
        cost_table=table,
    )


def cost_table(
    canvas: Canvas, project: Project, target: SheetTarget, budget: BudgetCell, budget_cells: tuple[str, str]
) -> CostTableLayout | None:
    """Add 项目明细: the form's own rows, else the proposed ones."""
    own = project.declaration.cost_table
    rows = own.rows if own and own.rows else rows_of(target.proposal)
    if target.proposal is None and not rows:
        return None
    place = Place(target.file, target.sheet)
    top, precision = len(canvas.heights), project.budget.precision
    site = TableSite(place, top, WIDTHS, budget, budget_cells, precision, prepared=target.proposal is not None)
    remark = target.proposal.remark if target.proposal and not (own and own.rows) else ""
    table = lay_out_cost_table(site, rows, remark)
    canvas.heights += table.heights
    canvas.keys |= table.keys
    canvas.regions += table.regions
    return table


class FieldRows:
    """Adds the labelled rows of the form to a canvas and keeps a record of each field."""

    def __init__(self, canvas: Canvas, declaration: Declaration, target: SheetTarget, budget: BudgetCell) -> None:
        self.canvas = canvas
        self.declaration = declaration
        self.headers = {header.name: header for header in target.form.header}
        self.partners = {header.partner for header in target.form.header}
        self.least = {"goal": BLANK_GOAL_ROW if target.unfilled else GOAL_ROW, "project_type": TYPE_ROW}
        self.budget = budget
        self.records: list[FieldRecord] = []

    def caption(self) -> None:
        """The line under the title."""
        cells = [RowCell(FIRST, LAST, self.shown("caption"), "caption")]
        top = self.canvas.row("caption", cells, CAPTION_ROW, CAPTION_SIZES)
        self.keep("caption", "caption", top, FIRST, None)

    def add(self, header: HeaderField) -> None:
        """A row with one field, or with a field and its partner; a partner's own turn adds nothing."""
        if header.name in self.partners:
            return
        partner = self.headers[header.partner] if header.partner else None
        cells = [RowCell(0, 0, self.label(header), "label")]
        cells.append(self.value(header.name, 1, 2 if partner else LAST))
        if partner:
            cells.append(RowCell(3, 3, self.label(partner), "label"))
            cells.append(self.value(partner.name, 4, LAST))
        top = self.canvas.row(header.name, cells, self.least.get(header.name, FIELD_ROW))
        self.keep(header.name, header.name, top, 1, 0)
        if partner:
            self.keep(header.name, partner.name, top, 4, 3)

    def label(self, header: HeaderField) -> str:
        """The printed label; that of the budget names the unit."""
        return self.budget.label if header.name == "budget" else header.label

    def shown(self, name: FieldName) -> str:
        """A field's text as its cell shows it."""
        field = self.declaration.fields.get(name)
        return cell_text(field.raw) if field else ""

    def value(self, name: FieldName, left: int, right: int) -> RowCell:
        """The input cell of a field."""
        if name == "budget" and self.budget.number is not None:
            style: Style = "budget_wan" if self.budget.unit == "万元" else "budget_yuan"
            return RowCell(left, right, self.budget.shown, style, self.budget.number)
        if name == "budget":
            return RowCell(left, right, self.budget.text, "budget_text")
        present = name in self.declaration.fields
        if name in LONG_FIELDS:
            return RowCell(left, right, self.shown(name), "long" if present else "absent_long")
        return RowCell(left, right, self.shown(name), "short" if present else "absent_short")

    def keep(self, row: str, name: FieldName, top: int, column: int, label_column: int | None) -> None:
        """Record where a field went and how the source had it."""
        field = self.declaration.fields.get(name)
        record = FieldRecord(
            row=row,
            name=name,
            cell=address(top, column),
            label="" if label_column is None else self.label(self.headers[name]),
            label_cell="" if label_column is None else address(top, label_column),
            present=field is not None,
            raw=field.raw if field else "",
            number=None if field is None or field.number is None else plain(field.number),
            source=field.place.label() if field else "",
        )
        self.records.append(record)


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


def unplaced_rows(canvas: Canvas, texts: tuple[Unplaced, ...]) -> tuple[UnplacedRecord, ...]:
    """List the texts that fitted no field below the form."""
    if not texts:
        return ()
    canvas.row(UNPLACED_KEY, [RowCell(FIRST, LAST, UNPLACED_TITLE, "unplaced_title")], FIELD_ROW)
    records = []
    for number, item in enumerate(texts, start=1):
        key, source = f"{UNPLACED_KEY}:{number}", item.place.label()
        told = f"页码 {source}" if is_page_number(item.text) else source
        cells = [
            RowCell(FIRST, FIRST, cell_text(told), "unplaced_label"),
            RowCell(1, LAST, cell_text(item.text), "unplaced_text"),
        ]
        top = canvas.row(key, cells, CAPTION_ROW)
        records.append(UnplacedRecord(key, address(top, 1), item.text, source))
    return tuple(records)


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
    unplaced = tuple(Unplaced(item.raw, at(item.cell)) for item in record.unplaced)
    absent: dict[FieldName | RowKey, Place] = {item.name: at(item.cell) for item in record.fields if not item.present}
    absent |= {(item.block, item.level2): at(item.cell) for item in record.indicators if not item.present}
    return replace(
        declaration,
        file=target.file,
        place=Place(target.file, target.sheet, "A1"),
        fields=fields,
        indicators=indicators,
        unplaced=unplaced,
        absent=absent,
    )
