"""Every hostile file in every place where a command takes a file."""

from pathlib import Path

import pytest
from support.hostile.product import COMMANDS, PRINT, Command, wrong
from support.hostile.table import cases


@pytest.mark.parametrize("title", [*COMMANDS, *PRINT])
def test_every_command_refuses_harm_and_reads_the_rest(title: str, tmp_path: Path) -> None:
    command: Command = (COMMANDS | PRINT)[title]
    asked = [(title, name, command, case) for name, case in cases().items()]
    assert list(wrong(tmp_path, asked)) == []
