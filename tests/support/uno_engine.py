"""An xlwings engine over a live headless LibreOffice: buttons written for Excel really run in a spreadsheet program.

Debian's python3-uno is used from the Python of the same version; see `needs_uno`.
"""

import builtins
import importlib.util
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from openpyxl.utils import get_column_letter

from support import xlwings_engine

DEBIAN = "/usr/lib/python3/dist-packages"
FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".pdf": "calc_pdf_Export"}
EXCEL_MACROS = "Calc MS Excel 2007 VBA XML"
XL_A1 = 1
"""com.sun.star.sheet.AddressConvention.XL_A1: addresses as Excel writes them."""
COMMAS = re.compile(r"""("[^"]*"|'[^']*')|,""")
PIECES = re.compile(r"""("[^"]*"|'[^']*')|;|([^\W\d]?[\w.]*)!""")
CONTENTS = 1 | 2 | 4 | 16
"""com.sun.star.sheet.CellFlags of values, dates, texts and formulas."""
NO_COLOR = -1
STARTS = 3


def load_uno() -> Any:
    """The module, None where python3-uno is not installed or belongs to another Python.

    It puts an import of its own in place of Python's, which fails other modules' optional imports: that one is not kept.
    """
    if "uno" in sys.modules:
        return sys.modules["uno"]
    sys.path.append(DEBIAN)
    importing = builtins.__import__
    try:
        return importlib.import_module("uno") if importlib.util.find_spec("uno") else None
    except ImportError:
        return None
    finally:
        builtins.__import__ = importing
        sys.path.remove(DEBIAN)


uno = load_uno()
needs_uno = pytest.mark.skipif(
    uno is None,
    reason=f"no UNO for Python {sys.version_info.major}.{sys.version_info.minor}: apt-get install python3-uno, "
    "and run the tests with the system's Python version",
)


def properties(**values: Any) -> tuple[Any, ...]:
    """Values as UNO takes named arguments."""
    made = []
    for name, value in values.items():
        one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


@contextmanager
def office(soffice: str, *, headless: bool = True) -> Iterator[Any]:
    """Start LibreOffice with a profile of its own; yields its desktop."""
    with tempfile.TemporaryDirectory(prefix="uno-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        pipe = f"xltools{profile.name.replace('-', '')}"
        command = [
            soffice, f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext", *(["--headless"] if headless else []),
        ]  # fmt: skip
        process, desktop = started(command, pipe)
        try:
            yield desktop
        finally:
            end(desktop, process)


def started(command: list[str], pipe: str) -> tuple["subprocess.Popen[bytes]", Any]:
    """The program and its desktop. With a screen it sometimes ends by itself once its new profile is set up: again then."""
    for _ in range(STARTS):
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        desktop = connected(pipe, process)
        if desktop is not None:
            return process, desktop
        end(None, process)
    pytest.fail("LibreOffice did not start")


def connected(pipe: str, process: "subprocess.Popen[bytes]") -> Any:
    """The desktop of the program behind a pipe; None when it ended, or took a minute and a half."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() in {None, 81}:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - UNO's NoConnectException has no class before a connection
            time.sleep(0.1)
        else:
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
    return None


def end(desktop: Any, process: "subprocess.Popen[bytes]") -> None:
    """Close the program, by force when it does not."""
    if desktop is not None:
        with suppress(Exception):  # the bridge closes while it answers
            desktop.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def load(desktop: Any, path: Path, **options: Any) -> Any:
    """Open a file in the program."""
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, properties(**{"Hidden": True, **options}))
    assert document is not None, f"LibreOffice did not open {path}"
    return document


class Engine(xlwings_engine.Engine):
    name = "libreoffice-test"

    def __init__(self, desktop: Any) -> None:
        self.desktop = desktop
        self.apps = Apps(self)


class Apps(xlwings_engine.Apps):
    def add(self, spec: Any = None, add_book: Any = None, xl: Any = None, visible: Any = None) -> "App":
        app = App(self)
        self.open.insert(0, app)
        return app


class App(xlwings_engine.App):
    """Settings, alerts and the folder dialog are those of the other engine; calculating is real."""

    def __init__(self, apps: Apps) -> None:
        self.mode = "automatic"
        super().__init__(apps)
        self.books = Books(self)

    @property
    def calculation(self) -> str:
        return self.mode

    @calculation.setter
    def calculation(self, value: str) -> None:
        self.mode = value
        for book in getattr(self, "books", ()):
            book.xl.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        super().calculate()
        for book in self.books:
            book.xl.calculateAll()


class Books(xlwings_engine.Books):
    def open(self, fullname: str, *options: Any) -> "Book":
        book = Book(self.app, Path(fullname))
        self.open_books.insert(0, book)
        return book


class Book(xlwings_engine.Book):
    def __init__(self, app: App, path: Path) -> None:
        self.app = app
        self.path = path
        self.saves = 0
        self.translated: dict[str, str] = {}
        self.xl = load(app.engine.desktop, path)
        self.parser = self.xl.createInstance("com.sun.star.sheet.FormulaParser")
        self.parser.CompileEnglish = True
        self.parser.FormulaConvention = XL_A1

    @property
    def api(self) -> object:
        return object()

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    def to_pdf(self, path: str, quality: str) -> None:
        self.xl.storeToURL(Path(path).as_uri(), properties(FilterName=FILTERS[".pdf"]))

    def close(self) -> None:
        self.app.books.open_books.remove(self)
        self.xl.close(True)


class Sheets:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.api = self.xl = book.xl.Sheets

    @property
    def active(self) -> "Sheet":
        return Sheet(self.book, self.xl.ElementNames[0])

    def __len__(self) -> int:
        return self.xl.Count

    def __iter__(self) -> Any:
        return iter([Sheet(self.book, name) for name in self.xl.ElementNames])

    def __call__(self, key: int | str) -> "Sheet":
        return Sheet(self.book, self.xl.ElementNames[key - 1] if isinstance(key, int) else key)

    def add(self, before: Any = None, after: Any = None, name: str | None = None) -> "Sheet":
        name = name or f"Sheet{len(self) + 1}"
        self.xl.insertNewByName(name, after.index if after else 0)
        return Sheet(self.book, name)


class SheetApi:
    """Protection and visibility; LibreOffice hides, but knows no "very hidden"."""

    def __init__(self, xl: Any) -> None:
        object.__setattr__(self, "xl", xl)

    def __getattr__(self, name: str) -> Any:
        if name == "Hyperlinks":
            raise AttributeError(name)
        values = {"ProtectContents": self.xl.isProtected(), "Protection": self}
        return values.get(name, False)

    def __setattr__(self, name: str, value: int) -> None:
        assert name == "Visible"
        self.xl.IsVisible = value == -1

    def Unprotect(self, password: str) -> None:  # noqa: N802 - Excel's name
        self.xl.unprotect(password)
        if self.xl.isProtected():
            raise RuntimeError("The password you supplied is not correct.")

    def Protect(self, **options: bool) -> None:  # noqa: N802 - Excel's name
        self.xl.protect("")


class Sheet:
    def __init__(self, book: Book, name: str) -> None:
        self.book = book
        self.xl = book.xl.Sheets.getByName(name)
        self.api = SheetApi(self.xl)

    name = property(lambda self: self.xl.Name, lambda self, value: setattr(self.xl, "Name", value))
    index = property(lambda self: self.xl.RangeAddress.Sheet + 1)
    visible = property(
        lambda self: -1 if self.xl.IsVisible else 0,
        lambda self, value: setattr(self.xl, "IsVisible", value in {True, -1}),
    )

    @property
    def used_range(self) -> "Range":
        cursor = self.xl.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        found = cursor.RangeAddress
        size = (found.EndRow - found.StartRow + 1, found.EndColumn - found.StartColumn + 1)
        return Range(self, (found.StartRow + 1, found.StartColumn + 1, *size))

    def range(self, first: Any, last: Any = None) -> "Range":
        top, left, height, width = box(first)
        if last is not None:
            bottom, right, more_height, more_width = box(last)
            height, width = bottom + more_height - top, right + more_width - left
        return Range(self, (top, left, height, width))

    def activate(self) -> None:
        """Nothing is shown."""

    def delete(self) -> None:
        self.book.xl.Sheets.removeByName(self.name)

    def refuse_protected(self) -> None:
        if self.xl.isProtected():
            raise RuntimeError(f"工作表 {self.name} 受保护：Excel would refuse this change")


def box(what: Any) -> tuple[int, int, int, int]:
    return what.box if isinstance(what, Range) else xlwings_engine.box(what)


class Range(xlwings_engine.Range):
    def __init__(self, sheet: Sheet, where: tuple[int, int, int, int]) -> None:
        super().__init__(sheet, where)
        top, left, height, width = where
        self.xl = sheet.xl.getCellRangeByPosition(left - 1, top - 1, left + width - 2, top + height - 2)

    api = property(lambda self: self.xl)

    def __call__(self, row: int, column: int | None = None) -> "Range":
        if column is None:
            row, column = (row - 1) // self.box[3] + 1, (row - 1) % self.box[3] + 1
        return Range(self.sheet, (self.row + row - 1, self.column + column - 1, 1, 1))

    @property
    def head(self) -> Any:
        return self.xl.getCellByPosition(0, 0)

    @property
    def raw_value(self) -> Any:
        values = tuple(tuple(None if value == "" else value for value in row) for row in self.xl.getDataArray())
        return values[0][0] if len(self) == 1 else values

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self.sheet.refuse_protected()
        block = data if isinstance(data, list | tuple) else [[data] * self.box[3]] * self.box[2]
        self.xl.setDataArray(tuple(tuple(plain(value) for value in row) for row in block))

    @property
    def formula(self) -> Any:
        texts = tuple(
            tuple(self.excel_formula(row, column, text) for column, text in enumerate(line))
            for row, line in enumerate(self.xl.getFormulaArray())
        )
        return texts[0][0] if len(self) == 1 else texts

    def excel_formula(self, row: int, column: int, text: str) -> str:
        """What LibreOffice calls `=$'a b'.C3;1` is `='a b'!C3,1` to Excel."""
        if not text.startswith("="):
            return text.removeprefix("'")
        known = self.sheet.book.translated
        if text not in known:
            cell = self.xl.getCellByPosition(column, row)
            known[text] = "=" + in_excel(self.sheet.book.parser.printFormula(cell.getTokens(), cell.CellAddress))
        return known[text]

    @formula.setter
    def formula(self, data: Any) -> None:
        self.sheet.refuse_protected()
        block = data if isinstance(data, list | tuple) else [[data]]
        for row, line in enumerate(block):
            for column, text in enumerate(line):
                cell = self.xl.getCellByPosition(column, row)
                if str(text).startswith("="):
                    cell.setTokens(self.sheet.book.parser.parseFormula(in_office(text[1:]), cell.CellAddress))
                else:
                    cell.setFormula(text)

    @property
    def color(self) -> Any:
        found = self.head.CellBackColor
        return None if found == NO_COLOR else tuple(found >> shift & 255 for shift in (16, 8, 0))

    @color.setter
    def color(self, value: Any) -> None:
        self.sheet.refuse_protected()
        if value is not None and not isinstance(value, str):
            value = "{:02X}{:02X}{:02X}".format(*value)
        self.xl.CellBackColor = NO_COLOR if value is None else int(value.lstrip("#"), 16)

    @property
    def number_format(self) -> Any:
        key = self.xl.NumberFormat  # None where the cells have several
        return None if key is None else self.sheet.book.xl.NumberFormats.getByKey(key).FormatString

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.sheet.refuse_protected()
        known, locale = self.sheet.book.xl.NumberFormats, uno.createUnoStruct("com.sun.star.lang.Locale")
        key = known.queryKey(value, locale, False)
        self.xl.NumberFormat = key if key >= 0 else known.addNew(value, locale)

    @property
    def column_width(self) -> float:
        return self.xl.Columns.getByIndex(0).Width / 200

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.xl.Columns.Width = round(value * 200)

    def clear_contents(self) -> None:
        self.sheet.refuse_protected()
        self.xl.clearContents(CONTENTS)

    def add_hyperlink(self, address: str, text_to_display: str | None, screen_tip: str | None) -> None:
        self.sheet.refuse_protected()
        field = self.sheet.book.xl.createInstance("com.sun.star.text.TextField.URL")
        field.URL, field.Representation = address, text_to_display or address
        cell = self.head
        cell.String = ""
        cell.insertTextContent(cell.createTextCursor(), field, False)

    @property
    def note_text(self) -> str:
        return self.head.Annotation.String

    def attach_note(self, text: str) -> None:
        self.sheet.xl.Annotations.insertNew(self.head.CellAddress, text)

    def remove_note(self) -> None:
        notes, own = self.sheet.xl.Annotations, self.head.CellAddress
        notes.removeByIndex(
            next(
                number
                for number, one in enumerate(notes)
                if (one.Position.Row, one.Position.Column) == (own.Row, own.Column)
            )
        )


def in_excel(formula: str) -> str:
    """Commas between arguments, quotes around the names of sheets."""

    def piece(match: re.Match[str]) -> str:
        quoted, sheet = match.groups()
        return quoted or (f"'{sheet}'!" if sheet else ",")

    return PIECES.sub(piece, formula)


def in_office(formula: str) -> str:
    """Semicolons between arguments."""
    return COMMAS.sub(lambda match: match[1] or ";", formula)


def plain(value: Any) -> Any:
    """A value as UNO takes it in a block."""
    return "" if value is None else float(value) if isinstance(value, bool | int) else value


def letters(address: Any) -> str:
    """E4 of a CellAddress."""
    return f"{get_column_letter(address.Column + 1)}{address.Row + 1}"


def install(desktop: Any) -> xw.App:
    """Activate a fresh engine over a running LibreOffice and return an Excel without books."""
    engine = xw.Engine(impl=Engine(desktop))
    xw.engines.add(engine)
    engine.activate()
    return xw.App(add_book=False)
