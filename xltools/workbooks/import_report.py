"""导入报告: which file gave what, where it went, and what could not be placed."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.analysis.facts import Project
from xltools.model.place import Place
from xltools.model.problems import SourceProblem, without_file
from xltools.workbooks.department.drawing import put
from xltools.workbooks.measure import list_height
from xltools.workbooks.names import quoted
from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.own_kind import set_kind
from xltools.workbooks.styles import Styles

STATES: Final = {"read": "已读取", "duplicate": "重复", "failed": "无法读取", "skipped": "未读取"}
UNIT_SOURCES: Final = {"value": "原文写明", "label": "按栏目名称", "assumed": "未写单位，按元"}
FILE_COLUMNS: Final = (("序号", 6.0), ("来源文件", 46.0), ("状态", 12.0), ("申报表份数", 12.0), ("说明", 60.0))
PROJECT_COLUMNS: Final = (
    ("序号", 6.0), ("来源文件", 34.0), ("第几份", 8.0), ("来源位置", 16.0), ("部门（单位）", 24.0), ("项目名称", 34.0),
    ("预算原文", 18.0), ("读作（元）", 18.0), ("单位依据", 16.0), ("写入工作簿", 34.0), ("工作表", 30.0),
)  # fmt: skip
PROBLEM_COLUMNS: Final = (("序号", 6.0), ("来源文件", 40.0), ("说明", 100.0))
LEAST_ROW: Final = 22.0
HEAD_ROW: Final = 2


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One source file and what became of it; "duplicate" when another source says all that it says."""

    file: str
    state: Literal["read", "duplicate", "failed", "skipped"]
    declarations: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportedProject:
    """One declaration: where it came from and where it went. `project` has the places of the workbook."""

    source: Place
    position: int
    workbook: Path
    target: Place
    project: Project


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the report: its value, style, and the link it carries."""

    value: str | Decimal
    style: str = "cell_text"
    link: str = ""


def draw_import_report(
    path: Path,
    folder: Path,
    files: Sequence[ReadFile],
    projects: Sequence[ImportedProject],
    problems: Sequence[SourceProblem],
) -> None:
    """Draw the report into a temporary file; it will stand in `folder`. The same input gives the same bytes. Raises OSError."""
    with NewWorkbook(str(path)) as book:
        book.describe("导入报告")
        set_kind(book, "import-report")
        styles = Styles(book)
        table(book, styles, "来源文件", FILE_COLUMNS, [file_line(number, item) for number, item in enumerate(files, 1)])
        lines = [project_line(number, item, folder) for number, item in enumerate(projects, 1)]
        table(book, styles, "去向", PROJECT_COLUMNS, lines)
        told = [problem_line(number, problem) for number, problem in enumerate(problems, 1)]
        table(book, styles, "未归位和未读取", PROBLEM_COLUMNS, told)


def file_line(number: int, item: ReadFile) -> list[Cell]:
    """A source file."""
    state_style = "error" if item.state == "failed" else "cell_center"
    return [
        Cell(Decimal(number), "cell_center"),
        Cell(item.file),
        Cell(STATES[item.state], state_style),
        Cell(Decimal(item.declarations), "cell_center"),
        Cell(without_file(item.reason, item.file)),
    ]


def project_line(number: int, item: ImportedProject, folder: Path) -> list[Cell]:
    """A declaration and its sheet, with a link to it."""
    declaration, budget = item.project.declaration, item.project.budget
    link = f"external:{os.path.relpath(item.workbook, folder)}#{quoted(item.target.sheet or '')}!A1"
    unit = UNIT_SOURCES[budget.unit_from] if budget.yuan is not None else "未读出金额"
    return [
        Cell(Decimal(number), "cell_center"),
        Cell(item.source.file),
        Cell(Decimal(item.position), "cell_center"),
        Cell(item.source.label()),
        Cell(declaration.department),
        Cell(declaration.project),
        Cell(budget.text),
        Cell("" if budget.yuan is None else budget.yuan, "cell_yuan"),
        Cell(f"{unit}（待核实）" if budget.doubtful else unit, "warning" if budget.doubtful else "cell_center"),
        Cell(item.workbook.name),
        Cell(item.target.sheet or "", "cell_link", link),
    ]


def problem_line(number: int, problem: SourceProblem) -> list[Cell]:
    """Something that was not placed or not read."""
    return [Cell(Decimal(number), "cell_center"), Cell(problem.file), Cell(without_file(problem.message, problem.file))]


def table(
    book: Workbook, styles: Styles, title: str, columns: Sequence[tuple[str, float]], lines: Sequence[Sequence[Cell]]
) -> None:
    """Add a sheet with a title and a table."""
    sheet = book.add_worksheet(title)
    put(sheet, (0, 0), f"导入报告：{title}", styles.get("sheet_heading"))
    sheet.set_row(0, 32)
    sheet.set_row(HEAD_ROW, 28)
    for column, (name, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        put(sheet, (HEAD_ROW, column), name, styles.get("head"))
    for row, cells in enumerate(lines, start=HEAD_ROW + 1):
        draw_line(sheet, styles, row, cells, columns)
        pairs = zip(cells, columns, strict=True)
        texts = [(cell.value, width) for cell, (_, width) in pairs if isinstance(cell.value, str)]
        sheet.set_row(row, list_height(texts, LEAST_ROW))
    if not lines:
        put(sheet, (HEAD_ROW + 1, 0), "没有。", styles.get("sheet_line"))
    page_setup(sheet, len(lines), len(columns))


def draw_line(
    sheet: Worksheet, styles: Styles, row: int, cells: Sequence[Cell], columns: Sequence[tuple[str, float]]
) -> None:
    """One row of a table."""
    for column, (cell, (_, width)) in enumerate(zip(cells, columns, strict=True)):
        style = styles.fitted(cell.style, cell.value if isinstance(cell.value, str) else "", width)
        if cell.link:
            sheet.write_url(row, column, cell.link, style, "", "打开该表")
        put(sheet, (row, column), cell.value, style)


def page_setup(sheet: Worksheet, lines: int, columns: int) -> None:
    """A4 across, one page wide."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + max(lines, 1), columns - 1)
    sheet.print_area(0, 0, HEAD_ROW + max(lines, 1), columns - 1)
    sheet.hide_gridlines(2)
