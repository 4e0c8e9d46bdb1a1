"""Check sources of any kind, and write marked copies on request."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.files.copies import copy_paths
from xltools.files.crash import report_crash
from xltools.files.progress import Progress, silent
from xltools.files.sources import list_sources
from xltools.jobs.last_year import last_year_of
from xltools.jobs.office import office_of
from xltools.jobs.passing_over import WORKBOOK_SUFFIXES, not_readable, own_output, real
from xltools.jobs.readers import each
from xltools.jobs.reading import SourceReading, lost_reading, read_or_report
from xltools.merging.placing import Source
from xltools.merging.sent_form import SentForm
from xltools.model.problems import SourceProblem
from xltools.model.settings import SHIPPED, Settings
from xltools.model.workbook import ChangeKind
from xltools.workflows.across import Against, CheckedForms, complete
from xltools.workflows.check import CheckedFile, CheckResult, check
from xltools.workflows.explanations import BETWEEN_FILES, gone, lines_kept
from xltools.workflows.noting import sent_forms

TOLD: Final[frozenset[ChangeKind]] = frozenset(
    {"error-value", "row-missing", "sheet-ignored", "sheet-missing", "stamp-unknown"}
)
"""Changes of a workbook's structure that are no finding, yet something was not read as its template has it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: one entry a source, in order, what concerns none of them alone, and the settings of the check.

    `remarks` are sentences on what was not read of last year.
    """

    files: tuple[CheckedFile, ...]
    settings: Settings = SHIPPED
    whole: CheckResult = field(default_factory=CheckResult)
    remarks: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a source could not be read, or its marked copy not be written."""
        return any(one.status == "failed" or (one.marked is not None and one.marked.problem) for one in self.files)

    @property
    def has_errors(self) -> bool:
        """Whether there is an error finding."""
        found = [*(finding for one in self.files for finding in one.findings), *self.whole.findings]
        return any(finding.severity == "error" for finding in found)


@dataclass(frozen=True, slots=True)
class Review:
    """One file as read and checked by itself. A file that was refused has no projects."""

    reading: SourceReading
    projects: tuple[Project, ...] = ()
    result: CheckResult = field(default_factory=CheckResult)
    forms: tuple[SentForm, ...] = ()

    @property
    def checked(self) -> CheckedForms:
        """What the rules across files need of it."""
        book, facts = self.reading.workbook, self.reading.facts
        stamped = book.department if book else ""
        source = Source(
            self.reading.file,
            stamped,
            book.round if book else "",
            facts.received,
            facts.sha256,
            made_for=book.made_for if book else "",
        )
        return CheckedForms(self.reading.file, self.forms, self.result, stamped, source)


def check_sources(
    sources: Sequence[str],
    progress: Progress = silent,
    *,
    mark: Path | None = None,
    roster: Path | None = None,
    last_year: str | None = None,
) -> Checked:
    """Check files, folders and globs; a source that cannot be read is listed with the reason and stops nothing.

    With `mark` every source gets a marked workbook in that folder: a workbook a copy of itself, any other source
    a new workbook with its forms. What stands in the folder already is no source. `roster` is the 花名册与设置 to obey,
    `last_year` a master or the forms of last year; raises UserError for a wrong one.
    """
    office, before = office_of(roster), last_year_of(last_year)
    found = list_sources(sources)
    skipped = {path: reason for path in found.files if (reason := why_skipped(path, sources, mark, roster))}
    wanted = [path for path in found.files if path not in skipped]
    reviews = review_files(wanted, office.settings, progress)
    run = complete(
        [one.checked for one in reviews], Against(office.roster, before, decisions=office.decisions), office.settings
    )
    checked: list[CheckedFile] = [
        entry(review.reading, result, alone=len(wanted) == 1) for review, result in zip(reviews, run.files, strict=True)
    ]
    if mark:
        targets = copy_paths([marked_name(path) for path in wanted], mark)
        checked = with_copies(checked, reviews, run.files, targets, office.settings)
    checked += [CheckedFile(str(path), "skipped", reason=reason) for path, reason in skipped.items()]
    checked += [CheckedFile(str(path), "skipped", reason=not_readable(path)) for path in found.skipped]
    return Checked(tuple(checked), office.settings, run.whole, before.unread if before else ())


def why_skipped(path: Path, sources: Sequence[str], marked: Path | None, roster: Path | None) -> str | None:
    """Why a file is no source: it is another output of ours, or lies among the marked copies; None for all others."""
    if marked and is_older_copy(path, sources, marked):
        return f"{path} 位于标记副本的文件夹内，不作为来源。"
    return own_output(path, roster)


def is_older_copy(path: Path, sources: Sequence[str], marked: Path) -> bool:
    """Whether a file came along only because the folder of marked copies lies below a source."""
    named = {real(source) for source in sources}
    return real(marked) in real(path).parents and named.isdisjoint({real(path), real(marked)})


def marked_name(path: Path) -> Path:
    """The name of a marked workbook: a workbook keeps its own, any other source gets .xlsx."""
    return path if path.suffix.lower() in WORKBOOK_SUFFIXES else path.with_suffix(".xlsx")


def review_files(paths: Sequence[Path], settings: Settings, progress: Progress) -> list[Review]:
    """Read and check files by themselves, in a process that may be ended, so that no file can harm this one."""
    reviews: list[Review] = []
    work = partial(review_file, settings=settings)
    with contextlib.closing(each(paths, work, lost_review, settings.limits)) as results:
        for path, review in zip(paths, results, strict=True):
            reviews.append(review)
            progress(len(reviews), len(paths), path.name)
    return reviews


def lost_review(path: Path, why: str) -> Review:
    """The outcome of a file whose reading was ended; `why` is a clause."""
    return Review(lost_reading(path, why))


def review_file(path: Path, settings: Settings = SHIPPED) -> Review:
    """Read and check one file by itself. Never raises for what is wrong with the file."""
    try:
        reading = read_or_report(path)
        projects = tuple(analyse(declaration) for declaration in reading.declarations)
        return Review(reading, projects, check(projects, reading.workbook, settings), sent_forms(projects, settings))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        told = f"{path} 校验时{report_crash(['check', str(path)])}"
        return Review(SourceReading(str(path), (), (SourceProblem(str(path), told),)))


def entry(reading: SourceReading, result: CheckResult, *, alone: bool) -> CheckedFile:
    """The entry of one file. `alone`: it is the only one of the run."""
    if reading.failed:
        return CheckedFile(reading.file, "failed", reason=reading.reason)
    lost = [one for one in result.unused if not (alone and one.rule in BETWEEN_FILES)]
    return CheckedFile(
        reading.file,
        "read",
        declarations=len(reading.declarations),
        findings=result.findings,
        not_checked=result.not_checked,
        remarks=(*remarks(reading), *map(gone, lost)),
    )


def with_copies(
    checked: Sequence[CheckedFile],
    reviews: Sequence[Review],
    results: Sequence[CheckResult],
    targets: Sequence[Path],
    settings: Settings,
) -> list[CheckedFile]:
    """The entries with the marked workbooks of all files that could be read."""
    from xltools.jobs.marking import Order, marked_copies  # noqa: PLC0415 - only with --mark

    orders = {}
    for review, result, target in zip(reviews, results, targets, strict=True):
        if not review.reading.failed:
            kept = lines_kept(result.unused, review.reading.file) if len(reviews) == 1 else ()
            orders[review.reading.file] = Order(review.reading, [*result.findings, *kept], target)
    copies = dict(zip(orders, marked_copies(tuple(orders.values()), settings), strict=True))
    return [replace(one, marked=copies.get(one.file)) for one in checked]


def remarks(reading: SourceReading) -> tuple[str, ...]:
    """What was not read as it stands: texts without a field, and changes of the workbook that are no finding."""
    changes = reading.workbook.changes if reading.workbook else ()
    told = [problem.message for problem in reading.problems]
    return tuple(dict.fromkeys([*told, *(change.message for change in changes if change.kind in TOLD)]))
