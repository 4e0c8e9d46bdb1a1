"""From source files to the master workbook: collect the submissions, merge them, write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xltools.files.progress import Progress, silent
from xltools.files.sources import SourceList, list_sources
from xltools.jobs.collecting import collect_all, file_facts
from xltools.jobs.last_year import last_year_of
from xltools.jobs.office import office_of
from xltools.jobs.passing_over import not_readable, own_output, same_file
from xltools.merging.consolidation import Consolidation
from xltools.merging.submission import Submission
from xltools.model.problems import UserError
from xltools.workbooks.master.book import write_master
from xltools.workbooks.own_kind import own_kind
from xltools.workflows.consolidate import consolidate


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The outcome. `master` is the workbook written; None when there was no form to put into it.

    `remarks` are sentences on what was not read of last year.
    """

    result: Consolidation
    master: Path | None
    remarks: tuple[str, ...] = ()


def consolidate_sources(
    sources: Sequence[str],
    target: Path,
    roster: Path | None = None,
    *,
    last_year: str | None = None,
    jobs: int = 1,
    progress: Progress = silent,
) -> Consolidated:
    """Consolidate files, folders and globs into the master `target`; a source that cannot be read is listed, not fatal.

    `last_year` is a master or the forms of last year; `jobs` processes read at the same time. Raises UserError for a wrong
    roster or last year, and for a target that is one of the sources or cannot be written. An older master stays as it was
    unless the new one is complete.
    """
    office, before = office_of(roster), last_year_of(last_year)
    found = list_sources(sources)
    refuse_overwriting(found, target)
    passed = passed_over(found, target, roster)
    wanted = [path for path in found.files if path not in passed]
    read = dict(zip(wanted, collect_all(wanted, jobs, progress, office.settings), strict=True))
    everything = [passed[path] if path in passed else read[path] for path in (*found.files, *found.skipped)]
    today = datetime.now().astimezone().date()
    result = consolidate(everything, office.roster, last_year=before, closed=today, settings=office.settings)
    remarks = before.unread if before else ()
    if not result.lines:
        return Consolidated(result, None, remarks)
    write_master(result, target)
    return Consolidated(result, target, remarks)


def refuse_overwriting(found: SourceList, target: Path) -> None:
    """Stop before a source would be replaced; an older master of ours may be."""
    if target.suffix.lower() != ".xlsx":
        raise UserError(f"汇总工作簿 {target} 的扩展名应为 .xlsx，请改名再试。")
    for path in (*found.files, *found.skipped):
        if same_file(path, target) and own_kind(path) != "master":
            raise UserError(f"{target} 是来源文件之一，不能用来存放汇总结果，请另取一个文件名。")


def passed_over(found: SourceList, target: Path, roster: Path | None) -> dict[Path, Submission]:
    """The files that are no submissions, each with the reason."""
    reasons = {path: reason for path in found.files if (reason := why_passed_over(path, target, roster))}
    for path in found.skipped:
        reasons[path] = not_readable(path)
    passed = {}
    for path, reason in reasons.items():
        facts = file_facts(path)
        passed[path] = Submission(str(path), "skipped", reason, sha256=facts.sha256, received=facts.received)
    return passed


def why_passed_over(path: Path, target: Path, roster: Path | None) -> str | None:
    """Why a file is no submission: it is one of our own outputs, or the roster; None for all others."""
    if same_file(path, target):
        return f"{path} 是本次要写出的汇总工作簿的旧版，已跳过。"
    return own_output(path, roster)
