"""`xltools diff`: what changed between two rounds or two years, in amounts and in words."""

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """OLD NEW [-o 变动对照.xlsx] [--roster FILE] [--format text|json]."""
    parser.add_argument("old", metavar="上次", help="上次（上一轮、上年）的申报表：文件、文件夹、通配符，或汇总工作簿")
    parser.add_argument("new", metavar="本次", help="本次的申报表，写法相同")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="变动对照.xlsx", help="写成工作簿：金额变动、文字逐字对照、部门汇总"
    )
    parser.add_argument(
        "--roster", type=Path, metavar="花名册与设置.xlsx", help="按其中的名称、编码、别名认定部门；不给则按所写名称"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text 供人阅读（默认），json 供程序使用"
    )


def run(arguments: argparse.Namespace) -> int:
    """Compare and print; 2 when a source could not be read, else 0: differences are no error."""
    from xltools.cli import DONE, REFUSED  # noqa: PLC0415 - the package imports this module
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast
    from xltools.jobs.comparing import compare_sources  # noqa: PLC0415 - as above
    from xltools.reports.comparison import as_json, as_text  # noqa: PLC0415 - as above

    with shown("读取") as progress:
        compared = compare_sources(arguments.old, arguments.new, arguments.output, arguments.roster, progress)
    workbook = str(compared.workbook) if compared.workbook else None
    print((as_json if arguments.format == "json" else as_text)(compared.result, workbook))
    if arguments.format == "json":
        for one in (*compared.result.old.failed, *compared.result.new.failed):
            print(one.reason, file=sys.stderr)
    return REFUSED if compared.failed else DONE
