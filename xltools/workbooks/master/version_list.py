"""版本对照: of two versions of one form every field in which they differ, the one that counts first."""

from pathlib import Path
from typing import Final

from xltools.merging.consolidation import Consolidation
from xltools.merging.side_by_side import Difference, VersionPair
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.page import Page

NAME: Final = "版本对照"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("序号", 6), ("单位", 20), ("项目", 26), ("栏目", 18), ("采用的内容", 48), ("未采用的内容", 48), ("相差（元）\n采用－未采用", 16),
    ("取舍依据", 20), ("采用的文件", 28), ("未采用的文件", 28),
)  # fmt: skip
NUMBER, DEPARTMENT, PROJECT, FIELD, USED, OTHER, CHANGE, GROUND, USED_FILE, OTHER_FILE = range(len(COLUMNS))
ONLY_UNSEEN: Final = Difference("（项目明细）", "与另一版本的项目明细不同", "合计相同而各行不同")


def write_versions(page: Page, result: Consolidation, master: Path) -> None:
    """The whole sheet."""
    page.heading(NAME, remark(result), OTHER_FILE)
    page.header(HEADER_ROW, COLUMNS)
    row = FIRST_ROW
    for number, pair in enumerate(result.versions, 1):
        for difference in pair.differences or (ONLY_UNSEEN,):
            write_difference(page, row, number, pair, difference)
            write_files(page, row, pair, master)
            row += 1
    last = max(row - 1, FIRST_ROW)
    page.sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, PROJECT + 1)
    page.print_setup(HEADER_ROW, last, OTHER_FILE)


def remark(result: Consolidation) -> str:
    """The count, and how to decide otherwise."""
    if not result.versions:
        return "没有同一项目内容不同的版本。"
    return f"{len(result.versions)} 份申报表另有采用的版本，只列不同之处。要改用另一版本，在花名册与设置的“版本认定”表中写明文件，重新汇总。"


def write_difference(page: Page, row: int, number: int, pair: VersionPair, difference: Difference) -> None:
    """One field of a pair; the lines of a pair have one number."""
    page.number(row, NUMBER, number, "count")
    page.text(row, DEPARTMENT, pair.department.name, "wrap")
    page.text(row, PROJECT, pair.project, "wrap")
    page.text(row, FIELD, difference.title, "wrap")
    page.text(row, USED, difference.used or "（空）", "wrap")
    page.text(row, OTHER, difference.other or "（空）", "wrap")
    page.number(row, CHANGE, difference.change)
    page.text(row, GROUND, "；".join(filter(None, (pair.ground, pair.doubt))), "wrap")


def write_files(page: Page, row: int, pair: VersionPair, master: Path) -> None:
    """Links to both forms in their files."""
    for column, place in ((USED_FILE, pair.place), (OTHER_FILE, pair.other_place)):
        page.link(row, column, source_link(master, place), Path(place.file).name)
