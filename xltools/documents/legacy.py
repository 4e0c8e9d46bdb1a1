""".doc and the like through headless LibreOffice, which writes a .docx we can read."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from xltools.documents.word import read_word
from xltools.files.office import ConversionFailed, convert, office_program
from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place
from xltools.model.problems import UnreadableSource

WORD: Final = "docx:MS Word 2007 XML"


def read_legacy_word(path: Path) -> Grid:
    """The Grid of a .doc file.

    Raises UnreadableSource when LibreOffice is absent, takes longer than two minutes or cannot read the file.
    """
    program = office_program()
    if program is None:
        raise UnreadableSource(
            f"{path} 是旧格式 {path.suffix.lower()}，读取它需要本机装有 LibreOffice；请安装 LibreOffice，或用 Word/WPS 另存为 .docx 后再试。"
        )
    with tempfile.TemporaryDirectory(prefix="xltools-") as folder:
        try:
            converted = convert(program, path, WORD, Path(folder))
        except ConversionFailed as failure:
            raise UnreadableSource(
                f"{path} 无法转换为 .docx（{failure}），请用 Word/WPS 另存为 .docx 再试。"
            ) from failure
        return renamed(read_word(converted), str(path))


def renamed(grid: Grid, file: str) -> Grid:
    """The Grid with the places of the original file."""

    def cell(item: GridCell) -> GridCell:
        return replace(item, place=replace(item.place, file=file))

    rows = tuple(GridRow(tuple(map(cell, row.cells)), row.blank_lines_after, row.loose) for row in grid.rows)
    return Grid(Place(file), rows)
