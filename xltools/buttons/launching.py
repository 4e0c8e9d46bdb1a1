"""From a click to a button: find the open book without trusting anything in it, then press."""

import argparse
import atexit
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from xltools.buttons.pressing import press
from xltools.buttons.registry import find

if TYPE_CHECKING:
    import xlwings as xw

UNWANTED: Final = ("pandas", "numpy", "PIL", "matplotlib", "polars", "cryptography")
"""xlwings imports these when they are installed; a click needs none of them and would wait for them."""
COM_ATTEMPTS: Final = 50
"""xlwings retries forever while a person is editing a cell."""

DONE: Final = 0
REFUSED: Final = 2
UNREACHED: Final = 4
"""No button or no book to tell anything in: the macro tells it."""


def main(arguments: Sequence[str]) -> int:
    """Press the button named in the call on the book named in the call.

    Exit code 0, 2 when it was refused, 4 when there was no Excel to say so in.
    """
    parser = argparse.ArgumentParser(prog="xltools.buttons", add_help=False)
    parser.add_argument("button")
    name = parser.add_mutually_exclusive_group(required=True)
    name.add_argument("--wb")
    name.add_argument("--wb-utf16", dest="wb", type=from_utf16, help="the name in hexadecimal UTF-16 code units")
    parser.add_argument("--hwnd", default="")
    call, _ = parser.parse_known_args(arguments)
    button = find(call.button)
    if button is None:
        print(f"没有“{call.button}”这个按钮，请更新加载项。", file=sys.stderr)  # noqa: T201 - no Excel to tell it in
        return UNREACHED
    book = open_book(call.wb, call.hwnd)
    if book is None:
        print(f"没有找到打开着的工作簿 {call.wb}，请先退出单元格编辑再试。", file=sys.stderr)  # noqa: T201 - as above
        return UNREACHED
    from xltools.buttons.excel_host import ExcelHost  # noqa: PLC0415 - after the unwanted modules are hidden

    return DONE if press(button, ExcelHost(book)) else REFUSED


def from_utf16(text: str) -> str:
    """A book's name that a Windows command line cannot carry as it stands: 0061002E… is a.…"""
    return bytes.fromhex(text).decode("utf-16-be", "surrogatepass")


def open_book(name: str, hwnd: str) -> "xw.Book | None":
    """The open book of that name, in the Excel with that window when it is given. Never starts an Excel."""
    xlwings = attach()
    for app in running(xlwings):
        if hwnd and str(app.hwnd) != hwnd:
            continue
        for book in app.books:
            if book.name.lower() == name.lower():
                found: xw.Book = book
                return found
    return None


def running(xlwings: Any) -> "Sequence[xw.App]":  # noqa: ANN401 - the module itself
    """The Excels that run; none on a system without Excel."""
    try:
        return tuple(xlwings.apps)
    except xlwings.XlwingsError:
        return ()


def attach() -> Any:  # noqa: ANN401 - the module itself
    """Import xlwings lean: no data libraries, no licence look-up in the workbook, no clean-up of other people's Excel."""
    for module in UNWANTED:
        sys.modules.setdefault(module, None)  # type: ignore[arg-type]
    os.environ.setdefault("XLWINGS_LICENSE_KEY", "none")
    import xlwings  # noqa: PLC0415 - only in the button process, and only now

    windows = getattr(xlwings, "_xlwindows", None)
    if windows is not None:
        atexit.unregister(windows.cleanup)
        windows.N_COM_ATTEMPTS = COM_ATTEMPTS
    return xlwings
