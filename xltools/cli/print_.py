"""`xltools print`: the forms as PDF, one per department or all in one."""

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """SRC... -o OUT.pdf|DIR."""
    parser.add_argument(
        "sources", metavar="来源", nargs="+", help="部门工作簿、汇总工作簿或申报文档：文件、文件夹或通配符"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="输出",
        type=Path,
        required=True,
        help="以 .pdf 结尾则全部合成一个 PDF，否则为文件夹，每个部门一个 PDF",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the PDFs and name them; 2 when a source was refused."""
    from xltools.cli import DONE, REFUSED  # noqa: PLC0415 - the package imports this module
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast
    from xltools.jobs.printing import print_sources  # noqa: PLC0415 - help stays fast

    with shown("打印") as progress:
        printed = print_sources(arguments.sources, arguments.output, progress)
    if printed.files:
        print(f"已生成 {len(printed.files)} 个 PDF：")
        for path in printed.files:
            print(f"  {path}")
    for problem in printed.problems:
        print(problem.message, file=sys.stderr)
    return REFUSED if printed.failed else DONE
