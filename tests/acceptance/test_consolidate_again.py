"""Consolidating again reads only what has changed, and gives what reading everything gives, byte for byte."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.form_text import form_text

from xltools.cli import main
from xltools.jobs import parts
from xltools.jobs.memory import memory_path
from xltools.model.roster import RosterEntry
from xltools.workbooks.settings.writing import write_office

FILES = 6


class Office:
    """A folder of submissions and the master made from it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], log: Path) -> None:
        self.sent = folder / "报送"
        self.target = folder / "汇总.xlsx"
        self.roster = folder / "花名册.xlsx"
        self.capsys = capsys
        self.log = log
        self.options = ["--sheets-each", "4"]
        self.sent.mkdir()
        for number in range(FILES):
            self.write(number)
        (self.sent / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
        write_office(self.roster, [RosterEntry(f"第{number}科") for number in range(FILES + 1)])

    def write(self, number: int, budget: str = "12万元") -> None:
        text = form_text(department=f"第{number}科", project=f"第{number}项工作", budget=budget)
        (self.sent / f"{number}.txt").write_text(text, "utf-8")

    @property
    def read(self) -> list[str]:
        """The files that were read in the last run, by whatever process."""
        return self.log.read_text("utf-8").splitlines()

    def run(self, *options: str, target: Path | None = None) -> tuple[dict[str, Any], str]:
        """What was printed as JSON, and what else a person was told."""
        self.log.write_text("")
        call = ["consolidate", str(self.sent), "-o", str(target or self.target), "--format", "json", *self.options]
        assert main([*call, *options]) == 2
        said = self.capsys.readouterr()
        return json.loads(said.out), said.err

    def outputs(self, target: Path | None = None) -> dict[str, bytes]:
        folder = (target or self.target).parent
        return {path.name: path.read_bytes() for path in folder.glob("汇总*.xlsx")}

    def full(self) -> dict[str, bytes]:
        """The outputs of a run that reads everything, at the same place."""
        kept = {path: path.read_bytes() for path in self.target.parent.glob(".汇总*")}
        self.run("--no-cache")
        made = self.outputs()
        for path, content in kept.items():
            path.write_bytes(content)
        return made


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Office:
    log = tmp_path / "read.log"
    collect = parts.collect

    def noted(path: Path, *rest: Any) -> Any:
        with log.open("a", encoding="utf-8") as lines:
            lines.write(f"{path.name}\n")
        return collect(path, *rest)

    monkeypatch.setattr(parts, "collect", noted)
    return Office(tmp_path, capsys, log)


def statuses(record: dict[str, Any]) -> dict[str, str]:
    return {Path(one["file"]).name: one["status"] for one in record["files"]}


def change(office: Office) -> None:
    office.write(2, "13万元")


def add(office: Office) -> None:
    office.write(FILES)


def remove(office: Office) -> None:
    (office.sent / "3.txt").unlink()


def rename(office: Office) -> None:
    (office.sent / "3.txt").rename(office.sent / "三.txt")


def touch(office: Office) -> None:
    os.utime(office.sent / "3.txt", (1_700_000_000, 1_700_000_000))


def nothing(office: Office) -> None:
    """Leave everything as it is."""


CHANGES: dict[str, tuple[Callable[[Office], None], set[str]]] = {
    "changed": (change, {"2.txt"}),
    "new": (add, {f"{FILES}.txt"}),
    "gone": (remove, set()),
    "renamed": (rename, {"三.txt"}),
    "touched": (touch, set()),
    "nothing": (nothing, set()),
}


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_changed_is_read_and_the_result_is_that_of_a_full_run(name: str, office: Office) -> None:
    edit, expected = CHANGES[name]
    first, _ = office.run()
    assert set(statuses(first).values()) == {"read", "failed"}
    edit(office)

    again, told = office.run()

    assert set(office.read) == {*expected, "坏.xlsx"}
    assert "全部重新读取" not in told
    assert statuses(again) == {
        path.name: "failed" if path.suffix == ".xlsx" else "read" if path.name in expected else "unchanged"
        for path in office.sent.iterdir()
    }
    assert ("没有变化" in told) == (name == "nothing")
    made = office.outputs()
    assert len(made) == 3
    assert made == office.full()


def edit_by_hand(office: Office) -> None:
    volume = office.target.parent / "汇总_分册01.xlsx"
    volume.write_bytes(volume.read_bytes() + b"\0")


def delete(office: Office) -> None:
    (office.target.parent / "汇总_分册03.xlsx").unlink()


def swap(office: Office) -> None:
    """Two volumes are given each other's names."""
    first, second = (office.target.parent / f"汇总_分册0{number}.xlsx" for number in (1, 2))
    contents = first.read_bytes(), second.read_bytes()
    second.write_bytes(contents[0])
    first.write_bytes(contents[1])


VOLUMES: dict[str, tuple[Callable[[Office], None], set[int]]] = {
    "a department of volume 2 changed": (change, {2}),
    "a department of volume 2 is gone, so that others move up": (remove, {2, 3}),
    "a department more": (add, {4}),
    "the time of a file of volume 2 changed": (touch, set()),
    "volume 1 edited by hand": (edit_by_hand, {1}),
    "volume 3 deleted": (delete, {3}),
    "volumes 1 and 2 swapped": (swap, {1, 2}),
}


@pytest.mark.parametrize("name", VOLUMES)
def test_volumes_that_stand_as_they_have_to_be_are_left_alone(name: str, office: Office) -> None:
    edit, expected = VOLUMES[name]
    office.options = ["--sheets-each", "2"]
    office.run()
    edit(office)
    for path in office.target.parent.glob("汇总*.xlsx"):
        os.utime(path, (1_700_000_000, 1_700_000_000))

    office.run()

    written = {path.name for path in office.target.parent.glob("汇总*.xlsx") if path.stat().st_mtime != 1_700_000_000}
    assert written == {"汇总.xlsx", *(f"汇总_分册0{number}.xlsx" for number in expected)}
    assert office.outputs() == office.full()


@pytest.mark.parametrize(
    ("moment", "done"), [("xltools.files.atomic.replace_together", False), ("xltools.jobs.consolidating.kept", True)]
)
def test_stopped_before_the_outputs_or_the_memory_have_their_names(
    moment: str, done: bool, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.options = ["--sheets-each", "2"]
    office.run()
    before = office.outputs()
    change(office)
    with monkeypatch.context() as stopping:
        stopping.setattr(moment, stop)
        assert main(["consolidate", str(office.sent), "-o", str(office.target), *office.options]) == 2
    office.capsys.readouterr()
    assert (office.outputs() == before) == (not done)
    change(office)

    office.run()

    assert office.outputs() == office.full()


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_nothing_changed_writes_nothing_unless_an_output_is_gone_or_edited(office: Office) -> None:
    office.run()
    made = office.outputs()
    before = {path.name: path.stat().st_mtime_ns for path in office.target.parent.glob("*.xlsx")}
    assert "没有变化" in office.run()[1]
    assert {path.name: path.stat().st_mtime_ns for path in office.target.parent.glob("*.xlsx")} == before
    (office.target.parent / "汇总_分册01.xlsx").unlink()
    assert "没有变化" not in office.run()[1]
    assert office.outputs() == made
    office.target.write_bytes(made["汇总.xlsx"] + b"\0")
    assert "没有变化" not in office.run()[1]
    assert office.outputs() == made


def test_another_roster_or_layout_is_a_change_of_the_master_alone(office: Office) -> None:
    office.run()
    _, told = office.run("--roster", str(office.roster))
    assert "没有变化" not in told
    assert office.read == ["坏.xlsx"]
    office.options = ["--sheets-each", "9"]
    office.run("--roster", str(office.roster))
    assert office.read == ["坏.xlsx"]
    assert set(office.outputs()) == {"汇总.xlsx"}


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[40] ^= 255
    path.write_bytes(bytes(content))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def replaced(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("damage", "reread", "said"),
    [
        (cut_off, FILES, True),
        (emptied, FILES, True),
        (replaced, FILES, True),
        (flipped, 1, False),
    ],
)
def test_damage_is_said_and_what_is_damaged_is_read_anew(
    damage: Callable[[Path], None], reread: int, said: bool, office: Office
) -> None:
    office.run()
    change(office)
    damage(memory_path(office.target))
    _, told = office.run()
    assert ("未能写入" in told) == (damage is replaced)
    assert len(set(office.read) - {"坏.xlsx", "2.txt"}) == reread - (reread > 1)
    assert (f"{memory_path(office.target)} 已损坏，本次全部重新读取。" in told) == said
    made = office.outputs()
    office.run("--no-cache")
    assert office.outputs() == made


def test_another_program_other_settings_and_missing_sheets_are_said(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.options = []
    office.run("--no-sheets")
    assert "上次汇总没有生成项目表，本次全部重新读取。" in office.run()[1]
    assert len(office.read) == FILES + 1
    monkeypatch.setattr("xltools.jobs.memory.program_digest", lambda: "another")
    assert "上次汇总用的是另一个版本的程序，本次全部重新读取。" in office.run()[1]
    assert len(office.read) == FILES + 1
    assert office.run("--no-cache")[1].count("本次") == 0
    assert len(office.read) == FILES + 1


def test_a_master_that_was_moved_with_its_memory_is_up_to_date_there(office: Office, tmp_path: Path) -> None:
    office.run()
    other = tmp_path / "存档" / "汇总.xlsx"
    other.parent.mkdir()
    for path in (office.target, memory_path(office.target)):
        shutil.copyfile(path, other.with_name(path.name))
    office.run(target=other)
    moved = office.outputs(other)
    office.run("--no-cache", target=other)
    assert office.outputs(other) == moved


def test_the_screen_says_how_many_files_were_not_read_again(office: Office) -> None:
    office.run()
    change(office)
    main(["consolidate", str(office.sent), "-o", str(office.target), *office.options])
    told = office.capsys.readouterr().out
    assert f"其中 {FILES - 1} 个文件与上次汇总时相同，未重新读取。" in told
    assert "未变化：" not in told
