"""概况: what was compared, how the total came from the old figure to the new one, the largest changes, links to the sheets."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook

from xltools.workbooks.cells import address, column_name
from xltools.workbooks.comparison import amounts, groups, wording
from xltools.workbooks.comparison.amounts import STATES, budget
from xltools.workbooks.comparison.chart import insert_chart
from xltools.workbooks.comparison.pen import FRONT, TOTAL_ROW, Cell, Link, Number, Pen, Text, internal
from xltools.workbooks.names import quoted
from xltools.workflows.comparison import Comparison, FormState, ProjectChange, Side

NAME: Final = FRONT
WIDTHS: Final = (27.0, 29.0, 20.0, 19.0, 19.0, 11.0)
LAST: Final = len(WIDTHS) - 1
LARGEST: Final = 10
BLOCK_HEIGHT: Final = 26.0
STEPS: Final[tuple[tuple[FormState, str], ...]] = (
    ("added", "新增项目"),
    ("removed", "减少项目"),
    ("increased", "金额增加的项目"),
    ("decreased", "金额减少的项目"),
    ("unchanged", "金额未变的项目"),
    ("incomparable", "金额无法识别、不能比较的项目"),
)
KINDS: Final = {"forms": "申报表", "master": "汇总工作簿"}
MONEY: Final = 2
"""The column of the figures that lead from one total to the other."""


def write_front(workbook: Workbook, pen: Pen, result: Comparison) -> None:
    """The whole sheet."""
    pen.widths(WIDTHS)
    pen.heading("变动对照", "把两次（两轮或两年）的申报表逐项、逐字对照。变动 = 本次 − 上次。")
    row = write_sides(pen, result, 2)
    row = write_steps(pen, result, row + 1)
    row = write_largest(pen, result.projects, row + 1)
    row = insert_chart(workbook, pen, result.departments, row + 1)
    row = write_contents(pen, result, row + 1)
    pen.print_setup(row, LAST)
    pen.sheet.set_portrait()
    pen.sheet.fit_to_pages(1, 1)
    pen.sheet.center_horizontally()
    pen.sheet.activate()
    pen.sheet.set_first_sheet()


def block(pen: Pen, row: int, title: str, titles: Sequence[str]) -> int:
    """The heading of a part and its column titles; returns the row below."""
    pen.sheet.write_string(row, 0, title, pen.formats.get("block"))
    pen.row(row, BLOCK_HEIGHT)
    pen.header(row + 1, titles)
    return row + 2


def write_sides(pen: Pen, result: Comparison, row: int) -> int:
    """Both rounds beside each other."""
    total, old, new = result.total, result.old, result.new
    row = block(pen, row, "一、对照的是什么", ("", "上次", "本次", "变动", "幅度"))
    lines: list[list[Cell]] = [
        [Text("来源"), Text(described(old), "center"), Text(described(new), "center"), Text(""), Text("")],
        counts("文件（个）", len(old.files), len(new.files)),
        counts("无法读取的文件（个）", len(old.failed), len(new.failed)),
        counts("项目（个）", total.old_projects, total.new_projects),
        counts("预算无法识别的项目（个）", total.old_unreadable, total.new_unreadable),
    ]
    for number, cells in enumerate(lines):
        pen.line(row + number, cells)
    return write_totals(pen, result, row + len(lines))


def described(side: Side) -> str:
    """Where a side comes from, and what that is."""
    return f"{Path(side.source).name or side.source}\n（{KINDS[side.kind]}{years(side)}）"


def years(side: Side) -> str:
    """The budget years its forms name."""
    return "".join(f"，{year} 年度" for year in side.years)


def counts(title: str, old: int, new: int) -> list[Cell]:
    """A line of counts."""
    difference = Text(f"{new - old:+d}" if new != old else "0", "center")
    return [Text(title), Number(old, "count"), Number(new, "count"), difference, Text("")]


def write_totals(pen: Pen, result: Comparison, row: int) -> int:
    """The sums of budgets and costs."""
    total = result.total
    cells = {
        column: f"{quoted(groups.DEPARTMENTS)}!{address(TOTAL_ROW, column)}" for column in (groups.OLD, groups.NEW)
    }
    for title, old, new, formulas in (
        ("预算合计（元）", total.old, total.new, (cells[groups.OLD], cells[groups.NEW])),
        ("成本指标合计（元）", total.old_cost, total.new_cost, ("", "")),
    ):
        line: list[Text | Number] = [
            Text(title),
            Number(old, formula=formulas[0]),
            Number(new, formula=formulas[1]),
            Number(new - old, "change", formula=f"ROUND({address(row, 2)}-{address(row, 1)},2)"),
            Number((new - old) / old if old else None, "share"),
        ]
        pen.line(row, map(summed, line) if any(formulas) else line)
        row += 1
    return row


def summed(cell: Text | Number) -> Text | Number:
    """The same as a sum."""
    return replace(cell, mark="total")


def write_steps(pen: Pen, result: Comparison, row: int) -> int:
    """From the old total to the new one, step by step; the last line is the sum of those above."""
    row = block(pen, row, "二、合计是怎样变的", ("", "项目（个）", "金额（元）"))
    first = row
    pen.line(row, [Text("上次预算合计"), Number(result.total.old_projects, "count"), Number(result.total.old)])
    for state, title in STEPS:
        row += 1
        found = result.having(state)
        effect = sum((one.effect for one in found), Decimal(0))
        pen.line(row, [Text(title), Number(len(found), "count"), Number(effect, "change")])
    row += 1
    cells = f"{column_name(MONEY)}{first + 1}:{column_name(MONEY)}{row}"
    pen.line(row, [
        Text("本次预算合计", "text", "total"), Number(result.total.new_projects, "count", "total"),
        Number(result.total.new, "money", "total", f"ROUND(SUM({cells}),2)"),
    ])  # fmt: skip
    return row + 1


def write_largest(pen: Pen, projects: Sequence[ProjectChange], row: int) -> int:
    """The projects that moved the total most."""
    moved = [one for one in projects if one.effect][:LARGEST]
    title = f"三、金额变动最大的 {len(moved)} 个项目" if moved else "三、没有金额变动的项目"
    row = block(pen, row, title, ("部门", "项目", "上次预算（元）", "本次预算（元）", "变动（元）", "类型"))
    for one in moved:
        state, mark = STATES[one.state]
        pen.line(row, [
            Text(one.form.department), Text(one.form.project), budget(one.old), budget(one.new),
            Number(one.change, "change"), Text(state, "center", mark),
        ])  # fmt: skip
        row += 1
    return row


def write_contents(pen: Pen, result: Comparison, row: int) -> int:
    """Links to the sheets, with what stands on them; returns the last row."""
    row = block(pen, row, "四、目录", ("表", "内容"))
    texts = sum(len(one.texts) for one in result.reworded)
    unread = sum(
        sum(file.state != "read" for file in side.files) + len(side.left_out) for side in (result.old, result.new)
    )
    for sheet, told in (
        (amounts.NAME, f"{len(amounts.listed(result))} 个项目，按影响大小排列"),
        (amounts.CAME_AND_WENT, f"新增 {result.total.added} 个，减少 {result.total.removed} 个"),
        (wording.NAME, f"{len(result.reworded)} 个项目 {texts} 处，逐字标出"),
        (groups.DEPARTMENTS, f"{len(result.departments)} 个部门"),
        (groups.PROPOSALS, f"{len(result.proposals)} 对，请确认"),
        (groups.UNREAD, f"{unread} 项"),
    ):
        pen.line(row, [Link(internal(sheet), sheet), Text(told)])
        row += 1
    return row - 1
