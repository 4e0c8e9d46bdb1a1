"""Department workbooks as the reader hands them over, for tests of what is done with them."""

from decimal import Decimal
from typing import Any

from support.declarations import declaration, project
from xltools.analysis.facts import Project
from xltools.model.place import Place
from xltools.model.workbook import DepartmentWorkbook, StructureChange, SummaryFigure

FILE = "绿化科.xlsx"
CELL = Place(FILE, "汇总", "E9")


def two_projects() -> tuple[Project, Project]:
    """Budgets and costs of 12万元 and 8万元."""
    second = {"project": "行道树修剪", "caption": "行道树修剪", "budget": "8万元", "cost": "全年费用8万元。"}
    return project(file=FILE), project(file=FILE, position=2, **second)


def workbook(
    *, figures: tuple[SummaryFigure, ...] = (), changes: tuple[StructureChange, ...] = ()
) -> DepartmentWorkbook:
    return DepartmentWorkbook(FILE, "示例街道绿化科", (declaration(file=FILE),), figures, changes, "t", "1")


def figure(key: Any, position: int | None, value: str | None, *, typed: bool) -> SummaryFigure:
    amount = None if value is None else Decimal(value)
    return SummaryFigure(key, "预算金额（元）合计", CELL, amount, typed=typed, position=position)


def change(kind: Any, place: Place = CELL) -> StructureChange:
    return StructureChange(kind, place, "合计单元格被改成了数字。", "SUM(E5:E8)", "190000")
