"""A workbook with a form button whose macro shows the command a click on the ribbon starts: made by the add-in's builder."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from support import uno_engine
from support.screen import click
from xltools.addin.building import MACRO_BOOK, add_macros, set_kind
from xltools.addin.sources import MacroSource, macro_sources

MODULE = "xtDemo"
SHOWN_IN = "B9"
WHAT = r"C:\Users\Public\python\python.exe"
CODE = f"""Attribute VB_Name = "{MODULE}"
Option Explicit

Public Sub ShowCommand()
    Dim sheet As Worksheet
    Set sheet = ThisWorkbook.Worksheets(1)
    sheet.Range("{SHOWN_IN}").Value = CommandLine("{WHAT}", "check", sheet.Range("B7").Value, "77")
End Sub
"""
SHEET = "演示"


def build_demonstration(path: Path) -> Path:
    """The workbook; the macros are those of the add-in and one that the button calls."""
    with xlsxwriter.Workbook(str(path)) as book:
        title = book.add_format({"bold": True, "font_size": 14})
        frame = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, 3)
        sheet.set_column(1, 1, 90)
        sheet.set_row(0, 26)
        sheet.set_row(6, 22)
        sheet.write(0, 1, "点按钮后，宏只启动这一条命令", title)
        sheet.insert_button("B3", {"macro": "ShowCommand", "caption": "校验本工作簿", "width": 160, "height": 36})
        sheet.write(5, 1, "当前工作簿：")
        sheet.write(6, 1, "部门 申报=100%.xlsx", frame)
        sheet.write(7, 1, "启动的命令：")
        sheet.set_row(8, 45)
        sheet.write(8, 1, "", frame)
    set_kind(path, MACRO_BOOK)
    demo = MacroSource(MODULE, is_class=False, text=CODE.replace("\n", "\r\n"))
    add_macros(path, [*macro_sources(), demo])
    return path


@dataclass
class Shown:
    """The workbook on the screen."""

    document: Any

    def cell(self) -> str:
        """What the macro has written."""
        return self.document.Sheets.getByName(SHEET).getCellRangeByName(SHOWN_IN).String

    def press(self) -> None:
        """Click the middle of the button, as soon as it stands on the screen."""
        model = self.document.Sheets.getByName(SHEET).DrawPage.getByIndex(0).Control
        for _ in range(100):
            place = self.document.CurrentController.getControl(model).AccessibleContext
            at, size = place.getLocationOnScreen(), place.getSize()
            if at.X > 0 and size.Width > 0:
                break
            time.sleep(0.1)
        time.sleep(0.5)  # the window manager-less screen has drawn it, the program is still settling
        click(at.X + size.Width // 2, at.Y + size.Height // 2)


@contextmanager
def on_screen(soffice: str, path: Path) -> Iterator[Shown]:
    """LibreOffice with the workbook on the screen named by DISPLAY, its macros allowed."""
    with uno_engine.office(soffice, headless=False) as desktop:
        document = uno_engine.load(
            desktop, path, Hidden=False, MacroExecutionMode=4, FilterName=uno_engine.EXCEL_MACROS
        )
        document.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, 1280, 900, 15)
        yield Shown(document)
        document.close(True)


def picture_of_screen(target: Path) -> None:
    """Save the upper part of what the screen shows."""
    subprocess.run(
        ["import", "-window", "root", "-crop", "1220x370+0+0", "+repage", str(target)], check=True, timeout=30
    )
