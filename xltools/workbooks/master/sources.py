"""来源文件: every file that came in with its state. Files in = files listed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from xltools.merging.consolidation import Consolidation, FileRecord
from xltools.model.place import Place
from xltools.model.problems import without_file
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Mark

NAME: Final = "来源文件"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("序号", 6), ("文件", 40), ("状态", 11), ("部门", 26), ("收到时间\n（文件修改时间）", 20), ("说明", 56),
    ("申报表\n（份）", 8), ("计入汇总\n（份）", 9), ("错误", 7), ("警告", 7), ("已说明", 7), ("申报轮次", 9), ("模板版本", 30),
    ("SHA-256", 50), ("所在文件夹", 60),
)  # fmt: skip
(
    NUMBER, FILE, STATE, DEPARTMENT, RECEIVED, REASON, PROJECTS, COUNTED, ERRORS, WARNINGS, EXPLAINED, ROUND, TEMPLATE, HASH,
    FOLDER,
) = range(len(COLUMNS))  # fmt: skip
STATES: Final[dict[str, tuple[str, Mark]]] = {
    "read": ("已报", ""),
    "unchanged": ("已报（未变化）", ""),
    "duplicate": ("重复", "doubtful"),
    "superseded": ("旧版", "doubtful"),
    "skipped": ("跳过", "unusable"),
    "failed": ("无法读取", "error"),
}
WITH_ERRORS: Final = ("有误", "warning")


def write_sources(page: Page, result: Consolidation, master: Path) -> None:
    """The whole sheet."""
    page.heading("来源文件", remark(result), EXPLAINED)
    page.header(HEADER_ROW, COLUMNS)
    names = {record.file: Path(record.file).name for record in result.files}
    for number, record in enumerate(result.files):
        write_file(page, FIRST_ROW + number, number + 1, record, (reason(record, names), master))
    last = FIRST_ROW + max(len(result.files), 1) - 1
    page.sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, STATE)
    page.print_setup(HEADER_ROW, last, EXPLAINED)


def remark(result: Consolidation) -> str:
    """The counts in one sentence."""
    failed = sum(record.status == "failed" for record in result.files)
    said = f"收到 {len(result.files)} 个文件，计入 {result.total.projects} 个项目"
    said += f"，{failed} 个文件无法读取" if failed else ""
    return said + "。文件以内容识别，不以文件名识别。"


def write_file(page: Page, row: int, number: int, record: FileRecord, told: tuple[str, Path]) -> None:
    """One file; `told` is what is to be known of it, and where the master stands."""
    remarks, master = told
    title, mark = state(record)
    page.number(row, NUMBER, number, "count")
    page.link(row, FILE, source_link(master, Place(record.file)), Path(record.file).name)
    page.text(row, STATE, title, "center", mark=mark)
    page.text(row, DEPARTMENT, "、".join(record.departments), "wrap")
    page.time(row, RECEIVED, record.received)
    page.text(row, REASON, remarks, "wrap")
    page.number(row, PROJECTS, record.projects, "count")
    page.number(row, COUNTED, record.counted, "count")
    page.number(row, ERRORS, record.errors, "count")
    page.number(row, WARNINGS, record.warnings, "count")
    page.number(row, EXPLAINED, record.explained, "count")
    page.text(row, ROUND, record.round, "center")
    page.text(row, TEMPLATE, record.template, "text")
    page.text(row, HASH, record.sha256 or "", "code")
    page.text(row, FOLDER, str(Path(record.file).parent), "text")


def reason(record: FileRecord, names: Mapping[str, str]) -> str:
    """What is to be known of a file; other files are called by their names, for the folder has a column of its own."""
    told = without_file(record.reason or "", record.file)
    for path in (path for path in names if told and path in told):
        told = told.replace(path, names[path])
    return told


def state(record: FileRecord) -> tuple[str, Mark]:
    """The state of a file as the register names it."""
    return WITH_ERRORS if record.status == "read" and record.errors else STATES[record.status]
