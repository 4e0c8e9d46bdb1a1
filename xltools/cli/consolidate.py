"""`xltools consolidate`: all departments' forms into one master workbook."""

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xltools.cli.parser import positive_number
from xltools.model.problems import UserError

if TYPE_CHECKING:
    from xltools.jobs.workers import Engine


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
    parser.add_argument(
        "--sheets-each",
        type=positive_number,
        metavar="N",
        help="每个工作簿最多放多少张项目表，更多时按部门放进分册（默认 200）",
    )
    parser.add_argument("--no-sheets", action="store_true", help="只要各张汇总表和清单，不生成项目表")
    parser.add_argument(
        "--jobs", type=positive_number, metavar="N", help="同时用几个进程读取（默认：文件多时用全部处理器，最多 8 个）"
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="全部重新读取，也不留缓存（默认在总表旁留一个隐藏文件，下次只读改动过的文件）",
    )
    parser.add_argument(
        "--engine", choices=("local", "dask"), default="local", help="在本机读取，还是在 dask 集群上读取（默认 local）"
    )
    parser.add_argument("--scheduler", metavar="地址", help="集群调度程序的地址，如 tcp://10.0.0.5:8786")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="屏幕上显示文字还是 JSON（默认 text）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Consolidate, print the outcome, return 2 when a source failed, else 1 when there are errors, else 0."""
    from xltools.cli import DONE, FINDINGS, REFUSED  # noqa: PLC0415 - the package imports this module
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast
    from xltools.jobs.consolidating import consolidate_sources  # noqa: PLC0415 - help stays fast
    from xltools.reports.consolidation import as_json, as_text, with_unchanged  # noqa: PLC0415 - help stays fast

    with shown("读取") as progress, shown("写出汇总工作簿") as writing:
        outcome = consolidate_sources(
            arguments.sources,
            arguments.output,
            arguments.roster,
            last_year=arguments.last_year,
            progress=progress,
            writing=writing,
            engine=engine_of(arguments),
            sheets_each=sheets_each(arguments),
            remember=not arguments.no_cache,
        )
    for sentence in outcome.told:
        print(sentence, file=sys.stderr)
    master = str(outcome.master) if outcome.master else None
    result = with_unchanged(outcome.result, outcome.unchanged)
    print(as_json(result, master) if arguments.format == "json" else as_text(result, master))
    failed = [record for record in outcome.result.files if record.status == "failed"]
    if arguments.format == "json":
        for record in failed:
            print(f"{record.reason}。", file=sys.stderr)
    if outcome.master is None or failed:
        return REFUSED
    return FINDINGS if outcome.result.count("error") else DONE


def sheets_each(arguments: argparse.Namespace) -> int:
    """Most sheets of forms in a workbook, 0 for none at all. Raises UserError for options that do not go together."""
    from xltools.workbooks.master.placing import SHEETS_EACH  # noqa: PLC0415 - help stays fast

    if arguments.no_sheets and arguments.sheets_each:
        raise UserError("命令写法不对：--no-sheets 不生成项目表，不能再用 --sheets-each。")
    return 0 if arguments.no_sheets else arguments.sheets_each or SHEETS_EACH


def engine_of(arguments: argparse.Namespace) -> "Engine":
    """What reads the files. Raises UserError for options that do not go together."""
    if arguments.engine == "local":
        from xltools.jobs.workers import local_parts  # noqa: PLC0415 - help stays fast

        if arguments.scheduler:
            raise UserError("命令写法不对：--scheduler 只和 --engine dask 一起用。")
        return partial(local_parts, jobs=arguments.jobs)
    from xltools.jobs.cluster import cluster_parts  # noqa: PLC0415 - help stays fast

    if not arguments.scheduler:
        raise UserError("命令写法不对：--engine dask 需要用 --scheduler 给出集群调度程序的地址。")
    if arguments.jobs:
        raise UserError("命令写法不对：--jobs 只用于本机读取，集群上的进程数由集群决定。")
    return partial(cluster_parts, address=arguments.scheduler)
