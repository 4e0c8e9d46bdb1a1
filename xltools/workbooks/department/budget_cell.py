"""How a budget stands in a cell: a real number in the unit the label names, the original wording beside it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.forms.keys import squeeze
from xltools.model.declaration import LabelUnit
from xltools.values.plain import plain
from xltools.workbooks.cells import cell_text, exact_number

WAN_PLACES: Final = -4
UNITS: Final[tuple[LabelUnit, ...]] = ("元", "万元")
DEFAULT_UNIT: Final[LabelUnit] = "元"
"""Unit of the printed label where the source's label names none: amounts are then shown in yuan."""


@dataclass(frozen=True, slots=True)
class BudgetCell:
    """`number` is in `unit`; where it is None, `text` stands in the cell. `wording` is "" where the number says it all."""

    label: str
    unit: LabelUnit
    number: Decimal | None
    text: str
    wording: str

    @property
    def shown(self) -> str:
        """What stands in the cell, as a reader will see it."""
        return self.text if self.number is None else plain(self.number)

    @property
    def yuan(self) -> Decimal | None:
        """The number in yuan."""
        return None if self.number is None else to_yuan(self.number, self.unit)


def to_yuan(number: Decimal, unit: LabelUnit) -> Decimal:
    """An amount in a label's unit as yuan."""
    return number.scaleb(-WAN_PLACES) if unit == "万元" else number


def budget_cell(project: Project, title: str = "预算金额") -> BudgetCell:
    """The budget of a project as its sheet shows it."""
    declaration = project.declaration
    field = declaration.fields.get("budget")
    raw = field.raw if field else ""
    unit = declaration.label_unit or DEFAULT_UNIT
    number = cell_number(project.budget.yuan, unit)
    says_it_all = number is None or (raw == plain(number) and declaration.label_unit == unit)
    return BudgetCell(
        label=budget_label(unit, title),
        unit=unit,
        number=number,
        text=cell_text(raw) if number is None else "",
        wording="" if says_it_all else cell_text(raw),
    )


def budget_label(unit: LabelUnit, title: str = "预算金额") -> str:
    """The printed label."""
    return f"{title}\n（{unit}）"


def is_budget_label(label: str) -> bool:
    """Whether a label is one the drop-down offers: a unit somebody chose, not a label somebody damaged."""
    return squeeze(label) in {squeeze(budget_label(unit)) for unit in UNITS}


def cell_number(yuan: Decimal | None, unit: LabelUnit) -> Decimal | None:
    """The amount in the unit, None where a cell's number could not hold it exactly."""
    if yuan is None:
        return None
    number = yuan.scaleb(WAN_PLACES) if unit == "万元" else yuan
    return None if exact_number(number) is None else number
