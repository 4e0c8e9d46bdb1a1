import os
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from xltools.workbooks.own_kind import PART, kind_in, own_kind, set_kind


def test_the_kind_of_our_own_workbook_is_known(tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        workbook.set_custom_property("别的", "x")
        set_kind(workbook, "master")
    assert own_kind(path) == "master"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_any_other_file_has_no_kind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert own_kind(path) is None


def test_other_files_have_no_kind(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as workbook:
        workbook.add_worksheet()
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as package:
        package.writestr(PART, b" " * 1_000_001)
    for name in ("a.xlsx", "b.xlsx", "c.xlsx", "c.docx"):
        assert own_kind(tmp_path / name) is None


@pytest.mark.parametrize(
    "part",
    [
        b"<Properties><property name='other'>master</property></Properties>",
        b"<Properties><property name='xltools-kind'>something</property></Properties>",
        b"<Properties><property",
        b"<Properties/>",
    ],
)
def test_a_property_that_says_nothing_is_no_kind(part: bytes) -> None:
    assert kind_in(part) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert own_kind(tmp_path / "a.xlsx") is None
