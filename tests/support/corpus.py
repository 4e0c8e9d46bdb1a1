"""Runs every office file of a folder through reading, marking, restoring and clearing, each within a time limit."""

import contextlib
import multiprocessing
import os
import tempfile
import time
import traceback
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Final, Literal

from support.fidelity import RESTORING, UNDOING, Book, unmeant
from xltools.jobs.reading import read_source
from xltools.model.finding import Finding, Severity
from xltools.model.place import Place
from xltools.model.problems import UnreadableSource, UserError
from xltools.model.workbook import SummaryFigure
from xltools.workbooks.marks import originals
from xltools.workbooks.marks.clearing import undo
from xltools.workbooks.marks.marking import clear, mark
from xltools.workbooks.marks.records import read_records
from xltools.workbooks.marks.restoring import restore_figures
from xltools.workbooks.package.package import Package
from xltools.workflows.recompute import RecomputedFigure

SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods", ".docx", ".docm", ".doc"})
MARKABLE: Final = frozenset({".xlsx", ".xlsm"})
SECONDS: Final = 10
"""Of processor time, for reading."""
WAIT: Final = 120
"""Seconds of processor time after which a file that gives no answer counts as hanging."""
MOST_SHEETS: Final = 4
MOST_CELLS: Final = 3
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")

Reading = Literal["read", "refused", "crash", "hang"]


@dataclass(frozen=True)
class Outcome:
    """What became of one file. `marks` is "" for a file that is no .xlsx; `differences` are unmeant changes of copies."""

    file: str
    reading: Reading
    reason: str = ""
    seconds: float = 0
    """Processor time of reading."""
    marks: Literal["", "faithful", "changed", "refused", "crash"] = ""
    differences: tuple[str, ...] = ()
    same_bytes: bool = False

    @property
    def fine(self) -> bool:
        return self.reading in {"read", "refused"} and self.marks in {"", "faithful", "refused"}


def office_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())


def outcome(path: Path, scratch: Path) -> Outcome:
    """Read one file, and try the copies of a workbook."""
    start = time.process_time()
    reading: Reading = "read"
    reason = ""
    try:
        read_source(path)
    except UnreadableSource as refusal:
        reading, reason = "refused", said(refusal, path)
    except Exception:  # noqa: BLE001 - a crash is what is looked for
        return Outcome(str(path), "crash", traceback.format_exc()[-1500:])
    seconds = time.process_time() - start
    read = Outcome(str(path), reading if seconds <= SECONDS else "hang", reason, seconds)
    if path.suffix.lower() not in MARKABLE:
        return read
    try:
        differences, same_bytes = copies(path, scratch)
    except UserError as refusal:
        return replace(read, reason=reason or said(refusal, path), marks="refused")
    except Exception:  # noqa: BLE001 - a crash is what is looked for
        return replace(read, reason=traceback.format_exc()[-1500:], marks="crash")
    return replace(read, marks="changed" if differences else "faithful", differences=differences, same_bytes=same_bytes)


def said(refusal: UserError, path: Path) -> str:
    """The reason without the path, so that equal ones can be counted."""
    return str(refusal).replace(str(path), "").strip()


def copies(path: Path, scratch: Path) -> tuple[tuple[str, ...], bool]:
    """What is wrong with a marked, a cleared, an undone and a recomputed copy; whether the cleared one has the same bytes."""
    marked, cleared, undone, recomputed = (scratch / f"{name}{path.suffix}" for name in ("m", "c", "u", "r"))
    mark(path, (), marked)
    book = Book.open(path)
    texts = {name: cells or ["B2"] for name, cells in list(book.text_cells(MOST_CELLS).items())[:MOST_SHEETS]}
    mark(path, findings(texts), marked)
    wrong = [f"marked: {told}" for told in unmeant(path, marked, texts)]
    clear(marked, cleared)
    if list(entries(cleared).items()) != list(entries(path).items()):
        wrong.append("cleared: other parts than the original's")
    package = Package.open(marked)
    undo(package, read_records(package) or ())
    originals.forget(package)
    package.save(undone)
    wrong += [f"undone: {told}" for told in unmeant(path, undone, texts, UNDOING, dropped="calcChain")]
    restore_figures(path, figures(texts), recomputed)
    changed = {f"{name}!{cell}" for name, cells in texts.items() for cell in cells}
    wrong += [
        f"recomputed: {told}"
        for told in unmeant(path, recomputed, texts, RESTORING, dropped="calcChain", cells=changed)
    ]
    return tuple(wrong), cleared.read_bytes() == path.read_bytes()


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def findings(texts: dict[str, list[str]]) -> list[Finding]:
    return [
        Finding(
            rule="A05",
            name="x",
            severity=severity,
            message="不符。",
            place=Place("a", sheet=name, cell=cell),
            project="甲",
            field="乙",
        )
        for name, cells in texts.items()
        for cell, severity in zip(cells, SEVERITIES, strict=False)
    ]


def figures(texts: dict[str, list[str]]) -> list[RecomputedFigure]:
    def figure(name: str, cell: str) -> RecomputedFigure:
        place = Place("a", sheet=name, cell=cell)
        known = SummaryFigure("total.budget", "合计", place, Decimal(1), formula="1+1")
        return RecomputedFigure(known, "", Decimal(2), "typed")

    return [figure(name, cell) for name, cells in texts.items() for cell in cells]


def serve(pipe: Connection) -> None:
    """A worker: takes paths, sends outcomes."""
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(EOFError):
        while True:
            pipe.send(outcome(Path(pipe.recv()), Path(folder)))


def processor_time(pid: int | None) -> float:
    """Seconds a process has worked; those of the clock where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return time.monotonic()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Worker:
    """One process; a hanging one is killed and replaced."""

    file: str = ""

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=serve, args=(other,), daemon=True)
        self.process.start()
        other.close()

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def run(self, path: Path) -> Outcome:
        self.pipe.send(str(path))
        before = processor_time(self.process.pid)
        while not (answered := wait([self.pipe], WAIT)) and processor_time(self.process.pid) - before < WAIT:
            pass
        if answered:
            try:
                return self.pipe.recv()
            except EOFError:
                told = Outcome(str(path), "crash", "the process died")
        else:
            told = Outcome(str(path), "hang", f"no answer within {WAIT} s of processor time")
        self.stop()
        self.start()
        return told


def outcomes(paths: Sequence[Path]) -> Iterator[Outcome]:
    """The outcome of each file, one after the other: the machine is often busy with other tests."""
    worker = Worker()
    try:
        for path in paths:
            yield worker.run(path)
    finally:
        worker.stop()
