"""A host over the book that is open in Excel, through xlwings. The open book is never saved by us."""

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import xlwings as xw

from xltools.analysis.facts import Project
from xltools.buttons.excel_cells import find_sheet, first_cell, grid_rows, percent_spots, read_values
from xltools.buttons.excel_list import find_list, write_list
from xltools.buttons.excel_marks import Change, Look, Place, plan, replacing, undo_all
from xltools.buttons.excel_memory import SHEET_NAME as MEMORY
from xltools.buttons.excel_memory import recall, remember
from xltools.buttons.excel_printing import export, is_visible
from xltools.buttons.excel_protection import Unlocking
from xltools.buttons.host import Level, Pdf
from xltools.files.copies import free_path
from xltools.model.finding import Finding
from xltools.model.grid import Grid
from xltools.model.place import Place as SourcePlace
from xltools.model.problems import UserError
from xltools.values.plain import plain
from xltools.workbooks.issue_sheet import SHEET_NAME as LIST_NAME
from xltools.workbooks.issue_sheet import note_text
from xltools.workbooks.mark_sheets import MARKS_SHEET
from xltools.workbooks.marks.looks import LOOKS
from xltools.workbooks.marks.marking import gravest
from xltools.workbooks.marks.restoring import note as restored_note
from xltools.workbooks.marks.restoring import shown
from xltools.workbooks.reading.contents import SheetContent
from xltools.workbooks.reading.sheet_cells import cells_of
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
        """All worksheets but the one our marks are kept in: one read of values and one of formulas a sheet, few of formats."""
        found = {sheet.name: sheet for sheet in self.book.sheets}
        found.pop(MEMORY, None)
        self.sheets = found
        self.read = tuple(self._content(name, sheet) for name, sheet in found.items())
        return self.read

    def _content(self, name: str, sheet: xw.Sheet) -> SheetContent:
        used = sheet.used_range
        values = read_values(used, self.engine)
        place = SourcePlace(self.file, name)
        start = first_cell(used.address)
        texts = used.formula
        percents = percent_spots(values, texts, start, lambda cells: sheet.range(cells).number_format)
        rows, formulas = grid_rows(values, texts, start, place, percents)
        return SheetContent(name, cells_of(Grid(place, rows)), formulas, "visible" if is_visible(sheet) else "hidden")

    def sheet(self, name: str) -> xw.Sheet:
        """A sheet as it was read, without asking Excel for it again."""
        if name not in self.sheets:
            self.sheets[name] = self.book.sheets(name)
        return self.sheets[name]

    def cell(self, place: Place) -> xw.Range:
        """A cell of a sheet."""
        name, address = place
        return self.sheet(name).range(address)

    def mark(self, findings: Sequence[Finding], version: str, projects: Sequence[Project]) -> int:
        """Bring marks, hidden constants and 问题清单 to what this check found; what stands already is left alone."""
        found = by_cell(findings)
        looks = {place: Look(f"#{LOOKS[gravest(here)].fill[-6:]}", note_text(here)) for place, here in found.items()}
        earlier = recall(self.book)
        changes, marks = plan(looks, earlier, self.cell)
        from xltools.buttons import excel_live  # noqa: PLC0415 - only here, and it needs all that draws a workbook

        outdated = excel_live.outdated_sheets(self.read, projects)
        issues = find_list(self.book)
        with Unlocking() as unlocking:
            for name in dict.fromkeys([*(sheet for sheet, _ in changes), *outdated]):
                unlocking.lift(name, self.sheet(name))
            if issues is not None:
                unlocking.lift(LIST_NAME, issues)
            remember(self.book, marks, earlier)
            self.apply(changes)
            for name, values in outdated.items():
                excel_live.refresh(self.sheet(name), values)
            without_note = {mark.place for mark in marks if mark.fill and not mark.note}
            kept = [finding.place for place, here in found.items() if place in without_note for finding in here]
            write_list(self.book, issues, findings, kept, version)
        return len(found)

    def clear_marks(self) -> int:
        """Give marked cells their fill or value back and delete our notes.

        Raises UserError where all marks were made in a copy by the command or the window: the formats from before them
        are kept in the file, and Excel cannot be asked for them.
        """
        marks = recall(self.book)
        if not marks and find_sheet(self.book, MARKS_SHEET) is not None:
            raise UserError(
                f"{self.file} 是小窗口或命令行标记的副本，这里清除不了那些标记。"
                "请保存并关闭它，在小窗口里添加它、点“清除标记”（命令行用 xltools clear），会另存一份恢复了原样的工作簿。"
            )
        with Unlocking() as unlocking:
            for name in dict.fromkeys(mark.sheet for mark in marks):
                unlocking.lift(name, self.sheet(name))
            undo_all(marks, self.cell)
            remember(self.book, (), marks)
        return len({mark.place for mark in marks})

    def restore_figures(self, figures: Sequence[RecomputedFigure]) -> int:
        """Put lost formulas back and calculate; a note tells the former value, and 清除标记 brings it back."""
        changes: dict[Place, Change] = {}
        marks = []
        for figure in figures:
            place = figure.figure.place
            if figure.cause != "not-updated" and place.sheet and place.cell:
                at = place.sheet, place.cell
                changes[at], mark = replacing(self.cell(at), formula_of(figure), restored_note(figure), at)
                marks.append(mark)
        earlier = recall(self.book)
        with Unlocking() as unlocking:
            for name in dict.fromkeys(name for name, _ in changes):
                unlocking.lift(name, self.sheet(name))
            remember(self.book, [*earlier, *marks], earlier)
            self.apply(changes)
        self.app.calculate()
        return len(figures)

    def apply(self, changes: Mapping[Place, Change]) -> None:
        """Change cell after cell, and tell how far it is."""
        for done, ((name, _), change) in enumerate(changes.items(), start=1):
            change.apply()
            self.progress(done, len(changes), name)

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


def by_cell(findings: Sequence[Finding]) -> dict[Place, list[Finding]]:
    """The findings that name a cell, by sheet and cell."""
    found: dict[Place, list[Finding]] = {}
    for finding in findings:
        if finding.place.sheet and finding.place.cell:
            found.setdefault((finding.place.sheet, finding.place.cell), []).append(finding)
    return found


def formula_of(figure: RecomputedFigure) -> str:
    """What belongs into the cell: the template's formula, or the plain result where it has a constant."""
    if figure.figure.formula:
        return f"={figure.figure.formula}"
    result = shown(figure)
    return result if isinstance(result, str) else plain(result)
