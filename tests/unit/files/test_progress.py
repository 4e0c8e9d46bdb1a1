"""Progress: a bar on a terminal, a line now and then elsewhere."""

import io

import pytest

from xltools.files import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_quick_command_prints_no_lines(capsys):
    with progress.shown("读取") as step:
        step(1, 2, "a.txt")
    assert capsys.readouterr().err == ""


def test_a_long_one_prints_a_line_every_two_seconds(capsys, monkeypatch):
    clock = iter([100.0, 102.0, 103.0, 300.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    with progress.shown("读取") as step:
        step(1, 6041, "a.txt")
        step(41, 6041, "b.txt")
        step(42, 6041, "c.txt")
        step(6041, 6041, "d.txt")
    assert capsys.readouterr().err == (
        "读取 41/6041，每秒 20 份，约剩 5 分钟：b.txt\n读取 6041/6041，每秒 30 份：d.txt\n"
    )


@pytest.mark.parametrize(
    ("rate", "left", "told"),
    [
        (35, 700, "，每秒 35 份，约剩 20 秒"),
        (0.44, 10, "，每秒 0.4 份，约剩 23 秒"),
        (2, 0, "，每秒 2.0 份"),
        (0, 10, ""),
    ],
)
def test_pace(rate, left, told):
    assert progress.pace(rate, left) == told


def test_a_terminal_gets_a_bar(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    with progress.shown("读取") as step:
        step(1, 2, "a.txt")
        step(2, 2, "b.txt")
    assert "读取" in terminal.getvalue()


def test_a_bar_is_gone_when_all_is_done_and_another_may_follow(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    with progress.shown("读取") as reading, progress.shown("写出汇总工作簿") as writing:
        reading(1, 1, "a.txt")
        assert reading.bar is None
        writing(0, 2, "甲")
        assert writing.bar.pos == 0, "at the place of the first one"
        writing(2, 2, "乙")
    assert "写出汇总工作簿" in terminal.getvalue()


def test_silence():
    assert progress.silent(1, 2, "a.txt") is None
