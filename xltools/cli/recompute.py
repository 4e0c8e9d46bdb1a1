"""`xltools recompute`: recompute totals and show them against what stands in the workbook."""

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE... [-o DIR]."""
    parser.add_argument("sources", nargs="+", metavar="文件", help="部门工作簿（也可以是文件夹、通配符或申报文档）")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="文件夹", help="另存恢复了公式的副本到这个文件夹；原文件不动"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print stated against computed; 2 when a file or its copy failed, else 1 when figures differ, else 0."""
    from xltools.cli import DONE, FINDINGS, REFUSED  # noqa: PLC0415 - the package imports this module
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast
    from xltools.files.sources import expand  # noqa: PLC0415 - help stays fast
    from xltools.jobs.recomputing import recompute_files  # noqa: PLC0415 - help stays fast
    from xltools.reports.recompute import as_text  # noqa: PLC0415 - help stays fast

    with shown("重算") as progress:
        outcomes = recompute_files(expand(arguments.sources), arguments.output, progress)
    for outcome in outcomes:
        if outcome.result is not None:
            print(as_text(outcome.result), end="")
        if outcome.skipped:
            print(outcome.skipped)
        if outcome.copy is not None:
            done = f"恢复 {outcome.restored} 处" if outcome.restored else "没有需要恢复的公式"
            print(f"  已另存 {outcome.copy}，{done}。{outcome.remark}")
        if outcome.problem:
            print(outcome.problem, file=sys.stderr)
    if any(outcome.problem for outcome in outcomes):
        return REFUSED
    return FINDINGS if any(outcome.result and outcome.result.differences for outcome in outcomes) else DONE
