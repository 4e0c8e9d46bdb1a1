"""The real Windows engine of xlwings over a workbook in memory: every property and method of Excel's it uses is counted.

pywin32 is replaced while the engine is imported; behind the stub stands the openpyxl engine, so that what is written is real.
"""

# ruff: noqa: N802, N803, N815, E731 - Excel's own names; one line a property

import atexit
import ctypes
import importlib
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock, patch

import xlwings as xw

from support import xlwings_engine

MODULES = ("pywintypes", "win32api", "win32con", "pythoncom", "win32com", "win32com.client", "win32gui", "win32process", "win32timezone")  # fmt: skip
NONE = -4142
"""xlColorIndexNone"""
CALCULATION = -4105
"""xlCalculationAutomatic"""


class ComError(Exception):
    """pywintypes.com_error."""


class Dispatch:
    """win32com's CDispatch: what xlwings takes for an object of Excel's."""


def fake_modules() -> dict[str, ModuleType]:
    """pywin32 as far as the engine imports it."""
    made: dict[str, Any] = {name: MagicMock(name=name) for name in MODULES}
    made["pywintypes"].com_error = ComError
    made["pywintypes"].error = made["pythoncom"].ole_error = ComError
    made["pywintypes"].TimeType = type("TimeType", (), {})
    made["pythoncom"].__file__ = "pythoncom.dll"
    made["win32process"].GetWindowThreadProcessId = lambda hwnd: (0, hwnd)
    client = made["win32com"].client = made["win32com.client"]
    client.CDispatch = client.DispatchBaseClass = Dispatch
    client.CoClassBaseClass = type("CoClassBaseClass", (), {})
    return made


def windows_engine() -> ModuleType:
    """xlwings/_xlwindows.py itself."""
    name = "xlwings._xlwindows"
    if name not in sys.modules:
        with (
            patch.dict(sys.modules, fake_modules()),
            patch.object(ctypes, "windll", MagicMock(), create=True),
            patch.object(ctypes, "oledll", MagicMock(), create=True),
            patch.object(ctypes, "PyDLL", MagicMock()),
        ):
            kept = importlib.import_module(name)
        sys.modules[name] = kept
    module = sys.modules[name]
    atexit.unregister(module.cleanup)  # type: ignore[attr-defined]
    module.N_COM_ATTEMPTS = 1  # type: ignore[attr-defined]
    return module


class Com(Dispatch):
    """An object of Excel's: `get`, `put` and methods of the subclass answer; every access counts as one round trip."""

    def __init__(self, counted: Counter[str], inner: Any) -> None:
        vars(self).update(counted=counted, inner=inner)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.counted[f"{type(self).__name__}.{name}"] += 1
        return getattr(self, f"get_{name}")() if hasattr(type(self), f"get_{name}") else method(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self.counted[f"{type(self).__name__}.{name}="] += 1
        getattr(self, f"put_{name}")(value)

    def __call__(self, *arguments: Any) -> Any:
        self.counted[f"{type(self).__name__}()"] += 1
        return self.item(*arguments)

    def __iter__(self) -> Iterator[Any]:
        for one in self.items():
            self.counted[f"{type(self).__name__}[]"] += 1
            yield one

    def item(self, *arguments: Any) -> Any:
        raise NotImplementedError

    def items(self) -> Any:
        raise NotImplementedError


def method(owner: Com, name: str) -> Any:
    """A method of Excel's, whose call is a round trip of its own."""
    found = getattr(type(owner), f"do_{name}")

    def call(*arguments: Any, **named: Any) -> Any:
        owner.counted[f"{type(owner).__name__}.{name}()"] += 1
        return found(owner, *arguments, **named)

    return call


class ComApp(Com):
    """`inner` is the app of the openpyxl engine."""

    get_Hwnd = lambda self: self.inner.hwnd
    get_Workbooks = lambda self: ComBooks(self.counted, self.inner)
    get_ScreenUpdating = lambda self: self.inner.screen_updating
    get_EnableEvents = lambda self: self.inner.enable_events
    get_DisplayAlerts = lambda self: self.inner.display_alerts
    get_Calculation = lambda self: CALCULATION

    def put_ScreenUpdating(self, value: bool) -> None:
        self.inner.screen_updating = value

    def put_EnableEvents(self, value: bool) -> None:
        self.inner.enable_events = value

    def put_DisplayAlerts(self, value: bool) -> None:
        self.inner.display_alerts = value

    def put_Calculation(self, value: int) -> None:
        self.inner.calculation = value

    def put_StatusBar(self, value: object) -> None:
        self.inner.status_bar = value

    def do_Calculate(self) -> None:
        self.inner.calculate()

    def do_FileDialog(self, kind: int) -> Any:
        return self.inner.api.FileDialog(kind)


class ComBooks(Com):
    def items(self) -> Any:
        return [ComBook(self.counted, book) for book in self.inner.books]

    def item(self, key: Any) -> Any:
        return ComBook(self.counted, self.inner.books(key))


class ComBook(Com):
    get_Name = lambda self: self.inner.name
    get_FullName = lambda self: self.inner.fullname
    get_Application = lambda self: ComApp(self.counted, self.inner.app)
    get_Worksheets = lambda self: ComSheets(self.counted, self.inner)
    get_ActiveSheet = lambda self: ComSheet(self.counted, self.inner.sheets.active)
    get_ProtectStructure = lambda self: getattr(self.inner.xl, "ProtectStructure", False)

    def do_ExportAsFixedFormat(self, **how: Any) -> None:
        self.inner.exported = how
        self.inner.to_pdf(how["Filename"], "standard")


class ComSheets(Com):
    get_Count = lambda self: len(self.inner.sheets)
    get_Parent = lambda self: ComBook(self.counted, self.inner)

    def items(self) -> Any:
        return [ComSheet(self.counted, sheet) for sheet in self.inner.sheets]

    def item(self, key: Any) -> Any:
        return ComSheet(self.counted, self.inner.sheets(key))

    def do_Add(self, Before: Any = None) -> Any:
        return ComSheet(self.counted, self.inner.sheets.add(name=f"Sheet{len(self.inner.sheets)}"))


class ComSheet(Com):
    get_Name = lambda self: self.inner.name
    get_Index = lambda self: self.inner.index
    get_Visible = lambda self: self.inner.visible
    get_UsedRange = lambda self: ComRange(self.counted, self.inner.used_range)
    get_Parent = lambda self: ComBook(self.counted, self.inner.book)
    get_ProtectContents = lambda self: self.inner.api.ProtectContents
    get_ProtectDrawingObjects = lambda self: self.inner.api.ProtectDrawingObjects
    get_ProtectScenarios = lambda self: self.inner.api.ProtectScenarios
    get_Protection = lambda self: ComProtection(self.counted, self.inner.api)
    get_Hyperlinks = lambda self: ComLinks(self.counted, self.inner)

    def put_Name(self, value: str) -> None:
        self.inner.xl.title = value

    def put_Visible(self, value: int) -> None:
        self.inner.visible = value

    def do_Cells(self, row: int, column: int) -> Any:
        return ComRange(self.counted, self.inner.range((row, column)))

    def do_Range(self, first: Any, last: Any = None) -> Any:
        return ComRange(self.counted, self.inner.range(raw(first), raw(last)))

    def do_Move(self, Before: Any) -> None:
        """Order does not matter here."""

    def do_Activate(self) -> None:
        self.inner.activate()

    def do_Delete(self) -> None:
        self.inner.delete()

    def do_Unprotect(self, password: str) -> None:
        self.inner.api.Unprotect(password)

    def do_Protect(self, **options: bool) -> None:
        self.inner.api.Protect(**options)


def raw(what: Any) -> Any:
    """The openpyxl engine's range behind an argument."""
    found = getattr(what, "_inner", what)
    return found.inner if isinstance(found, Com) else found


class ComProtection(Com):
    def __getattr__(self, name: str) -> Any:
        self.counted[f"ComProtection.{name}"] += 1
        return getattr(self.inner, name)


class ComCount(Com):
    get_Count = lambda self: self.inner


class ComRange(Com):
    get_Row = lambda self: self.inner.row
    get_Column = lambda self: self.inner.column
    get_Rows = lambda self: ComCount(self.counted, self.inner.shape[0])
    get_Columns = lambda self: ComCount(self.counted, self.inner.shape[1])
    get_Count = lambda self: len(self.inner)
    get_Value = lambda self: self.inner.raw_value
    get_Formula = lambda self: self.inner.formula
    get_NumberFormat = lambda self: self.inner.number_format
    get_Worksheet = lambda self: ComSheet(self.counted, self.inner.sheet)
    get_Address = lambda self: self.inner.address
    get_Interior = lambda self: ComInterior(self.counted, self.inner)
    get_Comment = lambda self: ComNote(self.counted, self.inner.note) if self.inner.note else None

    def put_Value(self, data: Any) -> None:
        self.inner.raw_value = data

    def put_Formula(self, data: Any) -> None:
        self.inner.formula = data

    def put_NumberFormat(self, value: str) -> None:
        self.inner.number_format = value

    def put_ColumnWidth(self, value: float) -> None:
        self.inner.column_width = value

    def do_ClearContents(self) -> None:
        self.inner.clear_contents()

    def do_GetAddress(self, row: bool, column: bool, style: int, external: bool) -> str:
        return self.inner.get_address(row, column)

    def do_AddComment(self, text: str) -> Any:
        return ComNote(self.counted, self.inner.add_note(text))

    def item(self, row: int, column: int = 1) -> Any:
        return ComRange(self.counted, self.inner(row, column))


class ComInterior(Com):
    def get_ColorIndex(self) -> int:
        return NONE if self.inner.color is None else 1

    def get_Color(self) -> int:
        red, green, blue = self.inner.color
        return red | green << 8 | blue << 16

    def put_ColorIndex(self, value: int) -> None:
        assert value == NONE
        self.inner.color = None

    def put_Color(self, value: int) -> None:
        self.inner.color = (value & 255, value >> 8 & 255, value >> 16 & 255)


class ComNote(Com):
    def do_Text(self, text: str | None = None) -> str:
        if text is not None:
            self.inner.text = text
        return self.inner.text

    def do_Delete(self) -> None:
        self.inner.delete()


class ComLinks(Com):
    def do_Add(self, Anchor: Any, Address: str, SubAddress: str = "") -> None:
        cell = raw(Anchor)
        cell.add_hyperlink(Address or f"#{SubAddress}", cell.raw_value, None)


@contextmanager
def windows_excel(path: Path) -> Iterator[tuple[xw.Book, Counter[str]]]:
    """A book open in an Excel on Windows, and the round trips to it so far. Alerts stand in `impl.alerts` of its app."""
    windows = windows_engine()
    counted: Counter[str] = Counter()
    inner = xlwings_engine.install().impl
    opened = inner.books.open(str(path))
    app = windows.COMRetryObjectWrapper(ComApp(counted, inner))  # type: ignore[attr-defined]
    with (
        patch.object(windows, "get_xl_app_from_hwnd", lambda _: app),
        patch.object(windows.App, "alert", lambda self, *call: inner.alert(*call)),  # type: ignore[attr-defined]
    ):
        engine = xw.Engine(impl=windows.engine)  # type: ignore[attr-defined]
        xw.engines.add(engine)
        engine.activate()
        book = windows.Book(windows.COMRetryObjectWrapper(ComBook(counted, opened)))  # type: ignore[attr-defined]
        counted.clear()
        yield xw.Book(impl=book), counted
