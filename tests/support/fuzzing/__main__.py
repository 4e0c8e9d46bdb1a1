"""`python -m support.fuzzing [READER…] [--seconds N]`: fuzz the readers one after the other, and report what was reached."""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from support.fuzzing.targets import READERS

ROOT: Final = Path(__file__).resolve().parents[3]
CASES: Final = ROOT / "tests" / "cases" / "fuzz"
WORK: Final = ROOT / "build" / "fuzz"
LONGEST: Final = 400_000
"""Bytes of a file: longer ones cost many readings and find nothing new."""
NEVER: Final = 1_000_000
"""Seconds. Slow files are told by their processor time: how long they take says more about what else the machine does."""
HANGING: Final = 600
"""Seconds without an answer, on a machine that is busy."""
UNITS = re.compile(r"stat::number_of_executed_units:\s*(\d+)|^#(\d+)\s", re.MULTILINE)


def main() -> int:
    """Fuzz; 1 where a crash was found."""
    parser = argparse.ArgumentParser(prog="make fuzz")
    parser.add_argument("readers", nargs="*", choices=(*READERS, []), help="which readers (all)")
    parser.add_argument("--seconds", type=int, default=600, help="for each reader")
    parser.add_argument("--no-coverage", action="store_true", help="do not measure what was reached")
    arguments = parser.parse_args()
    before = cases_now()
    for name in arguments.readers or READERS:
        corpus = WORK / name
        corpus.mkdir(parents=True, exist_ok=True)
        start = time.monotonic()
        executions = fuzz(name, corpus, arguments.seconds)
        seconds = time.monotonic() - start
        print(f"{name}: {executions} executions in {seconds:.0f} s ({executions / max(seconds, 1):.1f} a second), "
              f"corpus of {len(list(corpus.iterdir()))} files", flush=True)  # fmt: skip
        for line in [] if arguments.no_coverage else reached(name, corpus):
            print(line, flush=True)
    found = sorted(cases_now() - before)
    print(f"{len(found)} new crashes", *found, sep="\n  ")
    return 1 if found else 0


def fuzz(name: str, corpus: Path, seconds: int) -> int:
    """Run the engine for so long, again where a file took it down; returns how many files were read."""
    end, executions = time.monotonic() + seconds, 0
    cases = CASES / name
    cases.mkdir(parents=True, exist_ok=True)
    with (WORK / f"{name}.log").open("ab") as log:
        while (left := int(end - time.monotonic())) > 0:
            at = log.tell()
            options = [f"-max_total_time={left}", f"-max_len={LONGEST}", "-len_control=0", "-cross_over=0", f"-timeout={HANGING}", "-rss_limit_mb=2500",
                       f"-report_slow_units={NEVER}", f"-artifact_prefix={cases}/", "-print_final_stats=1", "-reload=0"]  # fmt: skip
            subprocess.run(
                [sys.executable, "-m", "support.fuzzing.engine", name, str(cases), str(corpus), *options],
                stdout=log, stderr=log, check=False,
            )  # fmt: skip
            log.seek(0, 2)
            executions += executed(Path(log.name), at)
            name_cases(cases, READERS[name].suffix)
    return executions


def cases_now() -> set[Path]:
    """All files on which a reader broke."""
    return {path for path in CASES.rglob("*.*") if path.is_file()}


def name_cases(cases: Path, suffix: str) -> None:
    """Give what libFuzzer kept itself (crash-…, oom-…, timeout-…) the suffix that cases have; an empty file is none."""
    for path in [path for path in cases.iterdir() if path.is_file() and not path.suffix]:
        if path.stat().st_size:
            path.replace(path.with_name(path.name + suffix))
        else:
            path.unlink()


def executed(log: Path, start: int) -> int:
    """How many files the engine has read, as its log says from `start` on."""
    with log.open("rb") as handle:
        handle.seek(start)
        text = handle.read().decode("utf-8", "replace")
    return max((int(one or other) for one, other in UNITS.findall(text)), default=0)


def reached(reader: str, corpus: Path) -> list[str]:
    """Lines and branches of the reader's files that the corpus reaches."""
    data, python = WORK / f"{reader}.coverage", [sys.executable, "-m", "coverage"]
    measured = f"--include={','.join(f'{ROOT}/{folder}' for folder in READERS[reader].folders)}"
    options = ["--rcfile=/dev/null", f"--data-file={data}"]
    subprocess.run(
        [*python, "run", *options, measured, "--branch", "-m", "support.fuzzing.replay", reader, corpus], check=True
    )
    report = subprocess.run(
        [*python, "report", *options, "--skip-covered"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    return [f"  {line}" for line in report.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
