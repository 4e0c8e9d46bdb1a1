"""Outputs are complete or absent, and written by one program at a time."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from xltools.files import atomic
from xltools.files.atomic import PREFIX, lock_path, replacing, replacing_all
from xltools.model.problems import UserError

DIE = """
import os, pathlib, sys
from xltools.files.atomic import replacing_all
with replacing_all([pathlib.Path(name) for name in sys.argv[1:]]) as temporaries:
    for one in temporaries:
        one.write_text("half")
    os._exit(9)
"""
HOLD = """
import pathlib, sys, time
from xltools.files.atomic import replacing
with replacing(pathlib.Path(sys.argv[1])) as temporary:
    temporary.write_text("other")
    print("held", flush=True)
    sys.stdin.readline()
"""


def write(targets: list[Path], text: str) -> None:
    with replacing_all(targets) as temporaries:
        for temporary in temporaries:
            temporary.write_text(text)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path):
    (tmp_path / "空白表").write_text("")
    with pytest.raises(UserError, match="空白表 是文件，不是文件夹"), replacing(tmp_path / "空白表" / "甲.xlsx"):
        pass


def test_an_older_output_stays_where_the_new_one_fails(tmp_path: Path):
    target = tmp_path / "甲.xlsx"
    target.write_text("旧")
    with pytest.raises(ZeroDivisionError), replacing(target) as temporary:
        temporary.write_text(f"新{1 / 0}")
    assert target.read_text() == "旧"
    assert names(tmp_path) == ["甲.xlsx"]


def test_a_complete_output_replaces_the_older_one(tmp_path: Path):
    target = tmp_path / "深" / "甲.xlsx"
    with replacing(target) as temporary:
        temporary.write_text("新")
    assert target.read_text() == "新"
    assert names(target.parent) == ["甲.xlsx"]


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("failure", [PermissionError(13, "open elsewhere"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", ["一", "二", "三"])
def test_of_several_outputs_all_are_new_or_none(
    at: str, failure: BaseException, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the program is stopped before or after a file has got its name; 三 was not there before."""
    targets = [tmp_path / name for name in ("一", "二", "三")]
    for target in targets[:2]:
        target.write_text("旧")
    replace = Path.replace

    def stop(path: Path, target: Path) -> Path:
        if Path(target).name == at and "新" in path.read_text():
            if isinstance(failure, KeyboardInterrupt):
                replace(path, target)
            raise failure
        return replace(path, target)

    def no_links(*_: object) -> None:
        raise OSError("this drive has none")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises((UserError, KeyboardInterrupt)):
        write(targets, "新")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"一": "旧", "二": "旧"}


def test_what_a_killed_program_left_goes_with_the_next_try_and_nothing_else(tmp_path: Path) -> None:
    targets = [str(tmp_path / "甲.xlsx"), str(tmp_path / "甲_分册01.xlsx")]
    for call in (targets, [str(tmp_path / "乙.xlsx")]):
        assert subprocess.run([sys.executable, "-c", DIE, *call], check=False).returncode == 9
    (tmp_path / ".xltools-mine").write_text("not by us")
    assert sum(name.startswith(PREFIX) for name in names(tmp_path)) == 4
    with replacing(Path(targets[0])) as temporary:
        temporary.write_text("新")
    left = names(tmp_path)
    assert "甲.xlsx" in left
    assert sum(name.startswith(PREFIX) for name in left) == 2, "of 乙.xlsx, which may be in work, and of somebody else"


def test_the_second_writer_waits_and_then_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "甲.xlsx"
    call = [sys.executable, "-c", HOLD, str(target)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdin
        assert other.stdout.readline() == b"held\n"
        monkeypatch.setattr(atomic, "SECONDS", 0.1)
        with pytest.raises(UserError, match="正在由"), replacing(target):
            pass
        monkeypatch.setattr(atomic, "SECONDS", 30)
        other.stdin.write(b"go on\n")
        other.stdin.flush()
        with replacing(target) as temporary:
            assert target.read_text() == "other"
            temporary.write_text("mine")
    assert target.read_text() == "mine"
    assert names(tmp_path) == ["甲.xlsx"]


@pytest.mark.skipif(os.name != "posix", reason="folders cannot be synced elsewhere")
def test_the_file_and_its_name_reach_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(stat.S_ISDIR(os.fstat(handle).st_mode)))
    with replacing(tmp_path / "甲.xlsx") as temporary:
        temporary.write_text("新")
    assert synced == [False, True]


def test_the_lock_of_a_very_long_name(tmp_path: Path) -> None:
    target = tmp_path / ("长" * 83 + ".xlsx")
    assert len(os.fsencode(lock_path(target).name)) < 60
    with replacing(target) as temporary:
        temporary.write_text("新")
    assert names(tmp_path) == [target.name]
