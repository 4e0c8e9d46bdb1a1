"""Consolidating when something is wrong: one sentence, the rest done, the old master as it was, nothing left over."""

import contextlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.form_text import form_text
from support.patience import patient

from xltools.cli import main
from xltools.files.lock import only_writer
from xltools.jobs import collecting, parts

SECONDS = 60
COMMAND = (sys.executable, "-m", "xltools", "consolidate")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    folder = tmp_path / "报送"
    folder.mkdir()
    for number in range(3):
        text = form_text(department=f"第{number}科", project=f"第{number}项工作", budget="12万元")
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "总表" / "汇总.xlsx"


@pytest.fixture
def old(sent: Path, target: Path) -> dict[str, bytes]:
    """What an earlier run left: a master, its volume, the memory."""
    assert main(["consolidate", str(sent), "-o", str(target), "--sheets-each", "2"]) == 0
    (sent / "9.txt").write_text(form_text(department="第9科", project="第9项工作", budget="12万元"), "utf-8")
    return contents(target.parent)


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A command that waits for ever fails."""
    with patient(SECONDS):
        yield


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(capsys: pytest.CaptureFixture[str], sent: Path, target: Path, *options: str) -> str:
    """The one sentence of a run that was refused."""
    capsys.readouterr()
    assert main(["consolidate", str(sent), "-o", str(target), *options]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    (sentence,) = said.err.strip().splitlines()
    assert "请" in sentence
    return sentence


def listed(capsys: pytest.CaptureFixture[str], sent: Path, target: Path) -> dict[str, Any]:
    """The records of the files by name, of a run that lists something as failed and does the rest."""
    capsys.readouterr()
    assert main(["consolidate", str(sent), "-o", str(target), "--format", "json"]) == 2
    record = json.loads(capsys.readouterr().out)
    assert record["projects"] >= 3
    return {Path(one["file"]).name: one for one in record["files"]}


# -- sources ---------------------------------------------------------------------------------------------------------


def test_a_file_that_vanishes_before_it_is_read_is_listed(
    sent: Path, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (sent / "9.txt").write_text(form_text(department="第9科"), "utf-8")
    collect = parts.collect

    def meanwhile(path: Path, *rest: Any) -> Any:
        (sent / "9.txt").unlink(missing_ok=True)
        return collect(path, *rest)

    monkeypatch.setattr(parts, "collect", meanwhile)
    record = listed(capsys, sent, target)["9.txt"]
    assert record["status"] == "failed"
    assert "不存在" in record["reason"]


def test_a_file_that_changes_while_it_is_read_is_listed_and_read_the_next_time(
    sent: Path, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = form_text(department="第9科", project="第9项工作")
    (sent / "9.txt").write_text(text, "utf-8")
    read = collecting.read_source

    def meanwhile(path: Path) -> Any:
        result = read(path)
        if path.name == "9.txt":
            path.write_text(text.replace("第9项工作", "第九项工作"), "utf-8")
        return result

    with monkeypatch.context() as patched:
        patched.setattr(collecting, "read_source", meanwhile)
        record = listed(capsys, sent, target)["9.txt"]
    assert record["status"] == "failed"
    assert "读取期间被改动" in record["reason"]
    assert main(["consolidate", str(sent), "-o", str(target)]) == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_is_listed(
    sent: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sent / "9.txt").touch(0)
    record = listed(capsys, sent, target)["9.txt"]
    assert (record["status"], "权限" in record["reason"]) == ("failed", True)


def test_a_file_locked_by_another_program_is_listed(
    sent: Path, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As Windows answers while Excel saves."""
    (sent / "9.txt").write_text(form_text(department="第9科"), "utf-8")
    start = Path.open

    def locked(path: Path, *mode: Any, **more: Any) -> Any:
        if path.name == "9.txt":
            raise PermissionError(13, "sharing violation")
        return start(path, *mode, **more)

    monkeypatch.setattr(Path, "open", locked)
    record = listed(capsys, sent, target)["9.txt"]
    assert (record["status"], record["sha256"]) == ("failed", None)
    assert "占用" in record["reason"]


def test_a_crash_while_a_part_is_packed_is_the_failure_of_its_file(
    sent: Path,
    target: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XLTOOLS_LOG_DIR", str(tmp_path / "logs"))
    (sent / "9.txt").write_text(form_text(department="第9科"), "utf-8")
    draw = parts.draw_form

    def crash(project: Any) -> Any:
        if project.declaration.department == "第9科":
            raise KeyError("nobody expects this")
        return draw(project)

    monkeypatch.setattr(parts, "draw_form", crash)
    record = listed(capsys, sent, target)["9.txt"]
    assert "错误编号" in record["reason"]


# -- the target ------------------------------------------------------------------------------------------------------


def test_two_at_once_and_after_a_kill(
    sent: Path, target: Path, old: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    with only_writer(target):
        assert "正在由" in refused(capsys, sent, target)
    assert contents(target.parent) == old
    hold = (
        "import pathlib,sys,time\nfrom xltools.files.lock import only_writer\n"
        "held = only_writer(pathlib.Path(sys.argv[1])); held.__enter__(); print('held', flush=True); time.sleep(20)"
    )
    with subprocess.Popen([sys.executable, "-c", hold, str(target)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert "正在由" in refused(capsys, sent, target)
        other.kill()
    assert main(["consolidate", str(sent), "-o", str(target)]) == 0
    assert not list(target.parent.glob("*.lock"))


@pytest.mark.parametrize("name", ["~$汇总.xlsx", ".~lock.汇总.xlsx#"])
def test_a_master_that_is_open_is_refused_before_the_work(
    name: str, sent: Path, target: Path, old: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    content = (
        ",张三,电脑,;".encode() if name.startswith(".") else b"\1?" + b" " * 53 + b"\2\0" + "张三".encode("utf-16-le")
    )
    (target.parent / name).write_bytes(content)
    assert "正由张三打开着" in refused(capsys, sent, target)
    assert contents(target.parent) == old | {name: content}


@pytest.mark.parametrize(
    ("each", "busy_file"),
    [("200", "汇总.xlsx"), ("2", "汇总.xlsx"), ("2", "汇总_分册01.xlsx"), ("2", "汇总_分册02.xlsx")],
)
@pytest.mark.usefixtures("old")
def test_a_master_that_cannot_be_replaced_stays_and_so_do_its_volumes(
    each: str, busy_file: str, sent: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As Windows answers while Excel has the file open; the volumes have to be written, as nobody remembers what stands there."""
    (target.parent / f".{target.name}.xltools").unlink()
    before, replace = contents(target.parent), Path.replace

    def busy(path: Path, name: Path) -> Path:
        if Path(name).name == busy_file and path.name.startswith(".xltools-"):
            raise PermissionError(13, "sharing violation")
        return replace(path, name)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "replace", busy)
        assert "原有文件未改动" in refused(capsys, sent, target, "--sheets-each", each)
    assert contents(target.parent) == before


def test_a_source_is_never_the_target(sent: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(sent)
    (sent / "9.xlsx").write_bytes(b"PK\x03\x04")
    assert "来源文件之一" in refused(capsys, sent, sent / "9.xlsx")
    assert contents(sent) == before | {"9.xlsx": b"PK\x03\x04"}


def run(sent: Path, target: Path, *options: str, **more: Any) -> subprocess.CompletedProcess[str]:
    call = [*COMMAND, str(sent), "-o", str(target), *options]
    return subprocess.run(call, capture_output=True, text=True, check=False, timeout=SECONDS, **more)


def largest_file(size: int) -> Callable[[], None]:
    """Every file the command writes may be so large: the error of a full disk at a byte of choice."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [0, 2_000, 12_000, 30_000])
def test_a_full_disk_leaves_the_old_master(size: int, sent: Path, target: Path, old: dict[str, bytes]) -> None:
    done = run(sent, target, "--no-cache", preexec_fn=largest_file(size))
    assert done.returncode == 2, done.stderr
    (sentence,) = done.stderr.strip().splitlines()
    assert "原有文件未改动" in sentence
    assert "磁盘空间" in sentence
    assert contents(target.parent) == old


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB, which only root can make."""
    folder = tmp_path / "小盘"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no right to mount a file system")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_disk_that_is_really_full(sent: Path, small_disk: Path) -> None:
    target = small_disk / "汇总.xlsx"
    target.write_bytes(b"old")
    (small_disk / "满").write_bytes(b"0" * 300_000)
    before = contents(small_disk)
    done = run(sent, target)
    assert done.returncode == 2, done.stderr
    assert "磁盘空间" in done.stderr
    assert contents(small_disk) == before


def test_a_disk_that_may_only_be_read(sent: Path, small_disk: Path) -> None:
    (small_disk / "汇总.xlsx").write_bytes(b"old")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    done = run(sent, small_disk / "汇总.xlsx")
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("无法写入")
    assert "只读" in done.stderr
    assert contents(small_disk) == {"汇总.xlsx": b"old"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read(sent: Path, target: Path, old: dict[str, bytes]) -> None:
    target.parent.chmod(0o555)
    done = run(sent, target)
    target.parent.chmod(0o755)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("无法写入")
    assert contents(target.parent) == old


# -- interrupted -----------------------------------------------------------------------------------------------------

SLOW = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from xltools.jobs import parts
collect = parts.collect
def slow(path, *rest):
    if path.name != "0.txt":
        open(os.environ["BEGUN"], "w").close()
        time.sleep(30)
    return collect(path, *rest)
parts.collect = slow
from xltools.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""Started from a terminal, whatever this run of the tests was started from: a shell's background job ignores Ctrl-C."""


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pipe that can be read once the first slow file is being read."""
    pipe = tmp_path / "begun"
    os.mkfifo(pipe)
    monkeypatch.setenv("BEGUN", str(pipe))
    return pipe


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_everything_at_once(
    jobs: str, sent: Path, target: Path, old: dict[str, bytes], begun: Path
) -> None:
    call = [sys.executable, "-c", SLOW, "consolidate", str(sent), "-o", str(target), "--no-cache", "--jobs", jobs]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as running:
        begun.read_bytes()
        start = time.monotonic()
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=SECONDS)
    assert running.returncode == 2
    assert told.decode() == "已按您的要求中断，没有留下未写完的文件。\n"
    assert time.monotonic() - start < 10
    assert contents(target.parent) == old
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


def test_a_killed_program_leaves_no_process_and_the_next_run_works(
    sent: Path, target: Path, old: dict[str, bytes], begun: Path
) -> None:
    call = [sys.executable, "-c", SLOW, "consolidate", str(sent), "-o", str(target), "--no-cache", "--jobs", "2"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, start_new_session=True) as running:
        begun.read_bytes()
        running.kill()
    for process in list(children(running.pid)):
        await_end(process)
    assert not any(children(running.pid))
    assert contents(target.parent).items() >= old.items()
    assert main(["consolidate", str(sent), "-o", str(target), "--no-cache", "--sheets-each", "2"]) == 0
    assert {name for name in contents(target.parent) if "lock" in name or "new" in name} == set()


def await_end(process: int) -> None:
    """Wait for the end of a process that is not ours."""
    with contextlib.suppress(ProcessLookupError), os.fdopen(os.pidfd_open(process), "rb", 0) as handle:
        assert select.select([handle], [], [], 20)[0], f"{process} still runs"


def children(session: int) -> Iterator[int]:
    """The processes of a session that still run."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[3] == str(session) and fields[0] != "Z":
            yield int(path.parent.name)
