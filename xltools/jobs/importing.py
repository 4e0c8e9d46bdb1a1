"""Documents or workbooks in, one workbook per department out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.files.atomic import replacing_all
from xltools.files.lock import only_writer, refuse_opened
from xltools.files.progress import Progress, silent
from xltools.files.sources import list_sources
from xltools.forms.beijing_2019 import FORM
from xltools.jobs.office import office_of
from xltools.jobs.passing_over import not_readable, own_output, real
from xltools.jobs.reading import SourceReading, read_sources
from xltools.merging.arrivals import Arrival, Group, Sorted, sort_arrivals
from xltools.merging.sums import count_level
from xltools.model.declaration import Declaration
from xltools.model.explanation import Explanation
from xltools.model.finding import Finding, Level
from xltools.model.office import Office
from xltools.model.problems import SourceProblem, UserError
from xltools.model.roster import Roster
from xltools.model.settings import SHIPPED, Settings
from xltools.workbooks.cells import CELL_LIMIT, fits_cell
from xltools.workbooks.department.book import DepartmentPlan, SourceForm, draw_workbook, plan_workbook, write_workbook
from xltools.workbooks.import_report import ImportedProject, ReadFile, draw_import_report
from xltools.workbooks.names import file_name
from xltools.workbooks.own_kind import is_as_written
from xltools.workflows.across import Against, CheckedForms, complete
from xltools.workflows.check import CheckResult, check
from xltools.workflows.explanations import explain, gone
from xltools.workflows.noting import sent_forms

UNNAMED_DEPARTMENT: Final = "未填写部门"
FILE_TITLE: Final = "项目支出绩效目标申报"
REPORT_NAME: Final = "导入报告.xlsx"


@dataclass(frozen=True, slots=True)
class ImportedWorkbook:
    """One workbook that was written, with what the check of its declarations found."""

    path: Path
    department: str
    projects: tuple[Project, ...]
    findings: tuple[Finding, ...]

    def count(self, level: Level) -> int:
        """Number of findings of this level."""
        return count_level(self.findings, level)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `files` has a line for every source; `report` is None when nothing could be read."""

    workbooks: tuple[ImportedWorkbook, ...]
    problems: tuple[SourceProblem, ...]
    report: Path | None
    files: tuple[ReadFile, ...] = ()
    settings: Settings = SHIPPED

    @property
    def failed(self) -> bool:
        """Whether a source or one of its declarations was refused."""
        return any(problem.fatal for problem in self.problems)


def import_sources(
    sources: Sequence[str], folder: Path, progress: Progress = silent, *, roster: Path | None = None
) -> Imported:
    """Write one workbook per department into `folder`, and a report of what was read from where.

    Departments are matched by the roster's codes, names and aliases, else told apart by the name as written, never
    guessed to be the same. A form that says the same as an earlier one is not written again. Raises UserError for a wrong
    roster, and when an output cannot be written or would replace a source or a workbook somebody has saved since; a source that
    cannot be read is listed.
    """
    with only_writer(folder / REPORT_NAME):
        return imported_into(folder, sources, office_of(roster), roster, progress)


def imported_into(
    folder: Path, sources: Sequence[str], office: Office, roster: Path | None, progress: Progress
) -> Imported:
    """The same while no other import writes into the folder."""
    paths, skipped = sources_outside(sources, folder, roster)
    readings = read_sources(paths, progress, office.settings.limits)
    usable, refused = split_by_size([d for reading in readings for d in reading.declarations])
    stamps = {reading.file: reading.workbook.department for reading in readings if reading.workbook}
    found = sort_arrivals([Arrival(one, stamps.get(one.file, "")) for one in usable], office.roster)
    rounds = {reading.file: reading.workbook.round for reading in readings if reading.workbook}
    plans = department_plans(found.groups, folder, office.roster, rounds)
    problems = (*(problem for reading in readings for problem in reading.problems), *refused, *conflicts(found))
    if not plans:
        return nothing_imported(sources, problems)
    report = folder / REPORT_NAME
    targets = [report, *(Path(plan.file) for plan, _ in plans)]
    refuse_replacing_sources(targets, paths)
    refuse_replacing_work(targets[1:])
    explained = {reading.file: reading.workbook.explanations for reading in readings if reading.workbook}
    given = [explanations_of(origins, explained) for _, origins in plans]
    checked = check_plans(
        [(plan, own) for (plan, _), own in zip(plans, given, strict=True)], office.settings, office.roster
    )
    problems += unused(given, checked)
    files = (*(read_file(reading, found) for reading in readings), *skipped)
    workbooks = tuple(
        ImportedWorkbook(Path(plan.file), plan.department, plan.projects, result.findings)
        for (plan, _), result in zip(plans, checked, strict=True)
    )
    lines = [line for book, (_, origins) in zip(workbooks, plans, strict=True) for line in lines_of(book, origins)]
    with replacing_all(targets) as (told, *temporaries):
        for (plan, _), book, temporary in zip(plans, workbooks, temporaries, strict=True):
            draw_workbook(temporary, plan, book.findings, office.settings.version)
        draw_import_report(told, folder, files, lines, problems)
    return Imported(workbooks, problems, report, files, office.settings)


def nothing_imported(sources: Sequence[str], problems: tuple[SourceProblem, ...]) -> Imported:
    """The outcome where no form was read: the reasons, or one sentence where there is none."""
    if not any(problem.fatal for problem in problems):
        raise UserError(f"{'、'.join(sources)} 里没有可导入的申报表，请确认选对了文件或文件夹。")
    return Imported((), problems, None)


def import_reading(reading: SourceReading, target: Path, settings: Settings = SHIPPED) -> ImportedWorkbook:
    """Write everything one source holds into a single workbook, checked. Raises UserError for a text too long for a cell."""
    usable, refused = split_by_size(reading.declarations)
    if refused:
        raise UserError(refused[0].message)
    department = next((d.department for d in usable if d.department), "")
    plan = plan_workbook(str(target), department, [analyse(d) for d in usable], FORM, titles_of(usable))
    plan = replace(plan, round=reading.workbook.round if reading.workbook else "")
    explanations = reading.workbook.explanations if reading.workbook else ()
    (result,) = check_plans([(plan, explanations)], settings)
    return write_checked(plan, result.findings, settings)


def sources_outside(sources: Sequence[str], folder: Path, roster: Path | None) -> tuple[list[Path], list[ReadFile]]:
    """The files to read; our own masters, rosters and reports, and an older import's output are left out and listed."""
    listed = list_sources(sources)
    output = real(folder)
    inside = any(real(source) in output.parents for source in sources)
    paths: list[Path] = []
    skipped = [ReadFile(str(path), "skipped", 0, not_readable(path)) for path in listed.skipped]
    for path in listed.files:
        told = own_output(path, roster)
        if told:
            skipped.append(ReadFile(str(path), "skipped", 0, told))
        elif inside and output in real(path).parents:
            skipped.append(ReadFile(str(path), "skipped", 0, f"{path} 位于输出文件夹内，不作为来源。"))
        else:
            paths.append(path)
    return paths, skipped


def split_by_size(declarations: Sequence[Declaration]) -> tuple[list[Declaration], tuple[SourceProblem, ...]]:
    """The declarations whose texts fit cells, and a sentence for each of the others."""
    usable, refused = [], []
    for declaration in declarations:
        texts = [found.raw for found in declaration.fields.values()]
        texts += [indicator.field.raw for indicator in declaration.indicators]
        texts += [item.text for item in declaration.unplaced]
        texts += [found.raw for found in declaration.extra.values()]
        if all(map(fits_cell, texts)):
            usable.append(declaration)
            continue
        message = (
            f"{declaration.file} 第 {declaration.position} 份「{declaration.project}」有一段文字超过 {CELL_LIMIT} 字，"
            "工作簿的单元格放不下，没有导入，请缩短后再试。"
        )
        refused.append(SourceProblem(declaration.file, message))
    return usable, tuple(refused)


def department_plans(
    groups: Sequence[Group], folder: Path, roster: Roster | None, rounds: Mapping[str, str]
) -> list[tuple[DepartmentPlan, tuple[Declaration, ...]]]:
    """One plan per department with its declarations as read, and its 控制数 where the roster names one.

    `rounds` are the declared rounds of the sources; one that all sources of a department declare is kept.
    """
    ceilings = {entry.department: entry.ceiling for entry in roster.entries} if roster else {}
    titles = titles_of([member for group in groups for member in group.declarations])
    plans = []
    taken: set[str] = set()
    for group in groups:
        path = folder / unique(f"{file_name(group.department, UNNAMED_DEPARTMENT)}_{FILE_TITLE}", taken)
        projects = [analyse(member) for member in group.declarations]
        plan = plan_workbook(str(path), group.department, projects, FORM, titles)
        declared = {rounds.get(member.file, "") for member in group.declarations}
        plan = replace(plan, ceiling=ceilings.get(group.department), round=declared.pop() if len(declared) == 1 else "")
        plans.append((plan, group.declarations))
    return plans


def conflicts(found: Sorted) -> tuple[SourceProblem, ...]:
    """A sentence for every form whose department the roster names in two ways."""
    return tuple(
        SourceProblem(
            one.file, f"第 {one.position} 份「{one.project}」的部门{clause}；已按所写名称归类，请核对。", fatal=False
        )
        for one, clause in found.conflicts
    )


def titles_of(declarations: Sequence[Declaration]) -> dict[SourceForm, str]:
    """The title of every form: documents print it once, above the first form it is meant for."""
    titles: dict[SourceForm, str] = {}
    last: dict[str, str] = {}
    for one in sorted(declarations, key=lambda one: one.position):
        title = one.title or last.get(one.file, "")
        titles[one.file, one.position] = last[one.file] = title
    return titles


def unique(name: str, taken: set[str]) -> str:
    """A file name not used yet; equal names are numbered."""
    numbered, number = name, 1
    while numbered.casefold() in taken:
        number += 1
        numbered = f"{name}({number})"
    taken.add(numbered.casefold())
    return f"{numbered}.xlsx"


def refuse_replacing_sources(outputs: Sequence[Path], sources: Sequence[Path]) -> None:
    """Stop before anything is written when an output would replace a source."""
    originals = {real(path): path for path in sources}
    for output in outputs:
        if real(output) in originals:
            raise UserError(f"输出文件 {output} 同时也是来源，不能覆盖，请换一个输出文件夹。")


def refuse_replacing_work(outputs: Sequence[Path]) -> None:
    """Stop before anything is written when an output would replace a workbook that is open, or was filled in or corrected since."""
    for output in outputs:
        refuse_opened(output)
        if output.exists() and not is_as_written(output):
            raise UserError(f"{output} 写出以后有人保存过，可能有改动，没有覆盖，请换一个输出文件夹，或先把它移走。")


def explanations_of(
    origins: Sequence[Declaration], explained: Mapping[str, Sequence[Explanation]]
) -> list[Explanation]:
    """What departments explained in the files these declarations come from."""
    return [one for file in dict.fromkeys(origin.file for origin in origins) for one in explained.get(file, ())]


def check_plans(
    plans: Sequence[tuple[DepartmentPlan, Sequence[Explanation]]], settings: Settings, roster: Roster | None = None
) -> tuple[CheckResult, ...]:
    """What the check of every workbook found, at the new places, what shows across workbooks included."""
    checked = []
    for plan, explanations in plans:
        result = check(plan.projects, settings=settings)
        explained = explain(result.findings, explanations)
        own = replace(result, findings=explained.findings, unused=explained.left)
        checked.append(CheckedForms(plan.file, sent_forms(plan.projects, settings), own, plan.department))
    return complete(checked, Against(roster), settings).files


def unused(given: Sequence[Sequence[Explanation]], checked: Sequence[CheckResult]) -> tuple[SourceProblem, ...]:
    """A sentence for every explanation that belongs to no finding of any workbook it was given to."""
    times = Counter(one for own in given for one in own)
    left = Counter(one for result in checked for one in result.unused)
    return tuple(SourceProblem(one.place.file, gone(one), fatal=False) for one in times if left[one] == times[one])


def write_checked(plan: DepartmentPlan, findings: tuple[Finding, ...], settings: Settings) -> ImportedWorkbook:
    """Write the workbook with its list of problems."""
    write_workbook(Path(plan.file), plan, findings, settings.version)
    return ImportedWorkbook(Path(plan.file), plan.department, plan.projects, findings)


def read_file(reading: SourceReading, found: Sorted) -> ReadFile:
    """A source's line in the report."""
    if reading.failed:
        return ReadFile(reading.file, "failed", 0, reading.reason or "")
    same = Counter(first.file for one, first in found.repeated if one.file == reading.file)
    told = "；".join(f"{count} 份与 {file} 内容相同，只导入一次" for file, count in same.items())
    number = len(reading.declarations)
    return ReadFile(reading.file, "duplicate" if same.total() == number else "read", number, told and f"{told}。")


def lines_of(book: ImportedWorkbook, origins: Sequence[Declaration]) -> list[ImportedProject]:
    """The projects of a workbook as lines of the report."""
    return [
        ImportedProject(
            source=replace(origin.place, file=origin.file),
            position=origin.position,
            workbook=book.path,
            target=project.declaration.place,
            project=project,
        )
        for origin, project in zip(origins, book.projects, strict=True)
    ]
