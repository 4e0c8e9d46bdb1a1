"""`xltools template`: blank workbooks for the departments, and a blank 花名册与设置."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """-o DIR [--department NAME] [--projects N] [--roster ROSTER.xlsx]."""
    parser.add_argument("-o", "--output", metavar="文件夹", type=Path, required=True, help="模板存放的文件夹")
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument("--department", metavar="名称", help="预先填好部门（单位）名称")
    whom.add_argument(
        "--roster", metavar="花名册与设置", type=Path, help="按花名册给每个部门各生成一个，项目名称一并填好"
    )
    parser.add_argument("--projects", metavar="张数", type=int, help="每个工作簿的项目表张数（默认 5）")


def run(arguments: argparse.Namespace) -> int:
    """Write the blank workbooks and name them. Without --department, --roster and --projects the roster comes too."""
    from xltools.cli import DONE  # noqa: PLC0415 - the package imports this module
    from xltools.jobs import templating  # noqa: PLC0415 - help stays fast

    folder = arguments.output
    count = templating.DEFAULT_PROJECTS if arguments.projects is None else arguments.projects
    if arguments.roster:
        paths = templating.write_roster_templates(folder, arguments.roster, count)
    elif arguments.department or arguments.projects is not None:
        paths = (templating.write_department_template(folder, arguments.department or "", count),)
    else:
        paths = templating.write_templates(folder)
    print(f"已生成 {len(paths)} 个空白工作簿：")
    for path in paths:
        print(f"  {path}")
    return DONE
