"""A copy of a department workbook in which the formulas stand again, with their results, and notes say where."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from xltools.analysis.facts import Project
from xltools.values.plain import grouped
from xltools.workbooks.marks.clearing import AUTHOR
from xltools.workbooks.marks.marking import opened
from xltools.workbooks.marks.refreshing import refresh
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.comments import add_notes, notes
from xltools.workbooks.package.content_types import undeclare
from xltools.workbooks.package.markup import Element, obtain
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Spot, box, spot
from xltools.workbooks.package.relationships import related, unrelate
from xltools.workbooks.package.sheets import WORKBOOK_ORDER, Sheet, sheets, workbook_part
from xltools.workflows.recompute import RecomputedFigure

NOTE_TAG: Final = "【重算】"
WAN_PLACES: Final = -4


def restore_figures(
    source: Path, figures: Sequence[RecomputedFigure], target: Path, projects: Sequence[Project] = ()
) -> int:
    """Write a copy of `source` with formulas and results restored; returns how many cells were changed.

    The live checks of the projects' sheets are told what is read of them now, which counts as no change of a figure.
    A cell that is part of a formula spread over other cells is left as it is. Raises UserError when it cannot be done.
    """
    package = opened(source, target)
    by_sheet: dict[str | None, list[RecomputedFigure]] = {}
    for figure in figures:
        if figure.to_restore:
            by_sheet.setdefault(figure.figure.place.sheet, []).append(figure)
    count = sum(
        restore_sheet(package, sheet, by_sheet[sheet.name]) for sheet in sheets(package) if sheet.name in by_sheet
    )
    if refresh(package, source, projects) + count:
        recalculate_on_opening(package)
    package.save(target)
    return count


def restore_sheet(package: Package, sheet: Sheet, figures: Sequence[RecomputedFigure]) -> int:
    """Restore the cells of one sheet."""
    cells = Cells(package.edit(sheet.part))
    wanted = {at: figure for figure in figures if (at := spot(figure.figure.place.cell)) is not None}
    own = notes(package, sheet.part)
    texts: dict[Spot, str] = {}
    for at, figure in wanted.items():
        formula = cells.formula(at)
        if formula is not None and shared_with_others(cells, formula, set(wanted)):
            continue
        write(cells, at, figure)
        texts[at] = note(figure)
    add_notes(package, sheet.part, {at: text for at, text in texts.items() if at not in own}, AUTHOR)
    return len(texts)


def write(cells: Cells, at: Spot, figure: RecomputedFigure) -> None:
    """The formula and its result; the result alone where the formula is intact or the template has a constant."""
    result = shown(figure)
    if figure.cause == "not-updated" and cells.formula(at) is not None:
        cells.set_result(at, result)
    elif figure.figure.formula:
        cells.set_formula(at, figure.figure.formula, result)
    elif isinstance(result, Decimal):
        cells.set_number(at, result)
    else:
        cells.clear(at)


def shown(figure: RecomputedFigure) -> Decimal | str:
    """The result in the unit the cell shows; an empty text where there is no amount, as the formulas give it."""
    if figure.computed is None:
        return ""
    return figure.computed.scaleb(WAN_PLACES) if figure.figure.unit == "万元" else figure.computed


def note(figure: RecomputedFigure) -> str:
    """What was done to the cell."""
    before = "空白" if figure.figure.value is None else f"{grouped(figure.figure.value)} 元"
    now = "空白" if figure.computed is None else f"{grouped(figure.computed)} 元"
    done = {"typed": "原为手填的数，已恢复公式。", "changed": "公式曾被改动，已恢复。"}.get(
        figure.cause, "已按各项目表更新。"
    )
    return f"{NOTE_TAG}{done}\n原来：{before}\n重算：{now}"


def shared_with_others(cells: Cells, formula: Element, replaced: set[Spot]) -> bool:
    """Whether cells that stay as they are get their formula from this one."""
    reach = box(formula.get("ref"))
    if formula.get("t") not in {"shared", "array", "dataTable"} or reach is None:
        return False
    return any(reach.covers(at) and at not in replaced and inner is not formula for at, inner in cells.formulas())


def recalculate_on_opening(package: Package) -> None:
    """Let the program that opens the copy compute everything once; the old order of calculation goes."""
    book = workbook_part(package)
    root = package.edit(book)
    obtain(root, "calcPr", WORKBOOK_ORDER).set("fullCalcOnLoad", "1")
    for part in related(package, book, "calcChain"):
        unrelate(package, book, part)
        undeclare(package, part)
        package.remove(part)
