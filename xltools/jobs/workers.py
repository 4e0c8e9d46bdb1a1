"""The parts of many files on this computer, in one process or several at the same time."""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Final

from xltools.files.garbage import collect_seldom
from xltools.jobs.parts import Task, file_part, packed
from xltools.merging.submission import Submission

BATCH: Final = 10
"""Files a task at most: sending one by one costs time, sending many lets the others wait for the last."""
AHEAD: Final = 4
"""Batches a process that may be finished before their turn: what waits takes memory."""
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

    A file that brings its process down is listed as failed, and it alone.
    """
    count = min(usual_jobs(len(paths)) if jobs is None else jobs, len(paths))
    if count <= 1:
        yield from (file_part(path, task) for path in paths)
        return
    batches = deque(in_batches(paths, count))
    while batches:
        try:
            with workers(count) as pool:
                for parts in in_order(pool, tuple(batches), task, count):
                    batches.popleft()
                    yield from parts
        except BrokenProcessPool:
            yield from one_by_one(batches.popleft(), task)


def in_batches(paths: Sequence[Path], workers: int) -> list[tuple[Path, ...]]:
    """The files in batches, smaller ones where there are too few files to keep every process busy."""
    size = max(1, min(BATCH, len(paths) // (workers * AHEAD)))
    return [tuple(paths[start : start + size]) for start in range(0, len(paths), size)]


def batch_parts(task: Task, paths: Sequence[Path]) -> list[bytes]:
    """The parts of a batch."""
    return [file_part(path, task) for path in paths]


def in_order(
    pool: ProcessPoolExecutor, batches: Sequence[Sequence[Path]], task: Task, workers: int
) -> Iterator[list[bytes]]:
    """The results of the batches in order, with only so many begun ahead of the one whose turn it is."""
    waiting: deque[Future[list[bytes]]] = deque()
    for batch in batches:
        waiting.append(pool.submit(batch_parts, task, batch))
        if len(waiting) >= workers * AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def one_by_one(paths: Sequence[Path], task: Task) -> Iterator[bytes]:
    """The parts of files of which one may bring its process down; such a process is the file's failure."""
    left = deque(paths)
    while left:
        try:
            with workers(1) as pool:
                while left:
                    part = pool.submit(file_part, left[0], task).result()
                    left.popleft()
                    yield part
        except BrokenProcessPool:
            yield packed(lost(left.popleft()))


def lost(path: Path) -> Submission:
    """A file whose reading ended the process it was read in."""
    return Submission(str(path), "failed", f"{path} 读取时程序被系统终止（文件可能过大或已损坏），请检查该文件。")


@contextlib.contextmanager
def workers(count: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with this block, at once where something goes wrong or the user interrupts."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(count, initializer=begin)
    try:
        yield pool
    except BaseException:
        for child in set(multiprocessing.active_children()) - others:
            child.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def begin() -> None:
    """Set up a process: an interrupt is the main program's business, and without the main program it ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=end_with, args=(parent.sentinel,), daemon=True).start()


def end_with(sentinel: int) -> None:
    """Wait for the end of the main program."""
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
