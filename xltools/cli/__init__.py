"""ADAPTER. The command line: one command a file. Commands are imported only when called, so that help stays fast."""

import argparse
import importlib
import io
import sys
from collections.abc import Sequence
from typing import Final, Protocol, cast

from xltools.cli.parser import Parser
from xltools.files.garbage import collect_seldom, end_at_once
from xltools.model.neutral import COMMANDING
from xltools.model.problems import UserError

DONE: Final = 0
FINDINGS: Final = 1
REFUSED: Final = 2
CRASHED: Final = 3

COMMANDS: Final = (
    ("demo", "用自带的样例跑完全过程，并告诉您打开哪些文件"),
    ("import", "把 Word、文本或工作簿里的申报表转成每个部门一个工作簿"),
    ("template", "生成空白的部门申报工作簿，以及花名册与设置"),
    ("inspect", "逐份列出读到的内容"),
    ("check", "校验申报表，列出问题；--mark 另存标出问题的副本"),
    ("clear", "把标记过的副本恢复原样"),
    ("recompute", "重算工作簿的合计，与表中数字对照"),
    ("consolidate", "把各部门的申报表汇总成一个总工作簿"),
    ("diff", "对照两次（两轮或两年）的申报表：增减了哪些项目、金额怎样变、改了哪些字"),
    ("export", "把汇总的项目、指标、金额、问题导出成表，供分析使用"),
    ("print", "把申报表打印成 PDF：每个部门一个，或全部合成一个"),
    ("rules", "列出规则，或显示一条规则的说明"),
    ("window", "打开小窗口，不用 Excel 也能使用功能区的全部按钮"),
    ("addin", "生成、安装或卸载 Excel 加载项（功能区“绩效预算”）"),
    ("doctor", "检查 Python、Excel、加载项和单位策略，说明按钮为什么不能用"),
)


PYTHONS_OWN: Final = frozenset({"import", "print"})


class CommandModule(Protocol):
    """What a command module offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Carry the command out and return the exit code."""


def build_parser(called: str | None) -> Parser:
    """The whole parser; only the called command's module is imported."""
    parser = Parser(prog="xltools", description="项目支出绩效目标申报表：模板、校验、重算、汇总。")
    parser.add_argument("--version", action="store_true", help="显示版本")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=Parser)
    for name, text in COMMANDS:
        command = commands.add_parser(name, help=text, description=text)
        if name == called:
            command_module(name).add_arguments(command)
    return parser


def command_module(name: str) -> CommandModule:
    """The module of a command: xltools.cli.<name>; `import` and `print` are Python's own, so they live in import_, print_."""
    module = importlib.import_module(f"xltools.cli.{name}_" if name in PYTHONS_OWN else f"xltools.cli.{name}")
    return cast("CommandModule", module)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 1 error findings, 2 refused, 3 internal error with a number and a log."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    use_utf8()
    collect_seldom()
    end_at_once()
    try:
        return dispatch(arguments)
    except UserError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("已按您的要求中断，没有留下未写完的文件。", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except Exception:  # noqa: BLE001 - the last door: a person must see a sentence, support the log
        from xltools.files.crash import report_crash  # noqa: PLC0415 - only when needed

        print(report_crash(arguments), file=sys.stderr)
        return CRASHED


def dispatch(arguments: list[str]) -> int:
    """Parse and run."""
    names = {name for name, _ in COMMANDS}
    called = next((word for word in arguments if word in names), None)
    parser = build_parser(called)
    parsed = parser.parse_args(arguments)
    if parsed.version:
        from xltools import __version__  # noqa: PLC0415 - only when needed

        print(f"xltools {__version__}")
        return DONE
    if parsed.command is None:
        parser.print_help()
        return DONE
    return command_module(parsed.command).run(parsed)


def use_utf8() -> None:
    """Chinese output must not fail on a console of another code page."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if type(stream) is io.TextIOWrapper and stream.isatty():
            setattr(sys, name, Screen(stream.detach(), encoding="utf-8", errors="replace", line_buffering=True))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


class Screen(io.TextIOWrapper):
    """A terminal that obeys nothing a file or sheet was named."""

    def write(self, text: str) -> int:
        """Write the text, commanding characters as a replacement mark."""
        return super().write(COMMANDING.sub("\ufffd", text))
