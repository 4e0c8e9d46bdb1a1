"""Text exported from Word: TAB begins a cell, a line without TAB goes on in it, a blank line ends the row."""

from pathlib import Path
from typing import Final

from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place
from xltools.model.problems import UnreadableSource

BLANKS: Final = " \f\v\u00a0\u3000\u200b"
BYTE_ORDER_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(path: Path) -> Grid:
    """The Grid of a text file. Raises UnreadableSource when the bytes are no text; OSError is the caller's."""
    return text_grid(decode(path.read_bytes(), str(path)), str(path))


def decode(content: bytes, file: str) -> str:
    """UTF-8 (UTF-16 with its mark), else GB18030, the encoding of older Chinese systems."""
    encodings = [name for mark, name in BYTE_ORDER_MARKS if content.startswith(mark)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableSource(f"{file} 不是文本文件（既不是 UTF-8 也不是 GB18030 编码），请从 Word 另存为“纯文本”后再试。")


def text_grid(text: str, file: str) -> Grid:
    """Rows and cells of an exported text; the place of a cell is the line it begins on."""
    rows: list[GridRow] = []
    in_row = False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        place = Place(file, spot=f"第 {number} 行")
        if not line.strip(BLANKS):
            in_row = False
            if rows:
                rows[-1] = with_blank_line(rows[-1])
        elif line.startswith("\t"):
            cell = GridCell(line[1:], place)
            if in_row:
                rows[-1] = GridRow((*rows[-1].cells, cell))
            else:
                rows.append(GridRow((cell,)))
            in_row = True
        elif in_row:
            rows[-1] = continued(rows[-1], line)
        else:
            rows.append(GridRow((GridCell(line, place),), loose=True))
    return Grid(Place(file), tuple(rows))


def with_blank_line(row: GridRow) -> GridRow:
    """The row with one more blank line after it."""
    return GridRow(row.cells, row.blank_lines_after + 1, row.loose)


def continued(row: GridRow, line: str) -> GridRow:
    """The row with `line` as a further paragraph of its last cell."""
    last = row.cells[-1]
    return GridRow((*row.cells[:-1], GridCell(f"{last.text}\n{line}", last.place)))
