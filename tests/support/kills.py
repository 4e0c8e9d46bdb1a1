"""Jobs that are killed at a moment of choice, and what they leave.

A job runs in a process of its own, started from one that has the program loaded, so that the moments fall into the work and
not into the start: at any moment of the work, after its first output has been begun, and while the outputs get their names.
"""

import io
import multiprocessing
import multiprocessing.context
import os
import random
import shutil
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from unittest.mock import patch

from support.form_text import form_text
from xltools.files.sources import expand
from xltools.jobs import printing
from xltools.jobs.checking import check_sources
from xltools.jobs.clearing import clear_files
from xltools.jobs.comparing import compare_sources
from xltools.jobs.consolidating import consolidate_sources
from xltools.jobs.exporting import Request, export_sources
from xltools.jobs.importing import import_sources
from xltools.jobs.recomputing import recompute_files

Job = Callable[[Path, Path], object]
Contents = dict[str, bytes]
CACHE = ".汇总.xlsx.xltools"
STAND_IN = """#!/bin/sh
for last in "$@"; do :; done
mkdir -p "$(dirname "$last")/out"
cp "$last" "$(dirname "$last")/out/source.pdf"
"""


def consolidate(sources: Path, out: Path) -> object:
    return consolidate_sources([str(sources / "文本")], out / "汇总.xlsx", sheets_each=1, remember=True)


def import_(sources: Path, out: Path) -> object:
    return import_sources([str(sources / "文本")], out)


def mark(sources: Path, out: Path) -> object:
    return check_sources([str(sources / "工作簿")], mark=out)


def export(sources: Path, out: Path) -> object:
    return export_sources(Request([str(sources / "文本")], jobs=1), out, "csv")


def recompute(sources: Path, out: Path) -> object:
    return recompute_files(expand([str(sources / "工作簿")]), out)


def clear(sources: Path, out: Path) -> object:
    return clear_files(expand([str(sources / "标记")]), out)


def diff(sources: Path, out: Path) -> object:
    out.mkdir(exist_ok=True)
    return compare_sources(str(sources / "文本"), str(sources / "工作簿"), out / "变动.xlsx")


def print_(sources: Path, out: Path) -> object:
    """With a stand-in for LibreOffice: its PDFs differ from one run to the next."""
    with patch.object(printing, "office_program", lambda: str(sources / "soffice")):
        return printing.print_sources([str(sources / "工作簿")], out)


QUICK: dict[str, Job] = {"consolidate": consolidate, "import": import_, "mark": mark, "export": export}
ALL = QUICK | {"recompute": recompute, "clear": clear, "diff": diff, "print": print_}


@dataclass(frozen=True)
class Stage:
    """A job with the sources of an older and of a newer run, and what each of them gives, byte for byte."""

    job: Job
    sources: Path
    old: Path
    before: Contents
    after: Contents
    seconds: float


def make_sources(folder: Path, numbers: Iterable[int], budget: str) -> Path:
    """Forms of so many departments as texts, as workbooks, and as marked copies of those; with them the stand-in for LibreOffice."""
    texts = folder / "文本"
    texts.mkdir(parents=True)
    for number in numbers:
        text = form_text(department=f"第{number}科", project=f"第{number}项工作", budget=budget)
        (texts / f"{number}.txt").write_text(text, "utf-8")
    import_sources([str(texts)], folder / "工作簿")
    (folder / "工作簿" / "导入报告.xlsx").unlink()
    check_sources([str(folder / "工作簿")], mark=folder / "标记")
    program = folder / "soffice"
    program.write_text(STAND_IN)
    program.chmod(0o755)
    return folder


def set_up(job: Job, older: Path, newer: Path, folder: Path) -> Stage:
    """Run the job on both sources; the older result is what the killed runs meet."""
    old, fresh = folder / "old", folder / "new"
    job(older, old)
    shutil.copytree(old, fresh)
    start = time.perf_counter()
    job(newer, fresh)
    seconds = time.perf_counter() - start
    stage = Stage(job, newer, old, contents(old), contents(fresh), seconds)
    warm_up()
    assert stage.before != stage.after, "the runs differ, or nothing could be told"
    return stage


def contents(folder: Path) -> Contents:
    """What people see in a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith(".")}


def kill_once(stage: Stage, out: Path, choose: random.Random) -> str:
    """Kill a run over the old outputs; returns what it left ("old", "new", "both") once everything has been checked.

    Every file is the old or the new one; the next run makes all of them new, and leaves nothing else behind.
    """
    shutil.copytree(stage.old, out)
    process = started(stage, out)
    match choose.randrange(4):
        case 0:
            process.join(choose.random() * stage.seconds)
        case 1:
            wait_until(process, lambda: any(is_temporary(path.name) for path in out.iterdir()))
            process.join(choose.random() * stage.seconds)
        case _:
            before = states(out)
            wait_until(process, lambda: states(out) != before)
            process.join(choose.random() / 500)
    process.kill()
    process.join()
    left = contents(out)
    for name, content in left.items():
        assert content in {stage.before.get(name), stage.after.get(name)}, f"{name} is neither old nor new"
        assert is_whole(name, content)
    assert set(stage.before) & set(stage.after) <= set(left), "an old output is gone"
    stage.job(stage.sources, out)
    assert contents(out) == stage.after
    assert {path.name for path in out.iterdir() if path.name.startswith(".")} <= {CACHE}
    kinds = {"old" if left == stage.before else "new" if left == stage.after else "both"}
    shutil.rmtree(out)
    return kinds.pop()


def started(stage: Stage, out: Path) -> BaseProcess:
    """The job in a process of its own."""
    process = context().Process(target=stage.job, args=(stage.sources, out))
    process.start()
    return process


def warm_up() -> None:
    """Load the program where the processes come from."""
    process = context().Process(target=len, args=("",))
    process.start()
    process.join()


def context() -> multiprocessing.context.ForkServerContext:
    """Makes processes out of one that has the program loaded."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["support.kills"])
    return made


def wait_until(process: BaseProcess, happened: Callable[[], bool]) -> None:
    """Wait for a moment, or until all is over."""
    while process.is_alive() and not happened():
        time.sleep(0.0002)


def states(folder: Path) -> set[tuple[str, int]]:
    """The files people see, each with the number that changes when it is replaced."""
    with os.scandir(folder) as entries:
        return {(entry.name, entry.inode()) for entry in entries if not entry.name.startswith(".")}


def is_temporary(name: str) -> bool:
    return name.startswith(".xltools-")


def is_whole(name: str, content: bytes) -> bool:
    """Whether a file opens: every part of a package with its checksum."""
    if name.endswith((".xlsx", ".pdf")):  # the stand-in of LibreOffice copies workbooks
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.testzip() is None
    return True


def many(stage: Stage, folder: Path, seeds: Iterable[int]) -> dict[str, int]:
    """Kill a run at the moments these seeds choose; returns how often it left what."""
    told: dict[str, int] = {}
    for seed in seeds:
        left = kill_once(stage, folder / f"run{seed}", random.Random(seed))  # noqa: S311 - repeatable moments, no secret
        told[left] = told.get(left, 0) + 1
    return told
