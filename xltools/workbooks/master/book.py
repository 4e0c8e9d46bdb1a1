"""Writes the master workbook: the cover, tables, then one sheet a project in the official layout."""

import gc
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.files.atomic import replacing
from xltools.forms.beijing_2019 import FORM
from xltools.merging.consolidation import Consolidation, Line
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.rules.registry import CATALOGUE
from xltools.workbooks import styles as form_styles
from xltools.workbooks.department.layout import SheetTarget, lay_out
from xltools.workbooks.master import (
    charts,
    cover,
    groups,
    issues,
    lists,
    origins,
    register,
    reminders,
    rule_list,
    sources,
    summary,
    tables,
    to_confirm,
    unchecked,
    version_list,
)
from xltools.workbooks.master.balance import balance
from xltools.workbooks.master.cover import Shown
from xltools.workbooks.master.entries import Entry, entry, moved, placed
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.project import draw_project
from xltools.workbooks.master.styles import Styles
from xltools.workbooks.names import sheet_names
from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.own_kind import set_kind

TABS: Final = {
    cover.NAME: "#1F4E79",
    summary.NAME: "#1F4E79",
    groups.BY_DEPARTMENT.sheet: "#2E75B6",
    groups.BY_TYPE.sheet: "#2E75B6",
    issues.NAME: "#C55A11",
    unchecked.NAME: "#C55A11",
    register.NAME: "#7F7F7F",
    reminders.NAME: "#7F7F7F",
    to_confirm.NAME: "#7F7F7F",
    version_list.NAME: "#7F7F7F",
    sources.NAME: "#7F7F7F",
    tables.PROJECTS.name: "#548235",
    tables.INDICATORS.name: "#548235",
    tables.ORIGINS.name: "#548235",
    rule_list.NAME: "#7F7F7F",
    charts.NAME: "#BFBFBF",
}


def write_master(result: Consolidation, target: Path) -> None:
    """Write the master workbook; raises UserError when it cannot be written, and then leaves an older one as it was."""
    content = master_bytes(result, target)
    with replacing(target) as temporary:
        temporary.write_bytes(content)


def master_bytes(result: Consolidation, target: Path) -> bytes:
    """The workbook as a file's bytes; links are made for a workbook that will stand at `target`."""
    content = io.BytesIO()
    with collecting_later(), NewWorkbook(content) as workbook:
        workbook.describe("项目支出绩效目标申报汇总")
        workbook.set_calc_mode("auto")
        set_kind(workbook, "master")
        styles = Styles(workbook)
        pages = {name: Page(add_sheet(workbook, name, color), styles) for name, color in TABS.items()}
        entries = draw_projects(workbook, styles, result.lines, target)
        write_sheets(workbook, pages, result, entries, target)
        for page in pages.values():
            page.finish()
    return content.getvalue()


@contextmanager
def collecting_later() -> Iterator[None]:
    """Keep the collector of cycles from walking over all cells again and again: none is free before the workbook is done."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()


def write_sheets(
    workbook: Workbook, pages: Mapping[str, Page], result: Consolidation, entries: Sequence[Entry], target: Path
) -> None:
    """All sheets but those of the projects."""
    rows, balanced = summary.rows_of(entries), balance(entries)
    cover.write_cover(workbook, pages[cover.NAME], Shown(result, rows, balanced, target), contents(result, entries))
    summary.write_summary(pages[summary.NAME], rows, balanced)
    groups.write_departments(pages[groups.BY_DEPARTMENT.sheet], result, rows, balanced)
    groups.write_types(pages[groups.BY_TYPE.sheet], result, rows, balanced)
    issues.write_issues(pages[issues.NAME], result.findings, places(entries), target)
    unchecked.write_unchecked(pages[unchecked.NAME], result.not_checked, entries, target)
    register.write_register(pages[register.NAME], result, target)
    reminders.write_reminders(pages[reminders.NAME], result, target)
    to_confirm.write_to_confirm(pages[to_confirm.NAME], result)
    version_list.write_versions(pages[version_list.NAME], result, target)
    sources.write_sources(pages[sources.NAME], result, target)
    lists.write_projects(pages[tables.PROJECTS.name], entries, target)
    lists.write_indicators(pages[tables.INDICATORS.name], entries)
    origins.write_origins(pages[tables.ORIGINS.name], entries, result.files, target)
    rule_list.write_rules(pages[rule_list.NAME], result)
    charts.write_figures(pages[charts.NAME], charts.dashboard(result, balanced))


def contents(result: Consolidation, entries: Sequence[Entry]) -> tuple[cover.Contents, ...]:
    """The table of contents."""
    indicators = sum(len(entry.line.project.declaration.indicators) for entry in entries)
    told = {
        summary.NAME: f"{len(entries)} 个项目，按部门分组小计",
        groups.BY_DEPARTMENT.sheet: f"{len(result.departments)} 个部门，与控制数比较",
        groups.BY_TYPE.sheet: f"{len(result.types)} 类项目",
        issues.NAME: f"{len(result.findings)} 条",
        unchecked.NAME: f"{len(result.not_checked)} 项",
        register.NAME: f"{len(result.register)} 行，按单位和项目",
        reminders.NAME: f"{len(result.reminders)} 个单位没有报齐",
        to_confirm.NAME: f"{len(result.confirm) + len(result.unused_choices)} 项",
        version_list.NAME: f"{len(result.versions)} 份申报表另有版本",
        sources.NAME: f"{len(result.files)} 个文件，逐个列出",
        tables.PROJECTS.name: f"{len(entries)} 行，供筛选和透视",
        tables.INDICATORS.name: f"{indicators} 行，供筛选和透视",
        tables.ORIGINS.name: f"{origins.count_rows(entries)} 个金额，从哪里读出、计入哪里",
        rule_list.NAME: f"{len(CATALOGUE)} 条，本次所用的设置",
        charts.NAME: "以上各图的数",
    }
    return tuple(cover.Contents(sheet, words) for sheet, words in told.items())


def add_sheet(workbook: Workbook, name: str, color: str) -> Worksheet:
    """A sheet with the colour of its tab."""
    sheet = workbook.add_worksheet(name)
    sheet.set_tab_color(color)
    return sheet


def draw_projects(workbook: NewWorkbook, styles: Styles, lines: Sequence[Line], target: Path) -> tuple[Entry, ...]:
    """Draw every counted form on its sheet, one after the other: a thousand sheets at once take too much memory."""
    drawn = form_styles.Styles(workbook, tinted=False)
    names = sheet_names([line.project.declaration.project for line in lines])
    entries = []
    for number, (line, name) in enumerate(zip(lines, names, strict=True), 1):
        layout = lay_out(line.project, SheetTarget(target.name, name, str(number), FORM, FORM.title, read_only=True))
        entries.append(entry(line, layout, target))
        draw_project(workbook, drawn, styles, entries[-1], layout).finish()
    return tuple(entries)


def places(entries: Sequence[Entry]) -> dict[Finding, Place]:
    """Where the findings about forms stand in the master."""
    found: dict[Finding, Place] = {}
    for one in entries:
        spots = moved(one.line.project.declaration, one.layout.declaration)
        for finding in one.line.findings:
            found[finding] = placed(finding, spots, one.layout.declaration.place)
    return found
