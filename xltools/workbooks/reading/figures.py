"""The figures a department workbook computes: what stands in their cells, and whether their formulas are still ours."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xltools.model.workbook import FigureKey, StructureChange, SummaryFigure
from xltools.workbooks.cells import address
from xltools.workbooks.department.budget_cell import to_yuan
from xltools.workbooks.department.panel import budget_formula, difference_formula
from xltools.workbooks.department.summary_sheet import (
    FIGURE_COLUMNS,
    KEY_COLUMN,
    ROW_MARK,
    TOTAL_MARK,
    row_formulas,
    total_formulas,
)
from xltools.workbooks.reading.cell_table import CellTable
from xltools.workbooks.reading.change_list import ChangeList
from xltools.workbooks.reading.cost_table import figure_formulas, find_table
from xltools.workbooks.reading.formulas import same_formula
from xltools.workbooks.reading.sheet_cells import Spot
from xltools.workbooks.reading.sheet_frame import SheetFrame

TITLES: Final[Mapping[FigureKey, str]] = {
    "sheet.budget": "预算折合（元）",
    "sheet.cost": "成本指标合计（元）",
    "sheet.difference": "差额（元）",
    "sheet.items": "项目明细合计（元）",
    "sheet.items_budget": "项目明细下的预算折合（元）",
    "sheet.items_difference": "项目明细差额（元）",
    "row.budget": "预算金额（元）",
    "row.budget_wan": "预算金额（万元）",
    "row.cost": "成本指标合计（元）",
    "row.difference": "差额（元）",
    "total.budget": "预算金额合计（元）",
    "total.budget_wan": "预算金额合计（万元）",
    "total.cost": "成本指标合计的总计（元）",
    "total.difference": "差额合计（元）",
}


@dataclass(frozen=True, slots=True)
class ReadProjectSheet:
    """A project sheet of ours as far as figures go; `position` is None for one that holds no declaration."""

    frame: SheetFrame
    position: int | None
    budget_spots: tuple[Spot, Spot] | None


@dataclass(slots=True)
class FigureReader:
    """Reads the figures of one sheet and reports formulas that are not the template's."""

    table: CellTable
    changes: ChangeList

    def figure(self, key: FigureKey, spot: Spot, formula: str, position: int | None) -> SummaryFigure:
        """One figure; `formula` is what should stand there, "" for a constant."""
        found, number, place = self.table.formula(spot), self.table.number(spot), self.table.at(spot)
        in_wan = key.endswith("_wan")
        typed = bool(formula) and found is None and self.table.formulas is not None
        title = TITLES[key]
        cell = self.table.get(spot)
        if cell and cell.error and cell.error.startswith("#"):
            self.changes.add("error-value", place, f"{title}显示错误值 {cell.error}。", formula, cell.error)
        elif typed:
            shown = cell.text if cell else "空白"
            self.changes.add("formula-overwritten", place, f"{title}原是公式，现为 {shown}。", f"={formula}", shown)
        elif formula and found is not None and not same_formula(formula, found):
            self.changes.add("formula-changed", place, f"{title}的公式被改为 ={found}。", f"={formula}", f"={found}")
        return SummaryFigure(
            key=key,
            title=title,
            place=place,
            value=None if number is None else to_yuan(number, "万元" if in_wan else "元"),
            unit="万元" if in_wan else "元",
            typed=typed,
            formula=formula,
            position=position,
        )


def sheet_figures(sheet: ReadProjectSheet, changes: ChangeList) -> Iterator[SummaryFigure]:
    """The figures of the 核对栏 and of 项目明细 of a project sheet."""
    reader = FigureReader(sheet.frame.table, changes)
    table = find_table(sheet.frame)
    if table and sheet.budget_spots and sheet.position is not None:
        for key, spot, formula in figure_formulas(table, sheet.budget_spots):
            yield reader.figure(key, spot, formula, sheet.position)
    panel = sheet.frame.panel
    if sheet.budget_spots is None or not {"budget", "cost", "difference"} <= set(panel):
        return
    budget, cost = address(*panel["budget"]), address(*panel["cost"])
    value, label = (address(*spot) for spot in sheet.budget_spots)
    yield reader.figure("sheet.budget", panel["budget"], budget_formula(value, label), sheet.position)
    yield reader.figure("sheet.cost", panel["cost"], "", sheet.position)
    yield reader.figure("sheet.difference", panel["difference"], difference_formula(budget, cost), sheet.position)


def summary_figures(
    table: CellTable, sheets: Mapping[str, ReadProjectSheet], changes: ChangeList
) -> tuple[SummaryFigure, ...]:
    """The figures of 汇总, whose table is given. `sheets` holds the project sheets by id; a row whose sheet is gone gives none.

    Where so many columns were deleted that some figures cannot be there any more, there are none.
    """
    mark, _ = table.own_mark
    shift = mark[1] - KEY_COLUMN
    if min(FIGURE_COLUMNS.values()) + shift < 0:
        return ()
    keys = {row: text for row, text in table.column(mark[1]).items() if row > mark[0]}
    reader = FigureReader(table, changes)
    figures: list[SummaryFigure] = []
    project_rows = [row for row, text in keys.items() if text.startswith(ROW_MARK)]
    for row in project_rows:
        sheet = sheets.get(keys[row].removeprefix(ROW_MARK))
        if sheet and {"budget", "cost"} <= set(sheet.frame.panel):
            figures.extend(row_figures(reader, sheet, row, shift))
    totals = [row for row, text in keys.items() if text == TOTAL_MARK]
    if totals and project_rows:
        formulas = total_formulas(project_rows[0], project_rows[-1], shift)
        figures.extend(
            reader.figure(key, (totals[0], FIGURE_COLUMNS[key] + shift), formula, None)
            for key, formula in formulas.items()
        )
    return tuple(figures)


def row_figures(reader: FigureReader, sheet: ReadProjectSheet, row: int, shift: int) -> list[SummaryFigure]:
    """The figures of one project's row."""
    panel, name = sheet.frame.panel, sheet.frame.table.place.sheet or ""
    cells: dict[FigureKey, str] = {
        "sheet.budget": address(*panel["budget"]),
        "sheet.cost": address(*panel["cost"]),
    }
    formulas = row_formulas(name, cells, row, shift)
    return [
        reader.figure(key, (row, FIGURE_COLUMNS[key] + shift), formula, sheet.position)
        for key, formula in formulas.items()
    ]


def added_rows(table: CellTable, changes: ChangeList) -> None:
    """Report projects typed into 汇总 by hand: their figures come from no sheet."""
    mark, _ = table.own_mark
    keys = table.column(mark[1])
    known = [row for row, text in keys.items() if text.startswith(ROW_MARK)]
    end = next((row for row, text in keys.items() if text == TOTAL_MARK), 0)
    for row, spots in table.rows(mark[1]).items():
        if known and known[0] < row < end and row not in keys:
            changes.add(
                "row-added",
                table.at(spots[0]),
                "汇总表中有手工加入的行，没有对应的项目表。",
                found=table.text(spots[0]),
            )


def changes_of(lists: Sequence[ChangeList]) -> tuple[StructureChange, ...]:
    """All changes, in order."""
    return tuple(change for listed in lists for change in listed.items)
