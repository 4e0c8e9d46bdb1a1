"""S11 汇总≠分表合计

检查什么
    部门工作簿里应由公式算出的数（汇总表各行和合计、各项目表的核对栏），公式被改掉以后，留下的数与按各项目表重新计算的
    结果是否相差超过一分。

为什么
    手工填写的汇总数不会随项目表变动。它与分表对不上，上报和批复的总数就是错的。

反例
    汇总表的合计公式被改成手填的 500000，各项目表的预算金额相加为 520000 元。

正例
    汇总表的合计由公式算出，等于各项目表的预算金额之和。

怎么改
    恢复公式：用“重算合计”（xltools recompute）另存一份恢复了公式的副本，或从模板复制该单元格的公式。
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.figures import expected_figure
from xltools.model.place import Place
from xltools.model.workbook import DepartmentWorkbook, SummaryFigure
from xltools.rules.rule import Defect, Spot, WorkbookRule
from xltools.rules.wording import compared

CENT: Final = Decimal("0.01")


def check(workbook: DepartmentWorkbook, projects: Sequence[Project]) -> Iterator[Defect]:
    """One defect for each figure without its formula that differs from the sheets by more than a 分."""
    changed = {change.place for change in workbook.changes if change.kind == "formula-changed"}
    for figure in workbook.figures:
        if figure.value is None or not (figure.typed or figure.place in changed):
            continue
        expected = expected_figure(figure, projects)
        if expected is not None and abs(expected - figure.value) > CENT:
            yield defect(figure, figure.value, expected, sources(figure, projects))


def sources(figure: SummaryFigure, projects: Sequence[Project]) -> tuple[Place, ...]:
    """The budget fields the figure is made of."""
    counted = (p for p in projects if figure.position in (None, p.declaration.position))
    return tuple(project.declaration.field_place("budget") for project in counted)


def defect(figure: SummaryFigure, value: Decimal, expected: Decimal, related: tuple[Place, ...]) -> Defect:
    """The figure as it stands and as the sheets give it."""
    computed, stated, gap = compared(expected, value)
    return Defect(
        f"按各项目表计算为 {computed}，表中写 {stated}，相差 {gap}，原有公式已被改掉，请恢复公式。",
        Spot(figure.place, figure.title, figure.title),
        computed=expected,
        stated=value,
        related=related,
        position=figure.position,
    )


RULE = WorkbookRule(
    id="S11",
    name="summary-differs-from-sheets",
    title="汇总≠分表合计",
    page=__doc__,
    severity="error",
    check=check,
)
