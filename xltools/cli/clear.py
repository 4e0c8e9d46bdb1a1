"""`xltools clear`: copies of marked workbooks without the marks."""

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE... -o DIR."""
    parser.add_argument("sources", nargs="+", metavar="文件", help="标记过的工作簿（也可以是文件夹或通配符）")
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="文件夹", help="恢复后的副本放到哪个文件夹（必填）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Restore each file into the folder; 2 when one could not be, else 0."""
    from xltools.cli import DONE, REFUSED  # noqa: PLC0415 - the package imports this module
    from xltools.files.sources import expand  # noqa: PLC0415 - help stays fast
    from xltools.jobs.clearing import clear_files  # noqa: PLC0415 - help stays fast

    outcomes = clear_files(expand(arguments.sources), arguments.output)
    for outcome in outcomes:
        if outcome.problem:
            print(outcome.problem, file=sys.stderr)
        elif outcome.skipped:
            print(outcome.skipped)
        elif outcome.cells:
            print(f"{outcome.file}：已恢复 {outcome.cells} 个标记的单元格，另存为 {outcome.copy}。")
        else:
            print(f"{outcome.file}：没有标记过的单元格，已原样另存为 {outcome.copy}。")
    return REFUSED if any(outcome.problem for outcome in outcomes) else DONE
