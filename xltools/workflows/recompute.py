"""Recompute every total of a department workbook from its project sheets and compare it with what stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis.facts import Project
from xltools.analysis.figures import expected_figure
from xltools.analysis.totals import Totals, totals
from xltools.model.workbook import DepartmentWorkbook, SummaryFigure

CENT: Final = Decimal("0.01")
"""Figures on 汇总 are rounded to the 分; a difference of one is no difference."""

Cause = Literal["typed", "changed", "not-updated", "intact"]
"""A constant stands where the formula was; another formula stands there; the result is older than the sheets; none."""


@dataclass(frozen=True, slots=True)
class RecomputedFigure:
    """One figure: what stands there (`figure.value`) and what the sheets give, yuan; None = blank.

    `project` is "" for a total.
    """

    figure: SummaryFigure
    project: str
    computed: Decimal | None
    cause: Cause

    @property
    def differs(self) -> bool:
        """Whether a reader would take a wrong figure from the workbook."""
        stated = self.figure.value
        if stated is None or self.computed is None:
            return stated != self.computed
        return abs(self.computed - stated) > CENT

    @property
    def difference(self) -> Decimal | None:
        """Computed - stated; None when one of them is blank."""
        if self.figure.value is None or self.computed is None:
            return None
        return self.computed - self.figure.value

    @property
    def to_restore(self) -> bool:
        """Whether a copy should get the formula, or the result, it ought to have."""
        return self.differs or self.cause in {"typed", "changed"}


@dataclass(frozen=True, slots=True)
class Recomputation:
    """Everything recomputed for one file. `figures` is empty for a source without a 汇总 of ours."""

    file: str
    projects: tuple[Project, ...]
    totals: Totals
    figures: tuple[RecomputedFigure, ...]

    @property
    def differences(self) -> tuple[RecomputedFigure, ...]:
        """Figures that are not what the sheets give."""
        return tuple(figure for figure in self.figures if figure.differs)

    @property
    def overwritten(self) -> tuple[RecomputedFigure, ...]:
        """Figures that agree, yet whose formula is gone: they will not follow the sheets."""
        return tuple(figure for figure in self.figures if figure.to_restore and not figure.differs)


def recompute(file: str, projects: Sequence[Project], workbook: DepartmentWorkbook | None = None) -> Recomputation:
    """Totals of the projects, beside the figures of the workbook they come from (None for a document)."""
    figures = () if workbook is None else tuple(recomputed(one, projects, workbook) for one in workbook.figures)
    return Recomputation(file, tuple(projects), totals(projects), figures)


def recomputed(figure: SummaryFigure, projects: Sequence[Project], workbook: DepartmentWorkbook) -> RecomputedFigure:
    """One figure beside what the sheets give; a total of nothing is 0, as its formula says."""
    computed = expected_figure(figure, projects)
    if computed is None and figure.position is None:
        computed = Decimal(0)
    names = (p.declaration.project for p in projects if p.declaration.position == figure.position)
    line = RecomputedFigure(figure, next(names, ""), computed, cause_of(figure, workbook))
    return replace(line, cause="not-updated") if line.differs and line.cause == "intact" else line


def cause_of(figure: SummaryFigure, workbook: DepartmentWorkbook) -> Cause:
    """What happened to the figure's formula."""
    if figure.typed:
        return "typed"
    changed = {change.place for change in workbook.changes if change.kind == "formula-changed"}
    return "changed" if figure.place in changed else "intact"
