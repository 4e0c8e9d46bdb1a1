"""Text exports as grids."""

import pytest

from xltools.documents.text import decode, read_text, text_grid
from xltools.model.problems import UnreadableSource

TEXT = "标题\n⇥甲\n⇥乙\n乙二\n\n\n⇥丙⇥丁\n \n戊\n⇥己\n".replace("⇥", "\t")


def rows(grid):
    return [[cell.text for cell in row.cells] for row in grid.rows]


def test_tab_begins_a_cell_and_a_blank_line_ends_the_row():
    grid = text_grid(TEXT, "a.txt")
    assert rows(grid) == [["标题"], ["甲", "乙\n乙二"], ["丙\t丁"], ["戊"], ["己"]]
    assert [row.loose for row in grid.rows] == [True, False, False, True, False]
    assert [row.blank_lines_after for row in grid.rows] == [0, 2, 1, 0, 1]


def test_a_cell_knows_the_line_it_begins_on():
    grid = text_grid(TEXT, "a.txt")
    assert [cell.place.spot for row in grid.rows for cell in row.cells] == [
        "第 1 行", "第 2 行", "第 3 行", "第 7 行", "第 9 行", "第 10 行",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(tmp_path, encoding, end):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("\n", end).encode(encoding))
    assert rows(read_text(path)) == rows(text_grid(TEXT, ""))


@pytest.mark.parametrize("content", [b"\x80\xff\xfe\x81", b"abc\0def", "甲".encode("utf-16-le") + b"\0\0"])
def test_bytes_that_are_no_text_are_refused(content):
    with pytest.raises(UnreadableSource, match="不是文本文件"):
        decode(content, "a.txt")


def test_an_empty_text_has_no_rows():
    assert text_grid("", "a.txt").rows == ()
    assert text_grid("\n \n", "a.txt").rows == ()
