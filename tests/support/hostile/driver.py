"""Runs one command over each of many files, every time in a process of its own, and says what it cost.

Called as a program: the words of the command, then "--", then the files. Prints one line of JSON a file.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path


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
    """All files of the command line."""
    import xltools.jobs.checking  # noqa: PLC0415 - loaded before the first fork
    import xltools.reports.findings  # noqa: F401, PLC0415 - as above

    at = sys.argv.index("--")
    with tempfile.TemporaryDirectory() as folder:
        for file in sys.argv[at + 1 :]:
            print(json.dumps(run(sys.argv[1:at], file, f"{folder}/out"), ensure_ascii=True), flush=True)


if __name__ == "__main__":
    start()
