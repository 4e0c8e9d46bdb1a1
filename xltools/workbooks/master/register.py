"""报送情况: every unit's every project, expected or not, with its state, its file, and who answers for it."""

from pathlib import Path
from typing import Final

from xltools.merging.consolidation import Consolidation, FileRecord
from xltools.merging.register import STATE_TITLES, RegisterLine, RegisterState
from xltools.model.place import Place
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Mark

NAME: Final = "报送情况"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("序号", 6), ("单位", 22), ("状态", 13), ("项目", 32), ("应报", 6), ("收到时间\n（文件修改时间）", 17), ("文件", 40),
    ("第几份", 7), ("申报轮次", 9), ("版本取舍依据", 16), ("错误", 6), ("警告", 6), ("未检查", 7), ("负责人\n或联系人", 10),
    ("截止日期", 12), ("逾期\n（天）", 7), ("说明", 40), ("单位编码", 12), ("模板版本", 30), ("SHA-256", 50),
)  # fmt: skip
(
    NUMBER, DEPARTMENT, STATE, PROJECT, EXPECTED, RECEIVED, FILE, POSITION, ROUND, GROUND, ERRORS, WARNINGS, UNCHECKED, PERSON, DUE,
    OVERDUE, NOTE, CODE, TEMPLATE, HASH,
) = range(len(COLUMNS))  # fmt: skip
LOOKS: Final[dict[RegisterState, Mark]] = {
    "with_errors": "warning",
    "returned": "warning",
    "returned_unchanged": "warning",
    "resubmitted": "good",
    "changed": "good",
    "wrong_template": "doubtful",
    "mapping_required": "doubtful",
    "duplicate": "unusable",
    "superseded": "unusable",
    "blank": "error",
    "unreadable": "error",
    "missing": "error",
    "exempt": "unusable",
}
ALL_PROJECTS: Final = "（全部项目）"
NO_PROJECT: Final = "（未填项目名称）"
NOT_KNOWN: Final = "（未能判断）"


def write_register(page: Page, result: Consolidation, master: Path) -> None:
    """The whole sheet."""
    page.heading("报送情况", remark(result), NOTE)
    page.header(HEADER_ROW, COLUMNS)
    for row, line in enumerate(result.register, FIRST_ROW):
        write_line(page, row, line, result, master)
    last = FIRST_ROW + max(len(result.register), 1) - 1
    page.sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, PROJECT + 1)
    page.print_setup(HEADER_ROW, last, NOTE)


def remark(result: Consolidation) -> str:
    """How many lines have which state, in one sentence."""
    count = result.states()
    said = "，".join(f"{title} {count[state]}" for state, title in STATE_TITLES.items() if count[state])
    return (
        f"按单位、项目列出，共 {len(result.register)} 行{f'：{said}' if said else ''}。文件以内容识别，不以文件名识别。"
    )


def write_line(page: Page, row: int, line: RegisterLine, result: Consolidation, master: Path) -> None:
    """One unit's project, or one version of it."""
    entry = line.department.entry
    file = FileRecord("", "read") if line.source is None else result.files[line.source]
    page.number(row, NUMBER, row - FIRST_ROW + 1, "count")
    page.text(row, DEPARTMENT, line.department.name, "wrap")
    page.text(row, STATE, STATE_TITLES[line.state], "center", mark=LOOKS.get(line.state, ""))
    page.text(row, PROJECT, line.project or nameless(line), "wrap")
    page.text(row, EXPECTED, "" if line.expected is None else "是" if line.expected else "否", "center")
    page.time(row, RECEIVED, file.received)
    link = source_link(master, Place(file.file)) if file.file else None
    page.link(row, FILE, link, Path(file.file).name)
    page.number(row, POSITION, line.position, "count")
    page.text(row, ROUND, file.round, "center")
    page.text(row, GROUND, line.ground, "wrap")
    for column, figure in ((ERRORS, line.errors), (WARNINGS, line.warnings), (UNCHECKED, line.unchecked)):
        page.number(row, column, None if line.position is None else figure, "count")
    page.text(row, PERSON, line.leader or (entry.contact if entry else ""), "center")
    page.text(row, DUE, entry.due.isoformat() if entry and entry.due else "", "center")
    page.number(row, OVERDUE, line.overdue or None, "count")
    page.text(row, NOTE, "；".join(filter(None, (line.history, line.note))), "wrap")
    page.text(row, CODE, entry.code if entry else "", "text")
    page.text(row, TEMPLATE, file.template, "text")
    page.text(row, HASH, file.sha256 or "", "code")


def nameless(line: RegisterLine) -> str:
    """What stands where there is no project's name."""
    if line.position is not None:
        return NO_PROJECT
    return ALL_PROJECTS if line.source is None else NOT_KNOWN
