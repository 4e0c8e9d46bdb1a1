"""Runs commands over hostile files, every time in a process of its own, and says what each cost.

Called as a program with a JSON list of pairs (words of a command, file) on standard input; {} in a word is the file.
Prints one line of JSON a pair.
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

Job = tuple[Sequence[str], str]
"""The words of a command, and the file they are about."""


def outcomes_of(jobs: Sequence[Job]) -> list[dict[str, object]]:
    """What came of every job."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command, asked = [sys.executable, __file__], json.dumps(jobs)
    done = subprocess.run(command, input=asked, capture_output=True, text=True, env=environment, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def run(words: list[str], file: str, out: str) -> dict[str, object]:
    """What came of one file: exit code, what was printed, seconds, bytes of the largest process."""
    from xltools.cli import main  # noqa: PLC0415 - imported once, before the first fork

    began = time.monotonic()
    child = os.fork()
    if child == 0:
        sink = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        code = 70
        try:
            code = main([word.replace("{}", file) for word in words])
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    _, status, usage = os.wait4(child, 0)
    return {
        "file": file,
        "code": os.waitstatus_to_exitcode(status),
        "told": Path(out).read_text("utf-8", "replace"),
        "seconds": round(time.monotonic() - began, 2),
        "megabytes": usage.ru_maxrss * 1024 // 1_000_000,
    }


def start() -> None:
    """All pairs that were asked for."""
    for module in (
        "checking",
        "clearing",
        "comparing",
        "consolidating",
        "exporting",
        "importing",
        "inspecting",
        "marking",
    ):
        importlib.import_module(f"xltools.jobs.{module}")  # before the first fork
    importlib.import_module("xltools.reports.findings")
    jobs = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        for words, file in jobs:
            print(json.dumps(run(words, file, f"{folder}/out"), ensure_ascii=True), flush=True)


if __name__ == "__main__":
    start()
