"""The flat tables of the master as data: sheet, name of the Excel table, columns. Next year's checks read them by title.

One row a project (项目一览), one a row of the indicator grid (指标明细), one a figure (金额来源): no merged cells, one
title a column, numbers as numbers. A figure of the whole project stands once in 指标明细, on the project's first row, so
that sums over the table are true; `PROJECT_BUDGET` repeats it for filters. In 金额来源 `FEEDS` says which rows to add up.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from xltools.workbooks.master.styles import Kind


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its title (unique in the table, one line), width in Excel characters, kind of content."""

    title: str
    width: float
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """An Excel table: its name (in formulas and pivots, and of its sheet), columns, and the last one that is printed.

    The column `source` leads to the source, if any does.
    """

    name: str
    heading: str
    columns: tuple[TableColumn, ...]
    printed: str
    source: str = ""

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What the columns hold."""
        return tuple(column.kind for column in self.columns)

    @cached_property
    def sheet_link(self) -> int:
        """Number of the column that leads to the form's sheet."""
        return self.place(SHEET_LINK)

    @cached_property
    def department(self) -> int:
        """Number of the column of the department."""
        return self.place(DEPARTMENT)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles in order."""
        return tuple(column.title for column in self.columns)

    def place(self, title: str) -> int:
        """Number of a column from 0; raises ValueError for an unknown title."""
        return self.titles.index(title)


YEAR: Final = "年度"
DEPARTMENT: Final = "部门"
CODE: Final = "单位编码"
PROJECT_NUMBER: Final = "项目序号"
PROJECT: Final = "项目"
TYPE: Final = "项目类型"
BUDGET: Final = "预算金额（元）"
BUDGET_WAN: Final = "预算金额（万元）"
COST: Final = "成本指标合计（元）"
DIFFERENCE: Final = "差额（元）"
STATE: Final = "成本合计与预算"
UNIT_NOTE: Final = "金额说明"
LEADER: Final = "项目负责人"
PHONE: Final = "联系电话"
ADDRESS: Final = "单位地址"
POSTCODE: Final = "邮政编码"
GOAL: Final = "项目绩效目标"
REMARKS: Final = "其他说明的问题"
INDICATORS_FILLED: Final = "已填指标数"
ROW_NUMBER: Final = "指标序号"
BLOCK: Final = "产出块"
LEVEL1: Final = "一级指标"
LEVEL2: Final = "二级指标"
TEXT: Final = "指标内容"
FILLED: Final = "填写情况"
AMOUNTS: Final = "金额个数"
PROJECT_BUDGET: Final = "项目预算（元）"
ERRORS: Final = "错误"
WARNINGS: Final = "警告"
HINTS: Final = "提示"
EXPLAINED: Final = "已说明"
SOURCE_FILE: Final = "来源文件"
SOURCE_SHEET: Final = "来源工作表"
SOURCE_PLACE: Final = "来源位置"
SHEET_LINK: Final = "项目表"
FIELD: Final = "栏目"
WORDING: Final = "原文"
SPAN_START: Final = "起"
SPAN_END: Final = "止"
CONTEXT: Final = "上下文"
YUAN: Final = "金额（元）"
ROLE: Final = "角色"
UNIT_FROM: Final = "单位依据"
FEEDS: Final = "计入"
SHA256: Final = "SHA-256"
OPEN: Final = "打开"

IDENTITY: Final = (
    TableColumn(YEAR, 7, "count"),
    TableColumn(DEPARTMENT, 26, "wrap"),
    TableColumn(PROJECT_NUMBER, 9, "count"),
    TableColumn(PROJECT, 34, "wrap"),
)
MONEY: Final = (
    TableColumn(BUDGET, 17, "money"),
    TableColumn(BUDGET_WAN, 17, "wan"),
)
COUNTS: Final = (
    TableColumn(ERRORS, 6, "count"),
    TableColumn(WARNINGS, 6, "count"),
    TableColumn(HINTS, 6, "count"),
    TableColumn(EXPLAINED, 8, "count"),
)
SOURCE: Final = (
    TableColumn(SOURCE_FILE, 64, "link"),
    TableColumn(SOURCE_SHEET, 22),
    TableColumn(SOURCE_PLACE, 26),
    TableColumn(SHEET_LINK, 44, "link"),
)

PROJECTS: Final = Table(
    "项目一览",
    "项目一览（每个项目一行）",
    (
        *IDENTITY,
        TableColumn(TYPE, 18, "wrap"),
        *MONEY,
        TableColumn(COST, 19, "money"),
        TableColumn(DIFFERENCE, 15, "money"),
        TableColumn(STATE, 27, "center"),
        TableColumn(UNIT_NOTE, 26, "wrap"),
        *COUNTS,
        TableColumn(INDICATORS_FILLED, 12, "count"),
        TableColumn(CODE, 11),
        TableColumn(LEADER, 12),
        TableColumn(PHONE, 15),
        TableColumn(ADDRESS, 28),
        TableColumn(POSTCODE, 10),
        TableColumn(GOAL, 60),
        TableColumn(REMARKS, 40),
        *SOURCE,
    ),
    EXPLAINED,
    SOURCE_FILE,
)

INDICATORS: Final = Table(
    "指标明细",
    "指标明细（每条指标一行）",
    (
        *IDENTITY,
        TableColumn(BLOCK, 8, "count"),
        TableColumn(LEVEL1, 11, "center"),
        TableColumn(LEVEL2, 19, "wrap"),
        TableColumn(TEXT, 64, "wrap"),
        TableColumn(FILLED, 10, "center"),
        TableColumn(AMOUNTS, 9, "count"),
        TableColumn(COST, 19, "money"),
        *COUNTS,
        TableColumn(ROW_NUMBER, 9, "count"),
        TableColumn(TYPE, 18, "wrap"),
        *MONEY,
        TableColumn(PROJECT_BUDGET, 17, "money"),
        *SOURCE,
    ),
    EXPLAINED,
)

ORIGINS: Final = Table(
    "金额来源",
    "金额来源（每个金额一行）",
    (
        TableColumn(YEAR, 7, "count"),
        TableColumn(DEPARTMENT, 26, "wrap"),
        TableColumn(PROJECT_NUMBER, 9, "count"),
        TableColumn(PROJECT, 34, "wrap"),
        TableColumn(TYPE, 18, "wrap"),
        TableColumn(FIELD, 19),
        TableColumn(ROW_NUMBER, 9, "count"),
        TableColumn(WORDING, 24, "wrap"),
        TableColumn(YUAN, 17, "money"),
        TableColumn(ROLE, 7, "center"),
        TableColumn(FEEDS, 15, "center"),
        TableColumn(UNIT_FROM, 28, "wrap"),
        TableColumn(CONTEXT, 64, "wrap"),
        TableColumn(OPEN, 7, "link"),
        TableColumn(SPAN_START, 6, "count"),
        TableColumn(SPAN_END, 6, "count"),
        TableColumn(SOURCE_FILE, 40),
        TableColumn(SOURCE_SHEET, 22),
        TableColumn(SOURCE_PLACE, 26),
        TableColumn(SHEET_LINK, 44, "link"),
        TableColumn(SHA256, 66, "code"),
    ),
    CONTEXT,
    OPEN,
)

TABLES: Final = (PROJECTS, INDICATORS)
"""What next year's checks read."""
BY_NAME: Final = {table.name: table for table in (PROJECTS, INDICATORS, ORIGINS)}
