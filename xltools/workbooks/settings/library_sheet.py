"""Writes 项目库: the projects with the amounts they were entered with, and room for more."""

from collections.abc import Sequence
from typing import Final

from xltools.model.roster import LibraryProject
from xltools.workbooks.settings.pen import FIRST_ROW, HEADER_ROW, Pen

LIBRARY: Final = "项目库"
DEPARTMENT, PROJECT, CODE, ANNUAL, PERIOD = "单位名称", "项目名称", "项目编码", "年度金额", "多年总额"
LIBRARY_COLUMNS: Final = (
    (DEPARTMENT, 30.0), (PROJECT, 44.0), (CODE, 18.0), (f"{ANNUAL}（元）", 18.0), (f"{PERIOD}（元）", 18.0),
)  # fmt: skip
NOTE: Final = (
    "可不填。填写后，校验时把申报表的预算金额与同一单位同名项目的年度金额对照（规则 S14）。金额单位为元；只有多年总额的，"
    "不与年度预算对照。"
)
BLANK_ROWS: Final = 200
STYLES: Final = ("input_text", "input_text", "input_text", "input_yuan", "input_yuan")
AMOUNTS: Final = 3


def draw_library(pen: Pen, projects: Sequence[LibraryProject] = ()) -> None:
    """The whole sheet; amounts in yuan."""
    pen.head(LIBRARY, NOTE)
    for row, project in enumerate(projects, FIRST_ROW):
        for column, text in enumerate((project.department, project.project, project.code)):
            pen.text(row, column, text, STYLES[column])
        pen.number(row, AMOUNTS, project.annual, STYLES[AMOUNTS])
        pen.number(row, AMOUNTS + 1, project.period_total, STYLES[AMOUNTS + 1])
    used = pen.last
    last = FIRST_ROW + max(BLANK_ROWS, len(projects)) - 1
    for row in range(FIRST_ROW + len(projects), last + 1):
        for column, style in enumerate(STYLES):
            pen.text(row, column, "", style)
    pen.sheet.data_validation(FIRST_ROW, AMOUNTS, last, AMOUNTS + 1, {
        "validate": "decimal", "criteria": ">=", "value": 0, "error_title": "金额", "error_message": "请填写数字。",
    })  # fmt: skip
    pen.sheet.autofilter(HEADER_ROW, 0, last, len(LIBRARY_COLUMNS) - 1)
    pen.last = max(used, FIRST_ROW)
    pen.finish(2)
    pen.protect(rows=True)
