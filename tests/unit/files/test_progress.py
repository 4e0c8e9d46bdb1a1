"""Progress: a bar on a terminal, a line now and then elsewhere."""

import io

from xltools.files import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_quick_command_prints_no_lines(capsys):
    with progress.shown("读取") as step:
        step(1, 2, "a.txt")
    assert capsys.readouterr().err == ""


def test_a_long_one_prints_a_line_every_two_seconds(capsys, monkeypatch):
    clock = iter([0.0, 2.5, 3.0, 5.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    with progress.shown("读取") as step:
        step(1, 3, "a.txt")
        step(2, 3, "b.txt")
        step(3, 3, "c.txt")
    assert capsys.readouterr().err == "读取 1/3：a.txt\n读取 3/3：c.txt\n"


def test_a_terminal_gets_a_bar(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    with progress.shown("读取") as step:
        step(1, 2, "a.txt")
        step(2, 2, "b.txt")
    assert "读取" in terminal.getvalue()


def test_silence():
    assert progress.silent(1, 2, "a.txt") is None
