"""`xltools export`: the flat tables of all departments' forms for analysts."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from xltools.cli import DONE, REFUSED
from xltools.cli.parser import positive_number

if TYPE_CHECKING:
    from xltools.jobs.exporting import Exported


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """SRC... -o DIR [--format csv|parquet] [--roster FILE] [--last-year SRC] [--jobs N]."""
    parser.add_argument("sources", nargs="+", metavar="来源", help="文件、文件夹（含下级）或通配符，可以写多个")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="文件夹", help="写到哪个文件夹（必填）")
    parser.add_argument(
        "--format",
        choices=("csv", "parquet"),
        default="csv",
        help="csv 可直接用 Excel 打开（默认）；parquet 供 pandas 等分析工具使用",
    )
    parser.add_argument("--roster", type=Path, metavar="花名册与设置.xlsx", help="用来对应部门；其中的规则设置一并照办")
    parser.add_argument(
        "--last-year", metavar="来源", help="上年的汇总工作簿，或上年申报表的文件、文件夹：用来与上年对照"
    )
    parser.add_argument(
        "--jobs", type=positive_number, metavar="N", help="同时用几个进程读取（默认：文件多时用全部处理器，最多 8 个）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the tables and name them; 2 when a source could not be read or there was nothing to export."""
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast
    from xltools.jobs.exporting import Request, export_sources, names  # noqa: PLC0415 - help stays fast

    folder: Path = arguments.output
    request = Request(
        arguments.sources,
        arguments.roster,
        arguments.last_year,
        arguments.jobs,
        tuple(folder / name for kind in ("csv", "parquet") for name in names(kind)),
    )
    with shown("读取") as progress:
        exported = export_sources(request, folder, arguments.format, progress)
    for remark in (*exported.remarks, *exported.failed):
        print(remark, file=sys.stderr)
    tell(exported, folder)
    return DONE if exported.rows and not exported.failed else REFUSED


def tell(exported: "Exported", folder: Path) -> None:
    """What was written."""
    if not exported.rows:
        print("来源中没有可以导出的申报表，没有写出文件。")
        return
    print(f"共收到 {len(exported.result.files)} 个文件，{len(exported.result.lines)} 个项目，已导出到 {folder}：")
    for path, count in exported.rows.items():
        print(f"  {path.name}（{count} 行）")
    print("各列的含义见同一文件夹的 字段说明.csv。")
