"""One writer an output: a lock that ends with its program, and owner files of Excel, WPS and LibreOffice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from xltools.files.lock import excel_owner, office_owner, only_writer, printable, refuse_opened
from xltools.model.problems import UserError

HOLD = """
import pathlib, sys, time
from xltools.files.lock import only_writer
with only_writer(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def owner_file(name: str) -> bytes:
    ansi = name.encode("gbk")
    wide = name.encode("utf-16-le")
    return bytes([len(ansi)]) + ansi.ljust(54) + len(name).to_bytes(2, "little") + wide.ljust(108, b"\0")


def test_the_second_writer_is_told_who_and_when_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    target = tmp_path / "汇总.xlsx"
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(target)], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(UserError, match=r"汇总\.xlsx 正在由 .+（电脑 .*，\d\d-\d\d \d\d:\d\d 开始） 写出，请等"):
            only_writer(target).__enter__()
    finally:
        other.send_signal(signal.SIGKILL)
        other.wait()
        if other.stdout:
            other.stdout.close()
    with only_writer(target):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_made_in_vain_goes_again(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "汇总.xlsx"
    with only_writer(target):
        assert [path.name for path in target.parent.iterdir()] == [".汇总.xlsx.lock"]
    assert list(tmp_path.iterdir()) == []
    with only_writer(target):
        target.write_bytes(b"x")
    assert [path.name for path in target.parent.iterdir()] == ["汇总.xlsx"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    with pytest.raises(UserError, match=r"无法写入 .*上级路径不是文件夹"):
        only_writer(tmp_path / "文件" / "深" / "汇总.xlsx").__enter__()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("~$汇总.xlsx", owner_file("李某某"), "正由李某某打开着"),
        ("~$汇总.xlsx", b"", "正由有人打开着"),
        (".~lock.汇总.xlsx#", ",张三,pc-01,23.11.2026 18:20,file:///x;".encode(), "正由张三打开着"),
        (".~lock.汇总.xlsx#", b"", "正由有人打开着"),
    ],
)
def test_an_open_output_is_refused(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=told) as raised:
        refuse_opened(tmp_path / "汇总.xlsx")
    assert name in str(raised.value)


def test_names_without_text() -> None:
    assert excel_owner(b"\x02ab") == ""
    assert office_owner(b";") == ";"
    assert printable("\0张\u200b三 ") == "张三"


@pytest.mark.skipif(os.name != "posix", reason="a named pipe")
def test_a_pipe_named_like_an_owner_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "~$汇总.xlsx")
    refuse_opened(tmp_path / "汇总.xlsx")
