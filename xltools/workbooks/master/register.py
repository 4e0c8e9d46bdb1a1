"""报送情况: every file that came in with its state, and below what is missing or needs a decision."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from xltools.merging.consolidation import Consolidation, FileRecord, Line, Missing
from xltools.model.place import Place
from xltools.model.problems import without_file
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Mark

NAME: Final = "报送情况"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("序号", 6), ("文件", 40), ("状态", 11), ("部门", 26), ("收到时间\n（文件修改时间）", 20), ("说明", 56),
    ("申报表\n（份）", 8), ("计入汇总\n（份）", 9), ("错误", 7), ("警告", 7), ("已说明", 7), ("SHA-256", 50), ("所在文件夹", 60),
)  # fmt: skip
NUMBER, FILE, STATE, DEPARTMENT, RECEIVED, REASON, PROJECTS, COUNTED, ERRORS, WARNINGS, EXPLAINED, HASH, FOLDER = range(
    len(COLUMNS)
)
STATES: Final[dict[str, tuple[str, Mark]]] = {
    "read": ("已报", ""),
    "unchanged": ("已报（未变化）", ""),
    "duplicate": ("重复", "doubtful"),
    "superseded": ("旧版", "doubtful"),
    "skipped": ("跳过", "unusable"),
    "failed": ("无法读取", "error"),
}
WITH_ERRORS: Final = ("有误", "warning")
STATE_ORDER: Final = ("已报", "已报（未变化）", "有误", "重复", "旧版", "跳过", "无法读取")
LEFT_OUT_STATES: Final = {"duplicate": "重复", "superseded": "旧版", "blank": "空白表"}


def write_register(page: Page, result: Consolidation, master: Path) -> None:
    """The whole sheet."""
    page.heading("报送情况", remark(result), EXPLAINED)
    page.header(HEADER_ROW, COLUMNS)
    names = {record.file: Path(record.file).name for record in result.files}
    for number, record in enumerate(result.files):
        write_file(page, FIRST_ROW + number, number + 1, record, master)
        page.text(FIRST_ROW + number, REASON, reason(record, names), "wrap")
    last = FIRST_ROW + max(len(result.files), 1) - 1
    page.sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, STATE)
    end = write_blocks(page, last + 2, result)
    page.print_setup(HEADER_ROW, end, EXPLAINED)


def remark(result: Consolidation) -> str:
    """The counts in one sentence."""
    failed = sum(record.status == "failed" for record in result.files)
    said = f"收到 {len(result.files)} 个文件，计入 {result.total.projects} 个项目"
    said += f"，{failed} 个文件无法读取" if failed else ""
    said += f"，{len(result.missing)} 项未报" if result.missing else ""
    return said + "。文件以内容识别，不以文件名识别。"


def write_file(page: Page, row: int, number: int, record: FileRecord, master: Path) -> None:
    """One file."""
    title, mark = state(record)
    page.number(row, NUMBER, number, "count")
    page.link(row, FILE, source_link(master, Place(record.file)), Path(record.file).name)
    page.text(row, STATE, title, "center", mark=mark)
    page.text(row, DEPARTMENT, "、".join(record.departments), "wrap")
    page.time(row, RECEIVED, record.received)
    page.number(row, PROJECTS, record.projects, "count")
    page.number(row, COUNTED, record.counted, "count")
    page.number(row, ERRORS, record.errors, "count")
    page.number(row, WARNINGS, record.warnings, "count")
    page.number(row, EXPLAINED, record.explained, "count")
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


def write_blocks(page: Page, row: int, result: Consolidation) -> int:
    """The blocks below the files, empty ones left out. Returns the last row used."""
    for title, head, lines in (
        ("漏报名单", ("部门", "联系人", "项目", "联系电话", "截止日期"), [missing(one) for one in result.missing]),
        ("未计入汇总的申报表", ("文件", "状态", "部门", "项目", "说明"), left_out(result)),
        (
            "应报项目之外的申报",
            ("文件", "序号", "部门", "项目"),
            [unexpected(one, result) for one in result.unexpected],
        ),
        ("花名册之外的部门", ("部门",), [(name,) for name in result.outside]),
        ("名称相近，请确认是否同一部门", ("名称",), [(" / ".join(pair),) for pair in result.confirm]),
    ):
        if lines:
            row = write_block(page, row, title, (head, *lines)) + 1
    return row - 1


def write_block(page: Page, row: int, title: str, lines: Sequence[Sequence[str]]) -> int:
    """A small table from the file column on, its first line the header; returns the row below it."""
    page.text(row, FILE, title, "block")
    page.row(row, 24)
    for number, line in enumerate(lines, row + 1):
        for column, text in enumerate(line, FILE):
            page.text(number, column, text, "head" if number == row + 1 else "wrap")
    return row + 1 + len(lines)


def missing(one: Missing) -> tuple[str, ...]:
    """What is missing, and whom to call."""
    entry = one.entry
    due = entry.due.isoformat() if entry.due else ""
    return entry.department, entry.contact, one.project or "（全部未报）", entry.phone, due


def left_out(result: Consolidation) -> list[tuple[str, ...]]:
    """The forms that do not count, and why; of a file that is a copy as a whole its own line says it."""
    return [
        (
            Path(result.files[line.file].file).name,
            LEFT_OUT_STATES[line.state],
            line.department.name,
            line.project.declaration.project,
            line.note,
        )
        for line in result.left_out
        if result.files[line.file].status != "duplicate"
    ]


def unexpected(line: Line, result: Consolidation) -> tuple[str, ...]:
    """A form nobody expected."""
    declaration = line.project.declaration
    return (
        Path(result.files[line.file].file).name,
        f"第 {declaration.position} 份",
        line.department.name,
        declaration.project,
    )
