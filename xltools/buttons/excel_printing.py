"""The open book as PDF by Excel's own export; its sheets are afterwards shown and hidden as before."""

import contextlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import xlwings as xw

from xltools.buttons.excel_cells import activate
from xltools.model.problems import UserError

VISIBLE: Final = frozenset({True, -1})
"""Excel on Windows calls a visible sheet -1, a hidden one 0, a very hidden one 2."""
NO_SHEET_BEGINS_SO: Final = ":"
"""xlwings leaves out sheets whose name begins with a "#" unless told another beginning."""


def export(book: xw.Book, names: Collection[str], target: Path) -> None:
    """Write these sheets as one PDF. Raises UserError when sheets cannot be hidden or Excel does not write."""
    with only_these(book, names):
        try:
            book.to_pdf(target, exclude_start_string=NO_SHEET_BEGINS_SO)
        except Exception as error:
            raise UserError(
                f"Excel 没有写出 {target}，请确认电脑上装有打印机（虚拟打印机也可以）、文件夹可以写入、同名的 PDF 没有打开，再试一次。"
            ) from error


@contextlib.contextmanager
def only_these(book: xw.Book, names: Collection[str]) -> Iterator[None]:
    """Show these sheets and hide all others meanwhile."""
    before = {sheet.name: sheet.visible for sheet in book.sheets}
    wanted = {name: name in names for name in before}
    changed = [name for name, state in before.items() if (state in VISIBLE) != wanted[name]]
    if changed and getattr(book.api, "ProtectStructure", False):
        raise UserError("工作簿的结构受保护，无法只导出要打印的工作表，请先在“审阅”中撤销对工作簿的保护再试。")
    active = book.sheets.active
    try:
        for name in shown_first(changed, wanted):
            book.sheets[name].visible = wanted[name]
        yield
    finally:
        for name in shown_first(changed, {name: state in VISIBLE for name, state in before.items()}):
            book.sheets[name].visible = before[name]
        if changed:
            activate(active)


def shown_first(names: Collection[str], shown: dict[str, bool]) -> list[str]:
    """Excel keeps one sheet visible at any time: what is shown comes before what is hidden."""
    return sorted(names, key=lambda name: not shown[name])


def is_visible(sheet: xw.Sheet) -> bool:
    """Whether a person sees the sheet's tab."""
    return sheet.visible in VISIBLE
