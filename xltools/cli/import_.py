"""`xltools import`: documents or workbooks into one workbook per department."""

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """SRC... -o DIR."""
    parser.add_argument("sources", metavar="SRC", nargs="+", help="文件、文件夹（含下级）或通配符")
    parser.add_argument("-o", "--output", metavar="文件夹", type=Path, required=True, help="各部门工作簿存放的文件夹")


def run(arguments: argparse.Namespace) -> int:
    """Write the workbooks and say what to open; 2 when a source was refused."""
    from xltools.cli import DONE, REFUSED  # noqa: PLC0415 - the package imports this module
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast
    from xltools.jobs.importing import import_sources  # noqa: PLC0415 - help stays fast

    with shown("读取") as progress:
        imported = import_sources(arguments.sources, arguments.output, progress)
    projects = sum(len(book.projects) for book in imported.workbooks)
    print(f"已生成 {len(imported.workbooks)} 个部门工作簿，共 {projects} 个项目：")
    for book in imported.workbooks:
        print(f"  {book.path}  项目 {len(book.projects)}，错误 {book.count('error')}，警告 {book.count('warning')}")
    unplaced = sum(not problem.fatal for problem in imported.problems)
    if unplaced:
        print(f"有 {unplaced} 处文字没有对应的栏目，已列在各项目表下方和导入报告中。")
    if imported.report:
        print(f"从哪里读到什么，见 {imported.report}")
    for problem in imported.problems:
        if problem.fatal:
            print(problem.message, file=sys.stderr)
    return REFUSED if imported.failed else DONE
