"""Reading in processes of their own: one that takes too long, takes too much memory or breaks down is ended, and the run goes on.

The time is limited everywhere, memory where the system sees to it.
"""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from pathlib import Path
from types import FrameType
from typing import Final, Generic, TypeVar

from xltools.files.garbage import collect_seldom
from xltools.files.kinds import LEGACY_WORD
from xltools.files.limits import obeying
from xltools.jobs.memory_limit import limit_memory
from xltools.model.limits import MEGABYTE, USUAL, Limits

R = TypeVar("R")
Connection = multiprocessing.connection.Connection

QUEUE: Final = 2
"""Files a process holds: the next one lies ready when one is done."""
AHEAD: Final = 40
"""Results a process that may be finished before their turn: what waits takes memory."""
ROOM: Final = 1 << 20
"""Bytes of results that lie ready: until then a process need not wait for its results to be fetched, where the system can."""
CONVERSION: Final = 120
"""Seconds more for a file that another program converts first; that program has a limit of its own."""
GRACE: Final = 0.5
"""Seconds a process has to end what it started."""
OUT_OF_MEMORY: Final = 71


@dataclass(slots=True)
class Reader:
    """A process that reads, and the files it was given, by their places in the list, with a pipe each way. `since`: when it began the first of them."""

    process: multiprocessing.process.BaseProcess
    asking: Connection
    pipe: Connection
    given: deque[tuple[int, Path]] = field(default_factory=deque)
    since: float = 0.0
    fresh: bool = True

    def give(self, place: int, path: Path) -> None:
        """Hand over a file. A process that has just ended shows it when its answer is asked for."""
        if not self.given:
            self.since = time.monotonic()
        self.given.append((place, path))
        with contextlib.suppress(OSError):
            self.asking.send(path)

    def end(self) -> None:
        """End the process, and let it end what it started."""
        self.process.terminate()
        self.process.join(GRACE)
        self.process.kill()
        self.process.join()
        self.asking.close()
        self.pipe.close()


@dataclass(slots=True)
class Readers(Generic[R]):
    """Processes that do `work` with files; `lost` is the result of a file whose process had to be ended or broke down."""

    work: Callable[[Path], R]
    lost: Callable[[Path, str], R]
    limits: Limits
    count: int
    context: BaseContext = field(default_factory=multiprocessing.get_context)
    all: list[Reader] = field(default_factory=list)

    def start(self) -> Reader:
        """One process more."""
        asked, asking = self.context.Pipe(duplex=False)
        answers, answering = self.context.Pipe(duplex=False)
        widen(answers)
        process = self.context.Process(  # type: ignore[attr-defined]  # every context has it, the common class does not tell
            target=serve, args=(asked, answering, self.work, self.limits), daemon=True
        )
        process.start()
        asked.close()
        answering.close()
        self.all.append(Reader(process, asking, answers))
        return self.all[-1]

    def feed(self, following: deque[tuple[int, Path]], before: int) -> None:
        """Keep every process busy with files of places up to `before`."""
        while following and following[0][0] < before:
            reader = min(self.all, key=lambda one: len(one.given), default=None)
            if (reader is None or reader.given) and len(self.all) < self.count:
                reader = self.start()
            if reader is None or len(reader.given) >= QUEUE:
                return
            reader.give(*following.popleft())

    def results(self, following: deque[tuple[int, Path]]) -> Iterable[tuple[int, R]]:
        """What has been finished, at least one thing; files whose process was ended before their turn are put back."""
        waiting = {reader.pipe: reader for reader in self.all if reader.given}
        rest = min(self.left(reader) for reader in waiting.values())
        ready = multiprocessing.connection.wait(list(waiting), max(0.0, rest))
        for pipe in ready:
            yield from self.answer(waiting[pipe], following)  # type: ignore[index]  # what comes back is what went in
        for reader in waiting.values():
            if reader in self.all and reader.given and self.left(reader) <= 0 and not reader.pipe.poll():
                yield self.give_up(reader, following, f"读取超过 {self.limits.seconds} 秒仍未完成，已放弃")

    def left(self, reader: Reader) -> float:
        """Seconds the process has left for the file it reads."""
        path = reader.given[0][1]
        allowed = self.limits.seconds + (CONVERSION if path.suffix.lower() in LEGACY_WORD else 0)
        return reader.since + allowed - time.monotonic()

    def answer(self, reader: Reader, following: deque[tuple[int, Path]]) -> Iterable[tuple[int, R]]:
        """The result a process has ready. Where it broke down with a file that was not its first, that file has another try."""
        try:
            result = reader.pipe.recv()
        except (EOFError, OSError):
            reader.process.join(GRACE)
            if reader.fresh:
                yield self.give_up(reader, following, self.why(reader.process.exitcode))
            else:
                self.forget(reader, following)
            return
        place, _ = reader.given.popleft()
        reader.fresh, reader.since = False, time.monotonic()
        yield place, result

    def give_up(self, reader: Reader, following: deque[tuple[int, Path]], why: str) -> tuple[int, R]:
        """End a process; the file it read is lost."""
        place, path = reader.given.popleft()
        self.forget(reader, following)
        return place, self.lost(path, why)

    def forget(self, reader: Reader, following: deque[tuple[int, Path]]) -> None:
        """End a process and put back what it was given."""
        following.extendleft(reversed(reader.given))
        reader.end()
        self.all.remove(reader)

    def why(self, code: int | None) -> str:
        """Why a process broke down."""
        if code in {OUT_OF_MEMORY, -int(signal.SIGABRT)}:
            return f"读取要占用的内存超过 {self.limits.memory // MEGABYTE} MB，没有读取"
        return "读取时程序被系统终止（文件可能过大或已损坏）"


def each(
    paths: Sequence[Path],
    work: Callable[[Path], R],
    lost: Callable[[Path, str], R],
    limits: Limits = USUAL,
    jobs: int = 1,
    *,
    context: BaseContext | None = None,
) -> Generator[R, None, None]:
    """What `work` makes of every file, in order, done in `jobs` processes; `lost(file, clause)` where that could not be.

    `work` and what it gives back go from process to process: they must be what pickle knows. `context`: how the processes are started.
    """
    readers = Readers(work, lost, limits, max(1, min(jobs, len(paths))), context or multiprocessing.get_context())
    following = deque(enumerate(paths))
    finished: dict[int, R] = {}
    try:
        for turn in range(len(paths)):
            while turn not in finished:
                readers.feed(following, turn + readers.count * AHEAD)
                finished.update(readers.results(following))
            readers.feed(following, turn + readers.count * AHEAD)
            yield finished.pop(turn)
    finally:
        for reader in readers.all:
            reader.end()


def widen(pipe: Connection) -> None:
    """Let a pipe hold more than the usual 64 kB; a system that does not let us have it holds less."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - not on Windows

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, ROOM)


def serve(asked: Connection, answering: Connection, work: Callable[[Path], object], limits: Limits) -> None:
    """What a process does: one file after the other, until nobody asks any more."""
    begin()
    limit_memory(limits.memory)
    with obeying(limits):
        while True:
            try:
                path = asked.recv()
                answering.send(work(path))
            except (EOFError, OSError):
                return
            except MemoryError:
                os._exit(OUT_OF_MEMORY)


def begin() -> None:
    """Set up a process: an interrupt is the main program's business, and without the main program it ends too.

    What libraries print when they break down is no sentence for people.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, leave)
    silence()
    collect_seldom()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=end_with, args=(parent.sentinel,), daemon=True).start()


def silence() -> None:
    """Let nothing this process prints reach the screen."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        os.close(nowhere)


def leave(*_: int | FrameType | None) -> None:
    """End as asked, and end what was started on the way."""
    raise SystemExit(0)


def end_with(sentinel: int) -> None:
    """Wait for the end of the main program."""
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
