"""待确认: names that are nearly an official one, and decisions no file fits; a person answers in 花名册与设置."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from xltools.merging.confirming import KIND_TITLES, ToConfirm
from xltools.merging.consolidation import Consolidation
from xltools.model.decisions import VersionChoice
from xltools.workbooks.master.page import Page

NAME: Final = "待确认"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("序号", 6), ("对象", 8), ("所写的名称", 34), ("最接近的官方名称", 34), ("相近程度\n（%）", 10), ("依据", 14), ("所属单位", 24),
    ("项目", 40), ("文件", 44),
)  # fmt: skip
NUMBER, KIND, WRITTEN, OFFICIAL, SCORE, GROUND, DEPARTMENT, PROJECTS, FILES = range(len(COLUMNS))
BY_STAMP: Final = "工作簿标识"
BY_NAME: Final = "名称相近"
UNUSED: Final = "未用上的版本认定（没有这个单位、项目的文件与所写的文件名或 SHA-256 相符）"
UNUSED_HEAD: Final = ("序号", "", "单位", "项目", "", "", "所写的文件", "说明", "怎么办")
ANSWER_UNUSED: Final = "请在花名册与设置的“版本认定”中核对，已不需要的删去"


def write_to_confirm(page: Page, result: Consolidation) -> None:
    """The whole sheet."""
    page.heading(NAME, remark(result), FILES)
    page.header(HEADER_ROW, COLUMNS)
    for row, one in enumerate(result.confirm, FIRST_ROW):
        write_line(page, row, one)
    last = FIRST_ROW + max(len(result.confirm), 1) - 1
    page.sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, WRITTEN + 1)
    if result.unused_choices:
        last = write_unused(page, last + 2, result.unused_choices)
    page.print_setup(HEADER_ROW, last, FILES)


def remark(result: Consolidation) -> str:
    """What to do with the list."""
    if not result.confirm:
        return "没有需要确认的名称。"
    return (
        f"{len(result.confirm)} 个名称与官方名称相近而不相同，没有自动归并。是同一个的，在花名册与设置的“对应认定”表中写明（单位也可写入"
        "别名）；不是的，两栏写同一名称，以后不再询问。"
    )


def write_line(page: Page, row: int, one: ToConfirm) -> None:
    """One name."""
    page.number(row, NUMBER, row - FIRST_ROW + 1, "count")
    page.text(row, KIND, KIND_TITLES[one.kind], "center")
    page.text(row, WRITTEN, one.written, "wrap")
    page.text(row, OFFICIAL, one.official, "wrap")
    page.number(row, SCORE, one.score, "count")
    page.text(row, GROUND, BY_STAMP if one.by_stamp else BY_NAME, "center")
    page.text(row, DEPARTMENT, one.department, "wrap")
    page.text(row, PROJECTS, "\n".join(one.projects), "wrap")
    page.text(row, FILES, "\n".join(Path(file).name for file in one.files), "wrap")


def write_unused(page: Page, row: int, choices: Sequence[VersionChoice]) -> int:
    """The block below: returns its last row."""
    page.text(row, NUMBER, UNUSED, "block")
    page.row(row, 24)
    for column, title in enumerate(UNUSED_HEAD):
        page.text(row + 1, column, title, "head")
    for number, choice in enumerate(choices, 1):
        page.number(row + 1 + number, NUMBER, number, "count")
        told = ("", choice.department, choice.project, "", "", choice.file, choice.note, ANSWER_UNUSED)
        for column, text in enumerate(told, KIND):
            page.text(row + 1 + number, column, text, "wrap")
    return row + 1 + len(choices)
