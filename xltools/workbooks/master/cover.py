"""封面: what came in, what it adds up to, what is open, four charts, and links to every sheet; one printed page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook

from xltools.merging.consolidation import Consolidation
from xltools.values.capitals import MOST, in_capitals
from xltools.values.plain import plain
from xltools.workbooks.cells import address
from xltools.workbooks.master import charts, groups, lists, origins, summary, tables
from xltools.workbooks.master.balance import Balance
from xltools.workbooks.master.charts import Dashboard, Figures
from xltools.workbooks.master.links import file_link
from xltools.workbooks.master.page import COVER as NAME
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.placing import Volume
from xltools.workbooks.master.styles import Kind, Mark
from xltools.workbooks.master.summary import Rows
from xltools.workbooks.names import quoted

__all__ = ["NAME", "Contents", "Shown", "write_cover"]

TITLE: Final = "项目支出绩效目标申报汇总"
COLUMNS: Final = 8
COLUMN_WIDTH: Final = 11.5
COLUMN_PIXELS: Final = 86
ROW_PIXELS: Final = 20
LOWEST: Final = 200
"""Pixels of the lowest chart: in a lower one figures beside the bars are broken."""
WIDE: Final = 5
"""Columns of the chart of project types, which shares its line with that of submissions."""
GAP: Final = 9.0
LAST: Final = COLUMNS - 1
OK: Final = "✔"
NOT_OK: Final = "✘"
CAREFUL: Final = "▲"


@dataclass(frozen=True, slots=True)
class Contents:
    """A line of the table of contents: the sheet, and what stands on it."""

    sheet: str
    told: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the cover is about: the consolidation, where 汇总 has what, the balanced figures, where the master will stand.

    `volumes` hold the projects' sheets where the master does not.
    """

    result: Consolidation
    rows: Rows
    balance: Balance
    master: Path
    volumes: tuple[Volume, ...] = ()


def write_cover(workbook: Workbook, page: Page, shown: Shown, contents: Sequence[Contents]) -> None:
    """The whole sheet."""
    page.sheet.set_column(0, LAST, COLUMN_WIDTH)
    write_head(page, shown.result, shown.master)
    write_tiles(page, shown.result)
    write_total(page, shown.result, shown.rows, shown.balance)
    write_checks(page, shown.rows, shown.result)
    below = draw_charts(workbook, page, charts.dashboard(shown.result, shown.balance), 14)
    end = write_contents(page, contents, below)
    page.sheet.set_portrait()
    page.sheet.set_paper(9)
    page.sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
    page.sheet.fit_to_pages(1, 1)
    page.sheet.center_horizontally()
    page.sheet.print_area(0, 0, end, LAST)
    page.sheet.set_footer("&L&F&R打印日期：&D")
    page.sheet.hide_gridlines(2)
    page.sheet.activate()
    page.sheet.set_first_sheet()
    write_directory(page, shown, end + 2)


def span(page: Page, row: int, columns: tuple[int, int], kind: Kind, mark: Mark = "") -> None:
    """Join cells of a row; what is written into the first one shows across them."""
    page.sheet.merge_range(row, columns[0], row, columns[1], "", page.styles.get(kind, mark))


def write_heading(page: Page, row: int, title: str) -> None:
    """The title of a part, underlined across the page."""
    for column in range(COLUMNS):
        page.text(row, column, "" if column else title, "cover_head")
    page.row(row, 22)


def write_head(page: Page, result: Consolidation, master: Path) -> None:
    """Title, which batch this is, and how it stands."""
    span(page, 0, (0, LAST), "cover_title")
    page.text(0, 0, TITLE, "cover_title")
    page.row(0, 42)
    span(page, 1, (0, LAST), "cover_line")
    page.text(1, 0, "　".join(batch(result, master)), "cover_line")
    told, mark = status(result)
    span(page, 2, (0, LAST), "status", mark)
    page.text(2, 0, told, "status", mark=mark)
    page.row(2, 28)
    page.row(3, GAP)


def batch(result: Consolidation, master: Path) -> Iterator[str]:
    """Year, name of the batch, how recent it is, and the settings: all from what came in."""
    years = sorted({line.outline.year for line in result.lines} - {None}, key=str)
    if years:
        yield "、".join(map(str, years)) + " 年度"
    yield f"批次：{master.stem}"
    received = [record.received for record in result.files if record.received]
    if received:
        yield f"资料截至：{max(one.replace(tzinfo=None) for one in received):%Y-%m-%d %H:%M}"
    yield f"规则设置：{result.settings.version}"


def status(result: Consolidation) -> tuple[str, Mark]:
    """The state of the whole, in words, with a sign, and tinted."""
    errors, warnings = result.count("error"), result.count("warning")
    failed = sum(record.status == "failed" for record in result.files)
    told = [
        f"{count} {what}"
        for count, what in (
            (errors, "项错误待改正"), (warnings, "项警告待核对"), (failed, "个文件无法读取"), (result.states()["missing"], "项未报"),
        )
        if count
    ]  # fmt: skip
    if errors or failed:
        return f"{NOT_OK} {'，'.join(told)}", "error"
    if told:
        return f"{CAREFUL} {'，'.join(told)}", "warning"
    return f"{OK} 未发现错误和警告，应报的已报齐", "good"


def write_tiles(page: Page, result: Consolidation) -> None:
    """The counts, one a column."""
    tiles: tuple[tuple[str, int, Mark], ...] = (
        ("部门（个）", len(result.departments), ""),
        ("项目（个）", result.total.projects, ""),
        ("文件（个）", len(result.files), ""),
        ("未报（项）", result.states()["missing"], "warning"),
        ("错误（条）", result.count("error"), "error"),
        ("警告（条）", result.count("warning"), "warning"),
        ("已说明（条）", result.count("explained"), ""),
        ("未检查（项）", len(result.not_checked), ""),
    )
    for column, (label, count, mark) in enumerate(tiles):
        page.text(4, column, label, "tile_label")
        page.number(5, column, count, "tile", mark=mark if count else "")
    page.row(4, 18)
    page.row(5, 30)
    page.row(6, GAP)


def write_total(page: Page, result: Consolidation, rows: Rows, balance: Balance) -> None:
    """The grand total in 元, in 万元 and in capitals, and what it leaves out."""
    total = Decimal(summary.totals(rows.entries)[summary.BUDGET])
    cell = rows.total_cell(summary.BUDGET)
    page.text(7, 0, "预算合计", "figure_label")
    span(page, 7, (1, 4), "figure_money")
    page.formula(7, 1, cell, total, "figure_money")
    span(page, 7, (5, LAST), "figure_wan")
    page.number(7, 5, balance.total, "figure_wan")
    page.text(8, 0, "人民币大写", "figure_label")
    span(page, 8, (1, LAST), "figure_text")
    capitals = in_capitals(total) if abs(total) < MOST else "（金额过大，无法大写）"
    page.formula(
        8,
        1,
        f'IF(ROUND({cell}-{plain(total)},2)=0,"{capitals}","（合计已改动，请重新汇总）")',
        capitals,
        "figure_text",
    )
    page.text(9, 0, "说明", "figure_label")
    span(page, 9, (1, LAST), "figure_note")
    page.text(9, 1, "；".join(remarks(result, rows)) or "所有项目均已计入", "figure_note")
    for row in (7, 8, 9):
        page.row(row, 26)
    page.row(10, GAP)


def remarks(result: Consolidation, rows: Rows) -> Iterator[str]:
    """What the total leaves out or takes on trust."""
    marks = [summary.mark(entry) for entry in rows.entries]
    over = sum((group.over_ceiling or 0) > 0 for group in result.departments)
    for count, what in (
        (marks.count("unusable"), "个项目没有可用金额，未计入"),
        (marks.count("doubtful"), "个项目金额单位存疑，按较合理的读法计入"),
        (over, "个部门超控制数"),
    ):
        if count:
            yield f"{count} {what}"


def write_checks(page: Page, rows: Rows, result: Consolidation) -> None:
    """Whether the sheets agree with each other: live formulas."""
    write_heading(page, 11, "表间核对")
    for number, (told, differences) in enumerate(checks(rows, result)):
        left = number * 2
        span(page, 12, (left, left + 1), "check")
        equal = ",".join(f"ROUND({difference},2)=0" for difference in differences)
        formula = f'IF(AND({equal}),"{OK} {told}相符","{NOT_OK} {told}不符")'
        page.formula(12, left, formula, f"{OK} {told}相符", "check")
    page.row(12, 24)
    page.row(13, GAP)


def checks(rows: Rows, result: Consolidation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is compared, and the differences that must be 0, as formulas."""
    budget, cost = rows.total_cell(summary.BUDGET), rows.total_cell(summary.COST)
    for grouping, count in (
        (groups.BY_DEPARTMENT, len(result.departments)), (groups.BY_TYPE, len(result.types)),
    ):  # fmt: skip
        sheet, row = quoted(grouping.sheet), groups.FIRST_ROW + count
        yield grouping.sheet, (f"{sheet}!{address(row, groups.BUDGET)}-{budget}",)
    projects = lists.cells_of(tables.PROJECTS, tables.BUDGET, len(rows.entries))
    listed = f"SUM({projects})-{budget}"
    if origins.adds_up(rows.entries):
        fed = (f"{origins.fed_sum(rows.entries, 'budget')}-{budget}", f"{origins.fed_sum(rows.entries, 'cost')}-{cost}")
        yield "项目一览、金额来源", (listed, *fed)
    else:
        yield tables.PROJECTS.name, (listed,)
    balanced = f"SUMPRODUCT(--ISNUMBER({rows.range(summary.NUMBER)}),{rows.range(summary.BALANCED)})"
    yield "舍位平衡", (f"{balanced}-{rows.total_cell(summary.BALANCED)}",)


def draw_charts(workbook: Workbook, page: Page, shown: Dashboard, row: int) -> int:
    """The charts from this row on; returns the row below them."""
    for line in (
        ((shown.departments, 0, COLUMNS),),
        ((shown.types, 0, WIDE), (shown.states, WIDE, COLUMNS - WIDE)),
        ((shown.rules, 0, COLUMNS),),
    ):
        height = max(LOWEST, *(figures.height for figures, _, _ in line))
        drawn = [one for one in line if one[0].rows]
        for figures, left, columns in drawn:
            insert(workbook, page, figures, (row, left), (columns * COLUMN_PIXELS, height))
        row += -(-height // ROW_PIXELS) if drawn else 0
    return row + 1


def insert(workbook: Workbook, page: Page, figures: Figures, cell: tuple[int, int], size: tuple[int, int]) -> None:
    """One chart with its text for readers who do not see it."""
    told = "；".join(f"{label} {'、'.join(str(value) for value in values)}" for label, values in figures.rows)
    chart = charts.draw(workbook, figures, size)
    page.sheet.insert_chart(*cell, chart, {"description": f"{figures.title}：{told}", "object_position": 2})


def write_contents(page: Page, contents: Sequence[Contents], row: int) -> int:
    """Links to the sheets, two a row; returns the last row used."""
    write_heading(page, row, "目录")
    for number, one in enumerate(contents):
        line, left = row + 1 + number // 2, number % 2 * COLUMNS // 2
        page.link(line, left, f"internal:{quoted(one.sheet)}!A1", one.sheet, kind="nav")
        page.text(line, left + 1, one.told, "nav_note")
        page.row(line, 18)
    return row + (len(contents) + 1) // 2


def write_directory(page: Page, shown: Shown, row: int) -> None:
    """Links to the projects' sheets, or to the volumes they are in, below the printed page."""
    if shown.volumes:
        write_volumes(page, shown, row)
    elif any(entry.sheet for entry in shown.rows.entries):
        write_heading(page, row, "项目表目录（不打印）")
        for number, entry in enumerate(shown.rows.entries):
            line, left = row + 1 + number // 2, number % 2 * COLUMNS // 2
            page.link(line, left, *entry.sheet_link(), kind="nav")


def write_volumes(page: Page, shown: Shown, row: int) -> None:
    """分册目录: every volume with its departments."""
    write_heading(
        page, row, f"分册目录（不打印）：项目表共 {len(shown.rows.entries)} 张，分在 {len(shown.volumes)} 个文件中"
    )
    row += 1
    for volume in shown.volumes:
        page.link(row, 0, file_link(shown.master, volume.path), volume.name, kind="nav")
        page.text(row, 1, f"{volume.forms} 个项目　{volume.path.name}", "nav_note")
        row += 1
        for part in volume.parts:
            told = "（部分，其余在相邻分册）" if part.split else ""
            page.text(row, 1, f"{part.department}　{part.forms} 个项目{told}", "nav_note")
            row += 1
