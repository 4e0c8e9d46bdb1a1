"""Nothing a file brings along is run, followed or copied into what others get; no command opens a socket."""

import re
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.hostile.books import book
from support.hostile.table import active
from support.hostile.zips import write_parts

from xltools.cli import main

CODES = (0, 1, 2)
FORBIDDEN_PARTS = re.compile(r"externalLink|vbaProject|embeddings|connections|queryTable|customUI", re.IGNORECASE)
FORBIDDEN_TEXT = re.compile(rb"WEBSERVICE|IMPORTDATA|ddeLink|127\.0\.0\.1|cmd\||\xe2\x80\xae")
OVERRIDE = "\u202e"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening a socket fails, in the processes a command starts as well."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks with whatever could run, and one whose text turns the reading direction."""
    folder = tmp_path_factory.mktemp("来件")
    for name, case in active():
        case.make(folder / name)
    turned = {
        name: data.replace("示例街道绿化科".encode(), f"示例街道{OVERRIDE}绿化科".encode())
        for name, data in book().items()
    }
    write_parts(folder / "反向.xlsx", turned)
    return folder


def parts(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Every part of every workbook of a folder; any other file as the only part of itself."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.suffix not in {".xlsx", ".xlsm"}:
            yield path.name, path.name, path.read_bytes()
            continue
        with zipfile.ZipFile(path) as package:
            yield from ((path.name, name, package.read(name)) for name in package.namelist())


@pytest.mark.parametrize(
    "words",
    [
        ("import", "{}", "-o", "{}出"),
        ("consolidate", "{}", "-o", "{}出/总表.xlsx", "--no-cache"),
        ("export", "{}", "-o", "{}出"),
        ("diff", "{}", "{}", "-o", "{}出/对照.xlsx"),
    ],
    ids=["import", "consolidate", "export", "diff"],
)
def test_nothing_of_it_gets_into_what_is_written(
    words: tuple[str, ...], sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "出"
    out.mkdir()
    assert main([word.replace("{}出", str(out)).replace("{}", str(sent)) for word in words]) in CODES

    written = list(parts(out))
    assert written
    assert [(file, name) for file, name, _ in written if FORBIDDEN_PARTS.search(name)] == []
    assert [(file, name) for file, name, data in written if FORBIDDEN_TEXT.search(data)] == []
    assert "程序出错" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    "words",
    [("check", "{}", "--mark", "{}出"), ("recompute", "{}", "-o", "{}出"), ("clear", "{}", "-o", "{}出")],
    ids=["check --mark", "recompute", "clear"],
)
def test_a_copy_has_of_it_what_its_file_had(
    words: tuple[str, ...], sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "出"
    assert main([word.replace("{}出", str(out)).replace("{}", str(sent)) for word in words]) in CODES

    had = set(parts(sent))
    written = [part for part in parts(out) if FORBIDDEN_PARTS.search(part[1])]
    assert written
    assert [part[:2] for part in written if part not in had] == []
    assert "程序出错" not in "".join(capsys.readouterr())


def test_characters_that_turn_the_direction_are_told_with_their_cell(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(sent / "反向.xlsx"), "--mark", str(tmp_path / "标记")])
    told = "".join(capsys.readouterr())
    assert re.search(r"「[^」]+」[A-Z]+\d+ 的文字里有看不见的控制字符（U\+202E）", told)
    assert OVERRIDE not in told


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("inspect",),
        ("check", "--format", "json"),
        ("inspect", "--format", "json"),
        ("recompute",),
        ("diff", "{}"),
    ],
)
def test_no_command_crashes_or_opens_a_socket(
    words: tuple[str, ...], sent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([words[0], str(sent), *(word.replace("{}", str(sent)) for word in words[1:])]) in CODES
    assert "程序出错" not in "".join(capsys.readouterr())
