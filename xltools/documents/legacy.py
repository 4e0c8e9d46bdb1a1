""".doc and the like through headless LibreOffice, which writes a .docx we can read."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from xltools.documents.word import read_word
from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place
from xltools.model.problems import UnreadableSource

SECONDS: Final = 120
PROGRAMS: Final = ("soffice", "libreoffice")
WINDOWS_PLACES: Final = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def read_legacy_word(path: Path) -> Grid:
    """The Grid of a .doc file.

    Raises UnreadableSource when LibreOffice is absent, takes longer than two minutes or cannot read the file.
    """
    program = office_program()
    if program is None:
        raise UnreadableSource(
            f"{path} 是旧格式 .doc，读取它需要本机装有 LibreOffice；请安装 LibreOffice，或用 Word/WPS 另存为 .docx 后再试。"
        )
    with tempfile.TemporaryDirectory(prefix="xltools-") as folder:
        converted = convert(program, path, Path(folder))
        return renamed(read_word(converted), str(path))


def office_program() -> str | None:
    """LibreOffice on the search path or at its usual place on Windows."""
    found = next((place for place in map(shutil.which, PROGRAMS) if place), None)
    return found or next((place for place in WINDOWS_PLACES if Path(place).is_file()), None)


def convert(program: str, path: Path, folder: Path) -> Path:
    """Convert a copy of `path` in `folder`, with a profile of its own so that an open LibreOffice does not interfere."""
    source = folder / f"source{path.suffix.lower() or '.doc'}"
    shutil.copyfile(path, source)
    profile = (folder / "profile").as_uri()
    command = [
        program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    try:
        subprocess.run(  # noqa: S603 - a fixed program, the file is a copy with a fixed name
            command,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder)},
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(
            f"{path} 转换超过 {SECONDS} 秒仍未完成，已放弃，请用 Word/WPS 另存为 .docx 后再试。"
        ) from error
    except OSError as error:
        raise UnreadableSource(
            f"{path} 无法转换（LibreOffice 启动失败），请用 Word/WPS 另存为 .docx 后再试。"
        ) from error
    result = folder / "out" / "source.docx"
    if not result.is_file():
        raise UnreadableSource(
            f"{path} 无法转换为 .docx（文件可能已损坏或加密），请用 Word/WPS 打开后另存为 .docx 再试。"
        )
    return result


def renamed(grid: Grid, file: str) -> Grid:
    """The Grid with the places of the original file."""

    def cell(item: GridCell) -> GridCell:
        return replace(item, place=replace(item.place, file=file))

    rows = tuple(GridRow(tuple(map(cell, row.cells)), row.blank_lines_after, row.loose) for row in grid.rows)
    return Grid(Place(file), rows)
