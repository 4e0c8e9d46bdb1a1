"""`xltools addin`: build, install and take away the Excel add-in; make the offline kit."""

import argparse
from pathlib import Path
from typing import Final

DONE: Final = 0
ACTIONS: Final = (
    ("install", "安装到本机的 Excel（先关闭 Excel）"),
    ("uninstall", "从本机的 Excel 卸载"),
    ("status", "查看是否已安装"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", metavar="操作", title="操作", required=True)
    text = "由宏源文件和按钮清单生成加载项 xltools.xlam"
    build = actions.add_parser("build", help=text, description=text)
    build.add_argument(
        "-o",
        "--output",
        metavar="加载项.xlam",
        type=Path,
        default=Path("xltools.xlam"),
        help="写到哪里（默认 xltools.xlam）",
    )
    text = "制作 Windows 离线安装包：软件包、加载项、安装程序和说明"
    bundle = actions.add_parser("bundle", help=text, description=text)
    bundle.add_argument(
        "-o",
        "--output",
        metavar="安装包.zip",
        type=Path,
        default=Path("xltools-windows.zip"),
        help="写到哪里（默认 xltools-windows.zip）",
    )
    for name, text in ACTIONS:
        actions.add_parser(name, help=text, description=text)


def run(arguments: argparse.Namespace) -> int:
    """Carry the action out and say what was done."""
    from xltools.addin import installing  # noqa: PLC0415 - help stays fast
    from xltools.addin.building import build_addin  # noqa: PLC0415 - help stays fast
    from xltools.addin.bundling import write_kit  # noqa: PLC0415 - help stays fast
    from xltools.addin.computer import this_computer  # noqa: PLC0415 - help stays fast
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast

    if arguments.action == "build":
        build_addin(arguments.output)
        print(f"已生成 {arguments.output}。")
        return DONE
    if arguments.action == "bundle":
        with shown("离线安装包") as progress:
            wheels = write_kit(arguments.output, progress)
        print(f"已生成 {arguments.output}，含 {len(wheels)} 个软件包。")
        return DONE
    work = {"install": installing.install, "uninstall": installing.uninstall, "status": installing.status}
    for sentence in work[arguments.action](this_computer()):
        print(sentence)
    return DONE
