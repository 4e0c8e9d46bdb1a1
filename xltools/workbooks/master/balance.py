"""舍位平衡 of the budgets: figures in 万元 that add up from the projects to the departments to the total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from xltools.merging.sums import department_name, line_type
from xltools.values.balanced_rounding import balanced, balanced_groups, rounded
from xltools.workbooks.master.entries import Entry

PLACES: Final = 2
"""Decimal places of a balanced figure in 万元."""
EXPLAINED: Final = (
    f"“舍位平衡”列按 {PLACES} 位小数取整，保证项目之和等于部门、部门之和等于合计；“舍位调整”列不为空的，是为平衡而与四舍五入相差的数。"
    "该列为写出时的数值，不随单元格改动重算。"
)


@dataclass(frozen=True, slots=True)
class Rounded:
    """A figure in 万元 rounded so that its column adds up; `shift` is its difference from plain rounding."""

    figure: Decimal
    shift: Decimal


@dataclass(frozen=True, slots=True)
class Balance:
    """The balanced figures of a consolidation: one an entry (None without a usable budget), by group, and the total.

    Types are balanced among themselves: projects add up to their department, not to their type.
    """

    entries: tuple[Rounded | None, ...]
    departments: Mapping[str, Rounded]
    types: Mapping[str, Rounded]
    total: Decimal


def balance(entries: Sequence[Entry]) -> Balance:
    """Balance the budgets of the entries, which stand department by department."""
    groups = {
        name: tuple(map(in_wan, group)) for name, group in groupby(entries, lambda one: department_name(one.line))
    }
    total, figures = balanced_groups([[one or Decimal(0) for one in group] for group in groups.values()], PLACES)
    departments, projects = {}, []
    for (name, group), (figure, members) in zip(groups.items(), figures, strict=True):
        departments[name] = compared(sum((one or Decimal(0) for one in group), Decimal(0)), figure)
        projects += [None if one is None else compared(one, member) for one, member in zip(group, members, strict=True)]
    return Balance(tuple(projects), departments, by_type(entries), total)


def by_type(entries: Sequence[Entry]) -> dict[str, Rounded]:
    """The project types balanced to the total."""
    sums: dict[str, Decimal] = {}
    for entry in entries:
        name = line_type(entry.line)
        sums[name] = sums.get(name, Decimal(0)) + (in_wan(entry) or Decimal(0))
    figures = balanced(tuple(sums.values()), PLACES)
    return {name: compared(exact, figure) for (name, exact), figure in zip(sums.items(), figures, strict=True)}


def in_wan(entry: Entry) -> Decimal | None:
    """The budget in 万元; None without a usable one."""
    budget = entry.figures.budget
    return None if budget is None else budget.scaleb(-4)


def compared(exact: Decimal, figure: Decimal) -> Rounded:
    """The balanced figure beside plain rounding."""
    return Rounded(figure, figure - rounded(exact, PLACES))
