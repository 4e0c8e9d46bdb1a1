"""`xltools inspect`: what was read, declaration by declaration."""

import argparse
import sys

from xltools.analysis import analyse
from xltools.cli import DONE, REFUSED
from xltools.files.progress import shown
from xltools.files.sources import expand
from xltools.jobs.reading import read_sources


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """SRC... [--format json|text]."""
    parser.add_argument("sources", metavar="SRC", nargs="+", help="文件、文件夹（含下级）或通配符")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text 供人阅读（默认），json 供程序使用"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what was read; 2 when a source could not be read."""
    from xltools.reports.inspection import inspection_json, inspection_text  # noqa: PLC0415 - not for --help

    with shown("读取") as progress:
        readings = read_sources(expand(arguments.sources), progress)
    projects = [analyse(declaration) for reading in readings for declaration in reading.declarations]
    problems = [problem for reading in readings for problem in reading.problems]
    print((inspection_json if arguments.format == "json" else inspection_text)(projects, problems))
    for problem in problems:
        if problem.fatal:
            print(problem.message, file=sys.stderr)
    return REFUSED if any(reading.failed for reading in readings) else DONE
