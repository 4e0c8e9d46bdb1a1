"""argparse in Chinese: headings, and one sentence for a wrong call."""

import argparse
import re
from typing import Final, NoReturn

from xltools.model.problems import UserError

SENTENCES: Final = (
    (r"argument 命令: invalid choice: '(.*?)'.*", r"没有“\1”这个命令"),
    (r"argument (.+?): invalid choice: '(.*?)' \(choose from (.*)\)", r"\1 不能是“\2”，可选 \3"),
    (r"argument (.+?): invalid \w+ value: '(.*)'", r"\1 的值“\2”不对"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 后面缺少内容"),
    (r"the following arguments are required: (.*)", r"缺少 \1"),
    (r"unrecognized arguments: (.*)", r"不认识 \1"),
)


def positive_number(text: str) -> int:
    """A whole number from 1 on; raises ValueError for anything else."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose help is Chinese and which raises UserError for a wrong call (exit code 2)."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog=prog, description=description, add_help=False, formatter_class=Formatter)
        self._positionals.title = "对象"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示用法")

    def error(self, message: str) -> NoReturn:
        """Refuse in one Chinese sentence."""
        raise UserError(f"命令写法不对：{in_chinese(message)}。用 {self.prog} --help 查看用法。")


class Formatter(argparse.HelpFormatter):
    """The default formatter with a Chinese usage prefix."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=18)

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Begin with 用法 in place of usage."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def in_chinese(message: str) -> str:
    """The English message as a Chinese clause; an unknown message stays as it is."""
    for pattern, sentence in SENTENCES:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, sentence, message, flags=re.DOTALL).replace("', '", "、").replace("'", "")
    return message
