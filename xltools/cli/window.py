"""`xltools window`: the buttons without Excel."""

import argparse
from pathlib import Path
from typing import Final

from xltools.model.problems import UserError

DONE: Final = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "sources", nargs="*", type=Path, metavar="文件或文件夹", help="打开窗口时已在列表中的文件或文件夹"
    )


def run(arguments: argparse.Namespace) -> int:
    """Show the window until it is closed."""
    try:
        from tkinter import TclError  # noqa: PLC0415 - a server may have no tkinter

        from xltools.window.app import show_window  # noqa: PLC0415 - help stays fast
    except ImportError as error:
        raise UserError("打不开窗口：这个 Python 没有 tkinter，请安装 python3-tk，或改用命令行。") from error
    try:
        show_window([source.absolute() for source in arguments.sources])
    except TclError as error:
        raise UserError("打不开窗口：没有图形界面，请在桌面上运行，或改用命令行。") from error
    return DONE
