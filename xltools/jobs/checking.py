"""Check sources of any kind, and write marked copies on request."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xltools.analysis import analyse
from xltools.files.copies import copy_paths
from xltools.files.crash import report_crash
from xltools.files.progress import Progress, silent
from xltools.files.sources import list_sources
from xltools.jobs.office import office_of
from xltools.jobs.passing_over import WORKBOOK_SUFFIXES, not_readable, own_output
from xltools.jobs.reading import SourceReading, read_or_report
from xltools.model.finding import Finding
from xltools.model.problems import UserError
from xltools.model.settings import SHIPPED, Settings
from xltools.model.workbook import ChangeKind
from xltools.workflows.check import CheckedFile, MarkedCopy, check
from xltools.workflows.explanations import gone

TOLD: Final[frozenset[ChangeKind]] = frozenset(
    {"error-value", "row-missing", "sheet-ignored", "sheet-missing", "stamp-unknown"}
)
"""Changes of a workbook's structure that are no finding, yet something was not read as its template has it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: one entry a source, in order, and the settings under which they were checked."""

    files: tuple[CheckedFile, ...]
    settings: Settings = SHIPPED

    @property
    def failed(self) -> bool:
        """Whether a source could not be read, or its marked copy not be written."""
        return any(one.status == "failed" or (one.marked is not None and one.marked.problem) for one in self.files)

    @property
    def has_errors(self) -> bool:
        """Whether there is an error finding."""
        return any(finding.severity == "error" for one in self.files for finding in one.findings)


def check_sources(
    sources: Sequence[str], progress: Progress = silent, *, mark: Path | None = None, roster: Path | None = None
) -> Checked:
    """Check files, folders and globs; a source that cannot be read is listed with the reason and stops nothing.

    With `mark` every source gets a marked workbook in that folder: a workbook a copy of itself, any other source
    a new workbook with its forms. What stands in the folder already is no source. `roster` is the 花名册与设置 to obey;
    raises UserError for a wrong one.
    """
    office = office_of(roster)
    found = list_sources(sources)
    skipped = {path: reason for path in found.files if (reason := why_skipped(path, sources, mark, roster))}
    wanted = [path for path in found.files if path not in skipped]
    targets = copy_paths([marked_name(path) for path in wanted], mark) if mark else [None] * len(wanted)
    checked = []
    for done, (path, target) in enumerate(zip(wanted, targets, strict=True), start=1):
        checked.append(check_file(path, target, office.settings))
        progress(done, len(wanted), path.name)
    checked += [CheckedFile(str(path), "skipped", reason=reason) for path, reason in skipped.items()]
    checked += [CheckedFile(str(path), "skipped", reason=not_readable(path)) for path in found.skipped]
    return Checked(tuple(checked), office.settings)


def why_skipped(path: Path, sources: Sequence[str], marked: Path | None, roster: Path | None) -> str | None:
    """Why a file is no source: it is another output of ours, or lies among the marked copies; None for all others."""
    if marked and is_older_copy(path, sources, marked):
        return f"{path} 位于标记副本的文件夹内，不作为来源。"
    return own_output(path, roster)


def is_older_copy(path: Path, sources: Sequence[str], marked: Path) -> bool:
    """Whether a file came along only because the folder of marked copies lies below a source."""
    named = {Path(source).resolve() for source in sources}
    return marked.resolve() in path.resolve().parents and named.isdisjoint({path.resolve(), marked.resolve()})


def marked_name(path: Path) -> Path:
    """The name of a marked workbook: a workbook keeps its own, any other source gets .xlsx."""
    return path if path.suffix.lower() in WORKBOOK_SUFFIXES else path.with_suffix(".xlsx")


def check_file(path: Path, target: Path | None = None, settings: Settings = SHIPPED) -> CheckedFile:
    """Read and check one file, and write its marked workbook where `target` is given."""
    try:
        reading = read_or_report(path)
        checked = check_reading(reading, settings)
        if target is None or checked.status != "read":
            return checked
        return replace(checked, marked=mark_reading(reading, checked.findings, target, settings))
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        return CheckedFile(str(path), "failed", reason=f"{path} 校验时{report_crash(['check', str(path)])}")


def check_reading(reading: SourceReading, settings: Settings = SHIPPED) -> CheckedFile:
    """Check what was read from one file."""
    if reading.failed:
        return CheckedFile(reading.file, "failed", reason=reading.reason)
    projects = [analyse(declaration) for declaration in reading.declarations]
    result = check(projects, reading.workbook, settings)
    return CheckedFile(
        reading.file,
        "read",
        declarations=len(projects),
        findings=result.findings,
        not_checked=result.not_checked,
        remarks=(*remarks(reading), *(gone(explanation) for explanation in result.unused)),
    )


def remarks(reading: SourceReading) -> tuple[str, ...]:
    """What was not read as it stands: texts without a field, and changes of the workbook that are no finding."""
    changes = reading.workbook.changes if reading.workbook else ()
    told = [problem.message for problem in reading.problems]
    return tuple(dict.fromkeys([*told, *(change.message for change in changes if change.kind in TOLD)]))


def mark_reading(
    reading: SourceReading, findings: Sequence[Finding], target: Path, settings: Settings = SHIPPED
) -> MarkedCopy:
    """Write the marked workbook of one source; a refusal is told and stops nothing."""
    from xltools.jobs.importing import import_reading  # noqa: PLC0415 - only with --mark
    from xltools.workbooks.marks.marking import mark  # noqa: PLC0415 - only with --mark

    try:
        if Path(reading.file).suffix.lower() in WORKBOOK_SUFFIXES:
            return MarkedCopy(str(target), mark(Path(reading.file), findings, target, settings.version))
        with tempfile.TemporaryDirectory() as folder:
            imported = import_reading(reading, Path(folder) / target.name, settings)
            return MarkedCopy(str(target), mark(imported.path, imported.findings, target, settings.version))
    except UserError as refusal:
        return MarkedCopy(None, 0, str(refusal))
