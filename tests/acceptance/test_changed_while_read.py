"""A file that is saved while it is read is told by name; the others are done, and no copy of it is left."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support.hostile.books import book_bytes

from xltools.cli import main
from xltools.workbooks.marks import marking

CHANGED, COPIED = "在读取期间被改动", "乙.xlsx"
COMMANDS = {
    "check": "check {}",
    "inspect": "inspect {}",
    "import": "import {} -o OUT",
    "export": "export {} -o OUT",
    "diff, old": "diff {} GOOD",
    "diff, new": "diff GOOD {}",
    "recompute": "recompute {}/甲.xlsx {}/乙.xlsx",
}


def saved(path: Path) -> None:
    """Somebody saves the file."""
    if path.name == "甲.xlsx":
        path.write_bytes(path.read_bytes() + b" ")


def then_saved(work: Callable[..., object]) -> Callable[..., object]:
    """The work on a file, after which somebody saves it."""

    def done(path: Path, *rest: object, **named: object) -> object:
        result = work(path, *rest, **named)
        saved(path)
        return result

    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "来件"
    folder.mkdir()
    for path in (folder / "甲.xlsx", folder / "乙.xlsx", tmp_path / "好.xlsx"):
        path.write_bytes(book_bytes())
    return folder


def called(words: str, folder: Path) -> int:
    places = {"{}": folder, "OUT": folder.parent / "出", "GOOD": folder.parent / "好.xlsx"}
    for name, place in places.items():
        words = words.replace(name, str(place))
    return main(words.split())


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_it_is_told_by_every_command(
    words: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("reading", "collecting", "comparing"):
        name = f"xltools.jobs.{module}.read_source"
        monkeypatch.setattr(name, then_saved(pytest.importorskip(f"xltools.jobs.{module}").read_source))
    assert called(words, folder) == 2
    told = "".join(capsys.readouterr())
    assert re.search(rf"甲\.xlsx[^\n]{{0,12}}{CHANGED}", told), told
    assert not re.search(rf"乙\.xlsx[^\n]{{0,12}}{CHANGED}", told)


@pytest.mark.parametrize("words", ["check {} --mark OUT"])
def test_no_copy_of_it_is_left(
    words: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(marking, "mark", then_saved(marking.mark))
    assert called(words, folder) == 2
    assert f"甲.xlsx {CHANGED}" in "".join(capsys.readouterr())
    assert [path.name for path in (folder.parent / "出").iterdir()] == [COPIED]
