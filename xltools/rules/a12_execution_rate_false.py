"""A12 执行率

检查什么
    自评表等写有预算数、执行数和执行率的，执行数除以预算数是不是等于所写的执行率；按所写的位数四舍五入。

为什么
    执行率直接计分。算错了，自评分和结果应用都不可靠。

反例
    其他说明的问题：全年预算数50万元，全年执行数41.2万元，执行率85%。

正例
    其他说明的问题：全年预算数50万元，全年执行数41.2万元，执行率82%。

怎么改
    核对预算数和执行数（年中调整过的用全年预算数），重新计算执行率。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.execution import Execution, executions_in
from xltools.analysis.facts import Project
from xltools.model.declaration import EXTRA_TITLES
from xltools.rules.rule import Defect, ProjectRule, Spot
from xltools.rules.texts import spot_of, whole_text, written_texts
from xltools.values.plain import plain

RATE: Final = "执行率"
"""Stands in every text that names a rate."""


def check(project: Project) -> Iterator[Defect]:
    """One defect for each written rate that its figures do not give."""
    declaration = project.declaration
    for where, text in written_texts(declaration) if RATE in whole_text(declaration) else ():
        for found in executions_in(text):
            if not found.holds:
                yield defect(found, spot_of(declaration, where))
    for name, field in declaration.extra.items():
        for found in executions_in(field.text):
            if not found.holds:
                yield defect(found, Spot(field.place, EXTRA_TITLES[name], EXTRA_TITLES[name]))


def defect(found: Execution, spot: Spot) -> Defect:
    """The two figures, the rate they give, and the written one."""
    computed = plain(found.computed.quantize(Decimal("0.01")))
    working = f"{found.executed} ÷ {found.budget} = {computed}%"
    return Defect(
        f"{working}，表中写 {plain(found.rate)}%，请核对预算数、执行数和执行率。",
        spot,
        quote=found.quote,
        start=found.start,
        end=found.end,
        working=working,
    )


RULE = ProjectRule(id="A12", name="execution-rate-false", title="执行率", page=__doc__, severity="error", check=check)
