"""Bad input, whatever the command: one Chinese sentence, exit code 2, nothing half-written, the rest still done."""

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from support.declarations import project
from support.patience import patient

from xltools.cli import main
from xltools.forms.beijing_2019 import FORM
from xltools.workbooks.department.book import plan_workbook, write_workbook

GOOD = "绿化科.xlsx"
SECONDS = 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENGLISH = re.compile(r"Traceback|Error|Exception|errno", re.IGNORECASE)


def good_workbook(path: Path) -> None:
    write_workbook(path, plan_workbook(str(path), "示例街道绿化科", [project(file=str(path))], FORM))


def cut_off(make: Callable[[Path], None]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        make(path)
        path.write_bytes(path.read_bytes()[:-400])

    return write


def letter(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("各科室：请于月底前报送。")
    document.save(str(path))


def protected(path: Path) -> None:
    path.write_bytes(OLE + b"\0" * 504 + "EncryptionInfo\0EncryptedPackage\0".encode("utf-16-le") + b"\0" * 512)


def attendance(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "考勤表"
    book.save(path)


def web_page(path: Path) -> None:
    path.write_text("<html><body><table><tr><td>预算金额</td></tr></table></body></html>", "utf-8")


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "没有.docx": (lambda path: None, "不存在"),
    "空文件夹": (Path.mkdir, "没有可以读取的申报表文件"),
    "通知.docx": (letter, "没有申报表"),
    "断.xlsx": (cut_off(good_workbook), "已损坏或没有传完"),
    "断.docx": (cut_off(letter), "已损坏或没有传完"),
    "密码.xlsx": (protected, "设有打开密码"),
    "密码.docx": (protected, "设有打开密码"),
    "考勤.xlsx": (attendance, "没有申报表"),
    "网页.xls": (web_page, "实际是网页"),
    "零字节.xlsx": (Path.touch, "是空文件"),
    "文件夹.xlsx": (Path.mkdir, "没有可以读取的申报表文件"),
    "管道.xlsx": (os.mkfifo, "不是普通文件"),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "inspect": ("inspect",),
    "inspect as JSON": ("inspect", "--format", "json"),
    "check": ("check",),
    "check as JSON": ("check", "--format", "json"),
    "check --mark": ("check", "--mark", "{}/标记"),
    "import": ("import", "-o", "{}/部门"),
    "consolidate": ("consolidate", "-o", "{}/总表.xlsx"),
    "consolidate as JSON": ("consolidate", "-o", "{}/总表.xlsx", "--format", "json"),
    "recompute": ("recompute", "-o", "{}/重算"),
}
GOOD_OUTPUT = {
    "check --mark": {f"标记/{GOOD}"},
    "import": {"部门/示例街道绿化科_项目支出绩效目标申报.xlsx", "部门/导入报告.xlsx"},
    "consolidate": {"总表.xlsx", ".总表.xlsx.xltools"},
    "consolidate as JSON": {"总表.xlsx", ".总表.xlsx.xltools"},
    "recompute": {f"重算/{GOOD}"},
}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("来源")
    good_workbook(folder / GOOD)
    for name, (make, _) in BAD.items():
        make(folder / name)
    return folder


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A command that waits for ever, as for a pipe, fails."""
    with patient(SECONDS):
        yield


def call(command: str, output: Path, *paths: Path) -> int:
    words = [word.format(output) for word in COMMANDS[command]]
    return main([words[0], *map(str, paths), *words[1:]])


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def written(folder: Path) -> set[str]:
    """All files below a folder, each workbook a whole package."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        if path.suffix == ".xltools":
            continue
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
    return {path.relative_to(folder).as_posix() for path in files}


def for_people(command: str, out: str, err: str) -> str:
    """What a person reads; JSON is for programs, and nothing else stands beside it."""
    if not command.endswith("JSON"):
        return out + err
    assert json.loads(out)["schema"].startswith("xltools.")
    return err


def sentences(text: str, path: Path) -> list[str]:
    """The lines that name a file."""
    return [line for line in text.splitlines() if re.search(re.escape(str(path)) + r"(?![/\w])", line)]


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", COMMANDS)
def test_alone_it_is_refused_in_one_sentence(
    command: str, name: str, sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digests(sources)

    assert call(command, tmp_path, sources / name) == 2

    told = for_people(command, *capsys.readouterr())
    (sentence,) = sentences(told, sources / name)
    assert BAD[name][1] in sentence
    assert "请" in sentence
    assert not ENGLISH.search(told)
    assert written(tmp_path) == set()
    assert digests(sources) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_the_good_file_beside_them_is_done(
    command: str, sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digests(sources)

    assert call(command, tmp_path, *(sources / name for name in (*BAD, GOOD))) == 2

    said = capsys.readouterr()
    told = for_people(command, *said)
    for name, (_, reason) in BAD.items():
        (sentence,) = sentences(told, sources / name)
        assert reason in sentence
    assert not ENGLISH.search(told)
    assert GOOD in said.out or "示例街道绿化科" in said.out
    assert written(tmp_path) == GOOD_OUTPUT.get(command, set())
    assert digests(sources) == before


@pytest.mark.parametrize("command", GOOD_OUTPUT)
def test_an_output_that_cannot_be_written_is_told_and_leaves_nothing(
    command: str, sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digests(sources)
    blocked = tmp_path / "是文件"
    blocked.write_text("原样", "utf-8")

    assert call(command, blocked, sources / GOOD) == 2

    said = capsys.readouterr()
    (sentence,) = (line for line in (said.out + said.err).splitlines() if "无法写入" in line)
    assert str(blocked) in sentence
    assert not ENGLISH.search(said.out + said.err)
    assert blocked.read_text("utf-8") == "原样"
    assert [path.name for path in tmp_path.iterdir()] == ["是文件"]
    assert digests(sources) == before
