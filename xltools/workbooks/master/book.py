"""Writes the master workbook: tables first, then one sheet a project in the official layout."""

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.files.atomic import replacing
from xltools.forms.beijing_2019 import FORM
from xltools.merging.consolidation import Consolidation, Line
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.workbooks import styles as form_styles
from xltools.workbooks.department.layout import SheetTarget, lay_out
from xltools.workbooks.department.names import sheet_names
from xltools.workbooks.master import groups, issues, register, summary
from xltools.workbooks.master.entries import Entry, entry, moved, placed
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.project import draw_project
from xltools.workbooks.master.styles import Styles
from xltools.workbooks.own_kind import set_kind

CREATED: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal input gives equal bytes
TABS: Final = {
    summary.NAME: "#1F4E79",
    groups.BY_DEPARTMENT.sheet: "#2E75B6",
    groups.BY_TYPE.sheet: "#2E75B6",
    issues.NAME: "#C00000",
    register.NAME: "#7F7F7F",
}


def write_master(result: Consolidation, target: Path) -> None:
    """Write the master workbook; raises UserError when it cannot be written, and then leaves an older one as it was."""
    content = master_bytes(result, target)
    with replacing(target) as temporary:
        temporary.write_bytes(content)


def master_bytes(result: Consolidation, target: Path) -> bytes:
    """The workbook as a file's bytes; links are made for a workbook that will stand at `target`."""
    entries = lay_out_lines(result.lines, target)
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "项目支出绩效目标申报汇总", "created": CREATED})
        workbook.set_calc_mode("auto")
        set_kind(workbook, "master")
        styles = Styles(workbook)
        pages = {name: Page(add_sheet(workbook, name, color), styles) for name, color in TABS.items()}
        summary.write_summary(pages[summary.NAME], entries)
        groups.write_departments(workbook, pages[groups.BY_DEPARTMENT.sheet], result.departments, entries)
        groups.write_types(pages[groups.BY_TYPE.sheet], result.types, entries)
        issues.write_issues(pages[issues.NAME], result.findings, places(entries), target)
        register.write_register(pages[register.NAME], result, target)
        for page in pages.values():
            page.finish()
        drawn = form_styles.Styles(workbook, tinted=False)
        for one in entries:
            draw_project(workbook, drawn, styles, one)
    return content.getvalue()


def add_sheet(workbook: Workbook, name: str, color: str) -> Worksheet:
    """A sheet with the colour of its tab."""
    sheet = workbook.add_worksheet(name)
    sheet.set_tab_color(color)
    return sheet


def lay_out_lines(lines: Sequence[Line], target: Path) -> tuple[Entry, ...]:
    """Every counted form with its sheet."""
    names = sheet_names([line.project.declaration.project for line in lines])
    entries = []
    for number, (line, name) in enumerate(zip(lines, names, strict=True), 1):
        layout = lay_out(line.project, SheetTarget(target.name, name, str(number), FORM, FORM.title))
        entries.append(entry(line, layout, target))
    return tuple(entries)


def places(entries: Sequence[Entry]) -> dict[Finding, Place]:
    """Where the findings about forms stand in the master."""
    found: dict[Finding, Place] = {}
    for one in entries:
        spots = moved(one.line.project.declaration, one.layout.declaration)
        for finding in one.line.findings:
            found[finding] = placed(finding, spots, one.layout.declaration.place)
    return found
