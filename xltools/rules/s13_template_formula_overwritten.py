"""S13 公式或标签被覆盖

检查什么
    由模板生成的部门工作簿里，公式单元格是不是还保持原来的公式，印好的栏目名称是不是被改动。增加指标行不算。

为什么
    公式被改成数字，汇总数就不再随项目表变动；栏目名称被改，汇总时可能认不出这一栏。

反例
    汇总表的合计单元格原是公式，被改成手填的数字。

正例
    在指标表里插入一行，填写新增的指标。

怎么改
    恢复公式和栏目名称：用“重算合计”（xltools recompute）另存一份恢复了公式的副本，或从模板复制。
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.workbook import ChangeKind, DepartmentWorkbook
from xltools.rules.rule import Defect, Spot, WorkbookRule

ADVICE: Final[Mapping[ChangeKind, str]] = {
    "formula-overwritten": "请恢复原来的公式。",
    "formula-changed": "请恢复原来的公式。",
    "label-changed": "请恢复原来的名称。",
}


def check(workbook: DepartmentWorkbook, projects: Sequence[Project]) -> Iterator[Defect]:  # noqa: ARG001 - one signature for all
    """One defect for each formula or label that is not the template's."""
    for change in workbook.changes:
        if change.kind in ADVICE:
            yield Defect(
                change.message + ADVICE[change.kind], Spot(change.place), quote=change.found, position=change.position
            )


RULE = WorkbookRule(
    id="S13",
    name="template-formula-overwritten",
    title="公式或标签被覆盖",
    page=__doc__,
    severity="warning",
    check=check,
)
