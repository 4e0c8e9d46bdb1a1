"""部门汇总, 疑似更名或移交 and 未读文件."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from xltools.model.place import Place
from xltools.model.problems import without_file
from xltools.workbooks.cells import address, column_name
from xltools.workbooks.comparison.amounts import budget, source
from xltools.workbooks.comparison.pen import FIRST_ROW, TOTAL_ROW, Cell, Layout, Link, Number, Pen, Text, write_list
from xltools.workbooks.comparison.styles import Mark
from xltools.workbooks.master.links import source_link
from xltools.workflows.comparison import PROPOSAL_TITLES, Comparison, FileState, Proposal, Side, Total

DEPARTMENTS: Final = "部门汇总"
PROPOSALS: Final = "疑似更名或移交"
UNREAD: Final = "未读文件"
OLD, NEW, CHANGE = 6, 7, 8
COUNTED: Final = (1, 2, 3, 4, 5)
BY_DEPARTMENT: Final = Layout(
    "部门汇总（按变动大小排列）",
    (
        ("部门", 34), ("上次项目", 10), ("本次项目", 10), ("新增", 8), ("减少", 8), ("有变动", 9), ("上次预算（元）", 19),
        ("本次预算（元）", 19), ("变动（元）", 19), ("幅度", 10), ("无法识别（上次）", 10), ("无法识别（本次）", 10),
    ),
    12,
    1,
)  # fmt: skip
PROPOSED: Final = Layout(
    "疑似更名或移交（请逐项确认）",
    (
        ("序号", 5), ("类型", 16), ("上次部门", 20), ("上次项目", 28), ("上次预算（元）", 16), ("本次部门", 20), ("本次项目", 28),
        ("本次预算（元）", 16), ("内容相同", 9), ("名称相近", 9), ("上次来源", 64), ("本次来源", 64),
    ),
    10,
)  # fmt: skip
FILES: Final = Layout(
    "未读文件和未对照的申报表",
    (("哪一次", 9), ("状态", 12), ("文件", 60), ("项目", 34), ("说明", 70)),
    5,
)
STATES: Final[dict[FileState, tuple[str, Mark]]] = {
    "failed": ("无法读取", "up"),
    "skipped": ("跳过", ""),
    "read": ("已读取", ""),
}


def write_departments(pen: Pen, result: Comparison) -> None:
    """部门汇总: sums as formulas above the header."""
    lines = [department_line(row, one) for row, one in enumerate(result.departments, FIRST_ROW)]
    last = FIRST_ROW + len(lines)
    total = result.total
    sums: list[Cell | None] = [Text("合计", "center", "total")]
    counts = (total.old_projects, total.new_projects, total.added, total.removed, total.changed)
    for column, value in enumerate([*map(Decimal, counts), total.old, total.new], 1):
        cells = f"{column_name(column)}{FIRST_ROW + 1}:{column_name(column)}{last}"
        formula = f"ROUND(SUBTOTAL(9,{cells}),2)"
        sums.append(Number(value, "count" if column in COUNTED else "money", "total", formula))
    sums += [
        Number(total.change, "change", "total", difference(TOTAL_ROW)),
        Number(total.share, "share", "total"),
        Number(total.old_unreadable, "count", "total"),
        Number(total.new_unreadable, "count", "total"),
    ]
    note = "有变动：两次都有、金额或文字不同的项目。预算金额无法识别的项目只计个数，不计金额。第 3 行随筛选变化。"
    write_list(pen, BY_DEPARTMENT, note, lines, sums)


def difference(row: int) -> str:
    """The formula of new minus old."""
    return f"ROUND({address(row, NEW)}-{address(row, OLD)},2)"


def department_line(row: int, total: Total) -> list[Cell]:
    """One department."""
    return [
        Text(total.name),
        Number(total.old_projects, "count"),
        Number(total.new_projects, "count"),
        Number(total.added, "count"),
        Number(total.removed, "count"),
        Number(total.changed, "count"),
        Number(total.old),
        Number(total.new),
        Number(total.change, "change", "", difference(row)),
        Number(total.share, "share"),
        Number(total.old_unreadable, "count", "unusable" if total.old_unreadable else ""),
        Number(total.new_unreadable, "count", "unusable" if total.new_unreadable else ""),
    ]


def write_proposals(pen: Pen, result: Comparison, target: Path) -> None:
    """疑似更名或移交."""
    note = "只按部门和项目名称对应。下列项目内容或名称相近，可能是同一项目；没有替您合并，在“金额变动”中仍是一减一增。"
    lines = [proposal_line(number, one, target) for number, one in enumerate(result.proposals, 1)]
    write_list(pen, PROPOSED, note, lines)


def proposal_line(number: int, one: Proposal, target: Path) -> list[Cell]:
    """One pair."""
    return [
        Number(number, "count"),
        Text(PROPOSAL_TITLES[one.kind], "center"),
        Text(one.old.department),
        Text(one.old.project),
        budget(one.old),
        Text(one.new.department),
        Text(one.new.project),
        budget(one.new),
        Text(f"{one.content:.0%}", "center"),
        Text(f"{one.name:.0%}", "center"),
        source(one.old.place, target),
        source(one.new.place, target),
    ]


def write_unread(pen: Pen, result: Comparison, target: Path) -> None:
    """未读文件: nothing drops out unseen."""
    lines = [*unread("上次", result.old, target), *unread("本次", result.new, target)]
    failed = len(result.old.failed) + len(result.new.failed)
    note = f"{failed} 个文件无法读取，其中的项目没有参加对照。" if failed else "给出的文件都已读取或说明了跳过的原因。"
    write_list(pen, FILES, note, lines)


def unread(when: str, side: Side, target: Path) -> Iterator[list[Cell]]:
    """The files of one side that were not read, then the forms that were not compared."""
    for one in side.files:
        if one.state != "read":
            title, mark = STATES[one.state]
            yield [
                Text(when, "center"), Text(title, "center", mark), file_link(one.file, target), Text(""),
                Text(without_file(one.reason, one.file)),
            ]  # fmt: skip
    for form in side.left_out:
        yield [
            Text(when, "center"), Text("未对照", "center"), file_link(form.file, target), Text(form.project), Text(form.note),
        ]  # fmt: skip


def file_link(file: str, target: Path) -> Link:
    """A link to a file as a whole."""
    return Link(source_link(target, Place(file)), file)
