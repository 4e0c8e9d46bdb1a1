"""催报名单: by unit what is missing, whom to call, the sentence to send; below, what came and may be what is missing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from xltools.merging.consolidation import Consolidation, FileRecord
from xltools.merging.register import STATE_TITLES, RegisterLine
from xltools.merging.reminders import Reminder, suspects
from xltools.model.place import Place
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.page import Page

NAME: Final = "催报名单"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("序号", 6), ("单位", 24), ("联系人", 10), ("联系电话", 16), ("应报\n（项）", 7), ("已报\n（项）", 7), ("尚缺的项目", 36),
    ("退回后未重报", 26), ("截止日期", 12), ("逾期\n（天）", 7), ("催报内容（可直接发送）", 64),
)  # fmt: skip
NUMBER, DEPARTMENT, CONTACT, PHONE, EXPECTED, RECEIVED, MISSING, RETURNED, DUE, OVERDUE, MESSAGE = range(len(COLUMNS))
ALL: Final = "（全部）"
SUSPECTS: Final = "收到而未能认定的文件和申报表（可能就是所缺的，请先核对再催报）"
SUSPECT_HEAD: Final = (
    "序号", "文件", "状态", "单位", "第几份", "", "项目", "收到时间", "", "", "说明",
)  # fmt: skip


def write_reminders(page: Page, result: Consolidation, master: Path) -> None:
    """The whole sheet."""
    page.heading(NAME, remark(result), MESSAGE)
    page.header(HEADER_ROW, COLUMNS)
    for row, one in enumerate(result.reminders, FIRST_ROW):
        write_reminder(page, row, one)
    last = FIRST_ROW + max(len(result.reminders), 1) - 1
    page.sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, DEPARTMENT + 1)
    found = suspects(result.register)
    if found:
        last = write_suspects(page, last + 2, found, result, master)
    page.print_setup(HEADER_ROW, last, MESSAGE)


def remark(result: Consolidation) -> str:
    """The counts in one sentence."""
    if not result.reminders:
        known = any(line.department.entry for line in result.register)
        return "应报的都已报来。" if known else "没有给出花名册，不能判断谁没有报。"
    late = sum(one.overdue > 0 for one in result.reminders)
    return f"{len(result.reminders)} 个单位没有报齐" + (f"，其中 {late} 个已过截止日期。" if late else "。")


def write_reminder(page: Page, row: int, one: Reminder) -> None:
    """One unit."""
    entry = one.entry
    page.number(row, NUMBER, row - FIRST_ROW + 1, "count")
    page.text(row, DEPARTMENT, entry.department, "wrap")
    page.text(row, CONTACT, entry.contact, "wrap")
    page.text(row, PHONE, entry.phone, "wrap")
    page.number(row, EXPECTED, one.expected, "count")
    page.number(row, RECEIVED, one.received, "count")
    missing, returned = "\n".join(one.missing), "\n".join(one.returned)
    page.text(row, MISSING, missing or ("" if returned or one.whole_returned else ALL), "wrap")
    page.text(row, RETURNED, ALL if one.whole_returned else returned, "wrap")
    page.text(row, DUE, one.due.isoformat() if one.due else "", "center")
    page.number(row, OVERDUE, one.overdue or None, "count", mark="error" if one.overdue else "")
    page.text(row, MESSAGE, one.message, "wrap")


def write_suspects(page: Page, row: int, found: Sequence[RegisterLine], result: Consolidation, master: Path) -> int:
    """The block below: returns its last row."""
    page.text(row, NUMBER, SUSPECTS, "block")
    page.row(row, 24)
    for column, title in enumerate(SUSPECT_HEAD):
        page.text(row + 1, column, title, "head")
    for number, line in enumerate(found, 1):
        file = FileRecord("", "read") if line.source is None else result.files[line.source]
        write_suspect(page, row + 1 + number, number, (line, file), master)
    return row + 1 + len(found)


def write_suspect(page: Page, row: int, number: int, found: tuple[RegisterLine, FileRecord], master: Path) -> None:
    """One form or file nobody could assign."""
    line, file = found
    page.number(row, NUMBER, number, "count")
    page.link(row, DEPARTMENT, source_link(master, Place(file.file)), Path(file.file).name)
    page.text(row, CONTACT, STATE_TITLES[line.state], "center")
    page.text(row, PHONE, line.department.name, "wrap")
    page.number(row, EXPECTED, line.position, "count")
    page.number(row, RECEIVED, None, "count")
    page.text(row, MISSING, line.project, "wrap")
    page.time(row, RETURNED, file.received)
    page.text(row, DUE, "", "center")
    page.number(row, OVERDUE, None, "count")
    page.text(row, MESSAGE, line.note, "wrap")
