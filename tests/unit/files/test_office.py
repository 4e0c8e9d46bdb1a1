"""Running a converter: what it delivers, what is said when it fails, and that nothing of it stays behind."""

import os
import shlex
import stat
import sys
from pathlib import Path

import pytest
from lxml import etree
from support.patience import patient

from xltools.files import office
from xltools.files.office import ConversionFailed, convert, office_program

posix = pytest.mark.skipif(os.name != "posix", reason="stands a shell script in for LibreOffice")


def program(folder: Path, script: str) -> str:
    """A stand-in that finds the result's path in $OUT."""
    path = folder / "soffice"
    path.write_text(f'#!/bin/sh\nfor a in "$@"; do last=$a; done\nOUT="$(dirname "$last")/out"\n{script}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "项目表.XLSX"
    path.write_bytes(b"content")
    return path


@posix
def test_a_file_is_converted_from_a_copy(tmp_path: Path, source: Path):
    work = tmp_path / "work"
    work.mkdir()
    converter = program(tmp_path, 'mkdir -p "$OUT"; cat "$last" > "$OUT/source.pdf"; echo more >> "$last"')

    assert convert(converter, source, "pdf:calc_pdf_Export", work).read_bytes() == b"content"
    assert source.read_bytes() == b"content"
    assert convert(converter, source, "pdf", work).read_bytes() == b"content"


@posix
def test_the_program_begins_with_a_profile_that_fetches_and_runs_nothing(tmp_path: Path, source: Path):
    told = program(
        tmp_path, 'mkdir -p "$OUT"; cat "$OUT/../profile/user/registrymodifications.xcu" > "$OUT/source.pdf"'
    )

    settings = convert(told, source, "pdf", tmp_path).read_text("utf-8")
    (tmp_path / "profile" / "user" / "registrymodifications.xcu").write_text("used", encoding="utf-8")

    assert settings == office.SETTINGS
    assert len(etree.fromstring(settings.encode())) == 4
    assert convert(told, source, "pdf", tmp_path).read_text() == "used"


@posix
def test_an_older_result_is_not_taken_for_a_new_one(tmp_path: Path, source: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "source.pdf").write_bytes(b"old")

    with pytest.raises(ConversionFailed, match="没有转换成功"):
        convert(program(tmp_path, "exit 0"), source, "pdf", tmp_path)


def test_a_program_that_does_not_start_is_told(tmp_path: Path, source: Path):
    with pytest.raises(ConversionFailed, match="启动失败"):
        convert(str(tmp_path / "nothing"), source, "pdf", tmp_path)


@posix
def test_a_slow_program_is_ended_with_what_it_started(tmp_path: Path, source: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    slow = program(tmp_path, f"exec 3> {shlex.quote(str(pipe))}; echo begun >&3; sleep 60 & wait")

    with pytest.raises(ConversionFailed, match="已放弃"):
        convert(slow, source, "pdf", tmp_path, seconds=1)

    os.set_blocking(held, True)
    with patient(20), os.fdopen(held, "rb") as told:
        assert told.read() == b"begun\n"  # the end comes when nobody can write any more


def test_the_program_is_found_on_the_path_or_at_a_usual_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(office.shutil, "which", lambda name: "/bin/soffice" if name == "soffice" else None)
    assert office_program() == "/bin/soffice"

    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    usual = tmp_path / "soffice"
    usual.write_bytes(b"")
    monkeypatch.setattr(office, "PLACES", (str(tmp_path / "other"), str(usual)))
    assert office_program() == str(usual)

    monkeypatch.setattr(office, "PLACES", ())
    assert office_program() is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot limit the memory of a running program")
def test_the_program_and_what_it_starts_may_take_so_much_memory(tmp_path: Path, source: Path):
    told = program(tmp_path, 'sleep 0.2; mkdir -p "$OUT"; sh -c "ulimit -d" > "$OUT/source.pdf"')

    assert int(convert(told, source, "pdf", tmp_path).read_text()) * 1024 == office.MEMORY
