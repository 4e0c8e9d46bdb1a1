"""A host over the book that is open in Excel, through xlwings. The open book is never saved by us."""

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import xlwings as xw

from xltools.analysis.facts import Project
from xltools.buttons import excel_marks
from xltools.buttons.excel_cells import first_cell, grid_rows, read_values, unlocked
from xltools.buttons.excel_list import write_list
from xltools.buttons.excel_printing import export, is_visible
from xltools.buttons.host import Level, Pdf
from xltools.files.copies import free_path
from xltools.model.finding import Finding
from xltools.model.grid import Grid
from xltools.model.place import Place
from xltools.model.problems import UserError
from xltools.values.plain import plain
from xltools.workbooks.issue_sheet import note_text
from xltools.workbooks.marks.looks import LOOKS
from xltools.workbooks.marks.marking import gravest
from xltools.workbooks.marks.restoring import note as restored_note
from xltools.workbooks.marks.restoring import shown
from xltools.workbooks.reading.contents import SheetContent
from xltools.workflows.recompute import RecomputedFigure

SETTINGS: Final = ("screen_updating", "calculation", "enable_events")
QUIET: Final[Mapping[str, object]] = {"screen_updating": False, "calculation": "manual", "enable_events": False}
READABLE: Final = 0.3
"""Seconds between two messages on the status bar."""
FOLDER_PICKER: Final = 4
"""msoFileDialogFolderPicker of Office's FileDialog."""


class ExcelHost:
    """Buttons in Excel. Sheets are read and written in bulk; earlier looks of marked cells are kept in a hidden sheet."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self.app = book.app
        self.engine = self.app.engine
        self.name = book.name
        self.read: tuple[SheetContent, ...] = ()
        self.sheets: dict[str, xw.Sheet] = {}
        self.told = -READABLE

    @property
    def file(self) -> str:
        """The book's name: its full name may be a web address."""
        return self.name

    @contextlib.contextmanager
    def working(self) -> Iterator[None]:
        """No redrawing, no events, no recalculation while a button works; all as before afterwards."""
        before = {name: getattr(self.app, name) for name in SETTINGS}
        try:
            for name, value in QUIET.items():
                setattr(self.app, name, value)
            yield
        finally:
            for name, value in before.items():
                setattr(self.app, name, value)
            self.app.status_bar = False

    def contents(self) -> tuple[SheetContent, ...]:
        """All worksheets but the one our marks are kept in: one read of values and one of formulas a sheet."""
        found = {sheet.name: sheet for sheet in self.book.sheets}
        found.pop(excel_marks.SHEET_NAME, None)
        self.sheets = found
        self.read = tuple(self._content(name, sheet) for name, sheet in found.items())
        return self.read

    def _content(self, name: str, sheet: xw.Sheet) -> SheetContent:
        used = sheet.used_range
        values = read_values(used, self.engine)
        place = Place(self.file, name)
        rows, formulas = grid_rows(values, used.formula, first_cell(used.address), place)
        return SheetContent(name, Grid(place, rows), formulas, "visible" if is_visible(sheet) else "hidden")

    def sheet(self, name: str) -> xw.Sheet:
        """A sheet as it was read, without asking Excel for it again."""
        return self.sheets.get(name) or self.book.sheets(name)

    def mark(self, findings: Sequence[Finding], version: str, projects: Sequence[Project]) -> int:
        """Fill and annotate the cells, then write 问题清单. Earlier marks of ours go first."""
        cells: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            if finding.place.sheet and finding.place.cell:
                cells.setdefault((finding.place.sheet, finding.place.cell), []).append(finding)
        kept: list[Place] = []
        with contextlib.ExitStack() as stack:
            sheets = {name: self.sheet(name) for name in {name for name, _ in cells}}
            for sheet in sheets.values():
                stack.enter_context(unlocked(sheet))
            self.clear_marks()
            marks = []
            for done, ((name, address), found) in enumerate(cells.items(), start=1):
                place = excel_marks.Spot(sheets[name], name, address)
                mark = excel_marks.apply(place, LOOKS[gravest(found)].fill, note_text(found))
                marks.append(mark)
                if not mark.note:
                    kept += [finding.place for finding in found]
                self.progress(done, len(cells), name)
            excel_marks.remember(self.book, marks)
        from xltools.buttons import excel_live  # noqa: PLC0415 - only here, and it needs all that draws a workbook

        excel_live.refresh(self.book, self.read, projects)
        write_list(self.book, findings, kept, version)
        return len(cells)

    def clear_marks(self) -> int:
        """Give marked cells their fill or value back and delete our notes."""
        return excel_marks.restore(self.book, self.sheets)

    def restore_figures(self, figures: Sequence[RecomputedFigure]) -> int:
        """Put lost formulas back and calculate; a note tells the former value, and 清除标记 brings it back."""
        marks = []
        lost = [figure for figure in figures if figure.cause != "not-updated"]
        with contextlib.ExitStack() as stack:
            for name in {figure.figure.place.sheet for figure in lost if figure.figure.place.sheet}:
                stack.enter_context(unlocked(self.sheet(name)))
            for figure in lost:
                place = figure.figure.place
                if not place.sheet or not place.cell:
                    continue
                spot = excel_marks.Spot(self.sheet(place.sheet), place.sheet, place.cell)
                marks.append(excel_marks.replace_formula(spot, formula_of(figure), restored_note(figure)))
            excel_marks.remember(self.book, marks)
        self.app.calculate()
        return len(figures)

    def export_pdf(self) -> Pdf | None:
        """Excel's own export into a folder the person chooses, under a name that is not taken."""
        from xltools.workbooks.printable import open_pages  # noqa: PLC0415 - only here, and it needs the whole master

        pages = open_pages(self.file, self.contents())
        if not pages:
            raise UserError(f"{self.file} 没有填写的申报表，没有可以打印的内容。")
        folder = self.choose_folder("请选择存放 PDF 的文件夹")
        if folder is None:
            return None
        target = free_path(folder / f"{Path(self.file).stem}.pdf")
        export(self.book, pages, target)
        return Pdf(target)

    def progress(self, done: int, total: int, name: str) -> None:
        """On the status bar, as often as a person can read it."""
        now = time.monotonic()
        if now - self.told >= READABLE:
            self.told = now
            self.app.status_bar = f"xltools {done}/{total} {name}"

    def tell(self, title: str, text: str, level: Level = "info") -> None:
        """One alert."""
        self.app.alert(text, title, mode="critical" if level == "error" else "info")

    def choose_folder(self, title: str) -> Path | None:
        """Office's own folder dialog (Windows)."""
        dialog: Any = self.app.api.FileDialog(FOLDER_PICKER)
        dialog.Title = title
        if not dialog.Show():
            return None
        chosen = str(dialog.SelectedItems.Item(1))
        if "://" in chosen:
            raise UserError(f"{chosen} 是网络地址，请选择本机或共享盘上的文件夹。")
        return Path(chosen)

    def show(self, path: Path) -> None:
        """Open the workbook in this Excel. Raises UserError where another book of its name is open."""
        try:
            self.app.books.open(str(path))
        except ValueError as error:
            raise UserError(
                f"{path} 已经写好，但 Excel 里开着另一个同名的工作簿，不能同时打开，请关闭那一个后再打开它。"
            ) from error


def formula_of(figure: RecomputedFigure) -> str:
    """What belongs into the cell: the template's formula, or the plain result where it has a constant."""
    if figure.figure.formula:
        return f"={figure.figure.formula}"
    result = shown(figure)
    return result if isinstance(result, str) else plain(result)
