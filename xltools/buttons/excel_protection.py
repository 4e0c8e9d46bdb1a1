"""Sheets protected without a password: open for the writes of one click, then protected as they were."""

import contextlib
from typing import Any, Final

import xlwings as xw

from xltools.model.problems import UserError

ALLOWED: Final = (
    "AllowFormattingCells", "AllowFormattingColumns", "AllowFormattingRows", "AllowInsertingColumns", "AllowInsertingRows",
    "AllowInsertingHyperlinks", "AllowDeletingColumns", "AllowDeletingRows", "AllowSorting", "AllowFiltering",
    "AllowUsingPivotTables",
)  # fmt: skip
"""What Excel lets people do on a protected sheet; protecting it again forgets what is not said anew."""


class Unlocking(contextlib.ExitStack):
    """Lifts the protection of sheets, each at most once, and puts the same protections back when it is left.

    Lift all sheets before the first write: one that cannot be written is then refused while nothing has changed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.known: set[str] = set()

    def lift(self, name: str, sheet: xw.Sheet) -> None:
        """Let a sheet be written. Raises UserError when it has a password."""
        if name in self.known:
            return
        self.known.add(name)
        api: Any = sheet.api
        if not getattr(api, "ProtectContents", False):
            return
        options = protection(api)
        try:
            api.Unprotect("")
        except Exception as error:
            raise UserError(f"工作表“{name}”设有保护密码，无法写入标记，请先撤销保护再试。") from error
        self.callback(api.Protect, Contents=True, **options)


def protection(api: Any) -> dict[str, bool]:  # noqa: ANN401 - Excel's Worksheet
    """How a sheet is protected, as `Protect` takes it."""
    allowed = api.Protection
    options = {name: bool(getattr(allowed, name)) for name in ALLOWED}
    return options | {"DrawingObjects": bool(api.ProtectDrawingObjects), "Scenarios": bool(api.ProtectScenarios)}


def refuse_locked_structure(book: xw.Book) -> None:
    """Raises UserError where Excel would not let a sheet be added, hidden or deleted."""
    if getattr(book.api, "ProtectStructure", False):
        raise UserError("工作簿的结构受保护，无法添加、隐藏或删除工作表，请先在“审阅”中撤销对工作簿的保护再试。")
