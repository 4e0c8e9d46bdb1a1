"""Sums by department, by project type and over all. A form without a usable amount is listed, not added as 0."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from xltools.merging.consolidation import GroupTotal, Line
from xltools.merging.departments import Department
from xltools.merging.names import name_key
from xltools.model.finding import Finding, Level

NO_TYPE: Final = "（未选定）"
SEVERAL_TYPES: Final = "（选了多项）"
OPTION_NUMBER: Final = re.compile(r"\d+[.、．]?")


def type_title(selected: Sequence[str]) -> str:
    """The project type a form is summed under: the option without its number, 其它 written as 其他."""
    names = {OPTION_NUMBER.sub("", name_key(option), count=1).replace("其它", "其他") for option in selected}
    if len(names) > 1:
        return SEVERAL_TYPES
    return next(iter(names), NO_TYPE)


def is_doubtful(line: Line) -> bool:
    """True when the unit of the budget was assumed or is in doubt (U01, U02): such a figure is marked wherever it is shown."""
    budget = line.outline.budget
    return budget.yuan is not None and (budget.doubtful or budget.unit_from == "assumed")


def total(
    name: str, lines: Sequence[Line], department: Department | None = None, about_workbooks: Sequence[Finding] = ()
) -> GroupTotal:
    """Sum of some lines; `about_workbooks` are findings about the workbooks they came from, not about a form."""
    budgets = [line.outline.budget.yuan for line in lines]
    costs = [line.outline.cost for line in lines if line.outline.cost is not None]
    findings = [*(one for line in lines for one in line.findings), *about_workbooks]
    return GroupTotal(
        name=name,
        projects=len(lines),
        budget=sum((yuan for yuan in budgets if yuan is not None), Decimal(0)),
        cost=sum(costs, Decimal(0)),
        unreadable=budgets.count(None),
        doubtful=sum(map(is_doubtful, lines)),
        errors=count_level(findings, "error"),
        warnings=count_level(findings, "warning"),
        explained=count_level(findings, "explained"),
        department=department,
    )


def count_level(findings: Iterable[Finding], level: Level) -> int:
    """How many findings have this level."""
    return sum(1 for finding in findings if finding.level == level)


def by_department(
    lines: Sequence[Line], about_workbooks: Mapping[str, Sequence[Finding]] = MappingProxyType({})
) -> tuple[GroupTotal, ...]:
    """One total a department, in order of appearance; `about_workbooks` are further findings by department."""
    groups = grouped(lines, department_name).items()
    return tuple(total(name, group, group[0].department, about_workbooks.get(name, ())) for name, group in groups)


def by_type(lines: Sequence[Line]) -> tuple[GroupTotal, ...]:
    """One total a project type, the largest budget first."""
    groups = grouped(lines, line_type).items()
    return tuple(sorted((total(name, group) for name, group in groups), key=lambda one: (-one.budget, one.name)))


def department_name(line: Line) -> str:
    """The department a line is summed under."""
    return line.department.name


def line_type(line: Line) -> str:
    """The project type a line is summed under."""
    return type_title(line.outline.types)


def grouped(lines: Iterable[Line], key: Callable[[Line], str]) -> dict[str, list[Line]]:
    """Lines by key, keys in order of appearance."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return groups
