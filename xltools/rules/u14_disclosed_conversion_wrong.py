"""U14 公开表单位换算

检查什么
    部门工作簿里以万元显示的数，是不是原数除以 10000 后保留了六位小数。公式被改掉，留下的数是四舍五入到更少位数的，
    或者差了十倍、百倍的，在这里报；差成别的数的由 S11 报。

为什么
    汇总和公开都以万元数为准。少保留几位，各部门相加就对不上；差了倍数，公开的就是错数。

反例
    预算金额 4,631,592 元，以万元显示的单元格改填 463.16。

正例
    预算金额 4,631,592 元，以万元显示为 463.1592。

怎么改
    恢复公式：用“重算合计”（xltools recompute）另存一份恢复了公式的副本，或从模板复制该单元格的公式。
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.figures import expected_figure
from xltools.model.workbook import DepartmentWorkbook, SummaryFigure
from xltools.rules.rule import Defect, Spot, WorkbookRule
from xltools.rules.wording import FINEST, WAN
from xltools.values.plain import plain

LARGEST_SHIFT: Final = 6
DECIMALS: Final = 6


def check(workbook: DepartmentWorkbook, projects: Sequence[Project]) -> Iterator[Defect]:
    """One defect for each figure in 万元 without its formula that is a wrong conversion of the right amount."""
    changed = {change.place for change in workbook.changes if change.kind == "formula-changed"}
    for figure in workbook.figures:
        if figure.unit != "万元" or not figure.value or not (figure.typed or figure.place in changed):
            continue
        expected = expected_figure(figure, projects)
        if expected is not None and is_conversion(figure.value, expected):
            yield defect(figure, figure.value, expected)


def is_conversion(value: Decimal, expected: Decimal) -> bool:
    """Whether a figure is the expected one rounded too early, or with the point in the wrong place; yuan."""
    if abs(value - expected) <= FINEST:
        return False
    wan = expected / WAN
    rounded = any(value / WAN == wan.quantize(Decimal(1).scaleb(-n), ROUND_HALF_UP) for n in range(DECIMALS))
    return rounded or any(value in (expected.scaleb(n), expected.scaleb(-n)) for n in range(1, LARGEST_SHIFT))


def defect(figure: SummaryFigure, value: Decimal, expected: Decimal) -> Defect:
    """The figure as it stands and as it should be, both in 万元."""
    return Defect(
        f"按元换算为 {plain(expected / WAN)}万元，表中写 {plain(value / WAN)}万元，换算有误，请恢复公式，保留六位小数。",
        Spot(figure.place, figure.title, figure.title),
        quote=plain(value / WAN),
        computed=expected,
        stated=value,
        position=figure.position,
    )


RULE = WorkbookRule(
    id="U14",
    name="disclosed-conversion-wrong",
    title="公开表单位换算",
    page=__doc__,
    severity="error",
    check=check,
)
