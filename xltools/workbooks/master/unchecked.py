"""未检查: what the rules could not decide, and why. Silence is never a pass."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from xltools.model.finding import REASON_TITLES, NotChecked
from xltools.rules.registry import entry_of
from xltools.workbooks.master.entries import Entry
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.lists import MOST_LINES, full_note
from xltools.workbooks.master.page import Page

NAME: Final = "未检查"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("序号", 6), ("部门", 24), ("项目", 36), ("规则", 7), ("检查内容", 34), ("原因", 26), ("说明", 44), ("来源文件", 64), ("来源位置", 30),
)  # fmt: skip
NUMBER, DEPARTMENT, PROJECT, RULE, TITLE, REASON, DETAIL, FILE, PLACE = range(len(COLUMNS))


def write_unchecked(page: Page, entries: Sequence[NotChecked], projects: Sequence[Entry], master: Path) -> None:
    """The whole sheet; `projects` are the forms in the master, for links to their sheets."""
    sheets = {key(entry): entry.sheet_link()[0] for entry in projects}
    listed = entries[:MOST_LINES]
    page.heading("未检查的项目和规则", full_note(len(entries) - len(listed)) + remark(entries), DETAIL)
    page.header(HEADER_ROW, COLUMNS)
    for row, entry in enumerate(listed, FIRST_ROW):
        write_line(page, row, entry, sheets.get((entry.place.file, entry.position)), master)
    last = FIRST_ROW + max(len(listed), 1) - 1
    page.sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, PROJECT + 1)
    page.print_setup(HEADER_ROW, last, DETAIL)


def key(entry: Entry) -> tuple[str, int | None]:
    """What a form is known by: file and position."""
    outline = entry.line.outline
    return outline.file, outline.position


def remark(entries: Sequence[NotChecked]) -> str:
    """The count in one sentence."""
    if not entries:
        return "所有规则都对所有项目作出了判断。"
    return f"共 {len(entries)} 项规则无法判断。没有报错不等于没有问题，请人工核对。"


def about(entry: NotChecked) -> str:
    """What an entry without a project is about."""
    if entry.position:
        return "（未填项目名称）"
    return "（整个文件）" if entry.place.file else "（全部项目）"


def write_line(page: Page, row: int, entry: NotChecked, link: str | None, master: Path) -> None:
    """One rule on one form."""
    rule = entry_of(entry.rule)
    page.number(row, NUMBER, row - FIRST_ROW + 1, "count")
    page.text(row, DEPARTMENT, entry.department, "wrap")
    page.link(row, PROJECT, link, entry.project or about(entry))
    page.text(row, RULE, entry.rule, "center")
    page.text(row, TITLE, rule.title if rule else "", "wrap")
    page.text(row, REASON, REASON_TITLES[entry.reason], "wrap")
    page.text(row, DETAIL, entry.detail, "wrap")
    file = entry.place.file
    page.link(row, FILE, source_link(master, entry.place) if file else None, Path(file).name)
    page.text(row, PLACE, entry.place.label(), "wrap")
