"""`xltools import`: documents or workbooks into one workbook per department."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xltools.jobs.importing import Imported


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """SRC... -o DIR [--roster ROSTER.xlsx]."""
    parser.add_argument("sources", metavar="来源", nargs="+", help="文件、文件夹（含下级）或通配符")
    parser.add_argument("-o", "--output", metavar="文件夹", type=Path, required=True, help="各部门工作簿存放的文件夹")
    parser.add_argument(
        "--roster",
        metavar="花名册与设置.xlsx",
        type=Path,
        help="按花名册的编码、名称和别名把申报表归到同一部门（表内所写名称不改），并按其中的规则设置校验；不给则按所写名称分部门",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the workbooks and say what to open; 2 when a source was refused."""
    from xltools.cli import DONE, REFUSED  # noqa: PLC0415 - the package imports this module
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast
    from xltools.jobs.importing import import_sources  # noqa: PLC0415 - help stays fast

    with shown("读取") as progress:
        imported = import_sources(arguments.sources, arguments.output, progress, roster=arguments.roster)
    if imported.report:
        tell(imported, imported.report)
    for problem in imported.problems:
        if problem.fatal:
            print(problem.message, file=sys.stderr)
    return REFUSED if imported.failed else DONE


def tell(imported: "Imported", report: Path) -> None:
    """Print what was written, what was left out as a repetition, the settings, and where the rest is told."""
    from xltools.reports.settings import settings_line  # noqa: PLC0415 - help stays fast

    projects = sum(len(book.projects) for book in imported.workbooks)
    print(f"已生成 {len(imported.workbooks)} 个部门工作簿，共 {projects} 个项目：")
    for book in imported.workbooks:
        print(f"  {book.path}  项目 {len(book.projects)}，错误 {book.count('error')}，警告 {book.count('warning')}")
    for one in imported.files:
        if one.state in {"read", "duplicate"} and one.reason:
            print(f"{'重复' if one.state == 'duplicate' else '部分重复'}：{one.file}（{one.reason.rstrip('。')}）")
    notes = sum(not problem.fatal for problem in imported.problems)
    if notes:
        print(f"有 {notes} 处需要核对（如没有对应栏目的文字），已列在导入报告的“未归位和未读取”中。")
    print(settings_line(imported.settings))
    print(f"从哪里读到什么，见 {report}")
