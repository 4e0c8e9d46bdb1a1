"""`xltools check`: findings of documents and workbooks; --mark writes marked copies."""

import argparse
import sys
from pathlib import Path

from xltools.cli import DONE, FINDINGS, REFUSED
from xltools.files.progress import shown
from xltools.jobs.checking import Checked, check_sources


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """SRC... [--format text|json] [--mark DIR] [--roster FILE] [--last-year SRC]."""
    parser.add_argument("sources", metavar="来源", nargs="+", help="文件、文件夹（含下级）或通配符")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text 供人阅读（默认），json 供程序使用"
    )
    parser.add_argument("--mark", metavar="文件夹", type=Path, help="在这个文件夹里另存标出问题的工作簿副本")
    parser.add_argument(
        "--roster",
        metavar="花名册与设置.xlsx",
        type=Path,
        help="按其中的花名册核对部门和控制数，按其中的规则设置校验；不给则按出厂设置，不核对",
    )
    parser.add_argument(
        "--last-year", metavar="来源", help="上年的汇总工作簿，或上年申报表的文件、文件夹：用来与上年对照"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 2 when something could not be read or marked, else 1 when there are errors, else 0."""
    from xltools.reports.findings import as_json, as_text  # noqa: PLC0415 - not for --help

    with shown("校验") as progress:
        checked = check_sources(
            arguments.sources, progress, mark=arguments.mark, roster=arguments.roster, last_year=arguments.last_year
        )
    print((as_json if arguments.format == "json" else as_text)(checked.files, checked.settings, checked.whole), end="")
    for remark in checked.remarks:
        print(remark, file=sys.stderr)
    if arguments.format == "json":
        tell_failures(checked)
    return exit_code(checked)


def tell_failures(checked: Checked) -> None:
    """Say beside the JSON what the text says itself: what could not be read or marked, and what became of a copy."""
    for one in checked.files:
        if one.status == "failed":
            print(one.reason, file=sys.stderr)
        if one.marked and (one.marked.problem or one.marked.remark):
            print(one.marked.problem or f"{one.marked.path}：{one.marked.remark}", file=sys.stderr)


def exit_code(checked: Checked) -> int:
    """The contract's exit code."""
    if checked.failed:
        return REFUSED
    return FINDINGS if checked.has_errors else DONE
