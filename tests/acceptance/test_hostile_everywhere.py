"""One file of every kind of harm in every place where a command takes a file; all of them everywhere: tests/long."""

from pathlib import Path

from support.hostile.product import COMMANDS, wrong
from support.hostile.table import cases

SAMPLE = (
    "炸弹属性谎报.xlsx", "末格.xlsx", "笑话.xlsx", "校验码错.xlsx", "管道.docx", "自环.xlsx", "嵌套五百.docx", "网页函数.xlsx",
)  # fmt: skip


def test_every_command_refuses_harm_and_reads_the_rest(tmp_path: Path) -> None:
    found = cases()
    asked = [(title, name, command, found[name]) for title, command in COMMANDS.items() for name in SAMPLE]
    assert list(wrong(tmp_path, asked)) == []
