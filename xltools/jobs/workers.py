"""The parts of many files on this computer, each read in a process that may be ended without harm to the run."""

import os
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from xltools.jobs.parts import Task, file_part, packed
from xltools.jobs.readers import each
from xltools.merging.submission import Submission

BATCH: Final = 10
"""Files a task of a cluster: sending one by one costs time, sending many lets the others wait for the last."""
AHEAD: Final = 4
"""Tasks a machine of a cluster that may be finished before their turn: what waits takes memory."""
WORTH: Final = 16
"""Files from which on several processes are worth their start."""
MOST: Final = 8

Parts = Generator[bytes, None, None]
Engine = Callable[[Sequence[Path], Task], Parts]
"""Gives the parts of files, in order."""


def usual_jobs(files: int) -> int:
    """How many processes read so many files where nobody said it: one a core, one for a few files."""
    return min(MOST, usable_cores()) if files >= WORTH else 1


def usable_cores() -> int:
    """The cores this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def local_parts(paths: Sequence[Path], task: Task, jobs: int | None = None) -> Parts:
    """The parts in order; `jobs` processes work at the same time, None leaves the number to the program.

    A file that takes too long, too much memory or its process down is listed as failed, and it alone.
    """
    count = usual_jobs(len(paths)) if jobs is None else jobs
    yield from each(paths, partial(file_part, task=task), lost_part, task.settings.limits, count)


def lost_part(path: Path, why: str) -> bytes:
    """The part of a file whose reading was ended."""
    return packed(lost(path, why))


def lost(path: Path, why: str = "读取时程序被系统终止（文件可能过大或已损坏）") -> Submission:
    """A file whose reading ended the process it was read in, or had to be ended; `why` is a clause."""
    return Submission(str(path), "failed", f"{path} {why}，请检查该文件。")
