"""One source file to one submission: read, analysed and checked; many of them in several processes."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from xltools.analysis import analyse
from xltools.files.crash import report_crash
from xltools.files.garbage import collect_seldom
from xltools.files.progress import Progress
from xltools.jobs.reading import read_source
from xltools.merging.submission import Submission
from xltools.model.problems import UnreadableSource
from xltools.model.settings import SHIPPED, Settings
from xltools.workflows.check import check


def collect_all(
    paths: Sequence[Path], jobs: int, progress: Progress, settings: Settings = SHIPPED
) -> tuple[Submission, ...]:
    """The submission of every file, in order; `jobs` processes work at the same time."""
    one = partial(collect, settings=settings)
    collected = map(one, paths) if jobs <= 1 or len(paths) <= 1 else in_processes(paths, min(jobs, len(paths)), one)
    found = []
    for path, submission in zip(paths, collected, strict=True):
        found.append(submission)
        progress(len(found), len(paths), path.name)
    return tuple(found)


def in_processes(paths: Sequence[Path], jobs: int, one: Callable[[Path], Submission]) -> Iterator[Submission]:
    """The submissions in order. When a file brings its process down, the rest is read one process a file."""
    with ProcessPoolExecutor(jobs, initializer=collect_seldom) as pool:
        futures = [pool.submit(one, path) for path in paths]
        for path, future in zip(paths, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield alone(path, one)


def alone(path: Path, one: Callable[[Path], Submission]) -> Submission:
    """A file read in a process of its own; a process that dies is the file's failure."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(one, path).result()
        except BrokenProcessPool:
            return Submission(
                str(path), "failed", f"{path} 读取时程序被系统终止（文件可能过大或已损坏），请检查该文件。"
            )


def collect(path: Path, settings: Settings = SHIPPED) -> Submission:
    """Read, analyse and check one file. Never raises for what is wrong with the file."""
    facts = file_facts(path)
    try:
        reading = read_source(path)
        projects = tuple(analyse(declaration) for declaration in reading.declarations)
        checked = check(projects, reading.workbook, settings)
    except UnreadableSource as refusal:
        return Submission(str(path), "failed", str(refusal), sha256=facts.sha256, received=facts.received)
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        told = report_crash(["consolidate", str(path)])
        return Submission(str(path), "failed", f"{path} 读取时{told}", sha256=facts.sha256, received=facts.received)
    return Submission(
        file=str(path),
        outcome="read",
        projects=projects,
        findings=checked.findings,
        not_checked=checked.not_checked,
        problems=reading.problems,
        sha256=facts.sha256,
        received=facts.received,
        stamped=reading.workbook.department if reading.workbook else "",
        unused=checked.unused,
    )


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file without reading it as a form; unknown where it cannot be opened."""

    sha256: str | None = None
    received: datetime | None = None


def file_facts(path: Path) -> FileFacts:
    """SHA-256 of the bytes and the local time of the last change, of a regular file."""
    if not path.is_file():
        return FileFacts()
    try:
        with path.open("rb") as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
        return FileFacts(digest, datetime.fromtimestamp(path.stat().st_mtime).astimezone().replace(microsecond=0))
    except OSError:
        return FileFacts()
