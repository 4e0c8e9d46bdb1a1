"""`xltools consolidate`: all departments' forms into one master workbook."""

import argparse
import sys
from pathlib import Path

from xltools.cli.parser import positive_number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "sources", nargs="+", metavar="来源", help="部门工作簿或申报文档：文件、文件夹或通配符，可以写多个"
    )
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="总表.xlsx", help="写到哪个汇总工作簿（必填）"
    )
    parser.add_argument(
        "--roster",
        type=Path,
        metavar="花名册与设置.xlsx",
        help="应报单位和项目的名单，用来对应部门、列出漏报；其中的规则设置一并照办",
    )
    parser.add_argument(
        "--last-year", metavar="来源", help="上年的汇总工作簿，或上年申报表的文件、文件夹：用来与上年对照"
    )
    parser.add_argument("--jobs", type=positive_number, default=1, metavar="N", help="同时用几个进程读取（默认 1）")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="屏幕上显示文字还是 JSON（默认 text）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Consolidate, print the outcome, return 2 when a source failed, else 1 when there are errors, else 0."""
    from xltools.cli import DONE, FINDINGS, REFUSED  # noqa: PLC0415 - the package imports this module
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast
    from xltools.jobs.consolidating import consolidate_sources  # noqa: PLC0415 - help stays fast
    from xltools.reports.consolidation import as_json, as_text  # noqa: PLC0415 - help stays fast

    with shown("读取") as progress:
        outcome = consolidate_sources(
            arguments.sources,
            arguments.output,
            arguments.roster,
            last_year=arguments.last_year,
            jobs=arguments.jobs,
            progress=progress,
        )
    for remark in outcome.remarks:
        print(remark, file=sys.stderr)
    master = str(outcome.master) if outcome.master else None
    print(as_json(outcome.result, master) if arguments.format == "json" else as_text(outcome.result, master))
    failed = [record for record in outcome.result.files if record.status == "failed"]
    if arguments.format == "json":
        for record in failed:
            print(f"{record.reason}。", file=sys.stderr)
    if outcome.master is None or failed:
        return REFUSED
    return FINDINGS if outcome.result.count("error") else DONE
