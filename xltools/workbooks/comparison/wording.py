"""文字变动: every text that says something else now, both wordings side by side with the changed words marked."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

from xltools.workbooks.comparison.amounts import WORDING as NAME
from xltools.workbooks.comparison.amounts import source
from xltools.workbooks.comparison.pen import FIRST_ROW, Cell, Layout, Marked, Number, Pen, Text, write_list
from xltools.workflows.comparison import Comparison, ProjectChange, TextChange
from xltools.workflows.word_marks import LONGEST, TOKEN, Piece, in_short

__all__ = ["NAME", "first_rows", "write_wording"]

LAYOUT: Final = Layout(
    "文字变动（预算变动大的项目在前）",
    (
        ("序号", 5), ("部门", 18), ("项目", 24), ("预算变动（元）", 15), ("栏目", 15), ("改了什么", 30), ("上次（红色删除线为删去）", 50),
        ("本次（蓝色下划线为新写）", 50), ("上次来源", 64), ("本次来源", 64),
    ),
    8,
    3,
)  # fmt: skip
NOTE: Final = "只有空格、换行不同的不算变动；没有改动的长段以“……”略去，全文见来源。"
FOLDED: Final = 70
"""Unchanged stretches longer than this are folded,"""
SEEN: Final = 25
"""down to so many characters beside a change."""
FOLD: Final = "……"


def first_rows(result: Comparison) -> dict[int, int]:
    """The row in which the texts of each project begin, by the project's identity."""
    rows, row = {}, FIRST_ROW
    for one in result.reworded:
        rows[id(one)] = row
        row += len(one.texts)
    return rows


def write_wording(pen: Pen, result: Comparison, target: Path) -> None:
    """The whole sheet."""
    changes = [(one, text) for one in result.reworded for text in one.texts]
    note = f"{len(result.reworded)} 个项目共 {len(changes)} 处。{NOTE}"
    lines = [text_line(number, project, text, target) for number, (project, text) in enumerate(changes, 1)]
    write_list(pen, LAYOUT, note, lines)


def text_line(number: int, project: ProjectChange, text: TextChange, target: Path) -> list[Cell]:
    """One text."""
    pieces = folded(text.pieces)
    return [
        Number(number, "count"),
        Text(project.form.department),
        Text(project.form.project),
        Number(project.change, "change"),
        Text(text.title, "center"),
        Text(told(text)),
        Marked(tuple(side(pieces, "deleted"))),
        Marked(tuple(side(pieces, "added"))),
        source(text.old.place if text.old else None, target),
        source(text.new.place if text.new else None, target),
    ]


def told(text: TextChange) -> str:
    """What was changed, in a few words."""
    if text.old is None or not text.old.text:
        return "新写" if text.new and text.old else "新增一条"
    if text.new is None or not text.new.text:
        return "清空" if text.new else "删去一条"
    if all(piece.kind != "same" and len(piece.text) > LONGEST for piece in text.pieces):
        return "全文改写"
    return in_short(text.pieces)


def side(pieces: Sequence[Piece], changed: Literal["deleted", "added"]) -> Iterator[Piece]:
    """The pieces of one of the texts."""
    return (piece for piece in pieces if piece.kind in {"same", changed})


def folded(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with long unchanged stretches cut down to what stands beside a change."""
    last = len(pieces) - 1
    return [
        Piece("same", fold(piece.text, before=number > 0, after=number < last)) if piece.kind == "same" else piece
        for number, piece in enumerate(pieces)
    ]


def fold(text: str, *, before: bool, after: bool) -> str:
    """A long stretch without its middle; `before`, `after`: whether something was changed there."""
    if len(text) <= FOLDED:
        return text
    words = TOKEN.findall(text)
    first = "".join(enough(words)) if before else ""
    last = "".join(reversed([*enough(words[::-1])])) if after else ""
    return f"{first}{FOLD}{last}"


def enough(words: Iterable[str]) -> Iterator[str]:
    """The first words that are long enough together; a figure is never cut."""
    length = 0
    for word in words:
        if length >= SEEN:
            return
        length += len(word)
        yield word
