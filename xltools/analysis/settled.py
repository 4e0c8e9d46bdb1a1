"""What a check of cost against budget still says after the budget alone was changed, for checks that cannot read texts."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.project import COST, analyse
from xltools.model.declaration import Field

_SHARES: Final = re.compile(r"[%％﹪成折]")
_OTHER_BUDGET: Final = Decimal("7777777.77")


def is_single_figure(project: Project) -> bool:
    """Whether the cost cell names one figure only, and any other budget would differ from it.

    Then cost and budget are two numbers. Elsewhere another budget may be one of several figures of the text, a share
    of one or within a range, and only a new reading can tell.
    """
    total, rows = project.cost_total, project.declaration.indicators
    if total is None or len(total.places) > 1 or total.source not in {"stated", "single"}:
        return False
    if total.approximate or total.upper_bound or total.range_to is not None:
        return False
    amounts = [item for item in project.amounts if item.indicator is not None and rows[item.indicator].level2 == COST]
    if len(amounts) != 1 or any(_SHARES.search(rows[index].text) for index in total.places):
        return False
    other = with_budget(project, total.yuan + _OTHER_BUDGET)
    return other.tie.outcome == "differs" and other.cost_total is not None and other.cost_total.yuan == total.yuan


def with_budget(project: Project, yuan: Decimal) -> Project:
    """The project as if its budget were this number of yuan."""
    declaration = project.declaration
    budget = Field(f"{yuan}元", declaration.field_place("budget"))
    return analyse(replace(declaration, fields={**declaration.fields, "budget": budget}, label_unit=None))
