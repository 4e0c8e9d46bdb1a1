"""`xltools inspect`: what was read, declaration by declaration."""

import argparse
import sys

from xltools.cli import DONE, REFUSED
from xltools.files.progress import shown


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """SRC... [--format json|text] [--explain]."""
    parser.add_argument("sources", metavar="来源", nargs="+", help="文件、文件夹（含下级）或通配符")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text 供人阅读（默认），json 供程序使用"
    )
    parser.add_argument(
        "--explain", action="store_true", help="逐个项目列出算式核对：金额取自哪里，哪些数相互对照，依据是什么"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what was read; 2 when a source could not be read."""
    from xltools.jobs.inspecting import inspect_sources  # noqa: PLC0415 - not for --help
    from xltools.reports.inspection import inspection_json, inspection_text  # noqa: PLC0415

    with shown("读取") as progress:
        inspection = inspect_sources(arguments.sources, progress, explain=arguments.explain)
    told = inspection_json if arguments.format == "json" else inspection_text
    print(told(inspection.projects, inspection.problems, inspection.proofs))
    for problem in inspection.problems:
        if problem.fatal:
            print(problem.message, file=sys.stderr)
    return REFUSED if inspection.failed else DONE
