"""An xlwings engine over openpyxl: code written for Excel really runs, without Excel.

Stricter than Excel on purpose: a text that Excel would turn into a number or a date must be written to a cell of format "@",
and a protected sheet refuses every change until its protection is lifted.
"""

import re
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

import openpyxl
import xlwings as xw
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.merge import MergedCellRange

RETYPED = re.compile(r"[-+]?[\d,]*\.?\d+%?|\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?|\(\d+\)")
ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}


class Engine:
    name = "openpyxl-test"
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        return value

    @staticmethod
    def clean_value_data(data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: bool) -> Any:
        def clean(value: Any) -> Any:
            if value is None or value == "":
                return empty_as
            if isinstance(value, bool):
                return value
            if isinstance(value, int | float):
                return number_builder(float(value)) if number_builder else float(value)
            if value in ERRORS:
                return value if err_to_str else None
            return value

        return [[clean(value) for value in row] for row in (data if isinstance(data, tuple | list) else [[data]])]


class Apps:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.open: list[App] = []

    def add(self, spec: Any = None, add_book: Any = None, xl: Any = None, visible: Any = None) -> "App":
        app = App(self)
        self.open.insert(0, app)
        return app

    def keys(self) -> list[int]:
        return [app.pid for app in self.open]

    def cleanup(self) -> None:
        pass

    def __iter__(self) -> Any:
        return iter(list(self.open))

    def __len__(self) -> int:
        return len(self.open)

    def __getitem__(self, pid: int) -> "App":
        return next(app for app in self.open if app.pid == pid)


class FileDialog:
    """Office's folder dialog: answers with what the test put into App.folder."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.Title = ""

    def Show(self) -> int:  # noqa: N802 - Office's name
        return 0 if self.folder is None else -1

    @property
    def SelectedItems(self) -> "FileDialog":  # noqa: N802 - Office's name
        return self

    def Item(self, number: int) -> str:  # noqa: N802 - Office's name
        assert number == 1
        return str(self.folder)


class AppApi:
    def __init__(self, app: "App") -> None:
        self.app = app

    def FileDialog(self, kind: int) -> FileDialog:  # noqa: N802 - Office's name
        assert kind == 4, "folder picker"
        return FileDialog(self.app.folder)


class App:
    def __init__(self, apps: Apps) -> None:
        self.apps = apps
        self.pid = self.hwnd = len(apps.open) + 1
        self.books = Books(self)
        self.screen_updating = self.display_alerts = self.enable_events = self.visible = True
        self.calculation = "automatic"
        self.status_bar: Any = False
        self.version = "16.0"
        self.alerts: list[tuple[str, str, str]] = []
        self.folder: Path | None = None
        self.calculated = 0
        self.api = AppApi(self)
        self.engine = apps.engine

    def activate(self, steal_focus: bool = False) -> None:
        self.apps.open.remove(self)
        self.apps.open.insert(0, self)

    def alert(self, prompt: str, title: str, buttons: Any, mode: str, callback: Any) -> str:
        self.alerts.append((title, prompt, mode))
        return "ok"

    def calculate(self) -> None:
        self.calculated += 1

    def quit(self) -> None:
        self.apps.open.remove(self)


class Books:
    def __init__(self, app: App) -> None:
        self.app = app
        self.open_books: list[Book] = []

    def open(self, fullname: str, *options: Any) -> "Book":
        book = Book(self.app, Path(fullname))
        self.open_books.insert(0, book)
        return book

    @property
    def active(self) -> "Book | None":
        return self.open_books[0] if self.open_books else None

    def __iter__(self) -> Any:
        return iter(list(self.open_books))

    def __len__(self) -> int:
        return len(self.open_books)

    def __call__(self, key: int | str) -> "Book":
        if isinstance(key, int):
            return self.open_books[key - 1]
        found = [book for book in self.open_books if book.name.lower() == key.lower()]
        if not found:
            raise KeyError(key)
        return found[0]


class Book:
    def __init__(self, app: App, path: Path) -> None:
        self.app = app
        self.path = path
        self.xl = load(path)
        self.cached = results(path)
        self.saves = 0

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def fullname(self) -> str:
        return str(self.path)

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    def save(self, path: Any = None, password: Any = None) -> None:
        self.saves += 1
        self.xl.save(path or self.path)

    def activate(self) -> None:
        pass

    def to_pdf(self, path: str, quality: str) -> None:
        shown = [sheet.title for sheet in self.xl.worksheets if sheet.sheet_state == "visible"]
        Path(path).write_text("\n".join(shown), "utf-8")


class Sheets:
    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        return self.book.xl

    @property
    def active(self) -> "Sheet":
        return Sheet(self.book, self.book.xl.active)

    def __iter__(self) -> Any:
        return iter([Sheet(self.book, sheet) for sheet in self.book.xl.worksheets])

    def __len__(self) -> int:
        return len(self.book.xl.worksheets)

    def __call__(self, key: int | str) -> "Sheet":
        if isinstance(key, int):
            return Sheet(self.book, self.book.xl.worksheets[key - 1])
        return next(Sheet(self.book, sheet) for sheet in self.book.xl.worksheets if sheet.title.lower() == key.lower())

    def add(self, before: Any = None, after: Any = None, name: str | None = None) -> "Sheet":
        added = self.book.xl.create_sheet(name)
        self.book.xl.active = self.book.xl.index(added)
        return Sheet(self.book, added)


class SheetApi:
    """The few members of Excel's Worksheet that have no xlwings counterpart."""

    ALLOW: ClassVar = {
        "AllowFormattingCells": "formatCells", "AllowFormattingColumns": "formatColumns", "AllowFormattingRows": "formatRows",
        "AllowInsertingColumns": "insertColumns", "AllowInsertingRows": "insertRows", "AllowInsertingHyperlinks": "insertHyperlinks",
        "AllowDeletingColumns": "deleteColumns", "AllowDeletingRows": "deleteRows", "AllowSorting": "sort",
        "AllowFiltering": "autoFilter", "AllowUsingPivotTables": "pivotTables",
    }  # fmt: skip

    def __init__(self, xl: Any) -> None:
        object.__setattr__(self, "xl", xl)

    def __getattr__(self, name: str) -> Any:
        protection = self.xl.protection
        if name in self.ALLOW:
            return not getattr(protection, self.ALLOW[name])
        members = {
            "ProtectContents": protection.sheet,
            "ProtectDrawingObjects": bool(protection.objects),
            "ProtectScenarios": bool(protection.scenarios),
            "Protection": self,
        }
        if name not in members:
            raise AttributeError(name)
        return members[name]

    def __setattr__(self, name: str, value: Any) -> None:
        assert name == "Visible"
        self.xl.sheet_state = {2: "veryHidden", 0: "hidden", -1: "visible"}[value]

    @property
    def Visible(self) -> int:  # noqa: N802 - Excel's name
        return {"veryHidden": 2, "hidden": 0, "visible": -1}[self.xl.sheet_state]

    def Unprotect(self, password: str) -> None:  # noqa: N802 - Excel's name
        if self.xl.protection.password and not password:
            raise RuntimeError("The password you supplied is not correct.")
        self.xl.protection.sheet = False

    def Protect(self, Contents: bool, DrawingObjects: bool, Scenarios: bool, **allowed: bool) -> None:  # noqa: N802, N803 - Excel's names
        protection = self.xl.protection
        protection.sheet, protection.objects, protection.scenarios = Contents, DrawingObjects, Scenarios
        for name, value in allowed.items():
            setattr(protection, self.ALLOW[name], not value)


class Sheet:
    def __init__(self, book: Book, xl: Any) -> None:
        self.book = book
        self.xl = xl
        self.api = SheetApi(xl)

    @property
    def name(self) -> str:
        return self.xl.title

    @name.setter
    def name(self, value: str) -> None:
        self.xl.title = value

    @property
    def index(self) -> int:
        return self.book.xl.worksheets.index(self.xl) + 1

    @property
    def visible(self) -> int:
        return self.api.Visible

    @visible.setter
    def visible(self, value: int) -> None:
        states = {False: "hidden", True: "visible", -1: "visible", 2: "veryHidden"}
        if (
            states[value] != "visible"
            and [sheet.sheet_state for sheet in self.book.xl.worksheets].count("visible") == 1
        ):
            assert self.xl.sheet_state != "visible", "Excel keeps one sheet visible"
        self.xl.sheet_state = states[value]

    @property
    def cells(self) -> "Range":
        return Range(self, (1, 1, 1048576, 16384))

    @property
    def used_range(self) -> "Range":
        sheet = self.xl
        height, width = sheet.max_row - sheet.min_row + 1, sheet.max_column - sheet.min_column + 1
        return Range(self, (sheet.min_row, sheet.min_column, height, width))

    def range(self, first: Any, last: Any = None) -> "Range":
        top, left, height, width = box(first)
        if last is not None:
            bottom, right, more_height, more_width = box(last)
            height, width = bottom + more_height - top, right + more_width - left
        return Range(self, (top, left, height, width))

    def activate(self) -> None:
        self.book.xl.active = self.book.xl.index(self.xl)

    def delete(self) -> None:
        assert self.xl.sheet_state != "veryHidden", "Excel deletes no sheet that is very hidden"
        self.book.xl.remove(self.xl)

    def refuse_protected(self) -> None:
        if self.xl.protection.sheet:
            raise RuntimeError(f"工作表 {self.name} 受保护：Excel would refuse this change")


def box(what: Any) -> tuple[int, int, int, int]:
    if isinstance(what, Range):
        return what.box
    if isinstance(what, str):
        left, top, right, bottom = range_boundaries(what)
        return top, left, bottom - top + 1, right - left + 1
    return what[0], what[1], 1, 1


class Range:
    def __init__(self, sheet: Sheet, where: tuple[int, int, int, int]) -> None:
        self.sheet = sheet
        self.box = where

    row = property(lambda self: self.box[0])
    column = property(lambda self: self.box[1])
    shape = property(lambda self: self.box[2:])
    coords = property(lambda self: (self.sheet, *self.box))
    api = property(lambda self: self.sheet.xl)
    max_cells_per_read = max_cells_per_write = None

    def __len__(self) -> int:
        return self.box[2] * self.box[3]

    def __call__(self, row: int, column: int | None = None) -> "Range":
        if column is None:
            row, column = (row - 1) // self.box[3] + 1, (row - 1) % self.box[3] + 1
        return Range(self.sheet, (self.row + row - 1, self.column + column - 1, 1, 1))

    def rows(self, sheet: Any = None) -> tuple[tuple[Any, ...], ...]:
        top, left, height, width = self.box
        return tuple((sheet or self.sheet.xl).iter_rows(top, top + height - 1, left, left + width - 1))

    @property
    def head(self) -> Any:
        return self.sheet.xl.cell(self.row, self.column)

    @property
    def raw_value(self) -> Any:
        cached = self.sheet.book.cached

        def value(cell: Any) -> Any:
            if cell.data_type != "f":
                return cell.value
            return cached.get((self.sheet.name, cell.coordinate))

        values = tuple(tuple(value(cell) for cell in row) for row in self.rows())
        return values[0][0] if len(self) == 1 else values

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self.sheet.refuse_protected()
        block = data if isinstance(data, list | tuple) else [[data] * self.box[3]] * self.box[2]
        for row, line in enumerate(block):
            for column, value in enumerate(line):
                self.put(self.sheet.xl.cell(self.row + row, self.column + column), value)

    def put(self, cell: Any, value: Any) -> None:
        if isinstance(cell, MergedCell):
            return
        text_cell = cell.number_format == "@"
        if isinstance(value, str) and not text_cell and RETYPED.fullmatch(value.strip()):
            raise ValueError(f"{self.sheet.name}!{cell.coordinate}: Excel would retype the text {value!r}")
        cell.value = value if value != "" else None
        if text_cell and isinstance(value, str) and value:
            cell.data_type = "s"

    @property
    def formula(self) -> Any:
        def text(cell: Any) -> str:
            return "" if cell.value is None else str(cell.value)

        texts = tuple(tuple(text(cell) for cell in row) for row in self.rows())
        return texts[0][0] if len(self) == 1 else texts

    @formula.setter
    def formula(self, data: Any) -> None:
        self.sheet.refuse_protected()
        block = data if isinstance(data, list | tuple) else [[data]]
        for row, line in enumerate(block):
            for column, value in enumerate(line):
                cell: Cell = self.sheet.xl.cell(self.row + row, self.column + column)
                number = isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value)
                cell.value = float(value) if number else value or None

    @property
    def color(self) -> Any:
        fill = self.head.fill
        if fill is None or fill.fill_type != "solid":
            return None
        text = fill.fgColor.rgb[-6:]
        return tuple(int(text[at : at + 2], 16) for at in (0, 2, 4))

    @color.setter
    def color(self, value: Any) -> None:
        self.sheet.refuse_protected()
        if isinstance(value, str):
            value = tuple(int(value.lstrip("#")[at : at + 2], 16) for at in (0, 2, 4))
        fill = PatternFill() if value is None else PatternFill("solid", fgColor="FF{:02X}{:02X}{:02X}".format(*value))
        for row in self.rows():
            for cell in row:
                cell.fill = fill

    @property
    def number_format(self) -> Any:
        formats = {cell.number_format for row in self.rows() for cell in row}
        return formats.pop() if len(formats) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.sheet.refuse_protected()
        for row in self.rows():
            for cell in row:
                cell.number_format = value

    @property
    def column_width(self) -> Any:
        return self.sheet.xl.column_dimensions[get_column_letter(self.column)].width

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.sheet.xl.column_dimensions[get_column_letter(self.column)].width = value

    def clear_contents(self) -> None:
        self.sheet.refuse_protected()
        for row in self.rows():
            for cell in row:
                if not isinstance(cell, MergedCell):
                    cell.value = None
                    cell.hyperlink = None

    def get_address(self, row_absolute: bool = True, col_absolute: bool = True, external: bool = False) -> str:
        return f"{'$' * col_absolute}{get_column_letter(self.column)}{'$' * row_absolute}{self.row}"

    @property
    def address(self) -> str:
        return self.get_address()

    def add_hyperlink(self, address: str, text_to_display: str | None, screen_tip: str | None) -> None:
        self.sheet.refuse_protected()
        cell = self.head
        cell.value = text_to_display
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=address.removeprefix("#"), tooltip=screen_tip)

    @property
    def note(self) -> "Note | None":
        return Note(self) if self.note_text else None

    def add_note(self, text: str) -> "Note":
        self.sheet.refuse_protected()
        self.attach_note(text)
        return Note(self)

    @property
    def note_text(self) -> str:
        return self.head.comment.text if self.head.comment else ""

    def attach_note(self, text: str) -> None:
        self.head.comment = Comment(text, "xltools")

    def remove_note(self) -> None:
        self.head.comment = None


class Note:
    def __init__(self, cell: Range) -> None:
        self.cell = cell

    @property
    def text(self) -> str:
        return self.cell.note_text

    @text.setter
    def text(self, value: str) -> None:
        self.cell.sheet.refuse_protected()
        self.cell.remove_note()
        self.cell.attach_note(value)

    def delete(self) -> None:
        self.cell.sheet.refuse_protected()
        self.cell.remove_note()


def load(path: Path) -> openpyxl.Workbook:
    """A workbook without the frames around merged cells, which take openpyxl most of its time."""
    with patch.object(MergedCellRange, "format", lambda _: None):
        return openpyxl.load_workbook(path)


def results(path: Path) -> dict[tuple[str, str], Any]:
    """The values that were stored with the formulas, by sheet and cell."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    found = {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    book.close()
    return found


def install() -> xw.App:
    """Activate a fresh engine and return an Excel without books."""
    engine = xw.Engine(impl=Engine())
    xw.engines.add(engine)
    engine.activate()
    return xw.App(add_book=False)
