"""Writes the master workbook: the cover, tables, then one sheet a project in the official layout."""

import gc
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook

from xltools.files.atomic import replacing_all
from xltools.files.progress import Progress, silent
from xltools.merging.consolidation import Consolidation, Line
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.model.problems import UserError
from xltools.rules.registry import CATALOGUE
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
from xltools.workbooks.master.drawn import DrawnForm, draw_form
from xltools.workbooks.master.entries import Entry, entry_without_sheet
from xltools.workbooks.master.form_formats import FormFormats
from xltools.workbooks.master.form_sheets import FormBook
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.placing import SHEETS_EACH, Volume, plan_sheets
from xltools.workbooks.master.styles import Styles
from xltools.workbooks.master.volumes import (
    Forms,
    Made,
    refuse_others,
    remove_other_volumes,
    volume_entries,
    write_volume,
)
from xltools.workbooks.names import quoted
from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.own_kind import set_kind
from xltools.workbooks.packing import Beside
from xltools.workbooks.streamed_sheet import StreamedSheet

MOST_FORMS: Final = 500_000
"""Each is a row of 汇总, whose 1,048,576 rows also hold a subtotal for every department."""
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


def always(_forms: Forms, _volume: Volume) -> bool:
    """Every volume is written."""
    return True


def write_master(
    result: Consolidation,
    target: Path,
    made: Made | None = None,
    *,
    sheets_each: int | None = SHEETS_EACH,
    wanted: Callable[[Forms, Volume], bool] = always,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write the master workbook, and volumes beside it where more than `sheets_each` forms have a sheet; returns all files.

    `made` gives what was made of the forms where they were read; without it, it is made here. `sheets_each` None puts all sheets
    into the master, 0 makes none: the lists then hold values, and lead to the sources only. A volume that is not `wanted` stands
    there already, just as it would be written, and is left alone. `progress` is told of every form written. Raises UserError when a file
    cannot be written or would replace what is not ours, and then leaves all as they were; older volumes that are no longer
    needed are removed.
    """
    if len(result.lines) > MOST_FORMS:
        raise UserError(
            f"共 {len(result.lines):,} 个项目，超过 Excel 一张工作表的行数，汇总表最多列 {MOST_FORMS:,} 个，请分批汇总。"
        )
    plan = plan_sheets(result.lines, target, sheets_each)
    files = (target, *(volume.path for volume in plan.volumes))
    refuse_others(files[1:])
    steps = Steps(len(result.lines), any(plan.sheets), progress)
    forms = Forms(result.lines, plan, target, made or Made(draw_line), steps.step)
    written = [target, *(volume.path for volume in plan.volumes if wanted(forms, volume))]
    with replacing_all(written) as temporaries:
        write_files(result, forms, dict(zip(written, map(str, temporaries), strict=True)))
    remove_other_volumes(target, files)
    return files


class Steps:
    """Tells how many forms are written: one counts when its rows are, and its sheet if it has one."""

    def __init__(self, forms: int, sheets: bool, progress: Progress) -> None:  # noqa: FBT001 - said once
        self.forms = forms
        self.each = 2 if sheets else 1
        self.progress = progress
        self.done = 0

    def step(self, line: Line) -> None:
        """The sheet or the rows of a line."""
        self.done += 1
        self.progress(self.done // self.each, self.forms, line.outline.project)


def master_bytes(result: Consolidation, target: Path) -> bytes:
    """The workbook with all sheets as a file's bytes; links are made for a workbook that will stand at `target`."""
    content = io.BytesIO()
    forms = Forms(result.lines, plan_sheets(result.lines, target, None), target, Made(draw_line))
    write_files(result, forms, {target: content})
    return content.getvalue()


def draw_line(line: Line) -> DrawnForm:
    """Draw the sheet of a line."""
    return draw_form(line.project)


def write_files(result: Consolidation, forms: Forms, outputs: Mapping[Path, str | io.BytesIO]) -> None:
    """Write the master, and those volumes that have an output; outputs are given by the paths the workbooks will have."""
    plan, target = forms.plan, forms.master
    with collecting_later(), Beside() as beside:
        entries: list[Entry] = []
        for volume in plan.volumes:
            output = outputs.get(volume.path)
            entries += write_volume(forms, volume, output) if output else volume_entries(forms, volume)
        with NewWorkbook(outputs[target]) as workbook:
            workbook.describe("项目支出绩效目标申报汇总")
            workbook.set_calc_mode("auto")
            set_kind(workbook, "master")
            formats = FormFormats(workbook) if plan.inside else None
            styles = formats.lists if formats else Styles(workbook)
            pages = {name: Page(add_sheet(workbook, name, color, beside), styles) for name, color in TABS.items()}
            if formats:
                entries = add_forms(FormBook(workbook, formats, target), forms)
            elif not plan.volumes:
                entries = [
                    entry_without_sheet(line, number, forms.figures(line), target)
                    for number, line in enumerate(result.lines, 1)
                ]
            write_sheets(workbook, pages, result, entries, forms)


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
    workbook: Workbook, pages: Mapping[str, Page], result: Consolidation, entries: Sequence[Entry], forms: Forms
) -> None:
    """All sheets but those of the projects."""
    entries = origins.with_parts(entries, forms.listed)
    target, rows, balanced = forms.master, summary.rows_of(entries), balance(entries)
    cover.write_cover(
        workbook,
        pages[cover.NAME],
        Shown(result, rows, balanced, target, forms.plan.volumes),
        contents(result, entries),
    )
    summary.write_summary(pages[summary.NAME], rows, balanced)
    groups.write_departments(pages[groups.BY_DEPARTMENT.sheet], result, rows, balanced)
    groups.write_types(pages[groups.BY_TYPE.sheet], result, rows, balanced)
    issues.write_issues(pages[issues.NAME], result.findings, places(entries, target), target)
    unchecked.write_unchecked(pages[unchecked.NAME], result.not_checked, entries, target)
    register.write_register(pages[register.NAME], result, target)
    reminders.write_reminders(pages[reminders.NAME], result, target)
    to_confirm.write_to_confirm(pages[to_confirm.NAME], result)
    version_list.write_versions(pages[version_list.NAME], result, target)
    sources.write_sources(pages[sources.NAME], result, target)
    lists.write_listings(
        [
            lists.projects_listing(pages[tables.PROJECTS.name], entries),
            lists.indicators_listing(pages[tables.INDICATORS.name], entries),
            origins.origins_listing(pages[tables.ORIGINS.name], entries),
        ],
        entries,
        forms.listed,
        lists.Shared(target, result.files),
        forms.step,
    )
    rule_list.write_rules(pages[rule_list.NAME], result)
    charts.write_figures(pages[charts.NAME], charts.dashboard(result, balanced))


def contents(result: Consolidation, entries: Sequence[Entry]) -> tuple[cover.Contents, ...]:
    """The table of contents."""
    indicators = sum(entry.line.outline.rows for entry in entries)
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


def add_sheet(workbook: NewWorkbook, name: str, color: str, beside: Beside) -> StreamedSheet:
    """A sheet with the colour of its tab, packed beside."""
    sheet: StreamedSheet = workbook.add_worksheet(name, StreamedSheet)
    sheet.pack_beside(beside)
    sheet.set_tab_color(color)
    return sheet


def add_forms(book: FormBook, forms: Forms) -> list[Entry]:
    """The sheets of all counted forms in the master itself."""
    back = f"internal:{quoted(summary.NAME)}!A1"
    return [
        book.add(line, number, sheet, forms.drawn(line), back)
        for number, (line, sheet) in enumerate(zip(forms.lines, forms.plan.sheets, strict=True), 1)
        if sheet
    ]


def places(entries: Sequence[Entry], target: Path) -> dict[Finding, issues.Spotted]:
    """Where the findings about forms stand in the master or its volumes; the list is ordered as if all stood in the master."""
    found: dict[Finding, issues.Spotted] = {}
    for one, sheet in ((one, one.sheet) for one in entries):
        if sheet:
            for finding in one.line.findings:
                cell = one.spot(finding.place)
                place = Place(target.name, sheet.name, cell)
                found[finding] = issues.Spotted(place, sheet.link(cell), issues.short_title(sheet, cell))
    return found
