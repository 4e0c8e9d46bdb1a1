"""问题清单 as a table of cells: what stands where and in which look, for every program that draws it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xltools.model.finding import Finding
from xltools.workbooks.issue_sheet import (
    COLUMNS,
    HEADER_ROW,
    LEVEL_COLUMN,
    LINK_COLUMN,
    RULE_COLUMN,
    TITLE,
    ColumnKind,
    IssueRow,
    ListValue,
    summary,
)
from xltools.workbooks.measure import LIST_SIZES, list_size
from xltools.workbooks.names import BACK, SUMMARY, quoted

FIRST_ROW: Final = HEADER_ROW
"""Row (from 0) of the first finding."""
HEAD_HEIGHTS: Final = (32.0, 24.0, 28.0)
"""Heights of the title, the summary and the header in points."""
FROZEN_COLUMNS: Final = 3
LINK_TIP: Final = "转到该单元格"
ANSWER_PROMPT: Final = "填写理由后，下次校验这一条列为“已说明”，不再按错误计。标有“原说明（数字已变，请重新确认）”的，仍然适用请删去这几个字，不适用请改写。"
KIND_STYLES: Final[Mapping[ColumnKind, str]] = {
    "number": "cell_center", "text": "cell_text", "link": "cell_link", "amount": "cell_yuan", "answer": "cell_answer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListCell:
    """One cell of the list, row and column from 0.

    `link` leads to a cell of the same workbook, `tip` says where. `size` is the font size where the text needs another
    than its style has.
    """

    row: int
    column: int
    value: ListValue
    style: str
    link: str | None = None
    tip: str = LINK_TIP
    size: float | None = None


def list_cells(
    findings: Sequence[Finding], rows: Sequence[IssueRow], version: str, sheets: Collection[str] | None = None
) -> Iterator[ListCell]:
    """Title, summary, header, and a line for each of `rows`.

    `version` names the settings the check ran under. Only `sheets` are linked to (None: all).
    """
    yield ListCell(0, 0, TITLE, "sheet_heading")
    yield ListCell(1, 0, summary(findings, version), "sheet_line")
    if sheets is None or SUMMARY in sheets:
        yield ListCell(0, LINK_COLUMN, BACK, "link_back", f"{quoted(SUMMARY)}!A1", "打开汇总")
    for column, spec in enumerate(COLUMNS):
        yield ListCell(HEADER_ROW - 1, column, spec.title, "head")
    for number, row in enumerate(rows, start=FIRST_ROW):
        link = row.link if sheets is None or row.place.sheet in sheets else None
        for column, value in enumerate(row.values):
            style, target = style_name(column, row, link), link if is_link(column) else None
            yield ListCell(number, column, value, style, target, size=size_of(column, value))


def size_of(column: int, value: ListValue) -> float | None:
    """A smaller font size for a text the highest row would cut, else None."""
    size = list_size(value, COLUMNS[column].width) if isinstance(value, str) else LIST_SIZES[0]
    return None if size == LIST_SIZES[0] else size


def is_link(column: int) -> bool:
    """Whether the column leads to the cells."""
    return COLUMNS[column].kind == "link"


def style_name(column: int, row: IssueRow, link: str | None) -> str:
    """The look of a cell of a line."""
    if column == LEVEL_COLUMN:
        return row.level
    if column == RULE_COLUMN:
        return KIND_STYLES["number"]
    if is_link(column) and link is None:
        return KIND_STYLES["text"]
    return KIND_STYLES[COLUMNS[column].kind]
