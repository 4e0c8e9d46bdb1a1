"""The sheets of the add-in: where Python is, and the sentences its macros say. Both hidden, both readable by IT."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook

CREATED: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal input gives equal bytes
SETTINGS_SHEET: Final = "xltools.conf"
TEXT_SHEET: Final = "xltools.text"
INTERPRETER: Final = "interpreter"
TEXTS: Final[Mapping[str, str]] = {
    "title": "绩效预算（xltools）",
    "status.working": "绩效预算：正在运行，请稍候……",
    "no.workbook": "还没有打开的工作簿，请先打开要处理的工作簿。",
    "book.unreached": "没有连上这个工作簿。请先按 Esc 退出单元格编辑、关闭弹出的对话框，再点一次按钮。",
    "start.failed": "没有完成。请在命令行运行 xltools doctor 查看原因，或把括号中的内容告诉技术支持。",
    "interpreter.unset": "加载项里没有写明 Python 的位置，请运行 xltools addin install。",
    "interpreter.missing": "找不到 Python：",
}


def write_book(path: Path, interpreter: str) -> None:
    """A workbook without macros with the two sheets; `interpreter` may hold %NAME% for Windows to fill in."""
    with Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": TEXTS["title"], "comments": "Excel 加载项：功能区“绩效预算”", "created": CREATED})
        for name, values in ((SETTINGS_SHEET, {INTERPRETER: interpreter}), (TEXT_SHEET, TEXTS)):
            sheet = book.add_worksheet(name)
            sheet.set_column(0, 0, 24)
            sheet.set_column(1, 1, 90)
            for row, (key, value) in enumerate(values.items()):
                sheet.write_string(row, 0, key)
                sheet.write_string(row, 1, value)
