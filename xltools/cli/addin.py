"""`xltools addin`: build the Excel add-in."""

import argparse
from pathlib import Path
from typing import Final

DONE: Final = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", metavar="操作", title="操作", required=True)
    text = "由宏源文件和按钮清单生成加载项 xltools.xlam"
    build = actions.add_parser("build", help=text, description=text)
    build.add_argument("-o", "--output", type=Path, default=Path("xltools.xlam"), help="写到哪里（缺省 xltools.xlam）")


def run(arguments: argparse.Namespace) -> int:
    """Build the add-in and say where it is."""
    from xltools.addin.building import build_addin  # noqa: PLC0415 - help stays fast

    build_addin(arguments.output)
    print(f"已生成 {arguments.output}。")
    return DONE
