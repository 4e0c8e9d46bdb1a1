"""Runs a command as a fresh process and measures it with all its children: time, processor time, memory."""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

INTERVAL = 0.05
MEGABYTE = 1e6


@dataclass(frozen=True)
class Run:
    """`wall` and `cpu` in seconds; memory in MB: the most of the whole tree at once, and of the first process.

    The memory of the tree counts what processes share once (PSS).
    """

    wall: float
    cpu: float
    tree: float
    main: float
    said: str = field(repr=False)
    code: int

    def __str__(self) -> str:
        return (
            f"{self.wall:7.1f} s, CPU {self.cpu:7.1f} s, memory {self.tree:5.0f} MB (first process {self.main:5.0f} MB)"
        )


def measured(command: Sequence[str | Path], folder: Path, allowed: Sequence[int] = (0, 1)) -> Run:
    """Run the command in `folder`; raises AssertionError where it ends otherwise than allowed."""
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen([str(one) for one in command], stdout=told, stderr=subprocess.STDOUT, cwd=folder)
        tree = main = 0.0
        while True:
            done, status, used = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            whole, first = memory(process.pid)
            tree, main = max(tree, whole), max(main, first)
            time.sleep(INTERVAL)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        said = told.read().decode(errors="replace")
    assert process.returncode in allowed, f"{command}: {process.returncode}\n{said[-2000:]}"
    return Run(wall, used.ru_utime + used.ru_stime, tree, main, said, process.returncode)


def memory(pid: int) -> tuple[float, float]:
    """MB of the process and all its children, and of the process alone."""
    sizes = []
    with suppress(psutil.Error):
        first = psutil.Process(pid)
        for process in (first, *first.children(recursive=True)):
            with suppress(psutil.Error):
                sizes.append(process.memory_full_info().pss / MEGABYTE)
    return (sum(sizes), sizes[0]) if sizes else (0.0, 0.0)
