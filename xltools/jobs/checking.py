"""Check sources of any kind, and write marked copies on request."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xltools.analysis import analyse
from xltools.files.crash import report_crash
from xltools.files.progress import Progress, silent
from xltools.files.sources import list_sources
from xltools.jobs.reading import SourceReading, read_or_report
from xltools.workflows.check import CheckedFile, check


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: one entry a source, in order."""

    files: tuple[CheckedFile, ...]

    @property
    def failed(self) -> bool:
        """Whether a source could not be read."""
        return any(one.status == "failed" for one in self.files)

    @property
    def has_errors(self) -> bool:
        """Whether there is an error finding."""
        return any(finding.severity == "error" for one in self.files for finding in one.findings)


def check_sources(sources: Sequence[str], progress: Progress = silent) -> Checked:
    """Check files, folders and globs; a source that cannot be read is listed with the reason and stops nothing."""
    found = list_sources(sources)
    checked = []
    for done, path in enumerate(found.files, start=1):
        checked.append(check_file(path))
        progress(done, len(found.files), path.name)
    checked += [
        CheckedFile(str(path), "skipped", reason=f"{path.suffix or '没有扩展名的'} 文件不能读取，请提供可编辑的原件。")
        for path in found.skipped
    ]
    return Checked(tuple(checked))


def check_file(path: Path) -> CheckedFile:
    """Read and check one file; our own masters and rosters are skipped."""
    reason = why_skipped(path)
    if reason:
        return CheckedFile(str(path), "skipped", reason=reason)
    try:
        return check_reading(read_or_report(path))
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        return CheckedFile(str(path), "failed", reason=f"校验 {path} 时{report_crash(['check', str(path)])}")


def why_skipped(path: Path) -> str | None:
    """A file of ours that is no submission, in one sentence; None for all others."""
    if path.suffix.lower() not in {".xlsx", ".xlsm"}:
        return None
    from xltools.workbooks.own_kind import TITLES, own_kind  # noqa: PLC0415 - documents do without the workbook code

    kind = own_kind(path)
    return f"这是本工具生成的{TITLES[kind]}，不是部门申报表。" if kind else None


def check_reading(reading: SourceReading) -> CheckedFile:
    """Check what was read from one file."""
    if reading.failed:
        return CheckedFile(reading.file, "failed", reason=reading.reason)
    projects = [analyse(declaration) for declaration in reading.declarations]
    result = check(projects, reading.workbook)
    return CheckedFile(
        reading.file,
        "read",
        declarations=len(projects),
        findings=result.findings,
        not_checked=result.not_checked,
        problems=reading.problems,
    )
